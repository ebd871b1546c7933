/** Messages of the file readers, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const formats = {
  "arrays.class-names":
    "{path} names {names} classes, but the labels go up to {last}, which makes {classes} classes.",
  "arrays.classes": "{path} has {classes} different labels; at most {limit} classes are allowed.",
  "arrays.label-numbers":
    "{path} has the label {value}; classes are whole numbers or texts. To predict numbers, give x as rows and columns.",
  "arrays.label-shape":
    "{path} has the shape ({shape}); labels have one number or text per row, or are one-hot: a single 1 among zeros in every row.",
  "arrays.not-finite": "{path} has pixels that are {value}; all must be finite numbers.",
  "arrays.one-class":
    "All {labels} labels of {path} are {label}; training needs at least two classes.",

  "csv.refused": "{path} cannot be read as a table: {why}.",
  "csv.empty": "it is empty",
  "csv.zero-bytes": "it has zero bytes, so it is not text",
  "csv.quote-unclosed":
    "line {line}: a quotation mark is never closed (there is one too many or too few)",
  "csv.one-column":
    "it has only one column, {cell}. A table needs a column to predict and at least one to predict it from, separated by commas, semicolons or tabs",
  "csv.no-rows": "it has a header, but no rows below it",
  "csv.ragged": "the header has {columns} cells, but {ragged} of {rows} rows do not: {list}",
  "csv.ragged-more":
    "the header has {columns} cells, but {ragged} of {rows} rows do not: {list} and {more} more",
  "csv.bad-rows":
    '{path} has {columns} columns, but {count} of {rows} rows have more cells: {list}. Leave them out (on_bad_lines: "skip"), or correct the file.',
  "csv.line": "line {line} has {cells}",
  "csv.more": "{count} more",

  "dropped.all-missing": "it has no values in the training rows",
  "dropped.too-many-categories": "it has more than 200 different texts",

  "file.unreadable": "{path} can no longer be read: {cause}.",
  "file.not-a-file":
    "File {position} must be a File, { name, blob } or { name, bytes }, but received {received}.",

  "files.nothing":
    "Nothing to learn from was found: images in one folder per class (or a zip of that), IDX files of images and labels, NumPy arrays (.npy, .npz), CIFAR, or a table as CSV, JSON or Parquet.",
  "files.nothing-of":
    "Nothing to learn from was found: images in one folder per class (or a zip of that), IDX files of images and labels, NumPy arrays (.npy, .npz), CIFAR, or a table as CSV, JSON or Parquet. {reasons}.",
  "files.nothing-of-many":
    "Nothing to learn from was found: images in one folder per class (or a zip of that), IDX files of images and labels, NumPy arrays (.npy, .npz), CIFAR, or a table as CSV, JSON or Parquet. {reasons}. And {more} more.",
  "files.because": "{path} {why}",

  "gzip.too-large": "{path} unpacks to more than the {limit} that are allowed.",
  "gzip.damaged":
    "{path} is not a complete gzip file: it is cut short or damaged after {unpacked} unpacked bytes ({packed} packed bytes are there).",

  "idx.refused": "{path} cannot be read as an IDX file: {why}.",
  "idx.head":
    "bytes 0 to 3 must be 00 00, a type (08, 09, 0b, 0c, 0d or 0e) and the number of axes, but are {received}",
  "idx.header": "its header of {axes} axes needs {needed} bytes, the file ends at byte {size}",
  "idx.empty": "it is empty: its shape is ({shape})",
  "idx.cut":
    "its shape ({shape}) needs {needed} bytes, but it ends at byte {size}, so it was cut short",
  "idx.more": "its shape ({shape}) ends at byte {end}, but {more} more bytes follow",
  "idx.shape":
    "{path} has the shape ({shape}); images have (count, height, width) or (count, height, width, 1 or 3), labels (count).",
  "idx.no-images": "{paths}: there are labels, but no images for them.",
  "idx.no-labels": "{paths}: there are images, but no labels. Give both files together.",
  "idx.too-many":
    "There are {files} IDX files of images ({paths}). Give one pair of images and labels, two with one for testing (t10k, test), or three with one for validation (val, valid), too.",
  "idx.labels-of":
    'It is not clear which of {labels} has the labels of {path}: exactly one must have the same name with "labels" in place of "images", but {fitting} do.',
  "idx.counts":
    "{images} has {imageCount} images, {labels} has {labelCount} labels; the counts must be equal.",
  "idx.sizes":
    "{train} has images of {trainSize}, {test} of {testSize}; both must have the same size.",

  "image.too-large": "{path} has {width} × {height} pixels; at most {limit} million are allowed.",
  "image.no-canvas": "{path} could not be drawn: the browser gave no canvas.",

  "memory.rows":
    "{what} would take {needed} of memory with its {rows} rows; at most {limit} is allowed. Read fewer rows: the first {nrows} ({first} in the config of the reading), or one of every {step} ({apart}).",
  "memory.images":
    "{count} images of {height} × {width} × {channels} would take {needed} of memory; at most {limit} is allowed. Make them smaller with Resizing, or read one of every {step} ({apart} in the config of the reading).",
  "memory.file": "{what} would take {needed} of memory; at most {limit} is allowed.",

  "reading.shape":
    "A row of {path} has {pixels} pixels, which do not make an image of {shape}. Give a shape with as many: height × width × channels.",
  "reading.other": 'prepare(): these files are read by "{name}", but "reading" is for {received}.',

  "row.not-an-object": "transform(): expected a row of the table as { column: value }.",
  "row.no-column":
    'transform(): the row has "{column}", which is not a column of the table.{column?known} Columns missing from the row: {known}.',
  "row.value": 'transform(): the value of column "{column}" must be a string or a number.',

  "text.encoding":
    "{what} is not text in UTF-8, UTF-16, EUC-KR or Windows-1252. Save it as UTF-8 and try again.",

  "text.other-encoding":
    "{what} is not {encoding} text. Choose another encoding, or leave it to be detected.",
  "text.unknown-encoding":
    "There is no encoding {encoding}. Examples: utf-8, cp949, utf-16, cp1252.",

  "why.empty": "is empty (0 bytes)",
  "why.tiff":
    "is a TIFF picture (save it as PNG: Image.open(path).convert('RGB').save('1.png') with Pillow)",
  "why.heic":
    "is a HEIC picture (save it as JPEG; on an iPhone: Settings, Camera, Formats, Most Compatible)",
  "why.long-path": "has a path of more than {folders} folders or {limit} characters",
  "why.spreadsheet": "is a spreadsheet (save it as CSV in UTF-8)",
  "why.unsupported": "has an unsupported file type",
  "why.no-class-folder": "is not in a class's folder",
  "why.no-class-name": "is not named after a class",
  "why.not-listed": "has no class in the table beside it",
  "why.no-image": "is not an image",
  "why.no-table": "is not a table",
  "why.no-idx": "is not an IDX file",
  "why.no-cifar": "is not a batch of CIFAR",
  "why.same-batch": "has the same images as the binary batches",
  "why.no-npy": "is not a NumPy array",
  "why.other-array": "is not needed beside the arrays that are read",
  "why.labels": "holds labels, which a prediction does not need",
  "why.no-pixels": "is not a table of pixels",
  "why.other-pixels": "is another table, or one without labels; {chosen} is read",
  "why.other-table": "is another table; {chosen} is read",

  "images.several-sizes":
    "Image {row} (counting from 0) has {received} pixels, but others have {expected}. A model needs images of one size: add a Resizing step.",
  "images.no-row": {
    one: "There is {count} image, so none has the number {row} (counting from 0).",
    other: "There are {count} images, so none has the number {row} (counting from 0).",
  },

  "why.nested-archive": "is an archive in an archive",
  "why.empty-archive": "is an archive without files",

  // Warnings.
  "nested-archive": "{path} was not read: it {why}.",
  "all-missing-column": 'Column "{column}" has no values and is ignored.',
  "classes-by-name":
    "The images are not in class folders, so their classes are taken from the file names: {names}, …",
  "constant-column":
    'Column "{column}" has the same value in every row, so nothing can be learned from it.',
  "dropped-column": 'Column "{column}" is ignored: {why}.',
  encoding: "{path} was read as {encoding}.",
  "header-renamed": 'Column {column} of {path}, named {from}, was renamed "{to}".',
  "header-renamed-more": {
    one: "{count} more column of {path} was renamed.",
    other: "{count} more columns of {path} were renamed.",
  },
  "image-not-decoded": "{why}",
  "images-not-decoded": {
    one: "{count} more image could not be decoded.",
    other: "{count} more images could not be decoded.",
  },
  "json-lists": "Keys of {path} that hold lists are left out: {columns}.",
  "missing-target": {
    one: "{count} row has no target value and is left out.",
    other: "{count} rows have no target value and are left out.",
  },
  "lines-above": {
    one: "{count} line above the table in {path} was left out.",
    other: "{count} lines above the table in {path} were left out.",
  },
  "no-header":
    "{path} has no line of column names: its first line has the same kinds of values as the lines below it. The columns are numbered.",
  "not-read": "{path} was not read: it {why}.",
  "not-read-more": {
    one: "{count} more file was not read.",
    other: "{count} more files were not read.",
  },
  "unused-columns": "No input of the model takes these columns: {columns}.",
  "not-stratified":
    "A class has too few rows to keep the classes in the same proportions in training and test rows.",
  infinite: {
    one: "{count} infinite number in {path} counts as missing.",
    other: "{count} infinite numbers in {path} count as missing.",
  },
  "parquet-nested":
    "Columns of {path} that hold lists, structures or bytes are left out: {columns}.",
  "pixels-rounded": "The pixels of {path} are not whole numbers and were rounded.",
  "pixels-stretched":
    "The pixels of {path} go from {from} to {to} and were stretched to 0 … 255, as images have them.",
  "text-column": {
    one: 'Column "{column}" has mostly numbers, but is read as categorical because of {count} cell, the first "{cell}" on line {line}.',
    other:
      'Column "{column}" has mostly numbers, but is read as categorical because of {count} cells, the first "{cell}" on line {line}.',
  },
  "first-rows": {
    one: "Only the first row of {path} was read.",
    other:
      "Only the first {count} rows of {path} were read. If the file is sorted, they are not like the rest: compare how many rows each class has.",
  },
  "copies-left-out": "Left out of {path}, because equal images came before them: {count} images.",
  conflicts: {
    one: "{count} image has two classes, of which one is wrong: {images}",
    other: "{count} images have two classes each, of which one is wrong: {images}",
  },
  "conflicts.image": "{path} (“{one}” and “{other}”)",
  "conflicts.copies": "{path}, which is {copy} too (“{one}” and “{other}”)",
  "conflicts.first": {
    one: "{count} image has two classes; it was read with the first of them.",
    other: "{count} images have two classes each; they were read with the first of them.",
  },
  "conflicts.drop": {
    one: "{count} image was left out, because it has two classes.",
    other: "{count} images were left out, because they have two classes each.",
  },
  "conflicts.all": "Every image has two classes, so that none is left when those are left out.",
  "rows-apart": "Of {path} one of every {step} rows was read: {count} rows.",
  "first-rows-apart":
    "Of {path} one of every {step} rows was read, and only the first {count} of those. If the file is sorted, they are not like the rest.",
  "row-names": "The first column of {path} only numbers or names the rows and was left out.",
  "short-rows": {
    one: "{count} row of {path} has fewer cells than there are columns (line {line}); the cells it lacks count as missing.",
    other:
      "{count} rows of {path} have fewer cells than there are columns (the first on line {line}); the cells they lack count as missing.",
  },
  "bad-rows": {
    one: "{count} row of {path} has more cells than there are columns and was left out: {list}.",
    other:
      "{count} rows of {path} have more cells than there are columns and were left out: {list}.",
  },
  "own-texts-column":
    'Column "{column}" has a text of its own in every row, so nothing about new rows can be learned from it; it is left out.',
  "row-numbers-column":
    'Column "{column}" only numbers the rows, so nothing about new rows can be learned from it; it is left out.',
  "date-column":
    'Column "{column}" holds dates. Its year, month, day and weekday become columns: read as text, every date would be a category of its own.',
  "not-dates": {
    one: 'Column "{column}" has {count} cell that is not a date: its year, month, day and weekday are missing.',
    other:
      'Column "{column}" has {count} cells that are not dates: their year, month, day and weekday are missing.',
  },
  "not-numbers": {
    one: 'Column "{column}" holds numbers; {count} cell that is not a number counts as missing: "{cell}" on line {line}.',
    other:
      'Column "{column}" holds numbers; {count} cells that are not numbers count as missing, the first "{cell}" on line {line}.',
  },
  "not-numbers-unlisted": {
    one: 'Column "{column}" holds numbers; {count} cell that is not a number counts as missing.',
    other: 'Column "{column}" holds numbers; {count} cells that are not numbers count as missing.',
  },
};
