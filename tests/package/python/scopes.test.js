// Names that a function sets in a scope around it.

import { describe, expect, it } from "vitest";
import { read } from "./read.js";

describe("a name that a function sets outside of itself", () => {
  /** @param {string} word @param {string} outer where the name is at home @param {string} inner who sets it */
  const program = (word, outer, inner) => `
from keras import Sequential, layers

width = 3
def build():
    ${outer}
    def widen():
        ${word}
        ${inner}
    widen()
    return Sequential([layers.Input((4,)), layers.Dense(width)])

first = build()
model = Sequential([layers.Input((4,)), layers.Dense(width), first])
`;
  /** @param {any} json the units of the outer model's first layer, and of the inner one's */
  const unitsOf = (json) => {
    const [, outer, inner] = json.config.layers;
    return [outer.config.units, inner.config.layers.at(-1).config.units];
  };

  it.each([
    ["global", "global width", "pass", "width = 9", [9, 9]],
    ["global among others", "global other, width", "pass", "width = other = 6", [6, 6]],
    ["nonlocal", "nonlocal width", "width = 5", "width = 8", [3, 8]],
    ["neither", "pass", "width = 5", "width = 8", [3, 5]],
  ])("%s", async (_what, word, outer, inner, units) => {
    const { json, codes: wrong } = await read(program(word, outer, inner));
    expect(wrong).toEqual([]);
    expect(unitsOf(json)).toEqual(units);
  });
});
