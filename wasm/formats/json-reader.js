/**
 * Tables in JSON, as pandas writes and reads them: a list of records, a record a line, a column a member, or columns
 * and data apart. They are turned into delimited text, which the core's reader takes.
 */

import { MinibatchError, warning } from "../messages/error.js";
import { checkRows, chosenOf, chosenWarnings, countChosen } from "./chosen-rows.js";
import { oneTableOf } from "./skipped.js";
import { unasked } from "./csv-faults.js";
import { madeText, readTable } from "./csv-table.js";
import { bytesEntry, checkMemory } from "./entry.js";
import { kindOf, Malformed, parsed, recordsOf } from "./json-records.js";
import { rowsIn } from "./json-object.js";
import { isRecord, refuse, Rows } from "./json-rows.js";
import { decodeText } from "./text.js";

/** @import { ReadContext } from "./reading.js" */
/** @import { Entry } from "./types.js" */
/** @import { JsonColumns } from "./json-object.js" */

/** What a JSON that is parsed as a whole takes of memory, by the bytes of its text; and one that is read in pieces. */
const timesWhole = 10;
const timesText = 4;
/** Lines that cannot be read, of which messages tell the number. */
const mostNamed = 20;

/**
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
export async function readJson(entries, context) {
  return readOne(oneTableOf(entries, context), context);
}

/**
 * @param {Entry} entry
 * @param {ReadContext} context
 */
async function readOne(entry, context) {
  const { path } = entry;
  const chosen = chosenOf(context);
  const rows = await rowsOf(entry, context);
  if (rows.count === 0) refuse(path, "no-rows");
  context.warnings.push(...chosenWarnings(chosen, rows.count, path));
  if (rows.lists.size > 0) {
    context.warnings.push(warning("json-lists", { path, columns: [...rows.lists] }));
  }
  return readTable(bytesEntry(path, await rows.toText(context.turn)), context, {
    reading: madeText,
    isAll: true,
  });
}

/**
 * @param {Entry} entry
 * @param {ReadContext} context
 */
async function rowsOf(entry, context) {
  const inUtf8 = async (/** @type {Entry} */ file) =>
    (await piecewise(file, context)) ?? (await wholly(file, context));
  try {
    return await inUtf8(entry);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  // In another encoding.
  const { path, size } = entry;
  checkMemory(timesText * size, context.limits, path);
  const { text } = decodeText(await entry.read(), path);
  return inUtf8(bytesEntry(path, new TextEncoder().encode(text)));
}

/**
 * The records of a list, or one a line, or what an object holds.
 * @param {Entry} entry
 * @param {ReadContext} context
 * @returns {Promise<Rows | JsonColumns | null>} null where the object must be seen as a whole
 */
async function piecewise(entry, context) {
  const { path, size } = entry;
  const file = entry.sliced ? entry : bytesEntry(path, await entry.read());
  const kind = await kindOf(file);
  if (!kind) return refuse(path, "damaged");
  const chosen = chosenOf(context);
  const rows = new Rows(path, chosen);
  let all = 0;
  let bad = 0;
  /** Of bad lines the first. @type {number[]} */
  const named = [];
  /** @param {number} counted rows in so many bytes @param {number} read */
  const check = (counted, read) => {
    // As many as there are if the others are like those.
    const count = countChosen(Math.ceil((counted * size) / read), chosen);
    const memory = timesText * (read / counted) * count;
    checkRows({ rows: count, memory }, context.limits, path, chosen);
  };
  try {
    if (kind === "object") return await rowsIn(file, chosen, { rows, check, turn: context.turn });
    for await (const { records, read, bad: lines = [] } of recordsOf(file, kind, context.turn)) {
      bad += lines.length;
      named.push(...lines.slice(0, mostNamed - named.length));
      all += await rows.addAll(records, context.turn);
      if (all === 0) continue;
      check(all, read);
      if (rows.areEnough) break;
    }
  } catch (error) {
    if (error instanceof Malformed) return refuse(path, "damaged");
    throw error;
  }
  if (bad > 0) leaveOut({ path, count: bad, rows: all + bad, lines: named.map(String) }, context);
  return rows;
}

/**
 * Lines that hold no record are left out and listed; where they are many, only if that is asked for.
 * @param {{ path: string, count: number, rows: number, lines: string[] }} values lines: the numbers of the first
 * @param {ReadContext} context
 */
function leaveOut(values, { reading, warnings }) {
  const { count, rows, lines } = values;
  if (count > lines.length) lines.push(`+${count - lines.length}`);
  const { on_bad_lines: told } = /** @type {import("./types.js").CsvConfig} */ (
    reading?.config ?? {}
  );
  if (count > unasked * rows && told !== "skip") {
    throw new MinibatchError("invalid-data", { id: "json-lines.bad-rows", values });
  }
  warnings.push(warning("bad-lines", values));
}

/**
 * An object of another form.
 * @param {Entry} entry
 * @param {ReadContext} context
 */
async function wholly(entry, context) {
  const { path, size } = entry;
  checkMemory(timesWhole * size, context.limits, path);
  const whole = parsed(new TextDecoder().decode(await entry.read()));
  if (whole === undefined) refuse(path, "damaged");
  const rows = new Rows(path, chosenOf(context));
  await rows.addAll(recordsIn(whole, path), context.turn);
  return rows;
}

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
    (value) => Array.isArray(value) && value.length > 0 && value.every(isRecord),
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
