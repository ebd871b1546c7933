/**
 * The records of a JSON text, some at a time: those of a list, or one a line. To parse a large text at once would hold
 * up messages for seconds, and take memory for records that nobody wants.
 */

import { joined } from "./table-text.js";

/** @import { Entry, Turn } from "./types.js" */

/** @typedef {{ records: unknown[], read: number }} Records read: bytes of the text so far */

/**
 * Some of what a member of an object holds: entries by name, or by number where it is a list.
 * @typedef {{ key: string, isList: boolean, items: [key: string, value: unknown][], isFirst: boolean, isLast: boolean,
 *   read: number }} Member
 */

/** The text is not JSON; `line` where it is one record a line. */
export class Malformed extends Error {
  /** @param {number} [line] counted from 1 */
  constructor(line) {
    super("no JSON");
    this.line = line;
  }
}

const headBytes = 1 << 20;
/** What is parsed between two looks at messages. */
const pieceBytes = 1 << 18;
const code = (/** @type {string} */ letter) => letter.charCodeAt(0);
const [quote, escape, comma] = ['"', "\\", ","].map(code);
const opens = ["[", "{"].map(code);
const closes = ["]", "}"].map(code);

/** @param {string} text @returns {unknown} undefined where it is no JSON */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What the text is, as far as its beginning tells; null where it must be seen as a whole.
 * @param {Entry} entry
 * @returns {Promise<"list" | "lines" | "object" | null>}
 */
export async function kindOf(entry) {
  const head = await entry.read(0, Math.min(headBytes, entry.size));
  const text = new TextDecoder().decode(head).trimStart();
  const end = text.indexOf("\n");
  const isFollowed = end >= 0 && text.slice(end).trim() !== "";
  const first = isFollowed ? parsed(text.slice(0, end)) : undefined;
  if (typeof first === "object" && first !== null) return "lines";
  if (text.startsWith("{")) return "object";
  return text.startsWith("[") ? "list" : null;
}

/**
 * Throws Malformed, and TypeError where the text is not UTF-8.
 * @param {Entry} entry read in parts at no cost
 * @param {"list" | "lines"} kind
 * @param {Turn} turn
 * @returns {AsyncGenerator<Records>}
 */
export const recordsOf = (entry, kind, turn) =>
  kind === "list" ? listed(entry, turn) : lined(entry, turn);

/** @param {Uint8Array[]} pieces */
const textOf = (pieces) => new TextDecoder("utf-8", { fatal: true }).decode(joined(pieces));

/** @param {Entry} entry @param {Turn} turn @returns {AsyncGenerator<Records>} */
async function* listed(entry, turn) {
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let isOver = false;
  let isFirst = true;
  /** What comes behind the last comma. @type {Uint8Array[]} */
  let kept = [];
  for (let from = 0; from < entry.size; from += pieceBytes) {
    const read = Math.min(from + pieceBytes, entry.size);
    const piece = await entry.read(from, read);
    let begin = depth === 0 ? piece.length : 0;
    let end = -1;
    for (let i = 0; i < piece.length; ++i) {
      const byte = piece[i];
      if (isText) {
        if (isEscaped) isEscaped = false;
        else if (byte === escape) isEscaped = true;
        else if (byte === quote) isText = false;
      } else if (isOver) {
        if (byte > 0x20) throw new Malformed();
      } else if (byte === quote) isText = true;
      else if (opens.includes(byte)) {
        if (++depth === 1) begin = i + 1;
      } else if (closes.includes(byte)) {
        isOver = --depth === 0;
        if (isOver) end = i;
      } else if (byte === comma && depth === 1) end = i;
    }
    if (end < 0) kept.push(piece.subarray(begin));
    else {
      const text = textOf([...kept, piece.subarray(begin, end)]);
      const isEmpty = isOver && isFirst && text.trim() === "";
      const records = isEmpty ? [] : parsed(`[${text}]`);
      if (!Array.isArray(records) || (records.length === 0 && !isEmpty)) throw new Malformed();
      isFirst = false;
      yield { records, read };
      kept = [piece.subarray(end + 1)];
    }
    await turn();
  }
  if (!isOver) throw new Malformed();
}

