import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls, tables } from "../styles/shared.js";
import { seriesName } from "../experiment/series.js";

/** The newest epochs are shown first; more of them on demand. */
const page = 100;

/** The curves as a table, the newest epoch first. */
class HistoryTable extends StoreElement {
  static areas = ["training"];
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

      thead th {
        position: sticky;
        top: 0;
        background: var(--paper);
      }

      tbody tr:first-child td {
        font-weight: 600;
      }

      .best::after {
        content: " •";
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    this.shown = page;
  }

  render() {
    const { epoch, history } = this.state.training;
    if (epoch.length === 0) return nothing;
    const names = Object.keys(history);
    const best = this.#best(history.val_loss ?? history.loss ?? []);
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
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("train.epoch")}</th>
            ${names.map((name) => html`<th scope="col" class="number">${seriesName(this.language, name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            rows,
            (index) => index,
            (index) =>
              html`<tr>
                <td
                  class=${index === best ? "best" : ""}
                  title=${index === best ? this.t("train.bestEpoch") : nothing}
                >
                  ${this.language.number(epoch[index] + 1)}
                </td>
                ${names.map((name) => html`<td class="number">${this.language.metric(history[name][index])}</td>`)}
              </tr>`,
          )}
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

  /** @param {(number | null)[]} losses */
  #best(losses) {
    let best = -1;
    losses.forEach((value, index) => {
      if (value !== null && (best < 0 || value < Number(losses[best]))) best = index;
    });
    return best;
  }
}

customElements.define("mb-history-table", HistoryTable);
