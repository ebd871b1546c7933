/** Puts a playground into the stage of an element of another page. */

import { createPlayground } from "../experiment/playground.js";
import tokens from "../styles/tokens.css?inline";
import { Controller } from "./controller.js";
import "./embed-view.js";
import own from "./embed.css?inline";
import { opening } from "./given.js";
import { nowhere } from "./nowhere.js";
import { partsIn } from "./parts.js";
import { languageOf, themeOf } from "./surroundings.js";

/** @import { Host, Place } from "./surroundings.js" */

/** @param {string} css */
const sheetOf = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

/**
 * @param {Host} host
 * @param {HTMLElement} stage
 * @param {Place} place
 */
export function startEmbed(host, stage, place) {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(0, 1), sheetOf(tokens), sheetOf(own)];
  const playground = createPlayground(stage, {
    app: "mb-embed",
    base: place.base,
    storage: () => nowhere,
    show: partsIn(host).known,
    progress: place.progress(),
    language: languageOf(host),
    theme: themeOf(host.theme),
    first: opening(host, place),
  });
  // What stands between the element's tags is in the place of what is not there yet.
  const slot = /** @type {HTMLSlotElement} */ (root.querySelector("slot"));
  playground.app?.addEventListener("shown", () => (slot.hidden = true), { once: true });
  playground.lifetime.addEventListener("abort", () => (slot.hidden = false));
  return new Controller(host, playground, place);
}
