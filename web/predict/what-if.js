import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/effect-bars.js";
import "../components/lines-plot.js";
import { marksOf } from "../components/marks.js";
import { StoreElement } from "../components/store-element.js";
import { writerOf } from "../experiment/column-numbers.js";
import { sweptRow } from "../experiment/prediction.js";
import { predictedClass } from "../experiment/results.js";
import { base, controls, sections } from "../styles/shared.js";
import { numberOf } from "./slider.js";
import { categoriesOf, numbersOf } from "./swept-values.js";

/** @import { ColumnDescription } from "minibatch" */

/** So many outputs are drawn together. */
const mostCurves = 9;
/** So many changes of the predicted class are told. */
const mostChanges = 3;

/**
 * What was found: the model's outputs where one column of the form has other values.
 * @typedef {object} Sweep
 * @property {string} of
 * @property {string} column
 * @property {(number | string)[]} values in their order
 * @property {number} at the place of the form's own value; -1 where it is none
 * @property {number[][]} outputs at each value: a probability of each class, or each predicted number
 */

/** What the model would predict if one cell of the form were another. It follows the form. */
class WhatIf extends StoreElement {
  static areas = ["data", "prediction", "evaluation", "training.epoch", "training.id"];
  static properties = {
    column: { state: true },
    output: { state: true },
    sweep: { state: true },
  };

  static styles = [
    base,
    controls,
    sections,
    css`
      mb-chart-frame {
        max-width: 44rem;
      }
    `,
  ];

  constructor() {
    super();
    /** The column that is swept; the first where a person chose none. */
    this.column = "";
    /** The output that is drawn, by its place; "" where a person chose none. */
    this.output = "";
    /** @type {Sweep | null} */
    this.sweep = null;
  }

  /** What was asked last, and whether an answer is awaited. */
  #asked = "";
  #isUnderWay = false;

