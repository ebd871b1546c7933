/**
 * Model files. Nothing here runs.
 *
 * What a file holds; `spec` is null of one with weights only.
 * @typedef {object} OpenedModel
 * @property {number} handle
 * @property {string} format
 * @property {import("../api/sequential.js").ModelSpec | null} spec
 * @property {import("../api/compile.js").CompileOptions | null} compile
 * @property {string[] | null} classNames as a text beside the model in a zip has them
 * @property {import("../keras/types.js").Front | null} front what the core has no layers for
 */

/** @typedef {import("./protocol.js").Call<{ path: string, bytes: Uint8Array }, OpenedModel>} OpenModel */
/** With `training`, what the file's optimizer kept goes into the model's, where that is the same. @typedef {import("./protocol.js").Call<{ model: number, file: number, training: boolean }, void>} FillModel */
/** @typedef {import("./protocol.js").Call<{ model: number, format: string, compile: import("../api/compile.js").CompileOptions | null, kerasVersion?: string }, Uint8Array>} WriteModel */

export {};
