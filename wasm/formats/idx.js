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
  /** @param {string} why @returns {never} */
  const refuse = (why) => {
    throw new MinibatchError(
      "invalid-data",
      `${path} is not an IDX file that can be used: ${why}.`,
    );
  };
  if (!isIdx(bytes)) {
    const head = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0"));
    refuse(
      `bytes 0 to 3 must be 00 00 08 and the number of axes, got ${head.join(" ") || "nothing"}`,
    );
  }
  if (bytes[2] !== unsignedByte) {
    refuse(
      `byte 2 must be 08 (unsigned bytes), got 0${bytes[2].toString(16)} (${types.get(bytes[2])})`,
    );
  }
  const rank = bytes[3];
  const start = 4 + 4 * rank;
  if (bytes.length < start) {
    refuse(
      `its header of ${rank} axes needs ${start} bytes, the file ends at byte ${bytes.length}`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = shape.reduce((product, extent) => product * extent, 1);
  if (size === 0) refuse(`it holds nothing, its shape is (${shape.join(", ")})`);
  if (bytes.length < start + size) {
    refuse(
      `its shape (${shape.join(", ")}) needs ${start + size} bytes, but it ends at byte ` +
        `${bytes.length}, so it was cut short`,
    );
  }
  if (bytes.length > start + size) {
    refuse(
      `its shape (${shape.join(", ")}) ends at byte ${start + size}, but ` +
        `${bytes.length - start - size} more bytes follow`,
    );
  }
  return { shape, data: bytes.subarray(start) };
}
