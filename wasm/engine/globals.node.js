/**
 * Globals of Node that a test runner may take away, as Jest's jsdom does. The build puts them in the place of the
 * globals, in what Node runs.
 */

export { TextDecoder, TextEncoder } from "node:util";

/** @param {any} value @returns {any} */
function copied(value) {
  if (Array.isArray(value)) return value.map(copied);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)]));
}

/** Configs and options are plain. */
export const structuredClone = globalThis.structuredClone ?? copied;
