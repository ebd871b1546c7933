/**
 * Zip archives, read by their directory at the end: entries are unpacked one by one, when they are
 * needed, so a large archive on disk is never in memory as a whole. (PKWARE's APPNOTE.TXT.)
 */

import { Inflate, inflateSync } from "fflate";
import { MinibatchError } from "../messages/error.js";
import { crc32 } from "./crc32.js";
import { checkMemory } from "./entry.js";
import { mostUnpackedOfOne } from "./gzip.js";
import { nameOf } from "./archive-names.js";

/** @import { Entry, Limits, Turn } from "./types.js" */

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const endSize = 22;
const locatorSignature = 0x07064b50;
const locatorSize = 20;
const end64Signature = 0x06064b50;
const end64Size = 56;
const longestComment = 0xffff;
/** Up to here, the first bytes of a file are unpacked without the rest. */
const longestHead = 4096;
/** Packed bytes at a time, where not all are wanted. */
const headStep = 1024;
/** A file that unpacks to no more is unpacked at once; of another some packed bytes at a time. */
const atOnce = 4e6;
const packedStep = 1 << 14;
/** Bytes whose checksum is computed at a time. */
const checkedStep = 1 << 22;
/** Marks a number that stands in a ZIP64 record. */
const inZip64 = { 16: 0xffff, 32: 0xffffffff };
/** The extra field of those of a file. */
const zip64Field = 1;
const method = { stored: 0, deflated: 8 };

/** @typedef {{ path: string, encrypted: boolean, method: number, crc: number, packed: number, size: number, offset: number }} Member */

/**
 * The files in an archive, without the folders.
 * @param {Entry} archive
 * @param {Limits} limits of what all of them unpack to, and of their number
 * @param {(path: string) => boolean} isWanted files that are not are left out and not counted
 * @param {Turn} [turn] called while a large file is unpacked
 * @returns {Promise<Entry[]>}
 */
export async function zipEntries(archive, limits, isWanted, turn = async () => {}) {
  const members = (await readDirectory(archive, limits)).filter(
    ({ path }) => !path.endsWith("/") && isWanted(path),
  );
  const total = members.reduce((sum, { size }) => sum + size, 0);
  checkMemory(total, limits, { id: "zip.unpacked", values: { path: archive.path } });
  return members.map((member) => ({
    path: member.path,
    size: member.size,
    async read(from = 0, to = member.size) {
      const isHead = to <= longestHead && to < member.size;
      const bytes = isHead
        ? await unpackHead(archive, member, to)
        : await unpack(archive, member, turn);
      return bytes.subarray(from, to);
    },
  }));
}

/**
 * @param {Entry} archive
 * @param {string} id
 * @param {import("../messages/render.js").MessageValues} [values]
 * @returns {never}
 */
function refuse(archive, id, values = {}) {
  throw new MinibatchError("invalid-data", {
    id: "zip.refused",
    values: { path: archive.path, why: { id: `zip.${id}`, values } },
  });
}

/** @param {Uint8Array} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * @param {Entry} archive
 * @param {Limits} limits
 * @returns {Promise<Member[]>}
 */
async function readDirectory(archive, limits) {
  const tailAt = Math.max(0, archive.size - endSize - longestComment);
  const tail = viewOf(await archive.read(tailAt, archive.size));
  let end = tail.byteLength - endSize;
  while (end >= 0 && tail.getUint32(end, true) !== endSignature) --end;
  if (end < 0) refuse(archive, "no-directory");

  const { count, size, offset } = (await readEnd64(archive, tailAt + end)) ?? {
    count: tail.getUint16(end + 10, true),
    size: tail.getUint32(end + 12, true),
    offset: tail.getUint32(end + 16, true),
  };
  if (count > limits.entries) {
    refuse(archive, "too-many", { count, limit: limits.entries });
  }
  if (offset + size > archive.size) {
    refuse(archive, "directory-end", { end: offset + size, size: archive.size });
  }
  const directory = await archive.read(offset, offset + size);
  return parseDirectory(directory, count, archive);
}

/**
 * Where the directory is, of an archive with numbers of 64 bits: before the end there is what says where they are.
 * @param {Entry} archive
 * @param {number} endAt
 */
async function readEnd64(archive, endAt) {
  if (endAt < locatorSize) return null;
  const locator = viewOf(await archive.read(endAt - locatorSize, endAt));
  if (locator.getUint32(0, true) !== locatorSignature) return null;
  const at = Number(locator.getBigUint64(8, true));
  const record = at + end64Size <= archive.size && viewOf(await archive.read(at, at + end64Size));
  if (!record || record.getUint32(0, true) !== end64Signature) return refuse(archive, "zip64");
  const number = (/** @type {number} */ from) => Number(record.getBigUint64(from, true));
  return { count: number(32), size: number(40), offset: number(48) };
}

/**
 * The parts of an extra field: the contents by their kind.
 * @param {Uint8Array} extra
 */
function partsOf(extra) {
  const view = viewOf(extra);
  /** @type {Map<number, Uint8Array>} */
  const parts = new Map();
  for (let at = 0; at + 4 <= extra.length;) {
    const from = at + 4;
    at = from + view.getUint16(at + 2, true);
    // Of a part that is there twice, the first counts.
    const kind = view.getUint16(from - 4, true);
    if (at <= extra.length && !parts.has(kind)) parts.set(kind, extra.subarray(from, at));
  }
  return parts;
}

