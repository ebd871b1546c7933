// A module's functions: read, named, and put beside those that they resemble.

import { expect, it } from "vitest";
import { similarityOrder } from "../../tools/order-functions.mjs";
import { functionBodies, withFunctionNames } from "../../tools/wasm-functions.mjs";

const text = (/** @type {string} */ value) => [value.length, ...new TextEncoder().encode(value)];
const section = (/** @type {number} */ kind, /** @type {number[]} */ content) => [
  kind,
  content.length,
  ...content,
];

/** Of every kind of import one, of which the first is a function, and two functions: one gives 7, one calls it. */
const wasm = new Uint8Array([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [2, 0x60, 0, 1, 0x7f, 0x60, 0, 0]),
  ...section(2, [
    5,
    ...[...text("env"), ...text("call"), 0, 1],
    ...[...text("env"), ...text("table"), 1, 0x70, 0, 0],
    ...[...text("env"), ...text("memory"), 2, 1, 1, 2],
    ...[...text("env"), ...text("count"), 3, 0x7f, 0],
    ...[...text("env"), ...text("error"), 4, 0, 1],
  ]),
  ...section(3, [2, 0, 0]),
  ...section(7, [1, ...text("seven"), 0, 2]),
  ...section(10, [2, 4, 0, 0x41, 7, 0x0b, 4, 0, 0x10, 1, 0x0b]),
]);

it("finds the bodies of a module's own functions", () => {
  expect(functionBodies(wasm).map((body) => [...body])).toEqual([
    [0, 0x41, 7, 0x0b],
    [0, 0x10, 1, 0x0b],
  ]);
});

it("names them, and leaves a module that works", async () => {
  const named = withFunctionNames(wasm, ["one", "two"]);
  expect([...named.subarray(0, wasm.length)]).toEqual([...wasm]);
  const module = await WebAssembly.compile(named);
  const [names] = WebAssembly.Module.customSections(module, "name");
  // Of functions, ten bytes: two, from the import on.
  expect([...new Uint8Array(names)]).toEqual([1, 11, 2, 1, ...text("one"), 2, ...text("two")]);
  const { exports } = await WebAssembly.instantiate(module, {
    env: {
      call() {},
      table: new WebAssembly.Table({ element: "anyfunc", initial: 0 }),
      memory: new WebAssembly.Memory({ initial: 1, maximum: 2 }),
      count: new WebAssembly.Global({ value: "i32" }, 0),
      error: /** @type {WebAssembly.ImportValue} */ (
        /** @type {unknown} */ (new WebAssembly.Tag({ parameters: [] }))
      ),
    },
  });
  expect(/** @type {() => number} */ (exports.seven)()).toBe(7);
});

/** Bytes of which no six in a row come again. @param {number} seed @param {number} length */
function bytes(seed, length) {
  let state = seed;
  return Uint8Array.from(
    { length },
    () => (state = Math.imul(state, 0x5bd1e995) ^ (state >>> 13)) >>> 24,
  );
}

it("puts those that resemble each other side by side", () => {
  const [one, other, third] = [11, 22, 33].map((seed) => bytes(seed, 300));
  const cut = (/** @type {Uint8Array} */ body) => body.subarray(40, 260);
  const bodies = [cut(one), other, third, one, cut(third), cut(other)];
  const order = similarityOrder(bodies);
  expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  const apart = (/** @type {number} */ a, /** @type {number} */ b) =>
    Math.abs(order.indexOf(a) - order.indexOf(b));
  for (const [a, b] of [
    [0, 3],
    [1, 5],
    [2, 4],
  ]) {
    expect(apart(a, b), `${a} and ${b}`).toBe(1);
  }
});
