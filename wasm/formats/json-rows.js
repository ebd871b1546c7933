/** Records as lines of delimited text. */

import { MinibatchError } from "../messages/error.js";
import { joinedInTurns, quoted } from "./table-text.js";

/** @import { Turn } from "./types.js" */

/** Objects in objects have names like "address.city", up to here. */
const deepest = 5;
const mostColumns = 10_000;
/** Rows between two looks at messages. */
export const sliceRows = 1000;

/** @param {string} path @param {string} id @param {import("../messages/render.js").MessageValues} [values] @returns {never} */
export function refuse(path, id, values = {}) {
  throw new MinibatchError("invalid-data", {
    id: "json-table.refused",
    values: { path, why: { id: `json-table.${id}`, values } },
  });
}

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isRecord = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** As pandas writes it into a CSV. @param {unknown} value */
export function cellOf(value) {
  if (typeof value === "string") return quoted(value);
  return typeof value === "boolean" ? (value ? "True" : "False") : String(value);
}

/**
 * What ends a row: of one column with an empty cell more, as an empty line is no row.
 * @param {number} columns
 */
const endOf = (columns) => (columns === 1 ? ",\n" : "\n");

/**
 * @param {readonly string[]} columns
 * @param {number} rows
 * @param {(row: number) => (string | undefined)[]} cellsOf by the columns' places
 * @param {Turn} turn
 */
export async function linesOf(columns, rows, cellsOf, turn) {
  const encoder = new TextEncoder();
  const places = [...columns.keys()];
  const pieces = [encoder.encode(`${columns.map(quoted).join()}\n`)];
  for (let from = 0; from < rows; from += sliceRows) {
    const lines = [];
    for (let row = from; row < Math.min(from + sliceRows, rows); ++row) {
      const cells = cellsOf(row);
      lines.push(places.map((place) => cells[place] ?? "").join() + endOf(columns.length));
    }
    pieces.push(encoder.encode(lines.join("")));
    await turn();
  }
  return joinedInTurns(pieces, turn);
}

/** Where cells of columns that appear later go. No text has it: see `quoted`. */
const open = "\0";

/**
 * Rows become lines a thousand at a time: millions of small texts would hold up everything whenever garbage is
 * collected.
 */
export class Rows {
  /** Cells by the columns' places, of the rows that are no lines yet. @type {string[][]} */
  #rows = [];
  /** @type {{ text: string, columns: number }[]} columns: those known so far */
  #lines = [];
  /** Places of columns. @type {Map<string, number>} */
  #columns = new Map();
  /** Columns of lists, which are left out. @type {Set<string>} */
  lists = new Set();
  #seen = 0;

  /** @param {string} path @param {import("./chosen-rows.js").ChosenRows} chosen */
  constructor(path, { nrows = Infinity, step = 1 }) {
    this.path = path;
    this.most = nrows;
    this.step = step;
  }

  get count() {
    return sliceRows * this.#lines.length + this.#rows.length;
  }

  get areEnough() {
    return this.count >= this.most;
  }

  /**
   * @param {unknown} record an object, or a list of cells
   * @param {readonly string[]} [names] of a list's cells
   */
  add(record, names) {
    if (!isRecord(record) && !Array.isArray(record)) {
      refuse(this.path, "no-record", { record: this.#seen + 1 });
    }
    if (this.#seen++ % this.step > 0) return;
    /** @type {string[]} */
    const row = [];
    if (Array.isArray(record)) {
      record.forEach((value, place) => this.#fill(row, names?.[place] ?? `c${place}`, value, 0));
    } else {
      for (const [key, value] of Object.entries(record)) this.#fill(row, key, value, 0);
    }
    if (this.#rows.push(row) === sliceRows) this.#write();
  }

  #write() {
    const columns = this.#columns.size;
    const places = [...Array(columns).keys()];
    const lines = this.#rows.map((row) => `${places.map((at) => row[at] ?? "").join()}${open}`);
    this.#lines.push({ text: lines.join(""), columns });
    this.#rows = [];
  }

  /**
   * As many as are wanted.
   * @param {unknown[]} records
   * @param {Turn} turn
   * @param {readonly string[]} [names] of a list's cells
   * @returns {Promise<number>} how many there are
   */
  async addAll(records, turn, names) {
    for (let i = 0; i < records.length && !this.areEnough; ++i) {
      this.add(records[i], names);
      if (i % sliceRows === sliceRows - 1) await turn();
    }
    return records.length;
  }

  /** Forgets all. */
  clear() {
    this.#rows = [];
    this.#lines = [];
    this.#seen = 0;
    for (const known of [this.#columns, this.lists]) known.clear();
  }

  /** @param {string[]} row @param {string} name @param {unknown} value @param {number} depth */
  #fill(row, name, value, depth) {
    if (isRecord(value) && depth < deepest) {
      for (const [key, inner] of Object.entries(value)) {
        this.#fill(row, `${name}.${key}`, inner, depth + 1);
      }
      return;
    }
    if (typeof value === "object" && value !== null) return void this.lists.add(name);
    let place = this.#columns.get(name);
    if (place === undefined) {
      place = this.#columns.size;
      if (place === mostColumns) refuse(this.path, "columns", { limit: mostColumns });
      this.#columns.set(name, place);
    }
    if (value !== null) row[place] = cellOf(value);
  }

  /** @param {Turn} turn */
  async toText(turn) {
    this.#write();
    const names = [...this.#columns.keys()];
    const encoder = new TextEncoder();
    const pieces = [encoder.encode(`${names.map(quoted).join()}\n`)];
    for (const { text, columns } of this.#lines) {
      const commas = ",".repeat(Math.max(0, names.length - Math.max(columns, 1)));
      pieces.push(encoder.encode(text.replaceAll(open, commas + endOf(names.length))));
      await turn();
    }
    return joinedInTurns(pieces, turn);
  }
}
