/** Whether values from storage are valid. */

import { experiment } from "minibatch";

/** @param {any} value @returns {boolean} */
export function isExperiment(value) {
  try {
    experiment(value);
    return true;
  } catch {
    return false;
  }
}
