/** What is going on with a run, as far as it is certain: the faults that are looked for, each with its evidence. */

import { constantColumn, leakingColumn, sharedRows } from "./data.js";
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
  { name: "noBetter", group: "learning", ofOutput: true, find: noBetter },
  { name: "underfitting", group: "learning", ofOutput: true, find: underfitting },
  { name: "neglected", group: "learning", ofOutput: true, find: neglected },
  { name: "unfinished", group: "learning", find: unfinished },
  { name: "dead", group: "units", find: dead },
  { name: "overfitting", group: "overfitting", find: overfitting },
  { name: "leakingColumn", group: "leak", ofOutput: true, find: leakingColumn },
  { name: "sharedRows", group: "rows", find: sharedRows },
  { name: "constantColumn", group: "columns", find: constantColumn },
];

/**
 * @param {Facts} facts
 * @returns {Finding[]}
 */
export function diagnosisOf(facts) {
  /** @type {Map<string, Finding>} */
  const findings = new Map();
  for (const { group, find, ofOutput = false } of entries) {
    const finding = findings.has(group) ? null : find(facts);
    if (finding) findings.set(group, forOutput(finding, facts.prepared.output, ofOutput));
  }
  return [...findings.values()];
}

/** What Keras has for models of one output only, and layers that would belong to another one. */
const impossible = new Set(["classWeight", "dropout", "hidden", "wider"]);

/**
 * @param {Finding} finding
 * @param {string} output of several, "" where there is one
 * @param {boolean} isAbout whether it is about that one alone
 * @returns {Finding}
 */
function forOutput({ repair, ...finding }, output, isAbout) {
  if (output === "") return { ...finding, ...(repair && { repair }) };
  const isPossible = repair && !impossible.has(repair.name);
  return {
    ...finding,
    ...(isAbout && { output }),
    ...(isPossible && { repair: repair.name === "scaleTarget" ? { ...repair, output } : repair }),
  };
}

/**
 * What is found of any of several outputs; what is about none of them once.
 * @param {Facts[]} list of each output
 * @returns {Finding[]}
 */
export function diagnosisOfAll(list) {
  /** @type {Map<string, Finding>} */
  const all = new Map();
  for (const finding of list.flatMap(diagnosisOf)) {
    const key = JSON.stringify([finding.key, finding.output ?? ""]);
    if (!all.has(key)) all.set(key, finding);
  }
  return [...all.values()];
}
