/** A reading that a call was given outside of an experiment. */

import { MinibatchError } from "../../messages/error.js";
import { Faults, sentence } from "./faults.js";
import { reading as checkReading } from "./reading.js";

/**
 * @param {string} where the argument
 * @param {unknown} reading
 * @throws {MinibatchError} the first fault
 */
export function checkGivenReading(where, reading) {
  const faults = new Faults();
  checkReading(reading, where, faults);
  const [fault] = faults.list;
  if (fault) throw new MinibatchError("invalid-argument", sentence(fault));
}
