import { css, html, nothing } from "lit";
import { breakable } from "../components/breakable.js";
import { icons } from "../components/icons.js";
import { smallBars, smallBarStyles } from "../components/small-bars.js";
import { StoreElement } from "../components/store-element.js";
import { writerOf } from "../experiment/column-numbers.js";
import { Look } from "../experiment/look.js";
import "../locales/table.js";
import { base, controls, tables } from "../styles/shared.js";
import { countsOf } from "./column-heads.js";
import "./reading-panel.js";
import { targetForms } from "./target-form.js";

/** A name of more characters is shown in part. */
const longName = 40;
/** More columns scroll by themselves. */
const manyColumns = 16;

/** A table: its target, its columns, its first rows. With all that it shows it is loaded before a table is shown. */
class TableView extends StoreElement {
  static areas = ["experiment", "data"];

  static styles = [
    base,
    controls,
    tables,
    smallBarStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.875rem;
      }

      /* A wide table: what is below it is not far. */
      .many {
        max-height: 24rem;
        overflow-y: auto;
      }

      .many thead th {
        position: sticky;
        top: 0;
        z-index: 1;
        background: var(--paper);
      }

      .target th,
      .target td {
        background: var(--accent-wash);
      }

      tbody th {
        min-width: 5.5rem;
        max-width: 12rem;
        overflow-wrap: anywhere;
      }

      /* A question of a questionnaire, as the name of a column. */
      .long {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        overflow: hidden;
      }

      .rows td {
        white-space: nowrap;
        max-width: 12rem;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .rows th,
      .rows td {
        padding-inline: 0.5rem;
      }

      .bars {
        width: 4rem;
        min-width: 3rem;
        vertical-align: middle;
      }

      .bars .small-bars {
        height: 1rem;
      }

      .flag {
        color: var(--warn);
      }

      details .scroll {
        margin-top: 0.5rem;
      }
    `,
  ];

  #look = new Look(this);

  /** The columns that are predicted, of all outputs. @returns {string[]} */
  get #targets() {
    const { target } = this.state.experiment;
    return [target, ...Object.values(target?.outputs ?? {})].flatMap((one) => one?.columns ?? []);
  }

  render() {
    return html`
      ${targetForms(this.state)} ${this.#columns()} ${this.#rows()}
      <div>
        <button class="small" @click=${() => this.store.patch("ui", { focus: "data" })}>
          ${icons.grow}${this.t("look.open", { count: this.state.data.description.rows })}
        </button>
      </div>
    `;
  }

  #columns() {
    const { description } = this.state.data;
    const shown = description.columns.slice(0, 200);
    const targets = this.#targets;
    return html`<div
      class="scroll ${shown.length > manyColumns ? "many" : ""}"
      tabindex="0"
      role="region"
      aria-label=${this.t("data.columns")}
    >
      <table aria-label=${this.t("data.columns")}>
        <thead>
          <tr>
            <th scope="col">${this.t("data.column")}</th>
            <th scope="col">${this.t("data.type")}</th>
            <th scope="col"><span class="visually-hidden">${this.t("look.shape")}</span></th>
            <th scope="col" class="number">${this.t("data.missing")}</th>
            <th scope="col" class="number">${this.t("data.distinct")}</th>
            <th scope="col" class="number">${this.t("data.minimum")}</th>
            <th scope="col" class="number">${this.t("data.maximum")}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((/** @type {any} */ column) => {
            const isNumber = column.type === "number" && !column.allMissing;
            const write = writerOf(this.language, column);
            return html`<tr class=${targets.includes(column.name) ? "target" : ""}>
              <th scope="row">
                <span class=${column.name.length > longName ? "long" : ""} title=${column.name}
                  >${breakable(column.name)}</span
                >
                ${
                  targets.includes(column.name)
                    ? html`<span class="faint">${this.t("data.isTarget")}</span>`
                    : nothing
                }
              </th>
              <td>
                ${this.t(`data.type_${column.type}`)}
                ${
                  column.allMissing
                    ? html`<span class="flag">${this.t("data.allMissing")}</span>`
                    : column.constant
                      ? html`<span class="flag">${this.t("data.constant")}</span>`
                      : nothing
                }
              </td>
              <td class="bars">${smallBars(countsOf(this.#look, column))}</td>
              <td class="number">${column.missing ? this.language.number(column.missing) : "–"}</td>
              <td class="number">${this.language.number(column.distinct)}</td>
              <td class="number">${isNumber ? write(column.min) : ""}</td>
              <td class="number">${isNumber ? write(column.max) : ""}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  #rows() {
    const { examples } = this.state.data;
    if (!examples?.rows?.length) return nothing;
    return html`<details>
      <summary>${this.t("data.firstRows")}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t("data.firstRows")}>
        <table aria-label=${this.t("data.firstRows")} class="rows">
          <thead>
            <tr>
              ${examples.header.map((/** @type {string} */ name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${examples.rows.map(
              (/** @type {string[]} */ row) =>
                html`<tr>
                  ${row.map((value) => html`<td>${value}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}

customElements.define("mb-table-view", TableView);
