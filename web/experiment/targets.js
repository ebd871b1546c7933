/** What is predicted, by the output that predicts it: reading and changing it. */

import { edit } from "./edit.js";
import { seenBy, withTarget } from "./outputs.js";

/** @import { Playground } from "./playground.js" */
/** @import { PreparedDescription, State, Target } from "./types.js" */

/**
 * @param {State} state
 * @param {string} output "" where the model has one
 * @returns {Target}
 */
export const targetOf = ({ experiment: { target = {} } }, output) =>
  (output === "" ? target : target.outputs?.[output]) ?? {};

/**
 * The data as an output sees them; null where they are not prepared for it.
 * @param {State} state
 * @param {string} output
 * @returns {PreparedDescription | null}
 */
export function preparedFor({ data: { prepared } }, output) {
  const isKnown = prepared?.outputs.some(({ name }) => name === output);
  return prepared && isKnown ? seenBy(prepared, output) : null;
}

/**
 * @param {Playground} playground
 * @param {string} output
 * @param {Target} one
 * @param {string} group
 */
export function setTarget(playground, output, one, group) {
  const { target } = playground.store.state.experiment;
  edit(playground, { target: withTarget(target, output, one) }, `${group} ${output}`);
}
