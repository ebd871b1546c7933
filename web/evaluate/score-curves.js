import { css, html } from "lit";
import "../components/chart-frame.js";
import "../components/lines-plot.js";
import "../components/notice.js";
import { Pieces } from "../components/pieces.js";
import { hasThreshold } from "../experiment/threshold.js";
import { base, controls } from "../styles/shared.js";
import { judgedAs } from "../experiment/labels.js";
import { ScoredElement } from "./scored-element.js";
import "./threshold-field.js";
import { testWords } from "./words.js";

/** @import { CalibrationCurve, Predictions, ScoreCurve } from "minibatch" */
/** @import { Line } from "../components/lines-plot.js" */

/** More points than this no plot of its size shows. */
const points = 400;
/** Of the calibration curve. */
const bins = 10;

/**
 * ROC and precision-recall curve of a class against all others, of two classes with the threshold on them, and how far
 * its probabilities can be taken at their word.
 */
class ScoreCurves extends ScoredElement {
  static properties = { ...ScoredElement.properties, chosen: { state: true } };

  static styles = [
    base,
    controls,
    css`
      .field {
        max-width: 16rem;
        margin-bottom: 0.5rem;
      }

      .curves {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        gap: 1rem 1.5rem;
      }

      mb-threshold-field {
        margin-bottom: 1rem;
      }

      /* The room that the curves take. */
      .wait {
        min-height: 22rem;
        font-size: var(--small);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** The class that is drawn against all others, where there are more than two. */
    this.chosen = 0;
  }

  #classes = new Pieces(this);

  /** The class that the curves are of: of two the second one. */
  get #class() {
    const { length } = judgedAs(this.state)?.classNames ?? [];
    return length === 2 ? 1 : Math.min(this.chosen, length - 1);
  }

  /** @protected */
  get question() {
    return String(this.#class);
  }

  /** @param {Predictions} predictions @protected */
  async ask(predictions) {
    const of = { class: this.#class, points };
    const [roc, precisionRecall, calibration] = await Promise.all([
      predictions.rocCurve(of),
      predictions.precisionRecallCurve(of),
      predictions.calibrationCurve({ class: of.class, bins }),
    ]);
    return { roc, precisionRecall, calibration, of };
  }

  render() {
    if (this.error)
      return html`<mb-notice kind="error">${this.language.message(this.error)}</mb-notice>`;
    if (!this.found) return html`<p class="wait" role="status">${this.t("evaluate.drawing")}</p>`;
    /** @type {{ roc: ScoreCurve, precisionRecall: ScoreCurve, calibration: CalibrationCurve }} */
    const { roc, precisionRecall, calibration } = this.found;
    const frequency = frequencyOf(calibration);
    const at = hasThreshold(this.state) ? placeOf(this.state.evaluation.confusion) : null;
    return html`
      ${at ? html`<mb-threshold-field></mb-threshold-field>` : this.#classField()}
      <div class="curves">
        ${this.#curve("roc", roc, [0, 1], at && [at.fallOut, at.recall])}
        ${this.#curve("precisionRecall", precisionRecall, [frequency, frequency], at && [at.recall, at.precision])}
        ${this.#calibration(calibration)}
      </div>
    `;
  }

  #classField() {
    const names = judgedAs(this.state)?.classNames ?? [];
    return html`<div class="field">
      <label for="class">${this.t("evaluate.class")}</label>
      <select
        id="class"
        @change=${(/** @type {any} */ { target }) => (this.chosen = Number(target.value))}
      >
        ${this.#classes.of(names).map((name, i) => html`<option value=${i} ?selected=${i === this.chosen}>${name}</option>`)}
      </select>
    </div>`;
  }

  /**
   * @param {"roc" | "precisionRecall"} kind
   * @param {ScoreCurve} curve
   * @param {[number, number]} chance what guessing gets, from left to right
   * @param {[number, number] | null} at where the threshold is
   */
  #curve(kind, { x, y, thresholds, area, undefined: reason }, chance, at) {
    const t = (/** @type {string} */ part) => this.t(`evaluate.${kind}_${part}`);
    const title = t("title");
    const names = judgedAs(this.state)?.classNames ?? [];
    if (area === null)
      return html`<div>
        <h3>${title}</h3>
        <p class="faint">
          ${this.t(`evaluate.noCurve_${reason}`, { name: names[this.#class] ?? "" })}
        </p>
      </div>`;
    const name = this.t(`evaluate.${kind}_area`, { area: this.language.metric(area) });
    const line = { mark: "", dashed: false };
    /** @type {Line[]} */
    const lines = [
      { ...line, name, colour: 0, points: x.map((value, i) => ({ x: value, y: y[i] })) },
      {
        ...{ ...line, name: this.t("evaluate.chance"), colour: 3, dashed: true },
        points: chance.map((height, left) => ({ x: left, y: height })),
      },
    ];
    if (at?.every(Number.isFinite)) {
      const place = { x: at[0], y: at[1] };
      lines.push({ ...line, name: this.t("evaluate.atThreshold"), colour: 1, points: [place] });
    }
    const columns = [t("x"), t("y"), this.t("evaluate.threshold")];
    const table = () => ({
      columns,
      rows: x.map((value, i) => [value, y[i], thresholds[i] ?? null]),
    });
    return html`<mb-chart-frame heading=${title} units=${name} .table=${table}>
      <mb-lines-plot
        .lines=${lines}
        xName=${t("x")}
        yName=${t("y")}
        label="${title}. ${name}"
      ></mb-lines-plot>
    </mb-chart-frame>`;
  }

  /** Of the rows with about the same probability of the class, how many are of it. @param {CalibrationCurve} curve */
  #calibration({ x, y, counts, score }) {
    const title = this.t("evaluate.calibration");
    const name = this.t("evaluate.calibration_score", { score: this.language.metric(score) });
    const [xName, yName] = [this.t("evaluate.calibration_x"), this.t("evaluate.calibration_y")];
    const ends = [0, 1].map((value) => ({ x: value, y: value }));
    const line = { mark: "", dashed: false };
    /** @type {Line[]} */
    const lines = [
      { ...line, name, colour: 0, points: x.map((value, i) => ({ x: value, y: y[i] })) },
      {
        ...{ ...line, name: this.t("evaluate.calibrated"), colour: 3, dashed: true },
        points: ends,
      },
    ];
    const table = () => ({
      columns: [xName, yName, this.t(`evaluate.${testWords(this.state)}count`)],
      rows: x.map((value, i) => [value, y[i], counts[i]]),
    });
    return html`<mb-chart-frame heading=${title} units=${name} .table=${table}>
      <mb-lines-plot
        .lines=${lines}
        xName=${xName}
        yName=${yName}
        label="${title}. ${name}"
      ></mb-lines-plot>
    </mb-chart-frame>`;
  }
}

/** How much of all rows is of the class. @param {CalibrationCurve} calibration */
function frequencyOf({ y, counts }) {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  return y.reduce((sum, share, bin) => sum + share * counts[bin], 0) / Math.max(1, rows);
}

/**
 * Where the matrix of two classes lies on the curves; NaN where a share is of no rows.
 * @param {number[][]} confusion
 */
function placeOf([[trueNegatives, falsePositives], [falseNegatives, truePositives]]) {
  return {
    fallOut: falsePositives / (falsePositives + trueNegatives),
    recall: truePositives / (truePositives + falseNegatives),
    precision: truePositives / (truePositives + falsePositives),
  };
}

customElements.define("mb-score-curves", ScoreCurves);
