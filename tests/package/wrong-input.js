// How wrong input is tested: what is said of it by name, with what was expected and received.

import * as minibatch from "minibatch";
import { expect, it } from "vitest";

/** The package as a caller without types sees it. @type {any} */
export const untyped = minibatch;

/** @typedef {[what: string, work: () => unknown, code: string, message: RegExp]} WrongInput */

/** @param {WrongInput[]} cases */
export const itRefuses = (cases) =>
  it.each(cases)("%s", async (_, work, code, message) => {
    /** @type {any} */
    const error = await (async () => work())().then(
      () => expect.unreachable("nothing was thrown"),
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(minibatch.MinibatchError);
    expect(error.message).toMatch(message);
    expect(error.code).toBe(code);
  });
