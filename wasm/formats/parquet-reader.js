/** Tables in Parquet, as pandas, Polars and DuckDB write them: their columns reach the core as they are. */

import { MinibatchError, warning } from "../messages/error.js";
import { checkRows, chosenOf, chosenWarnings, countChosen } from "./chosen-rows.js";
import { oneTableOf } from "./skipped.js";
import { readColumns } from "./columns-table.js";
import { baseName, checkMemory } from "./entry.js";
import { Damage, isReadable, ParquetColumn } from "./parquet-column.js";
import { parseMetadata } from "./parquet-metadata.js";
import { codecs } from "./parquet-pages.js";

/** @import { Leaf } from "./parquet-metadata.js" */
/** @import { ReadContext } from "./reading.js" */
/** @import { Entry } from "./types.js" */

const mark = "PAR1";
/** The length of the metadata and the mark, at the end of a file. */
const tailSize = 8;
const mostColumns = 10_000;
/** Row names that pandas writes. */
const isIndex = (/** @type {string} */ name) => /^__index_level_\d+__$/.test(name);

/** @param {string} path @param {string} id @param {import("../messages/render.js").MessageValues} [values] @returns {never} */
function refuse(path, id, values = {}) {
  throw new MinibatchError("invalid-data", {
    id: "parquet.refused",
    values: { path, why: { id: `parquet.${id}`, values } },
  });
}

/**
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
export async function readParquet(entries, context) {
  return readOne(oneTableOf(entries, context), context);
}

/**
 * @param {Entry} entry
 * @param {ReadContext} context
 */
async function readOne(entry, context) {
  const { path } = entry;
  const { rows, columns: found, groups } = await metadataOf(entry, context);
  if (found.length > mostColumns) refuse(path, "many-columns", { limit: mostColumns });
  const all = found.filter(({ name }) => !isIndex(name));
  const usable = all.flatMap((one) => (!("nested" in one) && isReadable(one) ? [one] : []));
  const left = all.filter((one) => !usable.some((leaf) => leaf === one));
  if (left.length > 0) {
    context.warnings.push(
      warning("parquet-nested", { path, columns: left.map(({ name }) => name) }),
    );
  }
  if (usable.length < 2) refuse(path, "columns");
  if (rows === 0) refuse(path, "no-rows");
  const chosen = chosenOf(context);
  const count = countChosen(rows, chosen);
  checkRows({ rows: count, memory: 8 * count * usable.length }, context.limits, path, chosen);
  for (const { name, index } of usable) {
    if (groups.some(({ chunks }) => !codecs.includes(chunks[index].codec)))
      refuse(path, "compression", { column: name });
  }
  async function* columns() {
    for (const [i, leaf] of usable.entries()) {
      yield await readColumn(leaf);
      context.onProgress(i + 1, usable.length);
    }
  }
  /** @param {Leaf} leaf */
  const readColumn = async (leaf) => {
    try {
      return await new ParquetColumn(entry, leaf, count, context, chosen).read(groups);
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      const { group, at } = error;
      return refuse(path, "column", { column: leaf.name, group: group + 1, at });
    }
  };
  context.warnings.push(...chosenWarnings(chosen, count, path));
  return readColumns(baseName(path), count, columns(), context, {
    reading: { class_name: "CSV", config: chosen },
  });
}

/**
 * @param {Entry} entry
 * @param {ReadContext} context
 */
async function metadataOf(entry, { limits, turn }) {
  const { path, size } = entry;
  const tail = await entry.read(Math.max(0, size - tailSize), size);
  if (size < 2 * tailSize || String.fromCharCode(...tail.subarray(4)) !== mark)
    refuse(path, "mark");
  const length = new DataView(tail.buffer, tail.byteOffset).getUint32(0, true);
  const end = size - tailSize;
  if (length > end) refuse(path, "metadata", { at: end });
  checkMemory(20 * length, limits, path);
  try {
    return await parseMetadata(await entry.read(end - length, end), size, turn);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return refuse(path, "metadata", { at: end - length });
  }
}
