import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import { setCell } from "../experiment/examples.js";
import { base, controls, tables } from "../styles/shared.js";
import { judgedAs } from "../experiment/labels.js";
import { testWords } from "./words.js";

/** How many further pairs are shown at a time. */
const page = 10;

/** Which classes are confused with which, the most frequent first: a matrix of many classes as a list. */
class ConfusedClasses extends StoreElement {
  static areas = ["evaluation", "data"];
  static properties = { shown: { state: true } };

  static styles = [
    base,
    controls,
    tables,
    css`
      table {
        margin-top: 0.375rem;
      }

      tbody td {
        vertical-align: middle;
        max-width: 12rem;
        overflow-wrap: anywhere;
      }

      .name {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }

      .count {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.5rem;
        align-items: center;
      }

      .count i {
        justify-self: end;
        width: calc(var(--share) * min(6rem, 100%));
        height: 0.5rem;
        background: var(--second);
        opacity: 0.55;
      }
    `,
  ];

  constructor() {
    super();
    this.shown = page;
  }

  /** @type {{ of: number[][] | null, pairs: { actual: number, predicted: number, count: number }[] }} */
  #found = { of: null, pairs: [] };

  /** The cells beside the matrix's diagonal that have rows, the largest first. */
  get #pairs() {
    const { confusion } = this.state.evaluation;
    if (this.#found.of === confusion) return this.#found.pairs;
    /** @type {{ actual: number, predicted: number, count: number }[]} */
    const pairs = [];
    // A thousand classes have a million cells, of which few count something.
    confusion.forEach((row, actual) =>
      row.forEach((count, predicted) => {
        if (count > 0 && actual !== predicted) pairs.push({ actual, predicted, count });
      }),
    );
    pairs.sort((one, other) => other.count - one.count);
    this.#found = { of: confusion, pairs };
    return pairs;
  }

  render() {
    const pairs = this.#pairs;
    const left = pairs.length - this.shown;
    if (pairs.length === 0)
      return html`<p class="faint">${this.t(`evaluate.${testWords(this.state)}noneConfused`)}</p>`;
    return html`<h3>${this.t("evaluate.mostConfused")}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("evaluate.actual")}</th>
            <th scope="col">${this.t("evaluate.predicted")}</th>
            <th scope="col" class="number">${this.t(`evaluate.${testWords(this.state)}count`)}</th>
            <th scope="col"><span class="visually-hidden">${this.t("tabs.examples")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${pairs.slice(0, this.shown).map((pair) => this.#row(pair, pairs[0].count))}
        </tbody>
      </table>
      ${
        left > 0
          ? html`<button class="link" @click=${() => (this.shown += 5 * page)}>
              ${this.t("common.showMore", { count: left })}
            </button>`
          : nothing
      }`;
  }

  /**
   * @param {{ actual: number, predicted: number, count: number }} pair
   * @param {number} largest
   */
  #row({ actual, predicted, count }, largest) {
    const names = judgedAs(this.state)?.classNames ?? [];
    const values = { actual: names[actual], predicted: names[predicted], count };
    const label = this.t("evaluate.showCell", values);
    return html`<tr>
      ${[values.actual, values.predicted].map(
        (name) => html`<td title=${name}><span class="name">${name}</span></td>`,
      )}
      <td class="number">
        <span class="count"
          ><i ${cssVars({ "--share": count / largest })}></i>${this.language.number(count)}</span
        >
      </td>
      <td class="number">
        <button
          class="small"
          aria-label=${label}
          title=${label}
          @click=${() => this.#show({ actual, predicted })}
        >
          ${this.t("tabs.examples")}
        </button>
      </td>
    </tr>`;
  }

  /** @param {{ actual: number, predicted: number }} cell */
  #show(cell) {
    void setCell(this.playground, cell);
    this.store.patch("ui", { tab: "examples" });
  }
}

customElements.define("mb-confused-classes", ConfusedClasses);
