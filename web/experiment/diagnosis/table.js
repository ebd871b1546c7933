/** What is going on with a run, as far as it is certain: the faults that are looked for, each with its evidence. */

import { constantColumn, duplicateRows, leakingColumn } from "./data.js";
import { dead, vanishing } from "./gradients.js";
import { neglected, noBetter, underfitting } from "./scores.js";
import { exploding, notFinite, overfitting, unfinished } from "./training.js";

/** @import { Finding } from "../types.js" */
/** @import { Entry, Facts } from "./facts.js" */

/** In the order in which they are said. @type {Entry[]} */
export const entries = [
  { name: "notFinite", group: "learning", find: notFinite },
  { name: "exploding", group: "learning", find: exploding },
  { name: "vanishing", group: "learning", find: vanishing },
  { name: "noBetter", group: "learning", find: noBetter },
  { name: "underfitting", group: "learning", find: underfitting },
  { name: "neglected", group: "learning", find: neglected },
  { name: "unfinished", group: "learning", find: unfinished },
  { name: "dead", group: "units", find: dead },
  { name: "overfitting", group: "overfitting", find: overfitting },
  { name: "leakingColumn", group: "leak", find: leakingColumn },
  { name: "duplicateRows", group: "rows", find: duplicateRows },
  { name: "constantColumn", group: "columns", find: constantColumn },
];

/**
 * @param {Facts} facts
 * @returns {Finding[]}
 */
export function diagnosisOf(facts) {
  /** @type {Map<string, Finding>} */
  const findings = new Map();
  for (const { group, find } of entries) {
    const finding = findings.has(group) ? null : find(facts);
    if (finding) findings.set(group, finding);
  }
  return [...findings.values()];
}
