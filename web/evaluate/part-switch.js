import { css, html, nothing } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { choosePart, stopJudging } from "../experiment/choosing-part.js";
import { partsOf } from "../experiment/parts.js";
import { seriesName } from "../experiment/series.js";
import { base, controls, switches } from "../styles/shared.js";
import { testWords } from "./words.js";

/** Which rows the model is judged on: each part is judged when it is first asked for. */
class PartSwitch extends StoreElement {
  static areas = ["evaluation", "data", "training.experiment"];

  static styles = [
    base,
    controls,
    switches,
    css`
      span {
        font-variant-numeric: tabular-nums;
      }

      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
        margin-top: 0.5rem;
        font-size: var(--small);
        color: var(--ink-soft);
      }

      mb-notice {
        margin-top: 0.5rem;
      }
    `,
  ];

  render() {
    const { status, part, rows, progress, error, others } = this.state.evaluation;
    const running = status === "running";
    // While the test that follows a training runs there is nothing to choose yet.
    if (status !== "ready" && !others.test) return nothing;
    const { number, percent } = this.language;
    const words = testWords(this.state);
    const busy = this.t("evaluate.judging", { share: percent(progress) });
    return html`<div class="switch" role="group" aria-label=${this.t(`evaluate.${words}parts`)}>
        ${partsOf(this.state).map(
          ({ part: name, rows: count }) =>
            html`<button
              class="small"
              aria-pressed=${name === part}
              aria-disabled=${running && name !== part ? "true" : nothing}
              @click=${() => choosePart(this.playground, name)}
            >
              ${this.t(`evaluate.part_${name}`)} ${number(count)}
            </button>`,
        )}
        ${
          running
            ? html`<button class="small quiet" @click=${() => stopJudging(this.playground)}>
                ${this.t("common.cancel")}
              </button>`
            : nothing
        }
      </div>
      <p role="status">
        ${running ? busy : this.t(`evaluate.${words}rows_${part}`, { count: rows })}
        ${running ? nothing : html`<span>${this.#metrics()}</span>`}
      </p>
      ${
        error && status === "ready"
          ? html`<mb-notice kind="error">${this.language.message(error)}</mb-notice>`
          : nothing
      }`;
  }

  /** What the model was trained to make small, and the metrics that were chosen for it. */
  #metrics() {
    const { metrics } = this.state.evaluation;
    const { language } = this;
    return Object.entries(metrics)
      .map(([name, value]) => `${seriesName(language, name)} ${language.metric(value)}`)
      .join(" · ");
  }
}

customElements.define("mb-part-switch", PartSwitch);
