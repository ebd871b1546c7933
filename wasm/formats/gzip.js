import { MinibatchError } from "../messages/error.js";
import { readable } from "./entry.js";

/** @import { Limits } from "./types.js" */

/** @param {Uint8Array} head */
export const isGzip = (head) => head[0] === 0x1f && head[1] === 0x8b;

/**
 * Unpacks a gzip file, counting what comes out: a few kilobytes can stand for gigabytes.
 * @param {Uint8Array} bytes
 * @param {string} path for messages
 * @param {Limits} limits
 * @returns {Promise<Uint8Array>}
 */
export async function gunzip(bytes, path, limits) {
  const stream = new Blob([/** @type {BlobPart} */ (bytes)])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > limits.bytes) {
        await reader.cancel();
        throw new MinibatchError(
          "out-of-memory",
          `${path} unpacks to more than ${readable(limits.bytes)}, the most that is allowed.`,
        );
      }
      chunks.push(value);
    }
  } catch (cause) {
    if (cause instanceof MinibatchError) throw cause;
    throw new MinibatchError(
      "invalid-data",
      `${path} is not a whole gzip file: it was cut short or damaged after ${size} unpacked bytes ` +
        `(${bytes.length} packed ones are there).`,
      { cause },
    );
  }
  return concatenate(chunks, size);
}

/**
 * @param {Uint8Array[]} chunks
 * @param {number} size
 */
function concatenate(chunks, size) {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
