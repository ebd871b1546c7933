import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import "../components/term.js";
import { base, controls, tables } from "../styles/shared.js";
import { bestOf, seriesName } from "../experiment/series.js";

/** The newest epochs are shown first; more of them on demand. */
const page = 100;

/** The curves as a table, the newest epoch first. */
class HistoryTable extends StoreElement {
  static areas = ["training.epoch", "training.history"];
  static properties = { shown: { state: true } };

  static styles = [
    base,
    controls,
    tables,
    css`
      .scroll {
        max-height: 14.5rem;
        overflow: auto;
      }

      @media print {
        .scroll {
          max-height: none;
        }
      }

      thead th {
        position: sticky;
        top: 0;
        background: var(--paper);
      }

      tbody tr:first-child td {
        font-weight: 600;
      }

      /* Columns keep their widths while numbers and the mark come and go. */
      table {
        table-layout: fixed;
        min-width: calc(var(--columns) * 5.75rem);
      }

      thead th,
      thead th.number {
        white-space: normal;
        overflow-wrap: anywhere;
      }

      .best {
        padding-inline: 0.375rem;
        border-radius: 3px;
        background: var(--accent-wash);
        color: var(--accent-strong);
        font-size: var(--tiny);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.shown = page;
  }

  /** A metric's name, which explains itself where there is a sentence about it. @param {string} name */
  #head(name) {
    const shown = seriesName(this.language, name);
    const term = name.replace(/^val_/, "");
    return this.language.has(`terms.${term}`)
      ? html`<mb-term name=${term}>${shown}</mb-term>`
      : shown;
  }

  render() {
    const { epoch, history } = this.state.training;
    if (epoch.length === 0) return nothing;
    const names = Object.keys(history);
    const best = bestOf(history);
    const rows = epoch
      .map((_, index) => index)
      .slice(-this.shown)
      .reverse();
    const left = epoch.length - rows.length;
    return html`<div
      class="scroll"
      tabindex="0"
      role="region"
      aria-label=${this.t("train.history")}
    >
      <table aria-label=${this.t("train.history")} ${cssVars({ "--columns": names.length + 1 })}>
        <thead>
          <tr>
            <th scope="col"><mb-term name="epoch">${this.t("train.epoch")}</mb-term></th>
            ${names.map((name) => html`<th scope="col" class="number">${this.#head(name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${
            // Without keys: the numbers go down the table, and no row moves.
            rows.map(
              (index) =>
                html`<tr>
                  <td>
                    ${this.language.number(epoch[index] + 1)}
                    ${index === best ? html`<span class="best">${this.t("train.best")}</span>` : nothing}
                  </td>
                  ${names.map((name) => html`<td class="number">${this.language.metric(history[name][index])}</td>`)}
                </tr>`,
            )
          }
        </tbody>
      </table>
      ${
        left > 0
          ? html`<button class="link" @click=${() => (this.shown += page * 5)}>
              ${this.t("common.showMore", { count: left })}
            </button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define("mb-history-table", HistoryTable);