/** @param {Entry} entry @param {Turn} turn @returns {AsyncGenerator<Records>} */
async function* lined(entry, turn) {
  let line = 0;
  /** @type {Uint8Array[]} */
  let kept = [];
  for (let from = 0; from < entry.size; from += pieceBytes) {
    const read = Math.min(from + pieceBytes, entry.size);
    const piece = await entry.read(from, read);
    const end = read < entry.size ? piece.lastIndexOf(code("\n")) + 1 : piece.length;
    if (end === 0) kept.push(piece);
    else {
      const text = textOf([...kept, piece.subarray(0, end)]);
      kept = [piece.subarray(end)];
      /** @type {unknown[]} */
      const records = [];
      const lines = text.split("\n");
      if (read < entry.size) lines.pop();
      for (const one of lines) {
        ++line;
        if (one.trim() === "") continue;
        const record = parsed(one);
        if (record === undefined) throw new Malformed(line);
        records.push(record);
      }
      yield { records, read };
    }
    await turn();
  }
}

/**
 * What the members of an object hold, some at a time; null where one is neither an object nor a list.
 * @param {Entry} entry read in parts at no cost
 * @param {Turn} turn
 * @returns {AsyncGenerator<Member | null>}
 */
export async function* membersOf(entry, turn) {
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  /** What is not parsed yet. @type {Uint8Array[]} */
  let kept = [];
  /** @type {{ key: string, isList: boolean, count: number } | null} */
  let member = null;
  /** @param {Uint8Array} rest @param {boolean} isLast @param {number} read @returns {Member} */
  const some = (rest, isLast, read) => {
    const { key, isList, count } = /** @type {NonNullable<typeof member>} */ (member);
    const text = textOf([...kept, rest]);
    const whole = parsed(isList ? `[${text}]` : `{${text}}`);
    if (typeof whole !== "object" || whole === null) throw new Malformed();
    const items = Object.entries(whole);
    if (items.length === 0 && (count > 0 || text.trim() !== "")) throw new Malformed();
    kept = [];
    member = { key, isList, count: count + items.length };
    /** @type {[string, unknown][]} */
    const named = isList ? items.map(([at, value]) => [String(count + Number(at)), value]) : items;
    return { key, isList, items: named, isFirst: count === 0, isLast, read };
  };
  for (let from = 0; from < entry.size; from += pieceBytes) {
    const piece = await entry.read(from, Math.min(from + pieceBytes, entry.size));
    let begin = 0;
    let end = -1;
    for (let i = 0; i < piece.length; ++i) {
      const byte = piece[i];
      if (isText) {
        if (isEscaped) isEscaped = false;
        else if (byte === escape) isEscaped = true;
        else if (byte === quote) isText = false;
      } else if (byte === quote) isText = true;
      else if (opens.includes(byte)) {
        if (++depth > 2) continue;
        const before = textOf([...kept, piece.subarray(begin, i)]);
        [kept, begin, end] = [[], i + 1, -1];
        if (depth === 1) continue;
        // A comma, the name, a colon.
        const name = /^\s*,?\s*("(?:[^"\\]|\\.)*")\s*:\s*$/s.exec(before)?.[1];
        if (name === undefined) return void (yield null);
        member = { key: String(parsed(name)), isList: byte === opens[0], count: 0 };
      } else if (closes.includes(byte)) {
        if (--depth !== 1) continue;
        if ((byte === closes[0]) !== member?.isList) throw new Malformed();
        yield some(piece.subarray(begin, i), true, from + i);
        [member, begin] = [null, i + 1];
      } else if (byte === comma && depth === 2) end = i;
    }
    if (depth === 2 && end >= begin) {
      yield some(piece.subarray(begin, end), false, from + end);
      kept = [piece.subarray(end + 1)];
    } else kept.push(piece.subarray(begin));
    await turn();
  }
  if (depth !== 0) throw new Malformed();
  if (textOf(kept).replace(/[}\s]/g, "") !== "") yield null;
}
