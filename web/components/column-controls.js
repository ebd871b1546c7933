/** Fields of arguments that are about a table's columns. Their elements come with what is loaded later. */

import { html, nothing } from "lit";

/** @import { Argument } from "../experiment/catalogue.js" */

/**
 * A list of columns, or a condition on them.
 * @param {Argument} argument
 * @param {{ label: string, doc: string, columns: string[], applied: string[] | null, value: any, disabled: boolean }} field
 * @param {(value: any) => void} send takes what is chosen
 */
export function columnsField({ name, of, nullable }, field, send) {
  const { label, doc, columns, applied, value, disabled } = field;
  const sent = (/** @type {CustomEvent} */ event) => send(event.detail);
  if (of === "condition") {
    return html`<mb-condition-field
      title=${doc}
      label=${label}
      .columns=${columns}
      .value=${value ?? ""}
      ?disabled=${disabled}
      @condition-change=${sent}
    ></mb-condition-field>`;
  }
  return html`<mb-column-field
    title=${doc}
    label=${label}
    .columns=${columns}
    .value=${value}
    .applied=${name === "columns" ? applied : null}
    ?nullable=${nullable}
    ?sparse=${of === "some columns"}
    ?disabled=${disabled}
    @columns-change=${sent}
  ></mb-column-field>`;
}

/**
 * The columns there are, and the one that is named, which may be gone.
 * @param {string[]} columns
 * @param {any} named
 */
export const withNamed = (columns, named) =>
  typeof named !== "string" || columns.includes(named) ? columns : [...columns, named];

/** What a text field proposes. @param {string[]} names */
export const suggestionList = (names) =>
  names.length
    ? html`<datalist id="suggestions">
        ${names.map((name) => html`<option value=${name}></option>`)}
      </datalist>`
    : nothing;
