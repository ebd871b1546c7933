// JSON that reaches the core is bounded in depth and size before it is read, whichever function takes it.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCore } from "./formats/load-core.js";

/** @typedef {import("../../wasm/engine/core.js").Core} Core */

/** @type {Core} */
let core;
/** @type {import("../../wasm/bindings.d.ts").Floats} */
let numbers;
/** @type {import("../../wasm/bindings.d.ts").Bytes} */
let pixels;
beforeAll(async () => {
  core = await loadCore();
  numbers = core.floats(Float32Array.of(1, 2));
  pixels = core.bytes(Uint8Array.of(1, 2, 3));
});
afterAll(() => [numbers, pixels].forEach((buffer) => buffer.delete()));

/** @type {Record<string, (json: string) => unknown>} */
const doors = {
  "a shape of rows": (json) => core.bindings.Dataset.fromFloats(numbers, json),
  "a shape of targets": (json) =>
    core.bindings.Dataset.fromFloats(core.floats(Float32Array.of(1)), "[1]").withTargets(
      numbers,
      json,
      0,
    ),
  "the size of an image": (json) => core.bindings.resizeImage(pixels, json, "[1,1,3]"),
  names: (json) =>
    core.bindings.Dataset.fromFloats(core.floats(Float32Array.of(1)), "[1]").withNames(json),
  "a model": (json) => new core.bindings.Model(json, 1),
  "a preparation": (json) => core.bindings.Preparation.fromJson(json),
};

describe.each(Object.entries(doors))("%s", (_, open) => {
  it.each([
    [
      "is not read where it is nested too deep",
      `${"[".repeat(65)}${"]".repeat(65)}`,
      "json.too-deep",
    ],
    ["is not read where it is too long", `"${"a".repeat(16 << 20)}"`, "json.too-long"],
    ["is refused where it is no JSON", "[1,", "json.invalid"],
  ])("%s", (_what, json, id) => {
    expect(() => open(json)).toThrow(expect.objectContaining({ code: "invalid-spec", id }));
  });
});
