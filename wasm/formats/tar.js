/** Tar archives: each file behind a block of 512 bytes that says its name and size. (POSIX ustar, GNU and pax.) */

import { MinibatchError } from "../messages/error.js";
import { decodeName } from "./archive-names.js";

/** @import { Entry, Limits } from "./types.js" */

const block = 512;
/** Longer names and attributes are no archive's. */
const longestNote = 64 * 1024;

/** @param {Uint8Array} head an archive's first 512 bytes */
export const isTar = (head) => head.length >= block && head[0] !== 0 && hasChecksum(head);

/** The sum of the header's bytes, its own eight taken for spaces. @param {Uint8Array} header */
function hasChecksum(header) {
  let sum = 8 * 0x20;
  for (let i = 0; i < block; ++i) if (i < 148 || i >= 156) sum += header[i];
  return numberIn(header.subarray(148, 156)) === sum;
}

/** Octal digits, or, beyond 8 GB, a binary number behind a set bit. @param {Uint8Array} field */
function numberIn(field) {
  if (field[0] & 0x80)
    return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, field[0] & 0x7f);
  const digits = /^[ \0]*([0-7]+)[ \0]*$/.exec(String.fromCharCode(...field))?.[1];
  return digits ? parseInt(digits, 8) : NaN;
}

/** @param {Entry} archive @param {string} id @param {import("../messages/render.js").MessageValues} values @returns {never} */
function refuse(archive, id, values) {
  throw new MinibatchError("invalid-data", {
    id: "tar.refused",
    values: { path: archive.path, why: { id: `tar.${id}`, values } },
  });
}

/**
 * The files in an archive, without folders and links; each is a part of the archive, read when it is needed.
 * @param {Entry} archive
 * @param {Limits} limits
 * @param {(path: string) => boolean} isWanted files that are not are left out
 * @returns {Promise<Entry[]>}
 */
export async function tarEntries(archive, limits, isWanted) {
  /** @type {Entry[]} */
  const entries = [];
  let longName = "";
  let count = 0;
  for (let at = 0; at + block <= archive.size;) {
    const header = await archive.read(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    if (!hasChecksum(header)) refuse(archive, "header", { at });
    const size = numberIn(header.subarray(124, 136));
    const start = at + block;
    if (!Number.isSafeInteger(size) || start + size > archive.size) {
      refuse(archive, "cut", { at, size: archive.size });
    }
    if (++count > limits.entries) refuse(archive, "too-many", { limit: limits.entries });
    at = start + Math.ceil(size / block) * block;

    const type = String.fromCharCode(header[156]);
    /** @param {number} from @param {number} to */
    const text = (from, to) => {
      const field = header.subarray(from, to);
      const end = field.indexOf(0);
      return nameIn(end < 0 ? field : field.subarray(0, end));
    };
    if (type === "L" || type === "x") {
      if (size > longestNote) refuse(archive, "header", { at: start - block });
      const note = await archive.read(start, start + size);
      longName = type === "L" ? nameIn(note) : (paxPath(note) ?? longName);
      continue;
    }
    const isUstar = text(257, 262) === "ustar" && header[262] === 0;
    const prefix = isUstar ? text(345, 500) : "";
    const path = (longName || (prefix ? `${prefix}/` : "") + text(0, 100)).replace(/^(\.?\/)+/, "");
    longName = "";
    if (!["0", "\0", "7"].includes(type) || path.endsWith("/") || !isWanted(path)) continue;
    entries.push({
      path,
      size,
      sliced: archive.sliced,
      read: (from = 0, to = size) => archive.read(start + from, start + Math.min(to, size)),
    });
  }
  return entries;
}

/** @param {Uint8Array} bytes */
const nameIn = (bytes) => decodeName(bytes).replace(/\0+$/, "").normalize("NFC");

/** The path in pax's notes, "30 path=folder/name\n". @param {Uint8Array} note */
function paxPath(note) {
  const text = new TextDecoder().decode(note);
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1].normalize("NFC");
}
