/** HTML of texts: nothing in them is taken for markup. */

import { escaped } from "../web/share/escaped.js";

/** @param {unknown[]} nodes of a text, see lessons.mjs @returns {string} */
export const htmlOf = (nodes) =>
  nodes
    .map((node) => {
      if (typeof node === "string") return escaped(node);
      const [tag, attributes, ...inside] =
        /** @type {[string, Record<string, string>, ...unknown[]]} */ (node);
      const written = Object.entries(attributes).map(
        ([name, value]) => ` ${name}="${escaped(value)}"`,
      );
      if (tag === "br" || tag === "hr") return `<${tag}>`;
      const html = `<${tag}${written.join("")}>${htmlOf(inside)}</${tag}>`;
      return tag === "table" ? `<div class="table" tabindex="0">${html}</div>` : html;
    })
    .join("");
