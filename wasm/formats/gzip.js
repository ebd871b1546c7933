import { MinibatchError } from "../messages/error.js";
import { readable } from "./entry.js";

/** @import { Limits } from "./types.js" */

/** @param {Uint8Array} head */
export const isGzip = (head) => head[0] === 0x1f && head[1] === 0x8b;

/** DEFLATE makes at most this many bytes of one: a repetition of 258 for two bits. */
export const mostUnpackedOfOne = 1032;

/**
 * Unpacks a gzip file, counting what comes out: a few kilobytes can stand for gigabytes. No more memory is
 * taken than the file's last four bytes declare, and none where they cannot be right.
 * @param {Uint8Array} bytes
 * @param {string} path for messages
 * @param {Pick<Limits, "bytes">} limits
 * @returns {Promise<Uint8Array>}
 */
export async function gunzip(bytes, path, limits) {
  const declared = declaredSize(bytes);
  const isPlausible = declared <= Math.min(limits.bytes, mostUnpackedOfOne * bytes.length);
  let out = new Uint8Array(isPlausible ? declared : 0);
  const size = await unpackInto(out, bytes, path, limits);
  if (size !== out.length) {
    // Several gzip files in one: the last one's size says nothing about all.
    out = new Uint8Array(size);
    await unpackInto(out, bytes, path, limits);
  }
  return out;
}

/** The size modulo 2^32 at a gzip file's end (RFC 1952, ISIZE). @param {Uint8Array} bytes */
function declaredSize(bytes) {
  if (bytes.length < 4) return 0;
  return new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
}

/**
 * @param {Uint8Array} out takes what it has room for
 * @param {Uint8Array} bytes
 * @param {string} path
 * @param {Pick<Limits, "bytes">} limits
 * @returns {Promise<number>} how many bytes there are
 */
async function unpackInto(out, bytes, path, limits) {
  const reader = new Blob([/** @type {BlobPart} */ (bytes)])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"))
    .getReader();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return size;
      if (size < out.length) out.set(value.subarray(0, out.length - size), size);
      size += value.length;
      if (size > limits.bytes) {
        await reader.cancel();
        throw new MinibatchError("out-of-memory", {
          id: "gzip.too-large",
          values: { path, limit: readable(limits.bytes) },
        });
      }
    }
  } catch (cause) {
    if (cause instanceof MinibatchError) throw cause;
    throw new MinibatchError(
      "invalid-data",
      { id: "gzip.damaged", values: { path, unpacked: size, packed: bytes.length } },
      { cause },
    );
  }
}
