/** Rows that the files bring to validate with are the last ones to train on, as Keras's validation_split takes them. */

import { warning } from "../messages/error.js";

/** @import { Warning } from "./types.js" */

/**
 * The shortest share with which fit() takes just these rows.
 * @param {number} train rows, those to validate with among them
 * @param {number} validation of these
 */
export function validationShare(train, validation) {
  const exact = validation / train;
  const fits = (/** @type {number} */ share) =>
    Math.floor(train * (1 - share)) === train - validation;
  // Of 0.1666… those that are rounded up take a row too many.
  for (const round of [Math.round, Math.floor]) {
    for (let digits = 1; digits <= 12; ++digits) {
      const share = Number(`${round(exact * 10 ** digits)}e-${digits}`);
      if (fits(share)) return share;
    }
  }
  return (validation - 0.5) / train;
}

/**
 * What is suggested for fit(), and said.
 * @param {number} train
 * @param {number} validation
 * @param {Warning[]} warnings
 * @returns {{ suggestedFit?: { validation_split: number } }}
 */
export function suggestedFit(train, validation, warnings) {
  if (validation === 0) return {};
  const validation_split = validationShare(train, validation);
  warnings.push(warning("validation-rows", { count: validation, train, share: validation_split }));
  return { suggestedFit: { validation_split } };
}
