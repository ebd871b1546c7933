/** What Keras 3 changed about its files: no way of writing is read by all of them. */

/**
 * Whether a file is for a Keras before this one.
 * @param {string | undefined} version "3.3"; left out, the file is for the newest
 * @param {number} minor
 */
const isBefore = (version, minor) => version !== undefined && Number(version.split(".")[1]) < minor;

/** A single tensor stood in a list, which gives a list of one as output today. @param {string | undefined} version */
export const listsOne = (version) => isBefore(version, 4);

/** Nadam kept its product in front of its arrays, not behind them. @param {string | undefined} version */
export const productFirst = (version) => isBefore(version, 10);
