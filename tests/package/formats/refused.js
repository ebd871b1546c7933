import { expect } from "vitest";
import { errorOf } from "./make-files.js";

/**
 * Expects what bad input must give: an error that says what is wrong.
 * @param {() => unknown} work
 * @param {string | RegExp} message
 * @param {string} [code]
 */
export async function refused(work, message, code = "invalid-data") {
  const error = await errorOf(work);
  expect(error.message).toMatch(message);
  expect(error.code).toBe(code);
}
