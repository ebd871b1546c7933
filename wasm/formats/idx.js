/**
 * IDX, the format of MNIST and its likes (http://yann.lecun.com/exdb/mnist/): two zero bytes, the type
 * of the numbers, the number of axes, each axis's extent as a big-endian 32-bit number, the numbers.
 */

import { MinibatchError } from "../messages/error.js";

const types = new Map([
  [0x08, "unsigned byte"],
  [0x09, "signed byte"],
  [0x0b, "short"],
  [0x0c, "int"],
  [0x0d, "float"],
  [0x0e, "double"],
]);
const unsignedByte = 0x08;

/** @param {Uint8Array} head */
export const isIdx = (head) =>
  head[0] === 0 && head[1] === 0 && types.has(head[2]) && head[3] >= 1 && head[3] <= 8;

/**
 * @param {Uint8Array} bytes
 * @param {string} path for messages
 * @returns {{ shape: number[], data: Uint8Array }} data is a view of `bytes`
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
  if (bytes[2] !== unsignedByte) {
    refuse("type", { received: `0${bytes[2].toString(16)}`, type: String(types.get(bytes[2])) });
  }
  const rank = bytes[3];
  const start = 4 + 4 * rank;
  if (bytes.length < start) {
    refuse("header", { axes: rank, needed: start, size: bytes.length });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = shape.reduce((product, extent) => product * extent, 1);
  if (size === 0) refuse("empty", { shape });
  if (bytes.length < start + size) {
    refuse("cut", { shape, needed: start + size, size: bytes.length });
  }
  if (bytes.length > start + size) {
    refuse("more", { shape, end: start + size, more: bytes.length - start - size });
  }
  return { shape, data: bytes.subarray(start) };
}
