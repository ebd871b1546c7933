/** What stands at the end of a Parquet file: its columns, and where their pages are. */

import { Thrift } from "./thrift.js";

/** @import { Turn } from "./types.js" */

/**
 * A column that is neither nested nor repeated.
 * @typedef {object} Leaf
 * @property {string} name
 * @property {number} index among the leaves, as row groups have them
 * @property {number} type of Parquet's physical types
 * @property {number} length of each value, where the type has a fixed one
 * @property {boolean} isOptional
 * @property {number} [converted] Parquet's old annotations
 * @property {number} [logical] the new ones: the number of the union's member
 * @property {any[]} details of the logical type
 * @property {number} scale of decimals
 *
 * Where a column's pages of a row group are.
 * @typedef {{ type: number, codec: number, values: number, from: number, to: number }} Chunk
 *
 * @typedef {object} ParquetMetadata
 * @property {number} rows
 * @property {(Leaf | { name: string, nested: true })[]} columns
 * @property {{ rows: number, chunks: Chunk[] }[]} groups
 */

export const physical = /** @type {const} */ ({
  BOOLEAN: 0,
  INT32: 1,
  INT64: 2,
  INT96: 3,
  FLOAT: 4,
  DOUBLE: 5,
  BYTE_ARRAY: 6,
  FIXED_LEN_BYTE_ARRAY: 7,
});
const [optional, repeated] = [1, 2];

const utf8 = new TextDecoder();

/** @param {unknown} value @param {number} [most] */
function whole(value, most = Number.MAX_SAFE_INTEGER) {
  if (!Number.isSafeInteger(value)) throw new RangeError("number");
  const number = /** @type {number} */ (value);
  if (number < 0 || number > most) throw new RangeError("number");
  return number;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} size of the file: chunks lie within
 * @param {Turn} turn
 * @returns {Promise<ParquetMetadata>}
 */
export async function parseMetadata(bytes, size, turn) {
  const reader = new Thrift(bytes);
  /** @type {any[][]} */
  const schema = [];
  /** @type {ParquetMetadata["groups"]} */
  const groups = [];
  let rows = NaN;
  for (const { id, type } of reader.fields()) {
    // Of the schema and of the row groups there may be many.
    if (id !== 2 && id !== 4) {
      const value = reader.value(type);
      if (id === 3) rows = whole(value);
      continue;
    }
    for (let { count } = reader.listHead(); count > 0; --count) {
      if (id === 2) schema.push(reader.struct());
      else groups.push(groupOf(reader.struct(), size));
      await turn();
    }
  }
  const { columns, leaves } = columnsOf(schema);
  if (groups.reduce((sum, group) => sum + group.rows, 0) !== rows) throw new RangeError("rows");
  if (groups.some(({ chunks }) => chunks.length !== leaves)) throw new RangeError("chunks");
  return { rows, columns, groups };
}

/** @param {any[]} fields @param {number} size */
function groupOf([, columns, , rows], size) {
  return {
    rows: whole(rows),
    chunks: columns.map((/** @type {any[]} */ [, , , metadata]) => chunkOf(metadata, size)),
  };
}

/** @param {any[]} metadata @param {number} size @returns {Chunk} */
function chunkOf(metadata, size) {
  const [, type, , , codec, values, , bytes, , data, , dictionary] = metadata;
  const from = Math.min(whole(data), whole(dictionary || data));
  return { type, codec, values: whole(values), from, to: whole(from + whole(bytes), size) };
}

/**
 * The schema is a tree, written with each element before its children.
 * @param {any[][]} schema
 */
function columnsOf([root, ...elements]) {
  if (!root) throw new RangeError("schema");
  /** @type {ParquetMetadata["columns"]} */
  const columns = [];
  let leaves = 0;
  let at = 0;
  for (let left = whole(root[5]); left > 0; --left) {
    const fields = elements[at++];
    if (!fields) throw new RangeError("schema");
    const [, type, length = 0, repetition, bytes, children = 0, converted, scale = 0] = fields;
    const name = utf8.decode(bytes);
    if (children === 0 && repetition !== repeated) {
      const [logical, details = []] = unionOf(fields[10]);
      columns.push({
        ...{ name, index: leaves++, type, length, isOptional: repetition === optional },
        ...{ converted, logical, details, scale: whole(scale, 300) },
      });
      continue;
    }
    columns.push({ name, nested: true });
    if (children === 0) ++leaves;
    for (let below = whole(children); below > 0; --below) {
      const element = elements[at++];
      if (!element) throw new RangeError("schema");
      if (element[5] > 0) below += whole(element[5], elements.length);
      else ++leaves;
    }
  }
  return { columns, leaves };
}

/** Which member of a union is set, and what it is. @param {any[] | undefined} fields @returns {[number?, any[]?]} */
function unionOf(fields = []) {
  const member = fields.findIndex((field) => field !== undefined);
  return member < 0 ? [] : [member, fields[member]];
}
