/** How an element finds its playground: it asks, and the playground's own element answers. */

/** @import { Playground } from "./playground.js" */

const asking = "mb-playground";

/**
 * @param {Element} element inside a playground
 * @returns {Playground}
 */
export function playgroundOf(element) {
  /** @type {{ playground?: Playground }} */
  const detail = {};
  element.dispatchEvent(new CustomEvent(asking, { bubbles: true, composed: true, detail }));
  if (!detail.playground) throw new Error(`<${element.localName}> stands in no playground.`);
  return detail.playground;
}

/**
 * Answers what stands inside an element.
 * @param {Element} element
 * @param {Playground} playground
 */
export function provide(element, playground) {
  element.addEventListener(asking, (event) => {
    event.stopPropagation();
    /** @type {CustomEvent} */ (event).detail.playground = playground;
  });
}
