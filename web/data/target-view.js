import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import { classStyles } from "../components/class-colours.js";
import "../components/copy-line.js";
import { StoreElement } from "../components/store-element.js";
import { valueBars, valueBarStyles } from "../components/value-bars.js";
import { Look } from "../experiment/look.js";
import { targetsIn } from "../experiment/outputs.js";
import { preparedFor } from "../experiment/targets.js";
import { base, controls, tables } from "../styles/shared.js";
import { colouredBy, valueName } from "./classes.js";
import "./column-detail.js";
import { lookError } from "./look-error.js";
import { columnOf, quoted } from "./pandas.js";
import { targetForms } from "./target-form.js";

/** Columns with more values are not offered to group by. */
const mostGroups = 50;
const mostColumns = 60;

/** What is predicted, how its classes are balanced, and what the groups of rows have in common. */
class TargetView extends StoreElement {
  static areas = ["data", "experiment"];
  static properties = { by: { state: true }, statistic: { state: true } };

  static styles = [
    base,
    controls,
    tables,
    classStyles,
    valueBarStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.5rem;
      }

      .top {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
        gap: 1.25rem 2.5rem;
        align-items: start;
      }

      h3 {
        margin-bottom: 0.375rem;
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: end;
        margin-bottom: 0.5rem;
      }

      .head .field {
        width: 12rem;
      }

      .head mb-copy-line {
        flex: 1 1 16rem;
        justify-content: end;
      }

      thead th {
        max-width: 10rem;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  constructor() {
    super();
    this.by = "";
    /** @type {"count" | "mean"} */
    this.statistic = "mean";
  }

  #look = new Look(this);

  render() {
    return html`
      <div class="top">
        ${targetForms(this.state)}
        ${targetsIn(this.state.experiment.target).map(([output, { columns }]) => this.#values(output, columns?.[0]))}
      </div>
      ${this.#groups()}
    `;
  }

  /**
   * The values of what an output predicts.
   * @param {string} output "" where the model has one
   * @param {string | undefined} target
   */
  #values(output, target) {
    if (target === undefined) return nothing;
    const prepared = preparedFor(this.state, output);
    const heading = output ? html`<h3>${this.t("output.of", { name: output })}</h3>` : nothing;
    return html`<div>
      ${heading}
      ${
        prepared?.task === "regression"
          ? html`<mb-column-detail column=${target}></mb-column-detail>`
          : this.#balance(target, prepared?.classNames ?? [])
      }
    </div>`;
  }

  /** How many rows each class has. @param {string} target @param {string[]} names of the classes */
  #balance(target, names) {
    const key = `balance ${target}`;
    const answer = this.#look.answer(key, (source) => source.valueCounts(target, { limit: 100 }));
    const values = (answer?.values ?? []).map(({ value, count }) => {
      const name = valueName(value);
      // Its part stands in the colour that the class has in every view.
      const parts = new Array(Math.max(0, names.indexOf(name))).fill(0).concat(count);
      return { name, count, parts };
    });
    const table = () => ({
      columns: [target, this.t("look.rows")],
      rows: values.map(({ name, count }) => [name, count]),
    });
    return html`<div>
      ${lookError(this, this.#look, key)}
      <mb-chart-frame
        heading=${this.t("look.balance")}
        units=${this.t("look.rowsAndShare")}
        .table=${table}
        is-table
      >
        ${valueBars(this.language, values, this.state.data.description.rows)}
      </mb-chart-frame>
      <mb-copy-line line=${`${columnOf(target)}.value_counts()`}></mb-copy-line>
    </div>`;
  }

  #groups() {
    const { columns } = this.state.data.description;
    const names = columns
      .filter((/** @type {any} */ { distinct }) => distinct > 1 && distinct <= mostGroups)
      .map((/** @type {any} */ { name }) => name);
    const by = names.includes(this.by) ? this.by : (colouredBy(this.state) ?? names[0]);
    if (by === undefined) return nothing;
    const { statistic } = this;
    const needsNumbers = statistic === "mean" ? "numeric_only=True" : "";
    return html`<section>
      <h3>${this.t("look.groups")}</h3>
      <div class="head">
        <div class="field">
          <label for="by">${this.t("look.by")}</label>
          <select id="by" @change=${(/** @type {any} */ event) => (this.by = event.target.value)}>
            ${names.map((/** @type {string} */ name) => html`<option value=${name} .selected=${name === by}>${name}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="statistic">${this.t("look.statistic")}</label>
          <select
            id="statistic"
            @change=${(/** @type {any} */ event) => (this.statistic = event.target.value)}
          >
            ${["mean", "count"].map((name) => html`<option value=${name} .selected=${name === statistic}>${this.t(`look.statistic_${name}`)}</option>`)}
          </select>
        </div>
        <mb-copy-line
          line=${`data.groupby(${quoted(by)}).${statistic}(${needsNumbers})`}
        ></mb-copy-line>
      </div>
      ${this.#table(by)}
    </section>`;
  }

  /** @param {string} by */
  #table(by) {
    const { statistic } = this;
    const key = `groups ${by} ${statistic}`;
    const answer = this.#look.answer(key, (source) =>
      source.groupby(by, statistic, { limit: mostGroups }),
    );
    if (!answer) return lookError(this, this.#look, key);
    const shown = answer.columns.slice(0, mostColumns);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.t("look.groups")}>
        <table aria-label=${this.t("look.groups")}>
          <thead>
            <tr>
              <th scope="col">${by}</th>
              <th scope="col" class="number">${this.t("look.rows")}</th>
              ${shown.map((name) => html`<th scope="col" class="number" title=${name}>${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${answer.groups.map(
              ({ value, rows, values }) =>
                html`<tr>
                  <th scope="row">${valueName(value)}</th>
                  <td class="number">${this.language.number(rows)}</td>
                  ${shown.map(
                    (_, index) =>
                      html`<td class="number">
                        ${Number.isFinite(values[index]) ? this.language.quantity(values[index]) : "NaN"}
                      </td>`,
                  )}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${
        shown.length < answer.columns.length
          ? html`<p class="faint">
              ${this.t("look.moreColumns", { count: answer.columns.length - shown.length })}
            </p>`
          : nothing
      }`;
  }
}

customElements.define("mb-target-view", TargetView);
