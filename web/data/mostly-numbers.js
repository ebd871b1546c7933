import { css, html, nothing } from "lit";
import "../components/copy-line.js";
import { StoreElement } from "../components/store-element.js";
import { Look } from "../experiment/look.js";
import { readAsNumbers } from "../experiment/reading.js";
import { isTraining } from "../experiment/store.js";
import { base, controls, tables } from "../styles/shared.js";
import { lookError } from "./look-error.js";
import { numbersLine } from "./pandas.js";

/** Rows among which the texts are looked for, and how many of them are shown. */
const [lookedAt, shownTexts] = [200, 8];

/** Columns of text most of whose cells are numbers: the other cells, and a click that makes them missing. */
class MostlyNumbers extends StoreElement {
  static areas = ["data", "training.status"];

  static styles = [
    base,
    controls,
    tables,
    css`
      :host {
        display: contents;
      }

      h3 {
        margin-bottom: 0.375rem;
      }

      p {
        font-size: var(--small);
      }

      tbody th {
        max-width: 14rem;
        overflow-wrap: anywhere;
      }

      .texts {
        font-family: var(--mono);
        overflow-wrap: anywhere;
      }

      td button {
        white-space: nowrap;
      }
    `,
  ];

  #look = new Look(this);

  render() {
    /** @type {any[]} */
    const columns = this.state.data.description.warnings
      .filter((/** @type {any} */ { id }) => id === "text-column")
      .map((/** @type {any} */ { values }) => values);
    if (columns.length === 0) return nothing;
    return html`<section aria-labelledby="mostly">
      <h3 id="mostly">${this.t("look.mostlyNumbers")}</h3>
      <p class="soft">${this.t("look.mostlyNumbersRead")}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t("look.mostlyNumbers")}>
        <table aria-label=${this.t("look.mostlyNumbers")}>
          <thead>
            <tr>
              <th scope="col">${this.t("data.column")}</th>
              <th scope="col" class="number">${this.t("look.notNumbers")}</th>
              <th scope="col">${this.t("look.cell")}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${columns.map(({ column, count }) => this.#row(column, count))}
          </tbody>
        </table>
      </div>
      <mb-copy-line line=${numbersLine(columns.map(({ column }) => column))}></mb-copy-line>
    </section>`;
  }

  /** @param {string} name @param {number} count */
  #row(name, count) {
    const key = `other ${name}`;
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="number">
        <button
          class="link"
          aria-label=${this.t("look.showNotNumbers", { name, count })}
          @click=${() => this.#show(name)}
        >
          ${this.language.number(count)}
        </button>
      </td>
      <td class="texts">${this.#texts(key, name)}${lookError(this, this.#look, key)}</td>
      <td>
        <button
          class="small"
          ?disabled=${isTraining(this.state)}
          aria-label=${this.t("look.readAsNumbers", { name })}
          @click=${() => readAsNumbers(this.playground, name)}
        >
          ${this.t("data.readAsNumbers")}
        </button>
      </td>
    </tr>`;
  }

  /** The different texts of the first such rows. @param {string} key @param {string} name */
  #texts(key, name) {
    const filter = { column: name, is: /** @type {const} */ ("not-a-number") };
    const page = this.#look.answer(key, (source) => source.rows({ filter, count: lookedAt }));
    if (!page) return html`&nbsp;`;
    const place = page.header.indexOf(name);
    const texts = [...new Set(page.rows.map((/** @type {string[]} */ cells) => cells[place]))];
    return `${texts.slice(0, shownTexts).join(", ")}${texts.length > shownTexts ? " …" : ""}`;
  }

  /** Shows the rows in the grid. @param {string} column */
  #show(column) {
    const { look } = this.state.data;
    const filter = { is: /** @type {const} */ ("not-a-number"), column };
    this.store.patch("data", { look: { ...look, view: "rows", filter, part: "" } });
  }
}

customElements.define("mb-mostly-numbers", MostlyNumbers);
