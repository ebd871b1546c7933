/** Files of any origin as one kind of thing: a path, a size, and bytes on demand. */

import { MinibatchError } from "../messages/error.js";

/** @import { Entry, InputFile, Limits } from "./types.js" */

/** @type {Limits} */
export const defaultLimits = { bytes: 1.5e9, entries: 200_000 };

/**
 * @param {string} path
 * @param {Uint8Array} bytes
 * @returns {Entry}
 */
export function bytesEntry(path, bytes) {
  return {
    path,
    size: bytes.length,
    sliced: true,
    read: async (from = 0, to = bytes.length) => bytes.subarray(from, to),
  };
}

/**
 * @param {string} path
 * @param {Blob} blob
 * @returns {Entry}
 */
export function blobEntry(path, blob) {
  return {
    path,
    size: blob.size,
    sliced: true,
    async read(from = 0, to = blob.size) {
      try {
        return new Uint8Array(await blob.slice(from, to).arrayBuffer());
      } catch (cause) {
        // A file that was moved or changed since it was chosen.
        throw new MinibatchError(
          "invalid-data",
          { id: "file.unreadable", values: { path, cause: String(cause) } },
          { cause },
        );
      }
    },
  };
}

/**
 * @param {InputFile | Blob} file
 * @param {number} index for the message
 * @returns {Entry}
 */
export function toEntry(file, index) {
  const given = /** @type {any} */ (file);
  const path = given?.path || given?.webkitRelativePath || given?.name;
  if (given instanceof Blob) return blobEntry(path || `file ${index + 1}`, given);
  if (typeof path === "string") {
    const clean = path.replaceAll("\\", "/").replace(/^\/+/, "");
    const content = given.blob ?? given.bytes;
    if (content instanceof Blob) return blobEntry(clean, content);
    if (content instanceof Uint8Array) {
      // A plain view: the slice() of Node's Buffer copies nothing.
      const { buffer, byteOffset, length } = content;
      return bytesEntry(clean, new Uint8Array(buffer, byteOffset, length));
    }
    if (content instanceof ArrayBuffer) return bytesEntry(clean, new Uint8Array(content));
  }
  throw new MinibatchError("invalid-argument", {
    id: "file.not-a-file",
    values: { position: index + 1, received: describe(given) },
  });
}

/** @param {any} value */
function describe(value) {
  return value && typeof value === "object"
    ? `{ ${Object.keys(value).join(", ")} }`
    : String(value);
}

/** @param {string} path */
export const baseName = (path) => path.slice(path.lastIndexOf("/") + 1);

/**
 * Refuses what would not fit, before memory is taken.
 * @param {number} bytes
 * @param {Limits} limits
 * @param {import("../messages/render.js").MessageValue} what the subject of the message, "train.csv"
 */
export function checkMemory(bytes, limits, what) {
  if (bytes <= limits.bytes) return;
  throw new MinibatchError("out-of-memory", {
    id: "memory.file",
    values: { what, needed: readable(bytes), limit: readable(limits.bytes) },
  });
}

/** How much memory is left: files that fit one by one may not fit together. */
export class Budget {
  /** @param {Limits} limits */
  constructor(limits) {
    this.left = limits.bytes;
    this.entries = limits.entries;
  }

  /** What one more file may take. @returns {Limits} */
  get limits() {
    return { bytes: this.left, entries: this.entries };
  }

  /** @param {number} bytes that were taken */
  take(bytes) {
    this.left -= bytes;
  }
}

/** @param {number} bytes */
export function readable(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  const [unit, divisor] = bytes < 1e6 ? ["kB", 1e3] : bytes < 1e9 ? ["MB", 1e6] : ["GB", 1e9];
  return `${(bytes / divisor).toFixed(1)} ${unit}`;
}
