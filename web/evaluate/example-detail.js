import { css, html, nothing } from "lit";
import { until } from "lit/directives/until.js";
import "../components/bars.js";
import { breakable } from "../components/breakable.js";
import "../components/pixels.js";
import { StoreElement } from "../components/store-element.js";
import { cellsOf, hasTexts } from "../experiment/examples.js";
import { base, tables } from "../styles/shared.js";
import { judgedAs } from "../experiment/labels.js";
import { exampleTitle, listOf } from "./example-words.js";

/** @import { PredictedNumber } from "minibatch" */

/** The chosen test row or image: what was predicted of it, a bar for each class's probability, and its cells. */
class ExampleDetail extends StoreElement {
  static areas = ["evaluation", "data"];
  static properties = { cells: { state: true } };

  static styles = [
    base,
    tables,
    css`
      :host {
        display: block;
        min-width: 0;
        container-type: inline-size;
      }

      .detail {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.625rem 1rem;
        align-content: start;
        padding: 0.75rem;
        border: 1px solid var(--line);
        background: var(--surface);
      }

      .picture {
        grid-template-columns: minmax(0, 6.5rem) minmax(0, 1fr);
      }

      @container (max-width: 26rem) {
        .picture {
          grid-template-columns: minmax(0, 4rem) minmax(0, 1fr);
        }
      }

      /* No room for names, bars and percentages beside the picture: they take a line of their own below it. */
      @container (max-width: 20rem) {
        .picture h3 {
          grid-area: 1 / 2;
        }

        .picture > div:first-of-type {
          grid-area: 1 / 1;
        }

        .picture mb-bars,
        .picture table {
          grid-column: 1 / -1;
        }
      }

      mb-pixels {
        width: 100%;
        aspect-ratio: 1;
      }

      h3 {
        grid-column: 1 / -1;
        min-height: 1.35em;
        font-size: var(--text);
        line-height: 1.35;
        overflow-wrap: anywhere;
      }

      .row {
        font-size: var(--tiny);
        color: var(--ink-faint);
      }

      .scroll {
        grid-column: 1 / -1;
        max-height: 16.5rem;
        overflow: auto;
      }

      /* Keeps the room until the cells of the row that is chosen now are there. */
      .other {
        visibility: hidden;
      }

      td {
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    /** The row as it stands in the file. @type {{ of: unknown, header: string[], texts: string[] } | null} */
    this.cells = null;
  }

  /** @type {unknown} */
  #asked = null;

  updated() {
    const { chosen } = this.state.evaluation;
    if (!chosen || chosen === this.#asked || !hasTexts(this.state)) return;
    this.#asked = chosen;
    void this.#fetch(chosen);
  }

  /** @param {any} chosen */
  async #fetch(chosen) {
    // Without its cells the row is shown as well.
    const cells = await cellsOf(this.playground, chosen.row).catch(() => null);
    if (this.#asked === chosen) this.cells = cells && { of: chosen, ...cells };
  }

  render() {
    const { chosen } = this.state.evaluation;
    if (!chosen) return nothing;
    const isImage = this.state.data.description?.kind === "images";
    const label = this.t("evaluate.testRow", { row: chosen.row + 1 });
    const isClass = "probabilities" in chosen;
    return html`<div class="detail ${isImage ? "picture" : ""}">
      <h3>${isClass ? exampleTitle(this, chosen) : label}</h3>
      ${isImage ? this.#picture(chosen.row, label) : nothing}
      ${isClass ? this.#bars(chosen) : this.#numbers(chosen)}
      ${!isImage && isClass ? html`<p class="row">${label}</p>` : nothing} ${this.#cells()}
    </div>`;
  }

  /**
   * @param {number} row
   * @param {string} label
   */
  #picture(row, label) {
    const pixels = this.playground.selection
      .picturesOf([row])
      .then(([pictures]) => html`<mb-pixels .pictures=${pictures} label=${label}></mb-pixels>`);
    return html`<div>
      ${until(pixels, html`<mb-pixels label=${label}></mb-pixels>`)}
      <p class="row" aria-hidden="true">${label}</p>
    </div>`;
  }

  /** @param {import("minibatch").PredictedClass} chosen */
  #bars({ probabilities, actual, predicted }) {
    return html`<mb-bars
      .values=${probabilities}
      .names=${judgedAs(this.state)?.classNames ?? []}
      truth=${actual}
      top=${predicted}
    ></mb-bars>`;
  }

  /** @param {PredictedNumber} chosen */
  #numbers(chosen) {
    const { metric, quantity } = this.language;
    const [actual, predicted] = [listOf(chosen.actual), listOf(chosen.predicted)];
    const { targets = [] } = judgedAs(this.state) ?? {};
    const heads = ["targetHead", "actual", "predicted", "difference"];
    return html`<table>
      <thead>
        <tr>
          ${heads.map((head, i) => html`<th scope="col" class=${i ? "number" : ""}>${this.t(`evaluate.${head}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${actual.map(
          (value, i) =>
            html`<tr>
              <th scope="row">${breakable(targets[i] ?? "")}</th>
              <td class="number">${quantity(value)}</td>
              <td class="number">${metric(predicted[i])}</td>
              <td class="number">${metric(predicted[i] - value)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #cells() {
    const { cells } = this;
    if (!cells || !hasTexts(this.state)) return nothing;
    const isOther = cells.of !== this.state.evaluation.chosen;
    return html`<div
      class="scroll ${isOther ? "other" : ""}"
      tabindex="0"
      role="region"
      aria-label=${this.t("evaluate.cellsOfRow")}
    >
      <table>
        <tbody>
          ${cells.header.map(
            (name, i) =>
              html`<tr>
                <th scope="row">${breakable(name)}</th>
                <td>${cells.texts[i] === "" ? "NaN" : cells.texts[i]}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define("mb-example-detail", ExampleDetail);
