/** From the trees of a lesson's text to elements. No HTML is read, so none has to be cleaned. */

/** @import { Node } from "./lesson.js" */

/**
 * @param {Node[]} nodes
 * @returns {DocumentFragment}
 */
export function elementsOf(nodes) {
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes.map(elementOf));
  return fragment;
}

/** @param {Node} node @returns {string | HTMLElement} */
function elementOf(node) {
  if (typeof node === "string") return node;
  const [tag, attributes, ...inside] = node;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside.map(elementOf));
  if (tag === "table") {
    const frame = document.createElement("div");
    frame.className = "table";
    frame.append(element);
    return frame;
  }
  return element;
}
