import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { editReading } from "../experiment/reading.js";
import { isTraining } from "../experiment/store.js";
import { base, controls, tables } from "../styles/shared.js";
import { entryField, numberField, saidOf } from "./reading-fields.js";

/** What parts cells, by the names of the texts. */
const separators = { comma: ",", semicolon: ";", tab: "\t", bar: "|", spaces: "\\s+" };
const encodings = ["utf-8", "euc-kr", "utf-16le", "windows-1252", "shift_jis", "gbk", "big5"];
/** pandas's types, by the names of the texts. */
const types = { number: "float64", category: "str", date: "datetime64[ns]" };

/** What a field is left to the reader with. */
const found = "";

/** What was found in the file of a table, what was said of it, and its first lines. */
class ReadingForm extends StoreElement {
  static areas = ["experiment", "data", "training.status"];
  static properties = { column: { state: true } };

  static styles = [
    base,
    controls,
    tables,
    css`
      pre {
        margin: 0.5rem 0;
        padding: 0.375rem 0.5rem;
        max-width: 100%;
        overflow-x: auto;
        background: var(--sunken);
        border-radius: var(--radius);
        font-family: var(--mono);
        font-size: var(--tiny);
      }

      .scroll {
        max-height: 14rem;
        overflow: auto;
        margin-top: 0.25rem;
      }

      .fields {
        margin-block: 0.5rem;
      }

      p {
        font-size: var(--small);
      }
    `,
  ];

  constructor() {
    super();
    this.column = "";
  }

