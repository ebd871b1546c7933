/**
 * What readers work with, in the engine only. Nothing here runs.
 *
 * @typedef {import("./types.js").Entry} Entry
 * @typedef {import("./types.js").Message} Message
 * @typedef {import("./types.js").Warning} Warning
 * @typedef {import("./types.js").Limits} Limits
 * @typedef {import("./types.js").DecodeImage} DecodeImage
 * @typedef {import("./types.js").Skipped} Skipped
 * @typedef {import("./types.js").Turn} Turn
 * @typedef {import("./array-pixels.js").ImageArray} ImageArray
 *
 * A format that files may have.
 * @typedef {object} Format
 * @property {"Images" | "CSV"} name as the reading of an experiment names it
 * @property {"images" | "arrays" | "table"} reads what it gives; of arrays their shapes tell which of both
 * @property {string} about what its files hold, in the README's table
 * @property {readonly string[]} extensions that its files usually have
 * @property {RegExp} [names] names that tell it without a look into the file
 * @property {(head: Uint8Array, name: string) => boolean} sniff whether a file is of it, by its first 512 bytes
 *   and its name
 * @property {Message | string} whyNot why other files beside those of this format are not read: "is not an
 *   image", as an id of the texts, or in English where there is none
 * @property {boolean} [takesText] whether it reads a text that could be a list of class names
 * @property {(entries: Entry[], context: ReadContext) => Promise<Source>} read
 * @property {(entries: Entry[], context: NewContext) => Promise<ImageArray[]>} [readNew] of images in arrays: those to
 *   predict, whose labels nobody needs
 *
 * What a format's reader works with.
 * @typedef {object} ReadContext
 * @property {import("../engine/core.js").Core} core
 * @property {Limits} limits
 * @property {DecodeImage} decode
 * @property {Entry[]} classNames files that list the classes' names
 * @property {Entry[]} tables files of delimited text that lie beside those of the format
 * @property {Set<Entry>} used those of them that were read after all
 * @property {Warning[]} warnings filled, and part of the source's description
 * @property {(skipped: Skipped[]) => void} skip reports files that are not read
 * @property {(done: number, total: number) => void} onProgress
 * @property {Turn} turn
 * @property {import("./types.js").Reading} [reading] what was said of how they are to be read
 *
 * What a reader of new images works with.
 * @typedef {Pick<ReadContext, "limits" | "skip" | "turn"> & { size: [height: number, width: number, channels: number]
 *   }} NewContext size: of the images that were trained on
 *
 * What was read; dispose() frees what it holds.
 * @typedef {import("./image-source.js").ImageSource | import("./table-source.js").TableSource} Source
 */

export {};
