import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { isTraining } from "../experiment/store.js";
import { metricFor } from "../experiment/suggest.js";
import { base } from "../styles/shared.js";
import { axisEnd, bestOf, metricsOf, pointsOf, seriesName } from "../experiment/series.js";

/** The live curves. The plotting library comes when the first run starts. */
class Curves extends StoreElement {
  static areas = ["training", "data"];

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

      figcaption {
        display: flex;
        gap: 1rem;
        align-items: baseline;
        font-size: var(--small);
        font-weight: 600;
      }

      .key {
        display: inline-flex;
        gap: 0.375rem;
        align-items: center;
        font-size: var(--tiny);
        font-weight: 400;
        color: var(--ink-soft);
      }

      .key::before {
        content: "";
        width: 1.125rem;
        border-top: 2px solid var(--accent);
      }

      .key.second::before {
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
    const task = data.prepared?.task ?? "classification";
    const started =
      training.epoch.length > 0 || training.tail.length > 0 || training.status === "running";
    const logged = Object.keys(training.history);
    if (started) void import("./chart.js");
    const best = bestOf(training.history);
    return metricsOf(training, metricFor(task)).map((name) => {
      const points = pointsOf(training, name);
      return html`<figure>
        <figcaption>
          ${seriesName(this.language, name)}
          ${
            logged.includes(name) && !logged.includes(`val_${name}`)
              ? nothing
              : html`<span class="key">${this.t("series.training")}</span>
                  <span class="key second">${this.t("series.validation")}</span>`
          }
        </figcaption>
        ${
          started
            ? html`<mb-chart
                .points=${points}
                .end=${axisEnd(training, isTraining(this.state))}
                .best=${best < 0 ? 0 : training.epoch[best] + 1}
                .group=${this.#group}
                ?unit=${/accuracy/.test(name)}
                label=${this.#words(name, points)}
              ></mb-chart>`
            : html`<div class="empty"></div>`
        }
      </figure>`;
    });
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
