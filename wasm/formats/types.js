/**
 * The shapes of what is read from files. Nothing here runs.
 *
 * A file as the package takes it. The path tells an image's class by its folder; it is the name where
 * there is none.
 * @typedef {File | { name: string, path?: string, bytes: Uint8Array | ArrayBuffer }
 *   | { name: string, path?: string, blob: Blob }} InputFile
 *
 * A file inside the readers: on disk, in memory, or packed in an archive; read only when it is needed.
 * @typedef {object} Entry
 * @property {string} path with "/" between folders
 * @property {number} size bytes that read() gives
 * @property {(from?: number, to?: number) => Promise<Uint8Array>} read
 *
 * What was noticed and did not end the reading.
 * @typedef {object} Warning
 * @property {WarningCode} code
 * @property {string} message
 * @property {string} [file] the file it is about
 *
 * @typedef {"not-read" | "nested-archive" | "image-not-decoded" | "images-resized" | "one-image-class"
 *   | "constant-column" | "all-missing-column" | "text-column" | "header-renamed" | "no-header"
 *   | "encoding" | "other-table" | "dropped-column" | "missing-target" | "not-stratified"} WarningCode
 *
 * @typedef {object} Limits
 * @property {number} bytes of everything read or made at once; what is larger is refused beforehand
 * @property {number} entries of an archive
 *
 * Images of one size, one after the other: height × width × channels bytes each.
 * @typedef {object} Pixels
 * @property {number} count
 * @property {number} height
 * @property {number} width
 * @property {number} channels 1 or 3
 * @property {Uint8Array} data
 *
 * An image as decoded: channels is 1 (grey), 3, or 4 where something is transparent.
 * @typedef {{ height: number, width: number, channels: number, data: Uint8Array }} Picture
 *
 * Decodes PNG, JPEG, WebP … to red, green, blue and alpha, not premultiplied. Rejects when it cannot.
 * @typedef {(bytes: Uint8Array, path: string) => Promise<{ height: number, width: number,
 *   data: Uint8Array | Uint8ClampedArray }>} DecodeImage
 *
 * A column of a table: numbers with NaN, or codes into `categories` with -1, for a missing cell.
 * @typedef {{ name: string, values: Float64Array }} NumberColumn
 * @typedef {{ name: string, codes: Int32Array, categories: string[] }} CategoryColumn
 * @typedef {NumberColumn | CategoryColumn} TableColumn
 *
 * What images were found.
 * @typedef {object} ImagesDescription
 * @property {"images"} kind
 * @property {string} name of the file or folder they came from
 * @property {number} count
 * @property {number} height of the most frequent size, as are width and channels
 * @property {number} width
 * @property {number} channels 1 when all are grey, else 3
 * @property {boolean} uniform whether all have that size
 * @property {string[]} classNames
 * @property {number[]} classCounts
 * @property {{ train: number, test: number } | null} split rows of each part, where the files bring both
 * @property {Warning[]} warnings
 *
 * @typedef {object} ColumnDescription
 * @property {string} name
 * @property {"number" | "category"} type
 * @property {number} missing
 * @property {number} distinct
 * @property {boolean} constant
 * @property {boolean} allMissing
 * @property {number} [min] of numbers, as the next three
 * @property {number} [max]
 * @property {number} [mean]
 * @property {number} [median]
 * @property {{ name: string, count: number }[]} [categories] the most frequent first, at most 50
 *
 * What table was found.
 * @typedef {object} TableDescription
 * @property {"table"} kind
 * @property {string} name
 * @property {number} rows
 * @property {ColumnDescription[]} columns
 * @property {string} suggestedTarget
 * @property {string} delimiter
 * @property {string} encoding
 * @property {Warning[]} warnings
 *
 * @typedef {ImagesDescription | TableDescription} SourceDescription
 *
 * A few rows to show. `label` is a class's index.
 * @typedef {{ data: Uint8ClampedArray, width: number, height: number, label: number }[]
 *   | { header: string[], rows: string[][] }} Examples
 *
 * @typedef {object} PrepareOptions
 * @property {number} [testSize] share of the rows kept for the test, 0.2 when left out; not used where
 *   the files bring test rows
 * @property {number} [seed]
 * @property {boolean} [stratify] keep the classes' shares in both parts; true when left out
 * @property {number} [height] of images; the files' own when left out
 * @property {number} [width]
 * @property {number} [channels] 1 or 3
 * @property {string} [target] the column to predict; required for tables
 * @property {"classification" | "regression"} [task] suggested by the target when left out
 * @property {string[]} [features] the columns to learn from; all others when left out
 *
 * @typedef {object} PreparedDescription
 * @property {"classification" | "binary" | "regression"} task
 * @property {string[]} classNames
 * @property {string[]} [featureNames] of a table
 * @property {Warning[]} warnings
 *
 * A new row: an image file, or the cells of a table's row by column.
 * @typedef {InputFile | Blob | Record<string, string | number | boolean | null>} NewRow
 */

export {};
