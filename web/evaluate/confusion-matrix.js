import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";
import { setCell } from "../experiment/examples.js";
import { judgedAs } from "../experiment/labels.js";
import { divisorOf } from "./confusion-shares.js";

/** Up to so many classes the matrix is drawn large. */
const few = 5;
/** Names of no more letters stand upright above narrow columns. */
const short = 2;

/** True classes down, predicted classes across. A cell shows its rows. */
class ConfusionMatrix extends StoreElement {
  static areas = ["evaluation", "data"];
  static properties = { by: {} };

  static styles = [
    base,
    controls,
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

      .short thead th {
        height: auto;
      }

      .short thead th span {
        writing-mode: horizontal-tb;
        rotate: none;
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

      td button {
        display: block;
        width: 100%;
        height: var(--target);
        min-height: 0;
        padding: 0 0.125rem;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        font-variant-numeric: tabular-nums;
        cursor: pointer;
      }

      td button:hover,
      td button[aria-pressed="true"] {
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
      .few td button {
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

  constructor() {
    super();
    /** What the counts are divided by. */
    this.by = "";
  }

  render() {
    const { confusion, cell } = this.state.evaluation;
    const names = judgedAs(this.state)?.classNames ?? [];
    const divisor = divisorOf(confusion, this.by);
    const isShort = names.every((name) => name.length <= short);
    const looks = `${names.length <= few ? "few" : ""} ${isShort ? "short" : ""}`;
    return html`<div
      class="scroll"
      tabindex="0"
      role="group"
      aria-label=${this.t("evaluate.confusion")}
    >
      <table class=${looks} aria-label=${this.t("evaluate.confusion")}>
        <thead>
          <tr>
            <th><span class="visually-hidden">${this.t("evaluate.actual")}</span></th>
            ${names.map((name) => html`<th scope="col" title=${name}><span>${name}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${confusion.map(
            (row, actual) =>
              html`<tr>
                <th scope="row" title=${names[actual]}>${names[actual]}</th>
                ${row.map((count, predicted) => {
                  const share = count / divisor(actual, predicted);
                  return this.#cell(names, count, share, { actual, predicted }, cell);
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /**
   * @param {string[]} names
   * @param {number} count
   * @param {number} share of the rows that the count is divided by: of the true class's, where counts are shown
   * @param {{ actual: number, predicted: number }} place
   * @param {{ actual: number, predicted: number } | null} chosen
   */
  #cell(names, count, share, place, chosen) {
    const { actual, predicted } = place;
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
              ${this.by ? this.language.percent(share) : this.language.number(count)}
            </button>`
          : names.length <= few
            ? html`<span class="soft">0</span>`
            : nothing
      }
    </td>`;
  }
}

customElements.define("mb-confusion-matrix", ConfusionMatrix);
