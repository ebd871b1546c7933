/**
 * IDX, the format of MNIST and its likes (http://yann.lecun.com/exdb/mnist/): two zero bytes, the type
 * of the numbers, the number of axes, each axis's extent as a big-endian 32-bit number, the numbers.
 */

import { MinibatchError } from "../messages/error.js";

/** Each type as NumPy names it: its kind and the bytes of one number. @type {Map<number, [kind: string, itemSize: number]>} */
const types = new Map([
  [0x08, ["u", 1]],
  [0x09, ["i", 1]],
  [0x0b, ["i", 2]],
  [0x0c, ["i", 4]],
  [0x0d, ["f", 4]],
  [0x0e, ["f", 8]],
]);

/** @param {Uint8Array} head */
export const isIdx = (head) =>
  head[0] === 0 && head[1] === 0 && types.has(head[2]) && head[3] >= 1 && head[3] <= 8;

/**
 * @param {Uint8Array} bytes
 * @param {string} path for messages
 * @returns {{ shape: number[], kind: string, itemSize: number, data: Uint8Array }} data is a view of `bytes`, the
 *   numbers in big-endian order
 */
export function parseIdx(bytes, path) {
  /** @param {string} id @param {import("../messages/render.js").MessageValues} values @returns {never} */
  const refuse = (id, values) => {
    throw new MinibatchError("invalid-data", {
      id: "idx.refused",
      values: { path, why: { id: `idx.${id}`, values } },
    });
  };
  if (!isIdx(bytes)) {
    const head = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0"));
    refuse("head", { received: head.join(" ") || "–" });
  }
  const rank = bytes[3];
  const start = 4 + 4 * rank;
  if (bytes.length < start) {
    refuse("header", { axes: rank, needed: start, size: bytes.length });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const [kind, itemSize] = /** @type {[string, number]} */ (types.get(bytes[2]));
  const size = shape.reduce((product, extent) => product * extent, itemSize);
  if (size === 0) refuse("empty", { shape });
  if (bytes.length < start + size) {
    refuse("cut", { shape, needed: start + size, size: bytes.length });
  }
  if (bytes.length > start + size) {
    refuse("more", { shape, end: start + size, more: bytes.length - start - size });
  }
  return { shape, kind, itemSize, data: bytes.subarray(start) };
}
