import { html } from "lit";

/**
 * A list to choose from, with its name.
 * @param {import("../components/store-element.js").StoreElement} host
 * @param {string} key of the name among the texts of Inspect
 * @param {readonly (string | number)[]} choices
 * @param {string | number} chosen
 * @param {(value: string) => void} choose
 * @param {(value: any) => string} [text] what a choice is called
 */
export const choiceField = (host, key, choices, chosen, choose, text = String) =>
  html`<label>
    ${host.t(`inspect.${key}`)}
    <select @change=${(/** @type {any} */ { target }) => choose(target.value)}>
      ${choices.map((one) => html`<option value=${one} .selected=${one === chosen}>${text(one)}</option>`)}
    </select>
  </label>`;
