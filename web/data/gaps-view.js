import { css, html, nothing } from "lit";
import { classStyles } from "../components/class-colours.js";
import "../components/copy-line.js";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import { Look } from "../experiment/look.js";
import { base, controls, tables } from "../styles/shared.js";
import { lookError } from "./look-error.js";
import "./mostly-numbers.js";
import { numbersLine } from "./pandas.js";

/** @import { LookState } from "../experiment/types.js" */

/** Missing cells, rows that are there twice, and cells that are no numbers; each a click from its rows. */
class GapsView extends StoreElement {
  static areas = ["data"];

  static styles = [
    base,
    controls,
    tables,
    classStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
        gap: 1.5rem 2.5rem;
        align-items: start;
      }

      h3 {
        margin-bottom: 0.375rem;
      }

      p {
        font-size: var(--small);
      }

      tbody td,
      tbody th {
        vertical-align: middle;
      }

      tbody th {
        max-width: 14rem;
        overflow-wrap: anywhere;
      }

      thead td {
        border-top: 1.5px solid var(--ink);
        border-bottom: 1px solid var(--line-strong);
      }

      .bar {
        width: 40%;
      }

      .bar i {
        display: block;
        width: calc(var(--share) * 100%);
        min-width: 1px;
        height: 0.5rem;
        background: var(--warn);
      }

      .text {
        font-family: var(--mono);
        overflow-wrap: anywhere;
      }

      .scroll {
        max-height: 24rem;
        overflow: auto;
      }

      td.number button {
        white-space: nowrap;
      }
    `,
  ];

  #look = new Look(this);

  render() {
    return html`${this.#missing()} ${this.#duplicates()}
      <mb-mostly-numbers></mb-mostly-numbers> ${this.#strange()}`;
  }

  /** Shows these rows in the grid. @param {NonNullable<LookState["filter"]>} filter */
  #show(filter) {
    const { look } = this.state.data;
    this.store.patch("data", { look: { ...look, view: "rows", filter, part: "" } });
  }

  #missing() {
    const { columns, rows } = this.state.data.description;
    const gaps = columns
      .filter((/** @type {any} */ { missing }) => missing > 0)
      .toSorted((/** @type {any} */ a, /** @type {any} */ b) => b.missing - a.missing);
    return html`<section aria-labelledby="missing">
      <h3 id="missing">${this.t("look.missingCells")}</h3>
      ${
        gaps.length === 0
          ? html`<p class="soft">${this.t("look.noneMissing")}</p>`
          : html`<table aria-labelledby="missing">
              <thead>
                <tr>
                  <th scope="col">${this.t("data.column")}</th>
                  <th scope="col" class="number">${this.t("data.missing")}</th>
                  <th scope="col" class="number">${this.t("look.share")}</th>
                  <td></td>
                </tr>
              </thead>
              <tbody>
                ${gaps.map(
                  (/** @type {any} */ { name, missing }) =>
                    html`<tr>
                      <th scope="row">${name}</th>
                      <td class="number">
                        <button
                          class="link"
                          aria-label=${this.t("look.showMissing", { name, count: missing })}
                          @click=${() => this.#show({ is: "missing", column: name })}
                        >
                          ${this.language.number(missing)}
                        </button>
                      </td>
                      <td class="number">${this.language.percent(missing / rows)}</td>
                      <td class="bar"><i ${cssVars({ "--share": missing / rows })}></i></td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
      <mb-copy-line line="data.isna().sum()"></mb-copy-line>
    </section>`;
  }

  #duplicates() {
    const answer = this.#look.answer("duplicated", (source) => source.duplicated());
    return html`<section aria-labelledby="duplicates">
      <h3 id="duplicates">${this.t("look.duplicates")}</h3>
      ${lookError(this, this.#look, "duplicated")}
      <p class="soft">
        ${
          answer
            ? answer.count
              ? html`${this.t("look.someDuplicated", { count: answer.count })}
                  <button class="link" @click=${() => this.#show({ is: "duplicated" })}>
                    ${this.t("look.showRows")}
                  </button>`
              : this.t("look.noneDuplicated")
            : html`&nbsp;`
        }
      </p>
      <mb-copy-line line="data.duplicated().sum()"></mb-copy-line>
    </section>`;
  }

  /** Texts in columns that are otherwise numbers: they are read as missing. */
  #strange() {
    const { count = 0, columns = [], first = [] } = this.state.data.description.notNumbers ?? {};
    if (count === 0) return nothing;
    const line = numbersLine(columns.map((/** @type {any} */ { column }) => column));
    return html`<section aria-labelledby="strange">
      <h3 id="strange">${this.t("look.notNumbers")}</h3>
      <p class="soft">${this.t("look.notNumbersRead", { count })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t("look.notNumbers")}>
        <table aria-label=${this.t("look.notNumbers")}>
          <thead>
            <tr>
              <th scope="col" class="number">${this.t("look.rowNumber")}</th>
              <th scope="col">${this.t("data.column")}</th>
              <th scope="col">${this.t("look.cell")}</th>
            </tr>
          </thead>
          <tbody>
            ${first.map(
              (/** @type {any} */ { row, column, text }) =>
                html`<tr>
                  <td class="number">
                    <button
                      class="link"
                      aria-label=${this.t("look.showRow", { row: row + 1 })}
                      @click=${() => this.#goTo(row, column)}
                    >
                      ${this.language.number(row + 1)}
                    </button>
                  </td>
                  <th scope="row">${column}</th>
                  <td class="text">${text}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${count > first.length ? html`<p class="faint">${this.t("look.firstOf", { count: first.length, total: count })}</p>` : nothing}
      <p>
        ${columns.map(
          (/** @type {any} */ { column, count }) =>
            html`<button class="link" @click=${() => this.#show({ is: "not-a-number", column })}>
              ${this.t("look.showNotNumbers", { name: column, count })}
            </button> `,
        )}
      </p>
      <mb-copy-line line=${line}></mb-copy-line>
    </section>`;
  }

  /**
   * Shows a cell in the grid.
   * @param {number} row
   * @param {string} column
   */
  #goTo(row, column) {
    const { look, description } = this.state.data;
    const place = description.columns.findIndex((/** @type {any} */ { name }) => name === column);
    const cell = { row, column: place };
    const all = { sort: null, filter: null, part: /** @type {const} */ ("") };
    this.store.patch("data", { look: { ...look, ...all, view: "rows", cell } });
  }
}

customElements.define("mb-gaps-view", GapsView);
