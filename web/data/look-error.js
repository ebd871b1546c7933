import { html, nothing } from "lit";
import "../components/notice.js";

/** @import { StoreElement } from "../components/store-element.js" */
/** @import { Look } from "../experiment/look.js" */

/**
 * Why something cannot be shown.
 * @param {StoreElement} host
 * @param {Look} look
 * @param {string} key of what was asked
 */
export function lookError({ language }, look, key) {
  const error = look.error(key);
  return error ? html`<mb-notice kind="error">${language.message(error)}</mb-notice>` : nothing;
}
