import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { readRefused } from "../experiment/reading.js";
import { base, controls } from "../styles/shared.js";

/** What arrays can be, as Keras's load_data() names them. */
const roles = /** @type {const} */ ([
  ...["x_train", "y_train", "x_val", "y_val", "x_test", "y_test"],
]);

/** @typedef {{ name: string, shape: number[] }} NamedArray */

/**
 * What each array may be, by shapes alone: images or rows first, then as many labels.
 * @param {NamedArray[]} arrays
 * @returns {Record<string, string>}
 */
function guess(arrays) {
  const left = [...arrays];
  const take = (/** @type {(array: NamedArray) => boolean} */ isWanted) => {
    const at = left.findIndex(isWanted);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  /** @param {"train" | "test"} part @param {NamedArray} [like] */
  const pair = (part, like) => {
    const x = take(({ shape }) =>
      like
        ? shape.slice(1).join() === like.shape.slice(1).join() && shape.length > 1
        : shape.length > 1,
    );
    const y = x && take(({ shape }) => shape[0] === x.shape[0] && shape.length <= 2);
    return {
      x,
      said: { ...(x && { [`x_${part}`]: x.name }), ...(y && { [`y_${part}`]: y.name }) },
    };
  };
  const largest = arrays.toSorted((a, b) => (b.shape[0] ?? 0) - (a.shape[0] ?? 0));
  left.splice(0, left.length, ...largest);
  const train = pair("train");
  return { ...train.said, ...(train.x && pair("test", train.x).said) };
}

/** Says which arrays of a file are which, where their names do not tell. */
class ArrayChoice extends StoreElement {
  static properties = { error: { attribute: false } };

  static styles = [
    base,
    controls,
    css`
      form {
        display: grid;
        gap: 0.5rem;
        margin-top: 0.5rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {any} */
    this.error = null;
  }

  /** @returns {NamedArray[]} */
  get #arrays() {
    return (this.error?.values?.arrays ?? []).map((/** @type {any} */ { values }) => values);
  }

  render() {
    const arrays = this.#arrays;
    const guessed = guess(arrays);
    return html`<form aria-labelledby="which" @submit=${this.#submit}>
      <h3 id="which">${this.t("reading.arrays")}</h3>
      <div class="fields">
        ${roles.map(
          (role) =>
            html`<div class="field">
              <label for=${role}>${role}</label>
              <select id=${role} name=${role}>
                <option value="">${this.t("reading.noArray")}</option>
                ${arrays.map(
                  ({ name, shape }) =>
                    html`<option value=${name} ?selected=${guessed[role] === name}>
                      ${name} (${shape.join(", ")})
                    </option>`,
                )}
              </select>
            </div>`,
        )}
      </div>
      <div><button>${this.t("reading.readArrays")}</button></div>
    </form>`;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const values = new FormData(/** @type {HTMLFormElement} */ (event.target));
    // What is left out is said, too: it takes the place of what was said before.
    const said = Object.fromEntries(roles.map((role) => [role, values.get(role) || undefined]));
    await readRefused(this.playground, said, "NumPy");
  }
}

customElements.define("mb-array-choice", ArrayChoice);
