import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/copy-line.js";
import { StoreElement } from "../components/store-element.js";
import { Look } from "../experiment/look.js";
import { base, controls } from "../styles/shared.js";
import { colouredBy, valueName } from "./classes.js";
import "./correlation-map.js";
import { lookError } from "./look-error.js";
import { quoted } from "./pandas.js";
import "../components/scatter-plot.js";

/** More columns would be squares that cannot be told apart. */
const mostColumns = 40;
const mostPoints = 2000;

/** Two columns at once: how all of them correlate, and two of them as points. */
class PairsView extends StoreElement {
  static areas = ["data", "experiment"];
  static properties = { x: { state: true }, y: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr));
        gap: 1.5rem 2.5rem;
        align-items: start;
      }

      .fields {
        grid-template-columns: repeat(2, minmax(0, 12rem));
        margin-bottom: 0.5rem;
      }
    `,
  ];

  constructor() {
    super();
    this.x = "";
    this.y = "";
  }

  #look = new Look(this);

  /** The columns of numbers, the target first. @returns {string[]} */
  get #numbers() {
    const { description } = this.state.data;
    const target = this.state.experiment.target?.columns?.[0];
    const names = description.columns
      .filter((/** @type {any} */ { type, allMissing }) => type === "number" && !allMissing)
      .map((/** @type {any} */ { name }) => name);
    return target !== undefined && names.includes(target)
      ? [target, ...names.filter((/** @type {string} */ name) => name !== target)]
      : names;
  }

  render() {
    return html`${this.#correlations()} ${this.#points()}`;
  }

  #correlations() {
    const target = this.state.experiment.target?.columns?.[0];
    const numbers = this.#numbers;
    const column = this.state.data.description.columns.find(
      (/** @type {any} */ { name }) => name === target,
    );
    // A target of text stands as 0 and 1 for each of its classes.
    const isText = column?.type !== "number" && colouredBy(this.state) === target;
    const first = target !== undefined && isText ? [target] : [];
    const names = [...first, ...numbers].slice(0, mostColumns);
    if (names.length < 2) return nothing;
    const key = `corr ${JSON.stringify(names)}`;
    const answer = this.#look.answer(key, (source) => source.corr(names));
    const line = first.length
      ? `pd.get_dummies(data, columns=[${quoted(first[0])}]).corr(numeric_only=True)`
      : "data.corr(numeric_only=True)";
    const { columns = [], values = [] } = answer ?? {};
    const table = () => ({
      columns: ["", ...columns],
      rows: columns.map((name, row) => [name, ...values[row]]),
    });
    return html`<div>
      ${lookError(this, this.#look, key)}
      <mb-chart-frame
        heading=${this.t("look.correlations")}
        units=${this.t("look.pearson")}
        .table=${table}
        is-table
      >
        <mb-correlation-map
          .columns=${columns}
          .values=${values}
          .pair=${[this.#pair.x, this.#pair.y]}
          .isColumn=${(/** @type {string} */ name) => numbers.includes(name)}
          @pair-chosen=${(/** @type {CustomEvent} */ { detail }) => ([this.x, this.y] = detail)}
        ></mb-correlation-map>
      </mb-chart-frame>
      ${
        numbers.length > mostColumns
          ? html`<p class="faint">
              ${this.t("look.moreColumns", { count: numbers.length - mostColumns })}
            </p>`
          : nothing
      }
      <mb-copy-line line=${line}></mb-copy-line>
    </div>`;
  }

  /** The two columns that are shown as points; at first two that are not the target. */
  get #pair() {
    const numbers = this.#numbers;
    const target = this.state.experiment.target?.columns?.[0];
    const features = numbers.filter((/** @type {string} */ name) => name !== target);
    const isClass = colouredBy(this.state) !== undefined;
    const [first, second] = isClass && features.length > 1 ? features : [features[0], target];
    return {
      x: numbers.includes(this.x) ? this.x : (first ?? numbers[0]),
      y: numbers.includes(this.y)
        ? this.y
        : second !== undefined && numbers.includes(second)
          ? second
          : numbers.at(-1),
    };
  }

  #points() {
    const { x, y } = this.#pair;
    if (x === undefined || y === undefined) return nothing;
    const by = colouredBy(this.state);
    const key = `scatter ${JSON.stringify([x, y, by])}`;
    const options = { limit: mostPoints, ...(by && { by }) };
    const answer = this.#look.answer(key, (source) => source.scatter(x, y, options));
    const colour = by ? `, c=data[${quoted(by)}].astype("category").cat.codes, cmap="tab10"` : "";
    const groups = (answer?.groups ?? []).map(valueName);
    const classOf = (/** @type {number} */ at) => (answer?.group ? [groups[answer.group[at]]] : []);
    const table = () => ({
      columns: [x, y, ...(answer?.group && by ? [by] : [])],
      rows: (answer?.x ?? []).map((value, at) => [value, answer?.y[at], ...classOf(at)]),
    });
    return html`<div>
      ${lookError(this, this.#look, key)}
      <mb-chart-frame heading=${this.t("look.scatter")} .table=${table}>
        <div class="fields" slot="fields">
          ${this.#choice("x", x, (name) => (this.x = name))}
          ${this.#choice("y", y, (name) => (this.y = name))}
        </div>
        <mb-scatter-plot
          .x=${answer?.x ?? []}
          .y=${answer?.y ?? []}
          .group=${answer?.group ?? null}
          .groups=${groups}
          xName=${x}
          yName=${y}
          label=${this.t("look.scatterOf", { x, y, count: answer?.x.length ?? 0 })}
        ></mb-scatter-plot>
      </mb-chart-frame>
      ${
        answer?.sampled
          ? html`<p class="faint">
              ${this.t("look.sampled", { count: answer.x.length, total: answer.total })}
            </p>`
          : nothing
      }
      <mb-copy-line line=${`data.plot.scatter(${quoted(x)}, ${quoted(y)}${colour})`}></mb-copy-line>
    </div>`;
  }

  /**
   * @param {"x" | "y"} id
   * @param {string} chosen
   * @param {(name: string) => void} choose
   */
  #choice(id, chosen, choose) {
    return html`<div class="field">
      <label for=${id}>${this.t(`look.${id}`)}</label>
      <select id=${id} @change=${(/** @type {any} */ event) => choose(event.target.value)}>
        ${this.#numbers.map(
          (/** @type {string} */ name) =>
            html`<option value=${name} .selected=${name === chosen}>${name}</option>`,
        )}
      </select>
    </div>`;
  }
}

customElements.define("mb-pairs-view", PairsView);