  /** @returns {ColumnDescription[]} */
  get #columns() {
    const { description, prepared } = this.state.data;
    const inputs = new Set(prepared?.inputs);
    return (description?.columns ?? []).filter(
      (/** @type {ColumnDescription} */ { name, type, min, max, categories }) =>
        inputs.has(name) && (type === "number" ? Number(max) > Number(min) : categories?.length),
    );
  }

  /** The swept column, and what the form holds. */
  get #subject() {
    const columns = this.#columns;
    const column = columns.find(({ name }) => name === this.column) ?? columns[0];
    const { row } = this.state.prediction;
    if (!column || !row || row.of !== this.state.data.description) return null;
    const { training } = this.state;
    const of = JSON.stringify([training.id, training.epoch.length, column.name, row.cells]);
    return { column, cells: /** @type {Record<string, string>} */ (row.cells), of };
  }

  updated() {
    const of = this.#subject?.of ?? "";
    if (of === this.#asked || this.#isUnderWay) return;
    void this.#ask();
  }

  /** One question after the other: of many changes of the form the last is answered. */
  async #ask() {
    this.#isUnderWay = true;
    try {
      for (;;) {
        const subject = this.#subject;
        this.#asked = subject?.of ?? "";
        const found = subject ? await this.#sweepOf(subject) : null;
        if ((this.#subject?.of ?? "") !== this.#asked) continue;
        this.sweep = found;
        return;
      }
    } finally {
      this.#isUnderWay = false;
    }
  }

  /**
   * @param {{ column: ColumnDescription, cells: Record<string, string>, of: string }} subject
   * @returns {Promise<Sweep | null>} null where the form's cells cannot be predicted: the form says why
   */
  async #sweepOf({ column, cells, of }) {
    const { name } = column;
    const hasComma = this.state.data.prepared?.commas.includes(name) ?? false;
    const own = cells[name];
    const isNumber = column.type === "number";
    const values = isNumber
      ? numbersOf(column, numberOf(own, hasComma))
      : categoriesOf(column, own);
    const texts = values.map((value) =>
      hasComma ? String(value).replace(".", ",") : String(value),
    );
    const at = values.findIndex((value) =>
      isNumber ? value === numberOf(own, hasComma) : value === own,
    );
    const outputs = await sweptRow(this.playground, cells, name, texts);
    return outputs && { of, column: name, values, at, outputs };
  }

  get #isNumber() {
    return this.state.data.prepared?.task === "regression";
  }

  /** What the outputs are called. */
  get #names() {
    const { targets = [], classNames = [] } = this.state.data.prepared ?? {};
    return /** @type {string[]} */ (this.#isNumber ? targets : classNames);
  }

  /** What writes the values of a column. @param {string} name */
  #write = (name) =>
    writerOf(
      this.language,
      this.#columns.find((one) => one.name === name),
    );

  /** The predicted class. @param {number[]} outputs */
  #classOf = (outputs) =>
    predictedClass(Float32Array.from(outputs), this.state.evaluation.threshold);

  render() {
    const columns = this.#columns;
    const subject = this.#subject;
    if (!subject) return nothing;
    const shown = this.sweep?.column === subject.column.name ? this.sweep : null;
    return html`<mb-chart-frame
      heading=${this.t("predict.whatIf", { column: subject.column.name })}
      units=${this.#units(shown)}
      .table=${() => this.#table(shown)}
    >
      <div slot="fields">
        <p class="about">${this.t("predict.whatIfAbout")}</p>
        <div class="fields">
          <label>
            ${this.t("predict.whatIfColumn")}
            <select @change=${(/** @type {any} */ { target }) => (this.column = target.value)}>
              ${columns.map(({ name }) => html`<option value=${name} .selected=${name === subject.column.name}>${name}</option>`)}
            </select>
          </label>
          ${this.#outputField()}
        </div>
      </div>
      ${shown ? this.#drawn(shown) : nothing}
    </mb-chart-frame>`;
  }

  /** What is drawn: of one class alone, which. @param {Sweep | null} sweep */
  #units(sweep) {
    if (this.#isNumber) return this.t("predict.whatIfValue");
    const names = this.#names;
    const drawn = names.length === 2 ? [1] : sweep ? this.#outputs(sweep) : [];
    const [name] = drawn.map((i) => names[i] ?? String(i));
    return drawn.length === 1
      ? this.t("predict.whatIfShareOf", { name })
      : this.t("predict.whatIfShare");
  }

  #outputField() {
    const names = this.#names;
    // Of two classes one says it all.
    if (names.length < (this.#isNumber ? 2 : 3)) return nothing;
    const all = names.length <= mostCurves ? "predict.whatIfAll" : "predict.whatIfPredicted";
    return html`<label>
      ${this.t(this.#isNumber ? "predict.whatIfOutput" : "predict.whatIfClass")}
      <select @change=${(/** @type {any} */ { target }) => (this.output = target.value)}>
        <option value="" .selected=${this.output === ""}>${this.t(all)}</option>
        ${names.map((name, i) => html`<option value=${i} .selected=${this.output === String(i)}>${name}</option>`)}
      </select>
    </label>`;
  }

  /** The outputs that are drawn. @param {Sweep} sweep */
  #outputs({ outputs, at }) {
    const { length } = outputs[0];
    if (!this.#isNumber && length === 2) return [1];
    if (this.output !== "" && Number(this.output) < length) return [Number(this.output)];
    if (length <= mostCurves) return outputs[0].map((_, i) => i);
    return [this.#classOf(outputs[Math.max(0, at)])];
  }

  /** @param {Sweep | null} sweep */
  #table(sweep) {
    if (!sweep) return { columns: [], rows: [] };
    const drawn = this.#outputs(sweep);
    return {
      columns: [sweep.column, ...drawn.map((i) => this.#names[i] ?? String(i))],
      rows: sweep.values.map((value, place) => [
        value,
        ...drawn.map((i) => sweep.outputs[place][i]),
      ]),
      writers: [this.#write(sweep.column)],
    };
  }

  /** @param {Sweep} sweep */
  #drawn(sweep) {
    const { column, values, outputs, at } = sweep;
    const drawn = this.#outputs(sweep);
    const nameOf = (/** @type {number} */ i) => this.#names[i] ?? String(i);
    const label = this.t("predict.whatIf", { column });
    const says = html`<p class="about">${this.#says(sweep, drawn)}</p>`;
    if (typeof values[0] === "string") {
      const own = (/** @type {unknown} */ value, /** @type {number} */ place) =>
        place === at ? this.t("predict.whatIfOwn", { value: String(value) }) : String(value);
      return html`${drawn.map(
        (i) =>
          html`<p class="soft">${nameOf(i)}</p>
            <mb-effect-bars
              .bars=${values.map((value, place) => ({ name: own(value, place), value: outputs[place][i] }))}
              label="${label}: ${nameOf(i)}"
            ></mb-effect-bars>`,
      )}
      ${says}`;
    }
    const marks = marksOf(drawn.map(nameOf));
    const lines = drawn.map((i, place) => ({
      ...{ name: nameOf(i), mark: drawn.length > 1 ? marks[place] : "", dashed: false },
      colour: drawn.length > 1 ? i : 0,
      points: values.map((x, place) => ({ x: Number(x), y: outputs[place][i] })),
    }));
    if (at >= 0) {
      const [x, y] = [Number(values[at]), drawn.map((i) => outputs[at][i])];
      const name = this.t("predict.whatIfOwn", { value: this.#write(column)(x) });
      // Upright through the whole plot, with a dot on each curve.
      const all = lines.flatMap(({ points }) => points.map((point) => point.y));
      const heights = [Math.min(...all), ...y, Math.max(...all)];
      const points = heights.map((height) => ({ x, y: height }));
      lines.push({ name, mark: "", colour: 9, dashed: true, points });
    }
    return html`<mb-lines-plot
        .lines=${lines}
        .write=${this.#write(column)}
        xName=${column}
        label=${label}
      ></mb-lines-plot>
      ${says}`;
  }

  /**
   * Where the predicted class changes, or between what the prediction lies.
   * @param {Sweep} sweep
   * @param {number[]} drawn
   */
  #says({ values, outputs, column }, drawn) {
    const { metric } = this.language;
    const write = this.#write(column);
    const text = (/** @type {number | string} */ value) =>
      typeof value === "number" ? write(value) : value;
    if (this.#isNumber) {
      const [first] = drawn;
      const numbers = outputs.map((row) => row[first]);
      const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
      return this.t("predict.whatIfRange", {
        ...{ name: this.#names[first] ?? "", low: metric(low), high: metric(high) },
        lowAt: text(values[numbers.indexOf(low)]),
        highAt: text(values[numbers.indexOf(high)]),
      });
    }
    const classes = outputs.map(this.#classOf);
    const nameOf = (/** @type {number} */ i) => this.#names[i] ?? String(i);
    if (typeof values[0] === "string") {
      const others = [...new Set(classes)].map(nameOf);
      return this.t(others.length > 1 ? "predict.whatIfClasses" : "predict.whatIfSame", {
        ...{ column, name: others.join(", ") },
      });
    }
    const changes = classes.flatMap((one, i) => (i > 0 && one !== classes[i - 1] ? [i] : []));
    if (changes.length === 0) {
      return this.t("predict.whatIfSame", { column, name: nameOf(classes[0]) });
    }
    return changes
      .slice(0, mostChanges)
      .map((i) =>
        this.t("predict.whatIfChanges", {
          ...{ from: nameOf(classes[i - 1]), to: nameOf(classes[i]) },
          ...{ low: text(values[i - 1]), high: text(values[i]) },
        }),
      )
      .join(" ");
  }
}

customElements.define("mb-what-if", WhatIf);
