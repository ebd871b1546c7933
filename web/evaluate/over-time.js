import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/lines-plot.js";
import "../components/notice.js";
import { seriesOf } from "../experiment/forecast.js";
import { base, controls } from "../styles/shared.js";
import { finite } from "./finite.js";
import { ScoredElement } from "./scored-element.js";
import { testWords } from "./words.js";

/** @import { Predictions } from "minibatch" */
/** @typedef {import("./finite.js").Points} Points */
/** @typedef {{ name: string, target: string, points: Points }} Frame */

/** More points than this no plot of its size shows. */
const most = 1000;
/** So many frames are drawn at first. */
const firstFrames = 6;

/** The forecast over time beside what was: each series, and each number that is predicted of it, in a frame of its own. */
class OverTime extends ScoredElement {
  static properties = {
    ...ScoredElement.properties,
    series: { state: true },
    all: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      .frames {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        gap: 1.25rem 2rem;
      }

      .field {
        max-width: 16rem;
      }
    `,
  ];

  constructor() {
    super();
    /** The one that is drawn alone; "" for all. */
    this.series = "";
    /** Whether more frames are drawn than the first. */
    this.all = false;
  }

  get #targets() {
    return this.state.data.prepared?.targets ?? [];
  }

  /** @protected */
  get question() {
    return this.state.data.prepared?.output ?? "";
  }

  /** @param {Predictions} predictions @protected */
  async ask(predictions) {
    this.all = false;
    const count = Math.max(1, this.state.evaluation.errors.length);
    const numbers = await Promise.all(
      Array.from({ length: count }, (_, number) => predictions.scatter({ number, points: most })),
    );
    const names = await seriesOf(this.playground, numbers[0].rows);
    return { numbers: numbers.map(finite), rows: numbers[0].rows, names };
  }

  render() {
    if (this.error)
      return html`<mb-notice kind="error">${this.language.message(this.error)}</mb-notice>`;
    if (!this.found) return nothing;
    const { numbers, rows, names } = this.found;
    const known = names ? [...new Set(names)] : [];
    const frames = this.#frames(numbers, rows, names, known);
    const shown = this.all ? frames : frames.slice(0, firstFrames);
    const hidden = frames.length - shown.length;
    return html`${known.length > 1 ? this.#choice(known) : nothing}
      <div class="frames">${shown.map((frame) => this.#frame(frame))}</div>
      ${
        hidden > 0
          ? html`<div>
              <button class="link" @click=${() => (this.all = true)}>
                ${this.t("common.showMore", { count: hidden })}
              </button>
            </div>`
          : nothing
      }`;
  }

  /**
   * @param {Points[]} numbers the points of each number that is predicted
   * @param {number[]} rows
   * @param {string[] | null} names of the series that each row is of
   * @param {string[]} known
   * @returns {Frame[]}
   */
  #frames(numbers, rows, names, known) {
    const chosen = known.includes(this.series) ? [this.series] : known;
    return numbers.flatMap((points, number) => {
      const target = this.#targets[number] ?? "";
      if (!names || known.length < 2) return [{ name: "", target, points }];
      const of = new Map(rows.map((row, at) => [row, names[at]]));
      return chosen.map((name) => ({
        name,
        target,
        points: some(points, (row) => of.get(row) === name),
      }));
    });
  }

  /** @param {string[]} known */
  #choice(known) {
    return html`<div class="field">
      <label for="series">${this.t("evaluate.series")}</label>
      <select
        id="series"
        @change=${(/** @type {any} */ { target }) => (this.series = target.value)}
      >
        <option value="" .selected=${!known.includes(this.series)}>
          ${this.t("evaluate.allSeries")}
        </option>
        ${known.map((name) => html`<option value=${name} .selected=${name === this.series}>${name}</option>`)}
      </select>
    </div>`;
  }

  /** The windows are in the order of time. @param {Frame} frame */
  #frame({ name, target, points: { rows, actual, predicted } }) {
    const title = [this.t("evaluate.overTime"), name].filter(Boolean).join(": ");
    const [is, was] = ["predicted", "actual"].map((key) =>
      target ? this.t(`evaluate.${key}Of`, { name: target }) : this.t(`evaluate.${key}`),
    );
    const row = this.t(`evaluate.${testWords(this.state)}rowHead`);
    const line = (/** @type {number[]} */ values) =>
      values.map((y, at) => ({ x: rows[at] + 1, y }));
    const table = () => ({
      columns: [row, was, is, this.t("evaluate.errorAxis")],
      rows: rows.map((one, at) => [one + 1, actual[at], predicted[at], predicted[at] - actual[at]]),
    });
    return html`<mb-chart-frame heading=${title} units=${target} .table=${table}>
      <mb-lines-plot
        .lines=${[
          { name: is, mark: "", colour: 0, points: line(predicted) },
          { name: was, mark: "", colour: 1, dashed: true, points: line(actual) },
        ]}
        xName=${this.t("evaluate.windows_rowHead")}
        yName=${target}
        label=${title}
      ></mb-lines-plot>
    </mb-chart-frame>`;
  }
}

/** @param {Points} points @param {(row: number) => boolean} isWanted @returns {Points} */
function some({ rows, actual, predicted }, isWanted) {
  const places = [...rows.keys()].filter((at) => isWanted(rows[at]));
  const of = (/** @type {number[]} */ list) => places.map((at) => list[at]);
  return { rows: of(rows), actual: of(actual), predicted: of(predicted) };
}

customElements.define("mb-over-time", OverTime);