  /** What was said of it. */
  get #said() {
    return saidOf(this);
  }

  /** What was said and what was found. @returns {Record<string, any>} */
  get #config() {
    return this.state.data.description?.reading?.config ?? {};
  }

  /** @param {Record<string, unknown>} changes */
  #say(changes) {
    editReading(this.playground, changes);
  }

  /** Where images take a table's place it is due before the view around it, which then takes it away. */
  shouldUpdate() {
    const { firstLines, reading } = this.state.data.description ?? {};
    return super.shouldUpdate() && Boolean(firstLines && reading?.config);
  }

  render() {
    const { description } = this.state.data;
    return html`
      ${description.firstLines.length > 0 ? this.#text(description.firstLines) : nothing}
      ${this.#isText(description) ? html`${this.#types()} ${this.#cells()}` : nothing}
      <div class="fields">
        ${numberField(this, "nrows", 1, this.t("reading.allRows"))}
        ${numberField(this, "step", 1, "1")}
      </div>
    `;
  }

  /** Whether its cells were read from text: to others no types can be said. @param {any} description */
  #isText = ({ reading }) => reading.config.sep !== undefined;

  /** Of delimited text: the first lines, and how they are cut. @param {string[]} lines */
  #text(lines) {
    return html`<pre tabindex="0" aria-label=${this.t("reading.firstLines")}>
${lines.join("\n")}</pre>
      <div class="fields">
        ${this.#separator()} ${this.#encoding()} ${this.#header()}
        ${numberField(this, "skiprows", 0, "0")} ${this.#decimal()} ${this.#letter("thousands")}
        ${this.#rowNames()} ${this.#letter("comment")} ${this.#words()} ${this.#lines()}
      </div>`;
  }

  /**
   * A choice, whose first leaves it to the reader.
   * @param {string} name pandas's argument
   * @param {[label: string, value: unknown][]} choices
   * @param {string} shown what was found
   */
  #choice(name, choices, shown) {
    const said = this.#said[name];
    const isSaid = Object.hasOwn(this.#said, name);
    return html`<div class="field">
      <label for=${name}>${this.t(`reading.${name}`)}</label>
      <select
        id=${name}
        ?disabled=${isTraining(this.state)}
        @change=${(/** @type {any} */ event) => {
          const chosen = choices[Number(event.target.value)];
          this.#say({ [name]: chosen?.[1] });
        }}
      >
        <option value=${found} .selected=${!isSaid}>
          ${this.t("reading.found", { value: shown })}
        </option>
        ${choices.map(
          ([label, value], i) =>
            html`<option
              value=${i}
              .selected=${isSaid && JSON.stringify(said) === JSON.stringify(value)}
            >
              ${label}
            </option>`,
        )}
      </select>
    </div>`;
  }

  #separator() {
    const names = Object.entries(separators);
    const choices = names.map(([name, value]) => [this.t(`reading.sep_${name}`), value]);
    const { sep } = this.#config;
    const name = names.find(([, value]) => value === sep)?.[0];
    return this.#choice(
      "sep",
      /** @type {any} */ (choices),
      name ? this.t(`reading.sep_${name}`) : String(sep ?? ""),
    );
  }

  #encoding() {
    const choices = encodings.map((name) => [name.toUpperCase(), name]);
    const { encoding = "" } = this.#config;
    return this.#choice("encoding", /** @type {any} */ (choices), encoding.toUpperCase());
  }

  #header() {
    const label = (/** @type {unknown} */ value) =>
      this.t(value === null ? "reading.header_none" : "reading.header_first");
    const choices = [0, null].map((value) => [label(value), value]);
    return this.#choice("header", /** @type {any} */ (choices), label(this.#config.header));
  }

  #decimal() {
    const label = (/** @type {string} */ value) =>
      this.t(value === "," ? "reading.decimal_comma" : "reading.decimal_point");
    const choices = [".", ","].map((value) => [label(value), value]);
    return this.#choice("decimal", /** @type {any} */ (choices), label(this.#config.decimal));
  }

  #rowNames() {
    const label = (/** @type {unknown} */ value) =>
      this.t(value === 0 ? "reading.index_names" : "reading.index_column");
    const choices = [0, false].map((value) => [label(value), value]);
    return this.#choice("index_col", /** @type {any} */ (choices), label(this.#config.index_col));
  }

  #lines() {
    const label = (/** @type {string} */ value) => this.t(`reading.lines_${value}`);
    const choices = ["error", "skip"].map((value) => [label(value), value]);
    return this.#choice("on_bad_lines", /** @type {any} */ (choices), this.t("reading.lines_few"));
  }

  /** @param {string} name */
  #letter(name) {
    return entryField(this, name, this.#said[name] ?? "", this.t("reading.auto"), (text) =>
      this.#say({ [name]: text === "" ? undefined : text.slice(0, 1) }),
    );
  }

  #words() {
    const { na_values: said } = this.#said;
    const value = Array.isArray(said) ? said.join(", ") : "";
    return entryField(this, "na_values", value, this.t("reading.noWords"), (text) => {
      const words = text
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean);
      this.#say({ na_values: words.length > 0 ? words : undefined });
    });
  }

  /** One column's type at a time: a table may have thousands of them. */
  #types() {
    const { columns } = this.state.data.description;
    const name = columns.some((/** @type {any} */ one) => one.name === this.column)
      ? this.column
      : columns[0].name;
    const { type } = columns.find((/** @type {any} */ one) => one.name === name);
    const said = this.#said.dtype?.[name];
    const set = (/** @type {string} */ dtype) => {
      const { [name]: _, ...others } = this.#said.dtype ?? {};
      const all = { ...others, ...(dtype && { [name]: dtype }) };
      this.#say({ dtype: Object.keys(all).length > 0 ? all : undefined });
    };
    return html`<div class="fields">
      <div class="field">
        <label for="column">${this.t("reading.typeOf")}</label>
        <select
          id="column"
          @change=${(/** @type {any} */ event) => (this.column = event.target.value)}
        >
          ${columns.map(
            (/** @type {any} */ one) =>
              html`<option value=${one.name} .selected=${one.name === name}>${one.name}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="dtype">${this.t("reading.dtype")}</label>
        <select
          id="dtype"
          ?disabled=${isTraining(this.state)}
          @change=${(/** @type {any} */ event) => set(event.target.value)}
        >
          <option value=${found} .selected=${!said}>
            ${this.t("reading.found", { value: this.t(`data.type_${type}`) })}
          </option>
          ${Object.entries(types).map(
            ([kind, dtype]) =>
              html`<option value=${dtype} .selected=${said === dtype}>
                ${this.t(`data.type_${kind}`)}
              </option>`,
          )}
        </select>
      </div>
    </div>`;
  }

  /** Cells that are no numbers in columns of numbers. */
  #cells() {
    const { notNumbers } = this.state.data.description;
    if (notNumbers.count === 0) return nothing;
    const { count, first } = notNumbers;
    const title = this.t("reading.notNumbers", { count });
    return html`<p>${title}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${title}>
        <table aria-label=${title}>
          <thead>
            <tr>
              <th scope="col" class="number">${this.t("reading.line")}</th>
              <th scope="col">${this.t("data.column")}</th>
              <th scope="col">${this.t("reading.cell")}</th>
            </tr>
          </thead>
          <tbody>
            ${first.map(
              (/** @type {any} */ cell) =>
                html`<tr>
                  <td class="number">${this.language.number(cell.line)}</td>
                  <td>${cell.column}</td>
                  <td>${cell.text}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}

customElements.define("mb-reading-form", ReadingForm);
