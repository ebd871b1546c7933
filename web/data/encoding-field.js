/** How the classes of the target reach the loss. */

import { html, nothing } from "lit";
import { preparedFor, setTarget, targetOf } from "../experiment/targets.js";
import { isTraining } from "../experiment/store.js";

/** @import { StoreElement } from "../components/store-element.js" */
/** @import { Target } from "../experiment/types.js" */

/** "" follows the loss. */
const encodings = ["", "integer", "one-hot"];

/** A choice, where the target has classes. @param {StoreElement} host @param {string} [output] */
export function encodingField({ state, t, playground }, output = "") {
  const prepared = preparedFor(state, output);
  if (!prepared || prepared.task === "regression") return nothing;
  const { encoding: chosen = "", ...target } = targetOf(state, output);
  const choose = (/** @type {any} */ event) => {
    const encoding = /** @type {Target["encoding"]} */ (event.target.value || undefined);
    setTarget(playground, output, { ...target, ...(encoding && { encoding }) }, "encoding");
  };
  return html`<div class="field">
    <label for="encoding">${t("data.encoding")}</label>
    <select id="encoding" ?disabled=${isTraining(state)} @change=${choose}>
      ${encodings.map(
        (encoding) =>
          html`<option value=${encoding} ?selected=${encoding === chosen}>
            ${t(`data.encoding_${encoding || "auto"}`)}
          </option>`,
      )}
    </select>
  </div>`;
}
