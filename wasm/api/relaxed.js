/** Whether the core may fuse multiplications with additions, and why. */

/**
 * - `asked`: `init({ relaxed: true })`
 * - `not-asked`: available, but not requested, so results are the same everywhere
 * - `unsupported`: this browser or Node has no relaxed SIMD
 * - `own-binary`: the core comes from `wasmBinary`
 * - `inline`: the core is the one within the script
 * - `failed`: the relaxed module could not be loaded or started; the `simd` build runs instead
 * @typedef {"asked" | "not-asked" | "unsupported" | "own-binary" | "inline" | "failed"} RelaxedReason
 */

/** The smallest module with a relaxed multiply-add (WebAssembly 3.0, "relaxed SIMD"). */
const probe = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
  ...[1, 8, 1, 0x60, 3, 0x7b, 0x7b, 0x7b, 1, 0x7b], // types: one, (v128, v128, v128) -> v128
  ...[3, 2, 1, 0], // functions: one, of type 0
  ...[10, 13, 1, 11, 0], // code: one body of 11 bytes, no locals
  ...[0x20, 0, 0x20, 1, 0x20, 2], // local.get 0, 1, 2
  ...[0xfd, 0x85, 0x02], // f32x4.relaxed_madd, 0x105 in LEB128
  0x0b, // end
);

/**
 * @param {object} place
 * @param {boolean} [place.asked] `init({ relaxed })`
 * @param {boolean} place.ownBinary whether the core comes from `wasmBinary`
 * @returns {{ relaxed: boolean, relaxedReason: RelaxedReason }}
 */
export function chooseRelaxed({ asked = false, ownBinary }) {
  if (ownBinary) return { relaxed: false, relaxedReason: "own-binary" };
  if (!WebAssembly.validate(probe)) return { relaxed: false, relaxedReason: "unsupported" };
  return { relaxed: asked, relaxedReason: asked ? "asked" : "not-asked" };
}
