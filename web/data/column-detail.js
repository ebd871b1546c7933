import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import { classLegend, classStyles } from "../components/class-colours.js";
import "../components/copy-line.js";
import "../components/histogram.js";
import { StoreElement } from "../components/store-element.js";
import { valueBars, valueBarStyles } from "../components/value-bars.js";
import { writerOf } from "../experiment/column-numbers.js";
import { Look } from "../experiment/look.js";
import { base, controls } from "../styles/shared.js";
import { colouredBy, valueName } from "./classes.js";
import { lookError } from "./look-error.js";
import { columnOf, quoted } from "./pandas.js";

const bins = 30;
const mostValues = 12;

/** One column closely: its histogram, and its values with how often each occurs, both by class. */
class ColumnDetail extends StoreElement {
  static areas = ["data", "experiment"];
  static properties = { column: {} };

  static styles = [
    base,
    controls,
    classStyles,
    valueBarStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
      }

      mb-histogram {
        min-height: 13rem;
      }

      .rest {
        font-size: var(--tiny);
        color: var(--ink-faint);
      }
    `,
  ];

  constructor() {
    super();
    this.column = "";
  }

  #look = new Look(this);

  render() {
    const { column: name } = this;
    const { description } = this.state.data;
    const column = description.columns.find((/** @type {any} */ each) => each.name === name);
    if (!column) return nothing;
    const by = colouredBy(this.state);
    const isNumber = column.type === "number" && !column.allMissing;
    return html`
      ${isNumber ? this.#histogram(column, by === name ? undefined : by) : nothing}
      ${this.#values(column, by === name ? undefined : by)}
    `;
  }

  /**
   * @param {any} column
   * @param {string | undefined} by
   */
  #histogram(column, by) {
    const { name } = column;
    const write = writerOf(this.language, column);
    const key = `histogram ${name} by ${by}`;
    const answer = this.#look.answer(key, (source) =>
      source.histogram(name, { bins, ...(by && { by }) }),
    );
    const groups = answer?.groups?.map(({ value, counts }) => ({ name: valueName(value), counts }));
    const line = by
      ? `data.groupby(${quoted(by)})[${quoted(name)}].hist(bins=${bins})`
      : `${columnOf(name)}.hist(bins=${bins})`;
    const { edges = [] } = answer ?? {};
    const series = groups ?? (answer ? [{ name, counts: answer.counts }] : []);
    const rows = this.t("look.rows");
    const table = () => ({
      columns: [
        this.t("look.from"),
        this.t("look.below"),
        ...series.map((one) => (groups ? one.name : rows)),
      ],
      rows: edges
        .slice(1)
        .map((edge, bin) => [edges[bin], edge, ...series.map(({ counts }) => counts[bin])]),
      writers: [write, write],
    });
    const label = this.t("look.histogram", { name });
    return html`${lookError(this, this.#look, key)}
      <mb-chart-frame heading=${label} units=${this.t("look.rowsPerBin")} .table=${table}>
        <mb-histogram
          label=${label}
          .edges=${edges}
          .series=${series}
          .write=${write}
        ></mb-histogram>
      </mb-chart-frame>
      <mb-copy-line line=${line}></mb-copy-line>`;
  }

  /**
   * @param {any} column
   * @param {string | undefined} by
   */
  #values({ name, type }, by) {
    const options = { dropna: false, limit: mostValues };
    const key = `values ${name}`;
    const answer = this.#look.answer(key, (source) => source.valueCounts(name, options));
    const isCrossed = by !== undefined && type !== "number";
    const cross = isCrossed
      ? this.#look.answer(`cross ${name} ${by}`, (source) =>
          source.crosstab(name, by, { limit: mostValues }),
        )
      : null;
    const values = (answer?.values ?? []).map(({ value, count }) => {
      const parts = cross?.counts[cross.values.indexOf(value)];
      return { name: valueName(value), count, ...(parts && { parts }) };
    });
    const hidden = answer ? answer.unique + (answer.missing > 0 ? 1 : 0) - values.length : 0;
    return html`${lookError(this, this.#look, key)}
      <mb-chart-frame
        heading=${this.t("look.valuesOf", { name })}
        units=${this.t("look.rowsAndShare")}
        .table=${() => this.#table(name, values, cross?.groups.map(valueName) ?? [])}
        is-table
      >
        ${isCrossed && cross ? classLegend(cross.groups.map(valueName)) : nothing}
        ${valueBars(this.language, values, this.state.data.description.rows)}
      </mb-chart-frame>
      ${hidden > 0 ? html`<p class="rest">${this.t("look.moreValues", { count: hidden })}</p>` : nothing}
      <mb-copy-line line=${`${columnOf(name)}.value_counts(dropna=False)`}></mb-copy-line>
      ${
        isCrossed
          ? html`<mb-copy-line
              line=${`pd.crosstab(${columnOf(name)}, ${columnOf(by)})`}
            ></mb-copy-line>`
          : nothing
      }`;
  }

  /**
   * How often each value occurs, in all rows and in those of each class.
   * @param {string} name
   * @param {{ name: string, count: number, parts?: number[] }[]} values
   * @param {string[]} groups
   */
  #table(name, values, groups) {
    return {
      columns: [name, this.t("look.rows"), ...groups],
      rows: values.map(({ name: value, count, parts = [] }) => [value, count, ...parts]),
    };
  }
}

customElements.define("mb-column-detail", ColumnDetail);
