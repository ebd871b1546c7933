import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, tables } from "../styles/shared.js";

/** So many rows and columns are shown. */
const most = { rows: 8, columns: 8 };

/** The first numbers of a tensor as a table; its last axis stands across. */
class NumberTable extends StoreElement {
  static properties = { heading: {}, array: { attribute: false } };

  static styles = [
    base,
    tables,
    css`
      .scroll {
        overflow-x: auto;
      }

      table {
        width: auto;
      }

      td {
        padding-block: 0.0625rem;
        font-size: var(--tiny);
        text-align: right;
        white-space: nowrap;
      }

      .heading {
        font-size: var(--tiny);
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .part {
        font-size: var(--tiny);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.heading = "";
    /** @type {{ data: ArrayLike<number>, shape: readonly number[] } | null} */
    this.array = null;
  }

  render() {
    if (!this.array) return nothing;
    const { data, shape } = this.array;
    const columns = shape.at(-1) ?? 1;
    const rows = data.length / Math.max(1, columns);
    const shown = { rows: Math.min(rows, most.rows), columns: Math.min(columns, most.columns) };
    const isPart = shown.rows < rows || shown.columns < columns;
    const caption = this.t("inspect.tableOf", {
      what: this.heading,
      shape: `(${shape.join(", ")})`,
    });
    return html`<p class="heading">${caption}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${caption}>
        <table>
          <tbody>
            ${Array.from(
              { length: shown.rows },
              (_, row) =>
                html`<tr>
                  ${Array.from({ length: shown.columns }, (__, column) => {
                    const value = data[row * columns + column];
                    return html`<td title=${String(value)}>${this.language.metric(value)}</td>`;
                  })}
                  ${shown.columns < columns ? html`<td aria-hidden="true">…</td>` : nothing}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${
        isPart
          ? html`<p class="part">
              ${this.t("inspect.part", {
                shown: this.language.number(shown.rows * shown.columns),
                count: this.language.number(data.length),
              })}
            </p>`
          : nothing
      }`;
  }
}

customElements.define("mb-number-table", NumberTable);
