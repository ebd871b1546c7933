/** Fields that say how files are read, alike for tables and for images. */

import { html } from "lit";
import { editReading } from "../experiment/reading.js";
import { isTraining } from "../experiment/store.js";

/** @import { StoreElement } from "../components/store-element.js" */

/** What was said to the reader of the files that are shown. @param {StoreElement} host @returns {Record<string, any>} */
export function saidOf({ state }) {
  const { reading } = state.experiment;
  const name = state.data.description?.reading?.class_name;
  return reading && reading.class_name === name ? (reading.config ?? {}) : {};
}

/**
 * @param {StoreElement} host
 * @param {string} name the reader's argument
 * @param {string} value
 * @param {string} placeholder
 * @param {(text: string) => void} set
 */
export const entryField = ({ state, t }, name, value, placeholder, set) =>
  html`<div class="field">
    <label for=${name}>${t(`reading.${name}`)}</label>
    <input
      id=${name}
      .value=${value}
      placeholder=${placeholder}
      ?disabled=${isTraining(state)}
      @change=${(/** @type {any} */ event) => set(event.target.value)}
    />
  </div>`;

/**
 * A whole number; left empty, the reader chooses.
 * @param {StoreElement} host
 * @param {string} name
 * @param {number} least
 * @param {string} usual
 */
export function numberField(host, name, least, usual) {
  const { config = {} } = host.state.data.description.reading;
  const shown = String(config[name] ?? usual);
  return entryField(host, name, String(saidOf(host)[name] ?? ""), shown, (text) => {
    const number = Number(text);
    if (text.trim() === "") editReading(host.playground, { [name]: undefined });
    else if (Number.isInteger(number) && number >= least)
      editReading(host.playground, { [name]: number });
    else host.requestUpdate();
  });
}
