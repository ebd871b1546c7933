/**
 * Tables in JSON, as pandas writes and reads them: a list of records, a record a line, a column a member, or columns
 * and data apart. They are turned into delimited text, which the core's reader takes.
 */

import { MinibatchError, warning } from "../messages/error.js";
import { checkRows, chosenOf, chosenWarnings, countChosen } from "./chosen-rows.js";
import { asSkipped } from "./collect.js";
import { madeText, readTable } from "./csv.js";
import { baseName, bytesEntry, checkMemory } from "./entry.js";
import { kindOf, Malformed, parsed, recordsOf } from "./json-records.js";
import { joined, quoted } from "./table-text.js";
import { decodeText } from "./text.js";

/** @import { Format, ReadContext } from "./reading.js" */
/** @import { Entry } from "./types.js" */

/** @typedef {Map<string, string>} Row cells by column */

/** What a parsed JSON takes of memory, by the bytes of its text. */
const timesText = 10;
/** Objects in objects have names like "address.city", up to here. */
const deepest = 5;
const mostColumns = 10_000;
const sliceRows = 1000;

/** @type {Format} */
export const json = {
  name: "CSV",
  reads: "table",
  about: "records, columns, or a record per line, as pandas writes them",
  extensions: ["json", "jsonl", "ndjson"],
  whyNot: { id: "why.no-table" },
  sniff: (head, name) =>
    /\.(json|jsonl|ndjson)$/i.test(name) &&
    /^(?:\uFEFF)?\s*[[{]/.test(new TextDecoder().decode(head)),
  async read(entries, context) {
    const chosen = entries.find(({ path }) => /train/i.test(baseName(path))) ?? entries[0];
    const others = entries.filter((entry) => entry !== chosen);
    context.skip(
      asSkipped(others, { id: "why.other-table", values: { chosen: baseName(chosen.path) } }),
    );
    return readJson(chosen, context);
  },
};

/** @param {string} path @param {string} id @param {import("../messages/render.js").MessageValues} [values] @returns {never} */
function refuse(path, id, values = {}) {
  throw new MinibatchError("invalid-data", {
    id: "json-table.refused",
    values: { path, why: { id: `json-table.${id}`, values } },
  });
}

/**
 * @param {Entry} entry
 * @param {ReadContext} context
 */
async function readJson(entry, context) {
  const { path } = entry;
  const chosen = chosenOf(context);
  const rows = (await piecewise(entry, context)) ?? (await wholly(entry, context));
  if (rows.rows.length === 0) refuse(path, "no-rows");
  context.warnings.push(...chosenWarnings(chosen, rows.rows.length, path));
  if (rows.lists.size > 0) {
    context.warnings.push(warning("json-lists", { path, columns: [...rows.lists] }));
  }
  return readTable(bytesEntry(path, await rows.toText(context.turn)), context, {
    reading: madeText,
    isAll: true,
  });
}

/**
 * The records of a list, or one a line.
 * @param {Entry} entry
 * @param {ReadContext} context
 * @returns {Promise<Rows | null>} null where the text must be seen as a whole
 */
async function piecewise(entry, context) {
  const { path, size } = entry;
  const file = entry.sliced ? entry : bytesEntry(path, await entry.read());
  const kind = await kindOf(file);
  if (!kind) return null;
  const chosen = chosenOf(context);
  const rows = new Rows(path, chosen);
  let all = 0;
  try {
    for await (const { records, read } of recordsOf(file, kind, context.turn)) {
      for (let i = 0; i < records.length && !rows.areEnough; ++i) {
        rows.add(records[i]);
        if (i % sliceRows === sliceRows - 1) await context.turn();
      }
      all += records.length;
      if (all === 0) continue;
      // As many as there are if the others are like those.
      const count = countChosen(Math.ceil((all * size) / read), chosen);
      const memory = timesText * (read / all) * count;
      checkRows({ rows: count, memory }, context.limits, path, chosen);
      if (rows.areEnough) break;
    }
    return rows;
  } catch (error) {
    if (error instanceof Malformed) {
      return refuse(path, error.line ? "line" : "damaged", { line: error.line ?? 0 });
    }
    // In another encoding.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * Any of pandas's ways to write a table.
 * @param {Entry} entry
 * @param {ReadContext} context
 */
async function wholly(entry, context) {
  const { path, size } = entry;
  checkMemory(timesText * size, context.limits, path);
  const { text } = decodeText(await entry.read(), path);
  const whole = parsed(text);
  const rows = new Rows(path, chosenOf(context));
  const lines = whole === undefined ? text.split("\n") : [];
  const records = whole === undefined ? lines : recordsIn(whole, path);
  for (let i = 0; i < records.length && !rows.areEnough; ++i) {
    if (lines[i]?.trim() === "") continue;
    const record = whole === undefined ? parsed(lines[i]) : records[i];
    if (record === undefined) refuse(path, lines.length > 1 ? "line" : "damaged", { line: i + 1 });
    rows.add(record);
    if (i % sliceRows === 0) await context.turn();
  }
  return rows;
}

/** @param {unknown} value */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The records of any of pandas's ways to write a table.
 * @param {any} whole
 * @param {string} path
 * @returns {unknown[]}
 */
function recordsIn(whole, path) {
  if (Array.isArray(whole)) return whole;
  if (!isRecord(whole)) return refuse(path, "no-records");
  const { columns, data } = whole;
  // orient="split"
  if (Array.isArray(columns) && Array.isArray(data)) {
    return data.map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells?.[i]])));
  }
  // orient="table", and the one list that many services send.
  const lists = Object.values(whole).filter(
    (value) => Array.isArray(value) && value.every(isRecord),
  );
  if (lists.length === 1) return lists[0];
  // orient="columns", and columns as lists.
  const members = Object.entries(whole);
  if (members.length > 1 && members.every(([, value]) => Array.isArray(value))) {
    const rows = Math.max(...members.map(([, values]) => values.length));
    return Array.from({ length: rows }, (_, i) =>
      Object.fromEntries(members.map(([name, values]) => [name, values[i]])),
    );
  }
  if (members.length > 0 && members.every(([, value]) => isRecord(value))) {
    const [[, first]] = members;
    const keys = Object.keys(first);
    const isIndexed = members.every(([, cells]) => keys.every((key) => !isRecord(cells[key])));
    // A column's members are its rows; a record's, in orient="index", its columns.
    const byColumn = keys.every((key) => /^\d+$/.test(key));
    if (isIndexed && byColumn) {
      return keys.map((key) =>
        Object.fromEntries(members.map(([name, cells]) => [name, cells[key]])),
      );
    }
    return members.map(([, record]) => record);
  }
  return [whole];
}

