/** @import { State } from "../experiment/types.js" */

/**
 * What the keys of texts begin with that say what was tested: rows or images, or windows of a series.
 * @param {State} state
 */
export const testWords = ({ data }) => (data.prepared?.windows ? "windows_" : "");