/**
 * A file's numbers; those that are too large for 32 bits stand in an extra field, one behind the other.
 * @param {DataView} view
 * @param {number} at
 * @param {Uint8Array | undefined} wide
 */
function numbersOf(view, at, wide) {
  let used = 0;
  const [size, packed, offset] = [24, 20, 42].map((place) => {
    const number = view.getUint32(at + place, true);
    if (number !== inZip64[32] || !wide || used + 8 > wide.length) return number;
    used += 8;
    return Number(viewOf(wide).getBigUint64(used - 8, true));
  });
  return { size, packed, offset };
}

/**
 * @param {Uint8Array} directory
 * @param {number} count
 * @param {Entry} archive
 */
function parseDirectory(directory, count, archive) {
  const view = viewOf(directory);
  /** @type {Member[]} */
  const members = [];
  let at = 0;
  for (let i = 0; i < count; ++i) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== directorySignature) {
      refuse(archive, "entry", { entry: i + 1 });
    }
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const extra = partsOf(directory.subarray(nameEnd, extraEnd));
    const flags = view.getUint16(at + 8, true);
    members.push({
      path: nameOf(directory.subarray(at + 46, nameEnd), flags, extra),
      encrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...numbersOf(view, at, extra.get(zip64Field)),
    });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return members;
}

/**
 * Where a file's packed bytes begin.
 * @param {Entry} archive
 * @param {Member} member
 */
async function startOf(archive, { path, encrypted, offset, method: how, packed, size }) {
  if (encrypted) refuse(archive, "encrypted", { path });
  if (how !== method.stored && how !== method.deflated) {
    refuse(archive, "method", { path, method: how });
  }
  const header = viewOf(await archive.read(offset, offset + 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== localSignature) {
    refuse(archive, "misplaced", { path, offset });
  }
  // Before memory is taken for it.
  if (size > packed * (how === method.stored ? 1 : mostUnpackedOfOne)) {
    refuse(archive, "ratio", { path, size, packed });
  }
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + packed > archive.size) refuse(archive, "cut", { path });
  return start;
}

/**
 * @param {Entry} archive
 * @param {Member} member
 * @param {Turn} turn
 * @returns {Promise<Uint8Array>}
 */
async function unpack(archive, member, turn) {
  const { path, size } = member;
  const start = await startOf(archive, member);
  const packed = await archive.read(start, start + member.packed);
  const { bytes, unpacked } =
    member.method === method.stored
      ? { bytes: packed, unpacked: packed.length }
      : await inflate(archive, member, packed, turn);
  if (unpacked !== size) refuse(archive, "size", { path, size, unpacked });
  let checksum = 0;
  for (let from = 0; from < size; from += checkedStep) {
    checksum = crc32(bytes.subarray(from, from + checkedStep), checksum);
    if (size > checkedStep) await turn();
  }
  if (checksum !== member.crc) refuse(archive, "checksum", { path });
  return bytes;
}

/**
 * The first bytes of a file, which tell its format, without unpacking the rest.
 * @param {Entry} archive
 * @param {Member} member
 * @param {number} length
 * @returns {Promise<Uint8Array>} the checksum is that of the whole file, so it is not looked at
 */
async function unpackHead(archive, member, length) {
  const start = await startOf(archive, member);
  if (member.method === method.stored) return archive.read(start, start + length);
  const head = new Uint8Array(length);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    const part = chunk.subarray(0, length - filled);
    head.set(part, filled);
    filled += part.length;
  });
  try {
    for (let at = 0; at < member.packed && filled < length; at += headStep) {
      const to = Math.min(at + headStep, member.packed);
      stream.push(await archive.read(start + at, start + to), to === member.packed);
    }
  } catch {
    refuse(archive, "damaged", { path: member.path });
  }
  return head.subarray(0, filled);
}

/**
 * What a file unpacks to, as far as its declared size; and to how many bytes.
 * @param {Entry} archive
 * @param {Member} member
 * @param {Uint8Array} packed
 * @param {Turn} turn
 */
async function inflate(archive, { path, size }, packed, turn) {
  try {
    if (size <= atOnce) {
      // One byte more than declared shows that the declared size is wrong; nothing beyond it is written.
      const bytes = inflateSync(packed, { out: new Uint8Array(size + 1) });
      return { bytes, unpacked: bytes.length };
    }
  } catch {
    refuse(archive, "damaged", { path });
  }
  const bytes = new Uint8Array(size);
  let unpacked = 0;
  const stream = new Inflate((chunk) => {
    if (unpacked < size) bytes.set(chunk.subarray(0, size - unpacked), unpacked);
    unpacked += chunk.length;
  });
  for (let from = 0; from < packed.length && unpacked <= size; from += packedStep) {
    const to = Math.min(from + packedStep, packed.length);
    try {
      stream.push(packed.subarray(from, to), to === packed.length);
    } catch {
      refuse(archive, "damaged", { path });
    }
    await turn();
  }
  return { bytes, unpacked: Math.min(unpacked, size + 1) };
}
