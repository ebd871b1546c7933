import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/effect-bars.js";
import "../components/lines-plot.js";
import { marksOf } from "../components/marks.js";
import {
  allColumns,
  canMeasureColumns,
  chooseSwept,
  dependenceSubject,
  drawDependence,
  sweptColumns,
  usedColumns,
} from "../experiment/column-effects.js";
import { writerOf } from "../experiment/column-numbers.js";
import { setInspection } from "../experiment/inspection.js";
import { base, controls, sections } from "../styles/shared.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import { measureButton } from "./measure-button.js";

/** @import { PartialDependence } from "minibatch" */
/** @typedef {{ name: string, at: number, values: number[] }} Curve */

/** So many outputs are drawn together. */
const mostCurves = 9;

/** How the mean prediction follows a column: partial dependence. */
class DependencePlots extends LiveElement {
  static areas = [
    ...modelAreas,
    "inspection.dependenceOf",
    "inspection.dependences",
    "inspection.measuring",
  ];

  static styles = [
    base,
    controls,
    sections,
    css`
      :host {
        margin-top: 1.5rem;
      }

      .plots {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr));
        gap: 1.25rem;
        align-items: start;
      }

      .plots.one {
        grid-template-columns: minmax(0, 44rem);
      }

      h4 {
        margin: 0.5rem 0 0.125rem;
        font-size: var(--tiny);
      }
    `,
  ];

  render() {
    const { dependences } = this.state.inspection;
    const shown = dependences?.of === dependenceSubject(this.state) ? dependences : null;
    return html`<h3>${this.t("inspect.dependence")}</h3>
      <p class="about">${this.t("inspect.dependenceAbout")}</p>
      <div class="fields">
        ${this.#columnField()} ${shown ? this.#outputField(shown.list[0].result.outputs) : nothing}
        ${measureButton(this, { what: "dependence", enabled: canMeasureColumns(this.state), begin: drawDependence, text: "inspect.draw" })}
      </div>
      ${
        shown
          ? html`<div class="plots ${shown.list.length === 1 ? "one" : ""}">
              ${shown.list.map(({ column, result }) => this.#plot(column, result, shown.rows))}
            </div>`
          : nothing
      }`;
  }

  #columnField() {
    const swept = sweptColumns(this.state);
    const { column } = this.state.inspection.dependenceOf;
    return html`<label>
      ${this.t("inspect.column")}
      <select
        @change=${(/** @type {any} */ { target }) => chooseSwept(this.playground, target.value)}
      >
        <option value=${allColumns} .selected=${column === allColumns}>
          ${this.t("inspect.allColumns")}
        </option>
        ${usedColumns(this.state).map(
          (name) =>
            html`<option value=${name} .selected=${column !== allColumns && name === swept[0]}>
              ${name}
            </option>`,
        )}
      </select>
    </label>`;
  }

  /** @param {string[]} outputs */
  #outputField(outputs) {
    if (outputs.length < 2) return nothing;
    const { dependenceOf } = this.state.inspection;
    const chosen = this.#chosen(outputs);
    const change = (/** @type {any} */ { target }) =>
      setInspection(this.playground, { dependenceOf: { ...dependenceOf, output: target.value } });
    return html`<label>
      ${this.t(this.#isNumber ? "inspect.output" : "inspect.explainClass")}
      <select @change=${change}>
        ${
          outputs.length <= mostCurves
            ? html`<option value="" .selected=${chosen === ""}>
                ${this.t("inspect.allOutputs")}
              </option>`
            : nothing
        }
        ${outputs.map((name) => html`<option value=${name} .selected=${name === chosen}>${name}</option>`)}
      </select>
    </label>`;
  }

  get #isNumber() {
    return this.state.data.prepared?.task === "regression";
  }

  /** What writes the values of a column. @param {string} name */
  #write(name) {
    const { columns = [] } = this.state.data.description ?? {};
    return writerOf(
      this.language,
      columns.find((/** @type {any} */ one) => one.name === name),
    );
  }

  /** The output that is drawn; "" for all. @param {string[]} outputs */
  #chosen(outputs) {
    const { output } = this.state.inspection.dependenceOf;
    return outputs.includes(output) || outputs.length <= mostCurves ? output : outputs[0];
  }

  /**
   * @param {string} column
   * @param {PartialDependence} result
   * @param {number} rows
   */
  #plot(column, { gridValues, outputs, average }, rows) {
    const { length } = gridValues;
    const chosen = this.#chosen(outputs);
    /** @type {Curve[]} */
    const curves = outputs
      .map((name, at) => ({
        ...{ name, at },
        values: [...(average?.data.slice(at * length, (at + 1) * length) ?? [])],
      }))
      .filter(({ name }) => !outputs.includes(chosen) || name === chosen);
    const heading = this.t("inspect.dependenceOn", { column });
    const units = this.t(this.#isNumber ? "inspect.dependenceValue" : "inspect.dependenceShare", {
      count: rows,
    });
    const write = this.#write(column);
    const marks = marksOf(curves.map(({ name }) => name));
    const table = () => ({
      columns: [column, ...curves.map(({ name }) => name)],
      rows: gridValues.map((value, i) => [value, ...curves.map(({ values }) => values[i])]),
      writers: [write, ...curves.map(() => this.language.metric)],
    });
    return html`<mb-chart-frame heading=${heading} units=${units} .table=${table}>
      ${
        typeof gridValues[0] === "number"
          ? html`<mb-lines-plot
              .lines=${curves.map(({ name, at, values }, place) => ({
                ...{ name, mark: curves.length > 1 ? marks[place] : "", colour: at },
                points: values.map((y, i) => ({ x: Number(gridValues[i]), y })),
              }))}
              .write=${write}
              xName=${column}
              label=${heading}
            ></mb-lines-plot>`
          : curves.map(
              ({ name, values }) =>
                html`<h4>${name}</h4>
                  <mb-effect-bars
                    .bars=${values.map((value, i) => ({ name: String(gridValues[i]), value }))}
                    label="${heading}: ${name}"
                  ></mb-effect-bars>`,
            )
      }
      <p class="about">${this.#says(curves, gridValues, write)}</p>
    </mb-chart-frame>`;
  }

  /**
   * Where the prediction that moves most lies between, and at which values.
   * @param {Curve[]} curves
   * @param {(number | string)[]} grid
   * @param {(value: number) => string} write
   */
  #says(curves, grid, write) {
    const spread = (/** @type {Curve} */ { values }) => Math.max(...values) - Math.min(...values);
    const [most] = [...curves].sort((a, b) => spread(b) - spread(a));
    const [low, high] = [Math.min(...most.values), Math.max(...most.values)];
    const { metric } = this.language;
    const text = (/** @type {number} */ value) => {
      const at = grid[most.values.indexOf(value)];
      return typeof at === "number" ? write(at) : at;
    };
    return this.t(this.#isNumber ? "inspect.dependenceSays" : "inspect.dependenceSaysShare", {
      ...{ name: most.name, low: metric(low), high: metric(high) },
      ...{ lowAt: text(low), highAt: text(high) },
    });
  }
}

customElements.define("mb-dependence-plots", DependencePlots);
