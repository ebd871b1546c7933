import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/histogram.js";
import "../components/notice.js";
import "../components/scatter-plot.js";
import { base, controls } from "../styles/shared.js";
import { finite } from "./finite.js";
import "./over-time.js";
import { ScoredElement } from "./scored-element.js";
import { testWords } from "./words.js";

/** @import { Predictions } from "minibatch" */
/** @typedef {import("./finite.js").Points} Points */
/** @typedef {{ from: number, to: number, counts: number[] }} Errors */

/** More points than this no plot of its size shows. */
const most = 1000;
const bins = 20;

/** How far predicted numbers are off: predicted beside true, errors beside predicted, and how often each size occurs. */
class ErrorPlots extends ScoredElement {
  static properties = { ...ScoredElement.properties, chosen: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 1.25rem 2rem;
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
      }

      .wide {
        grid-column: 1 / -1;
      }
    `,
  ];

  constructor() {
    super();
    /** A point's place, in both of the plots that have it. @type {number | null} */
    this.chosen = null;
  }

  /** Which of several numbers that are predicted. */
  get #number() {
    const { number, errors } = this.state.evaluation;
    return Math.max(0, Math.min(number, errors.length - 1));
  }

  /** @protected */
  get question() {
    return String(this.#number);
  }

  /** @param {Predictions} predictions @protected */
  async ask(predictions) {
    this.chosen = null;
    const number = this.#number;
    const points = finite(await predictions.scatter({ number, points: most }));
    return { points, errors: await predictions.errorHistogram({ number, bins }), number };
  }

  render() {
    if (this.error)
      return html`<mb-notice kind="error" class="wide"
        >${this.language.message(this.error)}</mb-notice
      >`;
    if (!this.found) return nothing;
    /** @type {{ points: Points, errors: Errors, number: number }} */
    const { points, errors, number } = this.found;
    const target = this.state.data.prepared?.targets?.[number] ?? "";
    const { rows } = this.state.evaluation;
    const isSome = points.rows.length < rows;
    return html`${this.state.data.prepared?.windows ? html`<mb-over-time class="wide"></mb-over-time>` : nothing}
    ${this.#against(points, target)} ${this.#residuals(points, target)}
    ${this.#histogram(errors, target)}
    ${
      isSome
        ? html`<p class="faint wide">
            ${this.t(`evaluate.${testWords(this.state)}someDrawn`, { count: points.rows.length, rows })}
          </p>`
        : nothing
    }`;
  }

  /** What a point says. @param {Points} points @returns {(at: number) => string} */
  #textOf({ rows, actual, predicted }) {
    const { quantity, metric } = this.language;
    return (at) =>
      this.t(`evaluate.${testWords(this.state)}point`, {
        row: rows[at] + 1,
        actual: quantity(actual[at]),
        predicted: metric(predicted[at]),
        error: metric(predicted[at] - actual[at]),
      });
  }

  /** @param {Points} points @param {string} target */
  #table({ rows, actual, predicted }, target) {
    const row = this.t(`evaluate.${testWords(this.state)}rowHead`);
    const columns = [row, this.#true(target), this.#predicted(target), this.#error];
    const off = (/** @type {number} */ at) => predicted[at] - actual[at];
    return {
      columns,
      rows: rows.map((row, at) => [row + 1, actual[at], predicted[at], off(at)]),
    };
  }

  /** @param {string} name */
  #true = (name) =>
    name ? this.t("evaluate.actualOf", { name }) : this.t("evaluate.actualNumber");

  /** @param {string} name */
  #predicted = (name) =>
    name ? this.t("evaluate.predictedOf", { name }) : this.t("evaluate.predictedNumber");

  get #error() {
    return this.t("evaluate.errorAxis");
  }

  /** @param {Points} points @param {string} target */
  #against(points, target) {
    const title = this.t("evaluate.against");
    return html`<mb-chart-frame
      heading=${title}
      units=${target}
      .table=${() => this.#table(points, target)}
    >
      <mb-scatter-plot
        .x=${points.actual}
        .y=${points.predicted}
        line="equal"
        lineName=${this.t("evaluate.againstLine")}
        xName=${this.#true(target)}
        yName=${this.#predicted(target)}
        label=${title}
        .textOf=${this.#textOf(points)}
        .chosen=${this.chosen}
        @choose=${this.#choose}
      ></mb-scatter-plot>
    </mb-chart-frame>`;
  }

  /** @param {Points} points @param {string} target */
  #residuals(points, target) {
    const title = this.t("evaluate.residuals");
    const { actual, predicted } = points;
    return html`<mb-chart-frame
      heading=${title}
      units=${target}
      .table=${() => this.#table(points, target)}
    >
      <mb-scatter-plot
        .x=${predicted}
        .y=${predicted.map((value, at) => value - actual[at])}
        line="zero"
        lineName=${this.t("evaluate.residualsLine")}
        xName=${this.#predicted(target)}
        yName=${this.#error}
        label=${title}
        .textOf=${this.#textOf(points)}
        .chosen=${this.chosen}
        @choose=${this.#choose}
      ></mb-scatter-plot>
    </mb-chart-frame>`;
  }

  /** @param {CustomEvent<number | null>} event */
  #choose({ detail }) {
    this.chosen = detail;
  }

  /** @param {Errors} errors @param {string} target */
  #histogram({ from, to, counts }, target) {
    const edges = Array.from(
      { length: counts.length + 1 },
      (_, i) => from + ((to - from) * i) / counts.length,
    );
    const name = this.t(`evaluate.${testWords(this.state)}count`);
    const table = () => ({
      columns: [this.t("evaluate.errorFrom"), this.t("evaluate.errorTo"), name],
      rows: counts.map((count, i) => [edges[i], edges[i + 1], count]),
    });
    const title = this.t("evaluate.errorHistogram");
    return html`<mb-chart-frame heading=${title} units=${target} .table=${table}>
      <mb-histogram .edges=${edges} .series=${[{ name, counts }]} label=${title}></mb-histogram>
      <p class="faint">${this.#error}</p>
    </mb-chart-frame>`;
  }
}

customElements.define("mb-error-plots", ErrorPlots);
