/**
 * A table in a JSON object, as pandas writes it with orient "columns", "index", "split" and "table", or columns as
 * lists, or the one list of records that a service sends. It is read in pieces: to parse a large text at once would hold up messages for seconds.
 */

import { membersOf } from "./json-records.js";
import { cellOf, isRecord, linesOf, sliceRows } from "./json-rows.js";

/** @import { Entry, Turn } from "./types.js" */
/** @import { ChosenRows } from "./chosen-rows.js" */
/** @import { Member } from "./json-records.js" */
/** @import { Rows } from "./json-rows.js" */

/** Columns that come one behind the other, each with all rows. */
export class JsonColumns {
  /** None is left out here. @type {Set<string>} */
  lists = new Set();
  /** @type {{ name: string, cells: (string | undefined)[] }[]} */
  #columns = [];
  /** The rows' names, those that are not chosen as well. @type {string[]} */
  #keys = [];
  /** Places of rows by name, where a column has them in another order. @type {Map<string, number> | null} */
  #places = null;
  #next = 0;

  /** @param {ChosenRows} chosen */
  constructor({ nrows = Infinity, step = 1 }) {
    this.nrows = nrows;
    this.step = step;
  }

  /** Rows of which one is known, chosen or not. */
  get all() {
    return this.#keys.length;
  }

  get count() {
    return Math.min(this.nrows, Math.ceil(this.all / this.step));
  }

  /** @param {string} name */
  begin(name) {
    this.#columns.push({ name, cells: [] });
    this.#next = 0;
  }

  /** Some cells of the column that began last. @param {[key: string, value: unknown][]} cells */
  add(cells) {
    const column = this.#columns[this.#columns.length - 1].cells;
    for (const [key, value] of cells) {
      const row = this.#placeOf(key);
      if (row % this.step > 0 || row / this.step >= this.nrows || value === null) continue;
      column[row / this.step] = cellOf(value);
    }
  }

  /** @param {string} key */
  #placeOf(key) {
    const next = this.#next++;
    if (this.#columns.length === 1) return this.#keys.push(key) - 1;
    if (this.#keys[next] === key) return next;
    this.#places ??= new Map(this.#keys.map((name, place) => [name, place]));
    const place = this.#places.get(key) ?? this.#keys.push(key) - 1;
    this.#places.set(key, place);
    return place;
  }

  /** @param {Turn} turn */
  toText(turn) {
    const names = this.#columns.map(({ name }) => name);
    const cellsOf = (/** @type {number} */ row) => this.#columns.map(({ cells }) => cells[row]);
    return linesOf(names, this.count, cellsOf, turn);
  }
}

/** @param {Member} member */
const values = ({ items }) => items.map(([, value]) => value);
/** @param {Member} member whether its cells are those of a column: numbers, texts … */
const isFlat = (member) => values(member).every((value) => typeof value !== "object" || !value);
/** @param {Member} member whether it is a column by its rows' numbers */
const isColumn = (member) =>
  isFlat(member) && (member.isList || member.items.every(([key]) => /^\d+$/.test(key)));

/**
 * @param {Entry} file read in parts at no cost
 * @param {ChosenRows} chosen
 * @param {{ rows: Rows, check: (counted: number, read: number) => void, turn: Turn }} context rows: to be filled;
 *   check: told how many rows there are in so many bytes
 * @returns {Promise<Rows | JsonColumns | null>} null where the object is of another form
 */
export async function rowsIn(file, chosen, { rows, check, turn }) {
  /** @type {"columns" | "index" | "list" | "split" | "table" | null} */
  let form = null;
  const columns = new JsonColumns(chosen);
  /** @type {string[]} */
  const names = [];
  /** The parts of a record. @type {[string, unknown][]} */
  let parts = [];
  let seen = 0;
  let isFound = false;
  for await (const member of membersOf(file, turn)) {
    const { key, isList, isPlain, isFirst, isLast, read } = member;
    form ??= formOf(member);
    if (form === "index" && (isList || isPlain)) {
      // What looked like records stands beside a list of them.
      rows.clear();
      [form, seen] = ["list", 0];
    }
    if (form === "list") {
      if (!isList || member.items.length === 0 || !values(member).some(isRecord)) continue;
      if (isFirst && isFound) return null;
      if (!values(member).every(isRecord)) return null;
      isFound = true;
      seen += await rows.addAll(values(member), turn);
      if (rows.areEnough) return rows;
      check(seen, read);
    } else if (isPlain) {
      if (form === "columns") return null;
    } else if (form === "columns") {
      if (!isColumn(member)) return null;
      if (isFirst) columns.begin(key);
      columns.add(member.items);
      // Of the first column it is not known how many follow.
      if (isLast && columns.all > 0) check(columns.all, file.size);
    } else if (form === "index") {
      if (isList) return null;
      parts.push(...member.items);
      if (!isLast) continue;
      rows.add(Object.fromEntries(parts));
      parts = [];
      check(++seen, read);
      if (rows.areEnough) return rows;
      if (seen % sliceRows === 0) await turn();
    } else if (key === "columns" && isList && form === "split") {
      names.push(...values(member).map(String));
    } else if (key === "data" && isList && (form === "table" || names.length > 0)) {
      isFound = true;
      const isRow = form === "table" ? isRecord : Array.isArray;
      if (!values(member).every(isRow)) return null;
      seen += await rows.addAll(values(member), turn, names);
      if (rows.areEnough) return rows;
      if (seen > 0) check(seen, read);
    } else if (!["index", "schema"].includes(key)) return null;
  }
  if (form === "columns") return columns;
  return form === "index" || isFound ? rows : null;
}

/** By what comes first. @param {Member} member */
function formOf(member) {
  const { key, isList, isPlain } = member;
  // A service says more than its records.
  if (isPlain || (isList && member.items.length > 0 && values(member).every(isRecord)))
    return "list";
  if (key === "schema" && !isList) return "table";
  if (key === "columns" && isList && values(member).every((one) => typeof one === "string")) {
    return "split";
  }
  if (isColumn(member)) return "columns";
  return isList ? "split" : "index";
}
