import { MinibatchError } from "../messages/error.js";
import { readable } from "./entry.js";

/** @import { Limits, Turn } from "./types.js" */

/** @param {Uint8Array} head */
export const isGzip = (head) => head[0] === 0x1f && head[1] === 0x8b;

/** DEFLATE makes at most this many bytes of one: a repetition of 258 for two bits. */
export const mostUnpackedOfOne = 1032;

/** How many false starts of a further member are tried before the search for it is given up. */
const mostFalseStarts = 32;
/** A file ends with a checksum and a size, four bytes each, whose last ones are often zero. */
const trailerBytes = 8;

/**
 * Unpacks a gzip file, counting what comes out: a few kilobytes can stand for gigabytes. No more memory is
 * taken than the file's last four bytes declare, and none where they cannot be right.
 * @param {Uint8Array} bytes
 * @param {string} path for messages
 * @param {Pick<Limits, "bytes">} limits
 * @param {Turn} [turn] called now and then
 * @returns {Promise<Uint8Array>}
 */
export async function gunzip(bytes, path, limits, turn = async () => {}) {
  try {
    return await unpack(bytes, path, limits, turn);
  } catch (error) {
    const { code } = /** @type {MinibatchError} */ (error);
    if (code !== "invalid-data" || !isGzip(bytes)) throw error;
    const parts = await unpackEach(bytes, path, limits, turn);
    if (!parts) throw error;
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

/**
 * Several gzip files in one, or zeros behind it, as tape and block tools leave them: tools read both, browsers
 * neither. Where a file ends shows by its checksum only, so each is tried up to where the next may begin.
 * @param {Uint8Array} bytes
 * @param {string} path
 * @param {Pick<Limits, "bytes">} limits
 * @param {Turn} turn
 * @returns {Promise<Uint8Array[] | null>} null where there is one file, or none
 */
async function unpackEach(bytes, path, limits, turn) {
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  /** @type {Uint8Array[]} */
  const parts = [];
  let left = limits.bytes;
  /** @param {number} from @param {number} to */
  const tryPart = async (from, to) => {
    try {
      const part = await unpack(bytes.subarray(from, to), path, { bytes: left }, turn);
      parts.push(part);
      left -= part.length;
      return true;
    } catch (error) {
      if (/** @type {MinibatchError} */ (error).code !== "invalid-data") throw error;
      return false;
    }
  };
  let from = 0;
  let failures = 0;
  for (let next = nextStart(bytes, 1, end); next < end; next = nextStart(bytes, next + 1, end)) {
    if (await tryPart(from, next)) {
      from = next;
      failures = 0;
    } else if (++failures > mostFalseStarts) return null;
  }
  const last = Math.min(bytes.length, end + trailerBytes);
  for (let to = end; to <= last; ++to) {
    if (from === 0 && to === bytes.length) break;
    if (await tryPart(from, to)) return parts;
  }
  return null;
}

/**
 * Where bytes are as a gzip file begins: the mark, DEFLATE, and flags without those that are reserved.
 * @param {Uint8Array} bytes
 * @param {number} from
 * @param {number} end given where there is none
 */
function nextStart(bytes, from, end) {
  for (let at = bytes.indexOf(0x1f, from); at >= 0 && at < end; at = bytes.indexOf(0x1f, at + 1)) {
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && (bytes[at + 3] & 0xe0) === 0) return at;
  }
  return end;
}

/**
 * @param {Uint8Array} bytes
 * @param {string} path
 * @param {Pick<Limits, "bytes">} limits
 * @param {Turn} turn
 */
async function unpack(bytes, path, limits, turn) {
  const declared = declaredSize(bytes);
  const isPlausible = declared <= Math.min(limits.bytes, mostUnpackedOfOne * bytes.length);
  let out = new Uint8Array(isPlausible ? declared : 0);
  const size = await unpackInto(out, bytes, path, limits, turn);
  if (size !== out.length) {
    // Several gzip files in one: the last one's size says nothing about all.
    out = new Uint8Array(size);
    await unpackInto(out, bytes, path, limits, turn);
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
 * @param {Turn} turn
 * @returns {Promise<number>} how many bytes there are
 */
async function unpackInto(out, bytes, path, limits, turn) {
  const reader = new Blob([/** @type {BlobPart} */ (bytes)])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"))
    .getReader();
  let size = 0;
  /** @param {unknown} cause @returns {never} */
  const damaged = (cause) => {
    throw new MinibatchError(
      "invalid-data",
      { id: "gzip.damaged", values: { path, unpacked: size, packed: bytes.length } },
      { cause },
    );
  };
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(damaged);
      if (done) return size;
      if (size < out.length) out.set(value.subarray(0, out.length - size), size);
      size += value.length;
      if (size > limits.bytes) {
        throw new MinibatchError("out-of-memory", {
          id: "gzip.too-large",
          values: { path, limit: readable(limits.bytes) },
        });
      }
      await turn();
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error;
  }
}
