/**
 * The shapes of what is read from files. Nothing here runs.
 *
 * @typedef {import("../messages/render.js").Message} Message
 *
 * What was noticed and did not end the reading; a file it is about is `values.path`.
 * @typedef {import("../messages/error.js").Warning} Warning
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
 * @property {boolean} [sliced] whether reading a part costs only that part, and not the whole
 *
 * A file that is not read, and why: "is empty".
 * @typedef {{ path: string, why: Message | string, id: "not-read" | "nested-archive" }} Skipped
 *
 * @typedef {object} Limits
 * @property {number} bytes of everything read or made at once; anything larger is refused beforehand
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
 * Decodes PNG, JPEG, WebP … to red, green, blue and alpha, not premultiplied. Rejects when it cannot, or when a turn does.
 * @typedef {(bytes: Uint8Array, path: string, turn?: Turn) => Promise<{ height: number, width: number,
 *   data: Uint8Array | Uint8ClampedArray }>} DecodeImage
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
 * @property {{ class_name: "Images", config: ImagesConfig } | { class_name: "NumPy", config: NumPyConfig }} reading
 *   how they were read: of images that are rows of numbers the shape that was given or guessed
 * @property {Named[]} suggestedPreparation the steps that suit them
 * @property {{ validation_split: number }} [suggestedFit] as of a table
 * @property {Warning[]} warnings
 *
 * @typedef {object} ColumnDescription
 * @property {string} name
 * @property {"number" | "category" | "date"} type dates are kept as they are written
 * @property {boolean} [dayFirst] of dates: whether 11/05/2023 is in May
 * @property {number} [notDates] of dates: how many cells are something else
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
 * @property {Named[]} suggestedPreparation the steps that suit it
 * @property {{ validation_split: number }} [suggestedFit] where the files bring rows to validate with: the last ones to
 *   train on
 * @property {string} delimiter
 * @property {string} encoding
 * @property {Reading} reading how it was read: what was said, and what was found
 * @property {NotNumbers} notNumbers
 * @property {string[]} firstLines of the file, as it is
 * @property {Warning[]} warnings
 *
 * Cells in numeric columns that are not numbers, and so count as missing: how many, and the first 100. Rows are
 * numbered from 0, lines of the file from 1.
 * @typedef {object} NotNumbers
 * @property {number} count
 * @property {{ column: string, count: number }[]} columns
 * @property {{ row: number, line: number, column: string, text: string }[]} first
 *
 * How the cells of new rows are read: columns of numbers with decimal commas, and what was said of all cells.
 * @typedef {{ comma?: string[] } & Pick<CsvConfig, "na_values" | "keep_default_na" | "thousands">} CellReading
 *
 * @typedef {ImagesDescription | TableDescription} SourceDescription
 *
 * A few rows to show. `label` is a class's index.
 * @typedef {{ data: Uint8ClampedArray, width: number, height: number, label: number }[]
 *   | { header: string[], rows: string[][] }} Examples
 *
 * An entry of the catalogue, as an experiment names it.
 * @typedef {{ class_name: string, config: Record<string, unknown> }} Named
 *
 * Resolves when waiting messages have been handled; rejects when the work is cancelled.
 * @typedef {() => Promise<void>} Turn
 *
 * How delimited text is read, with the arguments of pandas's read_csv(). What is left out is detected.
 * @typedef {object} CsvConfig
 * @property {string} [sep] one character, or "\\s+" for runs of white space
 * @property {string} [encoding] as Python or the web names it
 * @property {number} [skiprows] lines above the table
 * @property {0 | null} [header] null: there is none
 * @property {string[]} [names] of the columns, in place of the header's
 * @property {string} [comment] a character; the rest of a line after it is ignored
 * @property {0 | 3} [quoting] 3: quotation marks are ordinary characters
 * @property {"." | ","} [decimal]
 * @property {string | null} [thousands] null: none
 * @property {0 | false | null} [index_col] 0: the first column names the rows and is left out
 * @property {string | number | (string | number)[] | Record<string, string | number | (string | number)[]>} [na_values]
 *   what stands for a missing cell, in all columns or by column
 * @property {boolean} [keep_default_na] false: only empty cells and `na_values` are missing, and not NA, null and so on
 * @property {Record<string, string>} [dtype] by column: "float64", "str", "category" or "datetime64[ns]"
 * @property {{ row: number, column: string, value: string | number | null }[]} [cells] corrected after reading: rows
 *   are numbered from 0, null is missing
 * @property {number} [nrows] only the first so many rows of each file are read
 * @property {number} [step] only every so-manieth row is read, the first among them: `table[::step]`
 * @property {"error" | "skip"} [on_bad_lines] "skip": rows with too many cells are left out, however many there are
 *
 * Which array is which, by name; x and y if there are none to test on.
 * @typedef {Partial<Record<"x" | "y" | "x_train" | "y_train" | "x_val" | "y_val" | "x_test" | "y_test", string>> &
 *   Pick<CsvConfig, "nrows" | "step"> & { drop_duplicates?: boolean }} NumPyConfig of images, `drop_duplicates` keeps
 *   one of those with the same pixels and class
 *
 * @typedef {{ shape?: [height: number, width: number, channels: number], class_names?: string[],
 *   drop_duplicates?: boolean, conflicts?: "first" | "drop" } & Pick<CsvConfig, "nrows" | "step">} ImagesConfig of folders,
 *   `step` says which;
 *   `class_names` are the folders in the order of the classes, as Keras's image_dataset_from_directory() takes them;
 *   `drop_duplicates` keeps one of those with the same pixels and class; `conflicts` reads an image that has two classes
 *   with the first of them, or leaves it out
 *
 * How files are read.
 * @typedef {{ class_name: "CSV", config?: CsvConfig } | { class_name: "NumPy", config?: NumPyConfig } |
 *   { class_name: "Images", config?: ImagesConfig }} Reading
 *
 * What is predicted.
 * @typedef {object} Target
 * @property {string[]} [columns] of a table: the column to predict, or several of numbers; the suggested one when
 *   left out
 * @property {"classification" | "regression"} [task] suggested by the column when left out
 * @property {"integer" | "one-hot"} [encoding] how classes reach the model; left out, it follows the loss
 * @property {"StandardScaler" | "MinMaxScaler" | null} [scaling] how numbers to predict are scaled for training, as
 *   scikit-learn's TransformedTargetRegressor does it; null: not. Left out, StandardScaler if a training row's is
 *   beyond ±100. Predictions and errors are still in the target's own units; losses, and histories, in scaled ones
 * @property {string} [positive_class] of two classes the one that is class 1
 * @property {string[]} [class_names] what the classes are called, in their order in the data
 * @property {Record<string, Omit<Target, "outputs">>} [outputs] in place of all of these, for a model with several
 *   outputs: what each predicts, by its name. Steps that look at classes, such as a stratified split, look at the first
 *   that has some
 *
 * @typedef {object} PrepareOptions
 * @property {Reading} [reading] what the reader is told; what is left out is detected
 * @property {Target} [target]
 * @property {(string | { class_name: string, config?: Record<string, unknown>, enabled?: boolean })[]} [preparation]
 *   the steps in their order, those with `enabled: false` left out; those that the source suggests when left out
 * @property {number} [seed] the seed of random numbers in steps; 0 when left out
 * @property {Record<string, readonly string[] | number>} [inputs] for a model of several inputs: which columns of the
 *   file each takes, by its name, whatever steps make of them; or how many numbers each takes, where there is one way
 *   only to deal them out. One input takes all when left out
 *
 * Rows and columns: before a step, or after it.
 * `names` are those of a table's columns, of at most 200; `classes` are the training rows of each class, in the
 * order of the classes' names. Behind TimeseriesWindows `train` and `test` are windows of `length` rows.
 * Images are [height, width, channels], and their pixels from the least to the greatest.
 * @typedef {{ train: number, test: number, columns?: number, names?: string[], image?: [number, number, number], pixels?: [number, number], classes?: number[], length?: number }} Counts
 *
 * A step and what it did.
 * @typedef {object} StepReport
 * @property {string} class_name
 * @property {Record<string, unknown>} config with all arguments
 * @property {number} fitted_on how many rows it learned from
 * @property {boolean} leaks whether test rows were among them, as with `fit_on: "all"`
 * @property {Counts} before
 * @property {Counts} after
 * @property {Learned} learned
 *
 * What a step learned: of each column its statistic, minimum and maximum, or categories; which columns
 * are left out, and why; of a split its rows.
 * @typedef {object} Learned
 * @property {({ column: string } & Record<string, unknown>)[]} [columns]
 * @property {{ column: string, reason: string }[]} [dropped]
 * @property {Record<string, number>[]} [channels] of images: mean and variance, or minimum and maximum, of each or all
 * @property {number} [train]
 * @property {number} [test]
 * @property {"drawn" | "files"} [source] whether the rows to test on were drawn or come from the files
 * @property {boolean} [stratified]
 * @property {boolean} [include_target] of windows: whether they show the past of the target
 * @property {boolean} [unstratified] whether the classes' shares should have been kept, but could not
 *
 * A fitted preparation as plain JSON: what is saved with a model.
 * @typedef {object} PreparationState
 * @property {{ columns: string[], task: "classification" | "regression", classes: string[], class_names: string[] }}
 *   target `classes` as they are in the data, by their numbers, and the names they are shown with
 * @property {{ class_name: "StandardScaler" | "MinMaxScaler", learned: Learned } | null} scaling of the target
 * @property {"integer" | "one-hot" | null} encoding
 * @property {({ output: string } & Pick<PreparationState, "target" | "scaling" | "encoding">)[]} [targets] where
 *   targets are those of outputs by name: all of them, of which the first also stands in the keys above
 * @property {string[]} [indicators] outputs of which each of several numbers is 0 or 1 in all rows: a label that a row has
 *   or has not
 * @property {boolean} images
 * @property {{ channels: { scale: number, offset: number }[], standardized: boolean }} pixels what the bytes of images
 *   stand for: of all channels, or of each
 * @property {{ name: string, type: "number" | "category" }[]} inputs the columns that a new row has
 * @property {string[]} features the columns after all steps that a model takes
 * @property {{ name: string, columns: string[], features: string[] }[]} [model_inputs] of a model of several inputs:
 *   the columns of the file that each takes, and what they are after all steps
 * @property {string[]} [unused] the columns after all steps that none of them takes
 * @property {CellReading} [cells] how they are read, where the file's were read in other ways than most
 * @property {(StepReport | null)[]} steps null for one that is switched off
 * @property {[height: number, width: number, channels: number]} [image] what images were before the steps
 * @property {{ mean: number, deviation: number }} [border] how bright the borders of the training images are, in
 *   bytes behind the steps of sizes and colours
 * @property {Levels} [levels] how numbers became the bytes of the training images, where they were stretched
 *
 * Numbers as bytes: (number - from) × factor.
 * @typedef {{ from: number, factor: number }} Levels
 *
 * @typedef {object} PreparedDescription
 * @property {"classification" | "binary" | "regression"} task
 * @property {string[]} classNames of the first output, as the task
 * @property {PreparationState} preparation
 * @property {Warning[]} warnings
 *
 * A new row: an image file, or the cells of a table's row by column.
 * @typedef {InputFile | Blob | Record<string, string | number | boolean | null>} NewRow
 *
 * One new row, or several of a table.
 * @typedef {NewRow | readonly Record<string, string | number | boolean | null>[]} NewRows
 */

export {};
