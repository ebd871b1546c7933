/** The catalogue with its texts in English: forms and menus are made from it. */

import { texts } from "../../build/generated/catalog-texts.js";
import { entries } from "./catalog-steps.js";

/** @typedef {import("./catalog.js").Argument & { doc: string }} CatalogArgument `doc` is one line */
/**
 * `doc` is one line.
 * @typedef {Omit<import("./catalog.js").Entry, "arguments"> & { doc: string, arguments: CatalogArgument[] }} CatalogEntry
 */
/** @typedef {{ entries: CatalogEntry[] }} Catalog */

/** For each entry in its order, its own text and those of its arguments. @typedef {string[][]} Texts */

/** @param {Texts} texts @returns {Catalog} */
const explained = (texts) => ({
  entries: entries.map((entry, index) => {
    const [doc, ...docs] = texts[index];
    const args = entry.arguments.map((argument, at) => ({ ...argument, doc: docs[at] }));
    return { ...entry, doc, arguments: args };
  }),
});

/** The whole catalogue, known without starting the core. */
export const catalog = /* @__PURE__ */ explained(texts);
