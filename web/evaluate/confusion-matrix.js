import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import { base } from "../styles/shared.js";
import { setCell } from "../experiment/evaluation.js";

/** Up to so many classes the matrix is drawn large. */
const few = 5;

/** True classes down, predicted classes across. A cell shows its rows. */
class ConfusionMatrix extends StoreElement {
  static areas = ["evaluation", "data"];

  static styles = [
    base,
    css`
      .scroll {
        overflow-x: auto;
        padding: 2px;
      }

      table {
        border-collapse: separate;
        border-spacing: 1px;
        font-size: var(--tiny);
      }

      p {
        margin-bottom: 0.5rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      th {
        font-weight: 400;
        color: var(--ink-soft);
      }

      tbody th {
        max-width: 8rem;
        padding-right: 0.5rem;
        text-align: left;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      thead th {
        height: 5.5rem;
        vertical-align: bottom;
        padding: 0 0 0.25rem;
      }

      thead th span {
        display: inline-block;
        max-height: 5.25rem;
        writing-mode: vertical-rl;
        rotate: 180deg;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      td {
        padding: 0;
        width: 1.875rem;
        height: var(--target);
        text-align: center;
        background: color-mix(in oklab, var(--shade) calc(var(--mix) * 100%), var(--surface));
        --shade: var(--second);
      }

      td.right {
        --shade: var(--accent);
      }

      td.dark {
        color: var(--paper);
      }

      button {
        display: block;
        width: 100%;
        height: var(--target);
        padding: 0 0.125rem;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        font-variant-numeric: tabular-nums;
        cursor: pointer;
      }

      button:hover,
      button[aria-pressed="true"] {
        outline: 2px solid var(--ink);
        outline-offset: -1px;
      }

      /* Few classes: room for the names as they are read, and cells that can be hit. */
      .few {
        font-size: var(--small);
      }

      .few thead th {
        height: auto;
      }

      .few thead th span {
        max-width: 9rem;
        writing-mode: horizontal-tb;
        rotate: none;
      }

      .few td {
        width: 6rem;
      }

      .few td,
      .few button {
        height: 3rem;
      }

      @container (max-width: 30rem) {
        td {
          width: var(--target);
        }

        .few td {
          width: 4rem;
        }

        .few thead th span {
          max-width: 4rem;
        }

        tbody th {
          max-width: 4.5rem;
        }
      }
    `,
  ];

  render() {
    const { confusion, cell } = this.state.evaluation;
    const names = this.state.data.prepared?.classNames ?? [];
    return html`<div
      class="scroll"
      tabindex="0"
      role="region"
      aria-label=${this.t("evaluate.confusion")}
    >
      <h3>${this.t("evaluate.confusion")}</h3>
      <p>${this.t("evaluate.confusionAxes")}</p>
      <table class=${names.length <= few ? "few" : ""} aria-label=${this.t("evaluate.confusion")}>
        <thead>
          <tr>
            <th></th>
            ${names.map((name) => html`<th scope="col" title=${name}><span>${name}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${confusion.map((row, actual) => {
            const total = Math.max(
              1,
              row.reduce((a, b) => a + b, 0),
            );
            return html`<tr>
              <th scope="row" title=${names[actual]}>${names[actual]}</th>
              ${row.map((count, predicted) =>
                this.#cell(names, count, total, { actual, predicted }, cell),
              )}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  /**
   * @param {string[]} names
   * @param {number} count
   * @param {number} total rows of the true class
   * @param {{ actual: number, predicted: number }} place
   * @param {{ actual: number, predicted: number } | null} chosen
   */
  #cell(names, count, total, place, chosen) {
    const { actual, predicted } = place;
    const share = count / total;
    const right = actual === predicted;
    const strong = share > 0.5;
    // Between the two ranges no text would be legible, neither the page's ink nor its paper.
    const mix = strong ? (right ? 0.7 + 0.3 * share : 1) : share * 0.9;
    const classes = `${right ? "right" : ""} ${strong ? "dark" : ""}`;
    const pressed = chosen?.actual === actual && chosen.predicted === predicted;
    const label = this.t("evaluate.cellCount", {
      actual: names[actual],
      predicted: names[predicted],
      count,
    });
    return html`<td class=${classes} ${cssVars({ "--mix": mix })}>
      ${
        count
          ? html`<button
              aria-pressed=${pressed}
              aria-label=${label}
              title=${label}
              @click=${() => setCell(this.playground, pressed ? null : place)}
            >
              ${this.language.number(count)}
            </button>`
          : nothing
      }
    </td>`;
  }
}

customElements.define("mb-confusion-matrix", ConfusionMatrix);
