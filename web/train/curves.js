import { css, html, nothing } from "lit";
import { LiveElement } from "../components/live-element.js";
import { rangeOf, rateChanges, showRange } from "../experiment/curve-view.js";
import { isTraining } from "../experiment/store.js";
import { metricFor } from "../experiment/suggest.js";
import { base } from "../styles/shared.js";
import { axisEnd, bestOf, metricsOf, pointsOf, seriesName } from "../experiment/series.js";

/** The live curves. The plotting library comes when the first run starts. */
class Curves extends LiveElement {
  static areas = ["training", "data", "ui"];

  static styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
        gap: 1rem 1.5rem;
        --chart-height: clamp(11rem, 32vh, 26rem);
      }

      :host([large]) {
        --chart-height: clamp(11rem, 45vh, 40rem);
      }

      figcaption,
      .key {
        display: flex;
        gap: 0 1rem;
        align-items: center;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      figcaption {
        min-height: 2rem;
        font-size: var(--small);
        font-weight: 600;
        color: var(--ink);
      }

      /* As high as the title will be. */
      mb-chart-frame:not(:defined) {
        display: block;
        padding-top: 2rem;
      }

      mb-chart-frame:not(:defined) .key {
        display: none;
      }

      .key span {
        display: inline-flex;
        gap: 0.375rem;
        align-items: center;
      }

      .key i {
        width: 1.125rem;
        border-top: 2px solid var(--accent);
      }

      .key .second i {
        border-top: 2px dashed var(--second);
      }

      /* What the chart and the values above it take. */
      mb-chart,
      .empty {
        height: calc(var(--chart-height) + 1.5 * var(--tiny));
      }

      .empty {
        border: 1px solid var(--line);
      }
    `,
  ];

  #group = crypto.randomUUID?.() ?? String(Math.random());

  render() {
    const { training, data } = this.state;
    const predicts = data.prepared ?? { task: /** @type {const} */ ("classification") };
    const started =
      training.epoch.length > 0 || training.tail.length > 0 || training.status === "running";
    if (started) void import("./chart.js");
    return metricsOf(training, metricFor(predicts)).map((name) =>
      started
        ? this.#chart(name)
        : html`<figure>
            <figcaption>${seriesName(this.language, name)}</figcaption>
            <div class="empty"></div>
          </figure>`,
    );
  }

  /** @param {string} name of the metric */
  #chart(name) {
    const { training, ui } = this.state;
    const { history, epoch } = training;
    const points = pointsOf(training, name);
    const best = bestOf(history);
    const isUnit = /accuracy/.test(name);
    const isPair = !(name in history) || `val_${name}` in history;
    const title = seriesName(this.language, name);
    const [train, validation] = [this.t("series.training"), this.t("series.validation")];
    const table = () => ({
      columns: [this.t("train.epoch"), ...(isPair ? [train, validation] : [title])],
      rows: epoch.map((_, at) => [
        epoch[at] + 1,
        history[name]?.[at],
        ...(isPair ? [history[`val_${name}`]?.[at]] : []),
      ]),
    });
    return html`<mb-chart-frame
      heading=${title}
      units=${this.t("train.byEpoch")}
      .table=${table}
      is-table
    >
      ${
        isPair
          ? html`<span class="key" slot="key">
              <span><i></i><mb-term name="training">${train}</mb-term></span>
              <span class="second"><i></i><mb-term name="validation">${validation}</mb-term></span>
            </span>`
          : nothing
      }
      <mb-chart
        .points=${points}
        .end=${axisEnd(training, isTraining(this.state))}
        .best=${best < 0 ? 0 : epoch[best] + 1}
        .group=${this.#group}
        .smoothing=${ui.curves.smoothing}
        .range=${rangeOf(this.state)}
        .marks=${rateChanges(history).map(({ x, rate }) => ({ x, low: true, text: this.#rate(rate) }))}
        ?log=${ui.curves.log && !isUnit}
        ?unit=${isUnit}
        label=${this.#words(name, points)}
        @range-chosen=${(/** @type {CustomEvent} */ { detail }) => showRange(this.playground, detail)}
      ></mb-chart>
    </mb-chart-frame>`;
  }

  /** @param {number} rate the learning rate from an epoch on */
  #rate(rate) {
    return `${seriesName(this.language, "learning_rate")} ${this.language.quantity(rate)}`;
  }

  /**
   * What the curve shows, in words.
   * @param {string} name
   * @param {[number[], (number | null)[], (number | null)[]]} points
   */
  #words(name, [x, train, validation]) {
    const last = (/** @type {(number | null)[]} */ values) =>
      this.language.metric(values.findLast((value) => value !== null));
    return this.t("train.curve", {
      name: seriesName(this.language, name),
      epochs: Math.floor(x.at(-1) ?? 0),
      train: last(train),
      validation: last(validation),
    });
  }
}

customElements.define("mb-curves", Curves);
