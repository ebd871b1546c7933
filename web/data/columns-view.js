import { css, html, nothing } from "lit";
import { breakable } from "../components/breakable.js";
import "../components/copy-line.js";
import { smallBars, smallBarStyles } from "../components/small-bars.js";
import { StoreElement } from "../components/store-element.js";
import { writerOf } from "../experiment/column-numbers.js";
import { Look } from "../experiment/look.js";
import { base, controls, tables } from "../styles/shared.js";
import "./column-detail.js";
import { countsOf } from "./column-heads.js";
import { lookError } from "./look-error.js";

/** Columns that are listed at first. */
const firstColumns = 100;
const statistics = /** @type {const} */ (["mean", "std", "min", "25%", "50%", "75%", "max"]);

/** What describe() and info() say of each column, and beside it one column closely. */
class ColumnsView extends StoreElement {
  static areas = ["data", "experiment"];
  static properties = { all: { state: true } };

  static styles = [
    base,
    controls,
    tables,
    smallBarStyles,
    css`
      :host {
        container-type: inline-size;
      }

      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem 2rem;
        align-items: start;
      }

      @container (min-width: 64rem) {
        .parts {
          grid-template-columns: minmax(0, 1fr) 22rem;
        }

        mb-column-detail {
          position: sticky;
          top: calc(var(--bar-height) + 0.75rem);
        }
      }

      .lines {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.5rem;
        justify-content: end;
        margin-bottom: 0.25rem;
      }

      tbody th {
        min-width: 6rem;
        max-width: 14rem;
        padding-block: 0;
      }

      tbody th button.link {
        max-width: 100%;
        justify-content: start;
        text-align: left;
        overflow-wrap: anywhere;
        text-decoration: none;
      }

      tbody th button.link[aria-pressed="true"] {
        background: none;
        font-weight: 650;
      }

      tr.chosen > * {
        background: var(--accent-wash);
      }

      .bars {
        width: 5rem;
        min-width: 5rem;
        vertical-align: middle;
      }

      .bars .small-bars {
        height: 1.125rem;
      }

      .flag {
        color: var(--warn);
      }

      .top {
        max-width: 20rem;
        overflow-wrap: anywhere;
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.all = false;
  }

  #look = new Look(this);

  get #chosen() {
    const { description, look } = this.state.data;
    const names = description.columns.map((/** @type {any} */ { name }) => name);
    if (names.includes(look.column)) return look.column;
    const targets = this.state.experiment.target?.columns ?? [];
    return names.find((/** @type {string} */ name) => !targets.includes(name)) ?? names[0];
  }

  render() {
    return html`
      <div class="lines">
        <mb-copy-line line="data.info()"></mb-copy-line>
        <mb-copy-line line='data.describe(include="all")'></mb-copy-line>
      </div>
      <div class="parts">
        ${this.#table()}
        <mb-column-detail column=${this.#chosen}></mb-column-detail>
      </div>
    `;
  }

  #table() {
    const { columns } = this.state.data.description;
    const described = this.#look.answer("describe", (source) => source.describe());
    const info = this.#look.answer("info", (source) => source.info());
    const shown = this.all ? columns : columns.slice(0, firstColumns);
    return html`<div>
      ${lookError(this, this.#look, "describe")}
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t("data.columns")}>
        <table aria-label=${this.t("data.columns")}>
          <thead>
            <tr>
              <th scope="col">${this.t("data.column")}</th>
              <th scope="col">${this.t("data.type")}</th>
              <th scope="col"><span class="visually-hidden">${this.t("look.shape")}</span></th>
              <th scope="col" class="number">${this.t("data.missing")}</th>
              <th scope="col" class="number">${this.t("data.distinct")}</th>
              ${statistics.map((name) => html`<th scope="col" class="number">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${shown.map((/** @type {any} */ column, /** @type {number} */ index) =>
              this.#row(column, described?.[index], info?.columns[index].dtype),
            )}
          </tbody>
        </table>
      </div>
      ${
        shown.length < columns.length
          ? html`<button class="link" @click=${() => (this.all = true)}>
              ${this.t("common.showMore", { count: columns.length - shown.length })}
            </button>`
          : nothing
      }
    </div>`;
  }

  /**
   * @param {any} column
   * @param {any} described undefined until it is there
   * @param {string | undefined} dtype
   */
  #row(column, described, dtype) {
    const { name, type, missing, distinct } = column;
    const isChosen = name === this.#chosen;
    const { look } = this.state.data;
    const isTarget = this.state.experiment.target?.columns?.includes(name);
    return html`<tr class=${isChosen ? "chosen" : ""}>
      <th scope="row">
        <button
          class="link"
          aria-label=${name}
          aria-pressed=${isChosen}
          @click=${() => this.store.patch("data", { look: { ...look, column: name } })}
        >
          ${breakable(name)}
        </button>
        ${isTarget ? html`<span class="faint">${this.t("data.isTarget")}</span>` : nothing}
      </th>
      <td title=${dtype ?? nothing}>${this.t(`data.type_${type}`)}</td>
      <td class="bars">${smallBars(countsOf(this.#look, column))}</td>
      <td class="number">
        ${missing ? html`<span class="flag">${this.language.number(missing)}</span>` : "–"}
      </td>
      <td class="number">${this.language.number(distinct)}</td>
      ${described?.type === "category" ? this.#top(described) : this.#numbers(column, described)}
    </tr>`;
  }

  /** @param {any} column @param {any} described */
  #numbers(column, described) {
    const write = writerOf(this.language, column);
    return statistics.map(
      (name) =>
        html`<td class="number">
          ${Number.isFinite(described?.[name]) ? (name === "std" ? this.language.quantity : write)(described[name]) : ""}
        </td>`,
    );
  }

  /** The most frequent text, in the room of the numbers that text has not. @param {any} described */
  #top({ top, freq }) {
    return html`<td class="top" colspan=${statistics.length}>
      ${top === null ? "" : this.t("look.top", { top, count: freq })}
    </td>`;
  }
}

customElements.define("mb-columns-view", ColumnsView);
