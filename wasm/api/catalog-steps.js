/** The catalogue with the steps of a preparation and the classical models. */

import { steps } from "../../build/generated/catalog-steps.js";
import { addKnown, modelEntries, unpack } from "./catalog.js";

/** @typedef {import("./catalog.js").Entry} Entry */

const stepEntries = /* @__PURE__ */ unpack(steps);

/** All entries, those of steps and classical models last. */
export const entries = /* @__PURE__ */ modelEntries.concat(stepEntries);

/**
 * @param {import("./catalog.js").Kind} kind
 * @returns {Entry[]}
 */
export function entriesOf(kind) {
  addKnown(stepEntries);
  return entries.filter((entry) => entry.kind === kind);
}
