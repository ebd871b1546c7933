/**
 * Tables that are made of arrays, and steps that change them. Nothing here runs.
 *
 * A column as it crosses: numbers, NaN where one is missing, or codes of texts, -1 where one is missing.
 * @typedef {{ name: string, numbers: Float64Array } | { name: string, codes: Int32Array, texts: string[] }} ColumnArrays
 *
 * @typedef {{ handle: number, description: import("../formats/types.js").TableDescription }} NewTable
 *
 * A table's numbers in row-major order.
 * @typedef {{ data: Float64Array, shape: [rows: number, columns: number] }} Numbers
 *
 * Other cells of a column: those of other rows, by their numbers, or one cell for all.
 * @typedef {{ column: string, rows: Uint32Array } | { column: string, cell: string | number }} ColumnChange
 *
 * Steps that are fitted. `table`: what came out of the rows they were fitted on.
 * @typedef {{ handle: number, state: import("../formats/types.js").PreparationState }} FittedPipeline
 */

/** A table of columns that the page has. @typedef {import("./protocol.js").Call<{ job: number, name: string, columns: ColumnArrays[] }, NewTable>} CreateTable */
/** @typedef {import("./protocol.js").Call<{ job: number, pipeline: number, source: number }, NewTable>} RunPipeline */

export {};
