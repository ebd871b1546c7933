// How wrong input is tested: what is said of it by name, with what was expected and received.

import {
  Dataset,
  MinibatchError,
  callbacks,
  evaluation,
  init,
  layers,
  optimizers,
  readFiles,
  sequential,
} from "minibatch";
import { expect, it } from "vitest";

/** What a caller without types might write. @type {any} */
export const untyped = {
  Dataset,
  callbacks,
  evaluation,
  init,
  layers,
  optimizers,
  readFiles,
  sequential,
};

/** @typedef {[what: string, work: () => unknown, code: string, message: RegExp]} WrongInput */

/** @param {WrongInput[]} cases */
export const itRefuses = (cases) =>
  it.each(cases)("%s", async (_, work, code, message) => {
    /** @type {any} */
    const error = await (async () => work())().then(
      () => expect.unreachable("nothing was thrown"),
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(MinibatchError);
    expect(error.message).toMatch(message);
    expect(error.code).toBe(code);
  });