class Rows {
  /** @type {Row[]} */
  rows = [];
  /** @type {Set<string>} */
  columns = new Set();
  /** Columns of lists, which are left out. @type {Set<string>} */
  lists = new Set();

  #seen = 0;

  /** @param {string} path @param {import("./chosen-rows.js").ChosenRows} chosen */
  constructor(path, { nrows = Infinity, step = 1 }) {
    this.path = path;
    this.most = nrows;
    this.step = step;
  }

  get areEnough() {
    return this.rows.length >= this.most;
  }

  /** @param {unknown} record an object, or a list of cells */
  add(record) {
    if (!isRecord(record) && !Array.isArray(record)) {
      refuse(this.path, "no-record", { record: this.#seen + 1 });
    }
    if (this.#seen++ % this.step > 0) return;
    /** @type {Row} */
    const row = new Map();
    const isList = Array.isArray(record);
    for (const [key, value] of Object.entries(/** @type {object} */ (record))) {
      this.#fill(row, isList ? `c${key}` : key, value, 0);
    }
    this.rows.push(row);
  }

  /** @param {Row} row @param {string} name @param {unknown} value @param {number} depth */
  #fill(row, name, value, depth) {
    if (isRecord(value) && depth < deepest) {
      for (const [key, inner] of Object.entries(/** @type {object} */ (value))) {
        this.#fill(row, `${name}.${key}`, inner, depth + 1);
      }
      return;
    }
    if (typeof value === "object" && value !== null) return void this.lists.add(name);
    this.columns.add(name);
    if (this.columns.size > mostColumns) refuse(this.path, "columns", { limit: mostColumns });
    if (value !== null) row.set(name, cellOf(value));
  }

  /** @param {import("./types.js").Turn} turn */
  async toText(turn) {
    const encoder = new TextEncoder();
    const columns = [...this.columns];
    const pieces = [encoder.encode(`${columns.map(quoted).join()}\n`)];
    for (let from = 0; from < this.rows.length; from += sliceRows) {
      const lines = this.rows
        .slice(from, from + sliceRows)
        .map((row) => `${columns.map((name) => row.get(name) ?? "").join()}\n`);
      pieces.push(encoder.encode(lines.join("")));
      await turn();
    }
    return joined(pieces);
  }
}

/** As pandas writes it into a CSV. @param {unknown} value */
function cellOf(value) {
  if (typeof value === "string") return quoted(value);
  return typeof value === "boolean" ? (value ? "True" : "False") : String(value);
}
