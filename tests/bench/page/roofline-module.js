/**
 * The roofline: a WebAssembly module whose one loop multiplies and adds 128-bit vectors and touches no
 * memory. Written byte by byte, so that no compiler has a say in it.
 * https://webassembly.github.io/spec/core/binary/index.html
 */

/**
 * Chains that do not wait for each other: enough to hide the latency of a multiplication and an addition;
 * with the two constants they fill V8's 15 vector registers on x64.
 */
const chains = 13;
/** Repetitions of the body in one turn of the loop, so that the loop itself costs nothing. */
const unrolled = 8;

/** Floating-point operations of one turn of the loop. */
export const operationsPerTurn = chains * unrolled * 4 * 2;

/** Unsigned LEB128. @param {number} value @returns {number[]} */
const leb = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]);

/** @param {number} value @returns {number[]} */
const float32 = (value) => [...new Uint8Array(Float32Array.of(value).buffer)];

/** A section, or anything else with its size before it. @param {number[]} bytes */
const sized = (bytes) => [...leb(bytes.length), ...bytes];

const type = { i32: 0x7f, f32: 0x7d, v128: 0x7b, func: 0x60 };
const get = (/** @type {number} */ local) => [0x20, ...leb(local)];
const set = (/** @type {number} */ local) => [0x21, ...leb(local)];
/** The same number in all four lanes. @param {number} value */
const splat = (value) => [0x43, ...float32(value), 0xfd, 0x13];
const add = [0xfd, ...leb(0xe4)];
const multiply = [0xfd, ...leb(0xe6)];
const firstLane = [0xfd, 0x1f, 0];

/**
 * The module. It exports `run(turns: i32): f32`, where every chain goes x ← x × 0.5 + 1 `unrolled` times a
 * turn, and the sum of the chains, each near 2, is returned: nothing overflows or becomes denormal.
 */
export function rooflineModule() {
  const turns = 0;
  const chain = (/** @type {number} */ index) => 1 + index;
  const factor = chain(chains);
  const summand = chain(chains + 1);
  const all = Array.from({ length: chains }, (_, index) => chain(index));

  const step = all.flatMap((x) =>
    [...get(x), ...get(factor), ...multiply, ...get(summand), ...add].concat(set(x)),
  );
  const body = [
    // Different beginnings, or the compiler could see that all chains are one.
    ...all.flatMap((x, index) => [...splat(index / chains), ...set(x)]),
    ...[...splat(0.5), ...set(factor), ...splat(1), ...set(summand)],
    ...[0x03, 0x40],
    ...Array.from({ length: unrolled }, () => step).flat(),
    // turns = turns - 1; repeat while it is not 0
    ...[...get(turns), 0x41, 1, 0x6b, 0x22, turns, 0x0d, 0, 0x0b],
    ...all.flatMap((x, index) => (index === 0 ? get(x) : [...get(x), ...add])),
    ...[...firstLane, 0x0b],
  ];
  const locals = [1, ...leb(chains + 2), type.v128];
  const name = [...new TextEncoder().encode("run")];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, ...sized([1, type.func, 1, type.i32, 1, type.f32])],
    ...[3, ...sized([1, 0])],
    ...[7, ...sized([1, ...sized(name), 0, 0])],
    ...[10, ...sized([1, ...sized([...locals, ...body])])],
  ]);
}
