/**
 * The records of a JSON text, some at a time: those of a list, or one a line. To parse a large text at once would hold
 * up messages for seconds, and take memory for records that nobody wants.
 */

import { joined } from "./table-text.js";

/** @import { Entry, Turn } from "./types.js" */

/**
 * @typedef {{ records: unknown[], read: number, bad?: number[] }} Records read: bytes of the text so far; bad: lines,
 *   counted from 1, that hold no record
 */

/**
 * Some of what a member of an object holds: entries by name, or by number where it is a list; none where it is plain, a
 * number, a text or the like.
 * @typedef {{ key: string, isList: boolean, isPlain?: boolean, items: [key: string, value: unknown][], isFirst: boolean,
 *   isLast: boolean, read: number }} Member
 */

/** The text is not JSON. */
export class Malformed extends Error {}

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
 * What the text is, as far as its beginning tells; null where it is no JSON that could be a table.
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

/** Finds brackets and commas, piece by piece, but not those in texts. */
class Scanner {
  /** In how many brackets the text is behind the place that was found. */
  depth = 0;
  #isText = false;
  #isEscaped = false;

  /**
   * @param {Uint8Array} piece
   * @param {number} from
   * @returns {number} the place of the next one; the piece's length where there is none
   */
  next(piece, from) {
    for (let i = from; i < piece.length; ++i) {
      const byte = piece[i];
      if (this.#isText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === escape) this.#isEscaped = true;
        else if (byte === quote) this.#isText = false;
      } else if (byte === quote) this.#isText = true;
      else if (byte === comma) return i;
      else if (opens.includes(byte)) {
        ++this.depth;
        return i;
      } else if (closes.includes(byte)) {
        --this.depth;
        return i;
      }
    }
    return piece.length;
  }
}

/** @param {Entry} entry @param {Turn} turn @returns {AsyncGenerator<Records>} */
async function* listed(entry, turn) {
  const scanner = new Scanner();
  let isOver = false;
  let isFirst = true;
  /** What comes behind the last comma. @type {Uint8Array[]} */
  let kept = [];
  for (let from = 0; from < entry.size; from += pieceBytes) {
    const read = Math.min(from + pieceBytes, entry.size);
    const piece = await entry.read(from, read);
    let begin = scanner.depth === 0 ? piece.length : 0;
    let end = -1;
    let rest = 0;
    for (let i = -1; !isOver && (i = scanner.next(piece, i + 1)) < piece.length;) {
      if (piece[i] === comma) {
        if (scanner.depth === 1) end = i;
      } else if (scanner.depth === 1 && begin === piece.length) begin = i + 1;
      else if (scanner.depth === 0) [isOver, end, rest] = [true, i, i + 1];
    }
    // Nothing but spaces may follow.
    if (isOver && piece.subarray(rest).some((byte) => byte > 0x20)) throw new Malformed();
    if (end < 0) {
      if (!isOver) kept.push(piece.subarray(begin));
    } else {
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
      const bad = [];
      const lines = text.split("\n");
      if (read < entry.size) lines.pop();
      for (const one of lines) {
        ++line;
        if (one.trim() === "") continue;
        const record = parsed(one);
        if (typeof record === "object" && record !== null) records.push(record);
        else bad.push(line);
      }
      yield { records, read, bad };
    }
    await turn();
  }
}

/**
 * What the members of an object hold, some at a time.
 * @param {Entry} entry read in parts at no cost
 * @param {Turn} turn
 * @returns {AsyncGenerator<Member>}
 */
export async function* membersOf(entry, turn) {
  const scanner = new Scanner();
  /** What is not parsed yet. @type {Uint8Array[]} */
  let kept = [];
  /** @type {{ key: string, isList: boolean, count: number } | null} */
  let member = null;
  /** Behind a list or an object no more comes before a comma. */
  let isEnded = false;
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
  /** A number, a text … by its name; null where there is none. @param {Uint8Array} rest @param {number} read @returns {Member | null} */
  const plain = (rest, read) => {
    const text = textOf([...kept, rest]);
    kept = [];
    if (isEnded && text.trim() === "") return null;
    const [key] = Object.keys(Object(parsed(`{${text}}`)));
    if (isEnded || key === undefined) throw new Malformed();
    return { key, isList: false, isPlain: true, items: [], isFirst: true, isLast: true, read };
  };
  for (let from = 0; from < entry.size; from += pieceBytes) {
    const piece = await entry.read(from, Math.min(from + pieceBytes, entry.size));
    let begin = 0;
    let end = -1;
    for (let i = -1; (i = scanner.next(piece, i + 1)) < piece.length;) {
      const [byte, { depth }] = [piece[i], scanner];
      if (byte === comma && depth === 2) end = i;
      else if (byte === comma && depth === 1) {
        const one = plain(piece.subarray(begin, i), from + i);
        if (one) yield one;
        [begin, isEnded] = [i + 1, false];
      } else if (opens.includes(byte) && depth <= 2) {
        const before = textOf([...kept, piece.subarray(begin, i)]);
        [kept, begin, end] = [[], i + 1, -1];
        if (depth === 1) continue;
        // The name, a colon.
        const name = /^\s*("(?:[^"\\]|\\.)*")\s*:\s*$/s.exec(before)?.[1];
        if (name === undefined || isEnded) throw new Malformed();
        member = { key: String(parsed(name)), isList: byte === opens[0], count: 0 };
      } else if (closes.includes(byte) && depth === 1) {
        if ((byte === closes[0]) !== member?.isList) throw new Malformed();
        yield some(piece.subarray(begin, i), true, from + i);
        [member, begin, isEnded] = [null, i + 1, true];
      } else if (closes.includes(byte) && depth === 0) {
        const one = plain(piece.subarray(begin, i), from + i);
        if (one) yield one;
        [begin, isEnded] = [i + 1, true];
      } else if (depth < 0) throw new Malformed();
    }
    if (scanner.depth === 2 && end >= begin) {
      yield some(piece.subarray(begin, end), false, from + end);
      kept = [piece.subarray(end + 1)];
    } else kept.push(piece.subarray(begin));
    await turn();
  }
  if (scanner.depth !== 0 || textOf(kept).trim() !== "") throw new Malformed();
}
