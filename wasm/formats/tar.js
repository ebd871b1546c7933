/** Tar archives: each file behind a block of 512 bytes that says its name and size. (POSIX ustar, GNU and pax.) */

import { MinibatchError } from "../messages/error.js";
import { decodeName } from "./archive-names.js";
import { hasTarChecksum, tarBlock, tarNumber } from "./signs.js";

/** @import { Entry, Limits } from "./types.js" */

/** Longer names and attributes are no archive's. */
const longestNote = 64 * 1024;

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
  for (let at = 0; at + tarBlock <= archive.size;) {
    const header = await archive.read(at, at + tarBlock);
    if (header.every((byte) => byte === 0)) break;
    if (!hasTarChecksum(header)) refuse(archive, "header", { at });
    const size = tarNumber(header.subarray(124, 136));
    const start = at + tarBlock;
    if (!Number.isSafeInteger(size) || start + size > archive.size) {
      refuse(archive, "cut", { at, size: archive.size });
    }
    if (++count > limits.entries) refuse(archive, "too-many", { limit: limits.entries });
    at = start + Math.ceil(size / tarBlock) * tarBlock;

    const type = String.fromCharCode(header[156]);
    /** @param {number} from @param {number} to */
    const text = (from, to) => {
      const field = header.subarray(from, to);
      const end = field.indexOf(0);
      return nameIn(end < 0 ? field : field.subarray(0, end));
    };
    if (type === "L" || type === "x") {
      if (size > longestNote) refuse(archive, "header", { at: start - tarBlock });
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
