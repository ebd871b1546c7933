/** Messages of the readers that are loaded when a file needs them, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const readers = {
  "cifar.refused": "{path} cannot be read as a batch of CIFAR: {why}.",
  "cifar.no-batches": "it has the classes' names only; give the batches with it",
  "cifar.size":
    "it has {size} bytes, which is not a multiple of {record}: a label and 32 × 32 × 3 pixels per image",
  "cifar.no-data": "it is a pickle without images under data and class numbers under labels",
  "cifar.data":
    "its data has the shape ({shape}) or a type other than uint8; each row has to be a square colour image",
  "cifar.labels": "it has {images} images, but {labels} labels",
  "cifar.sides":
    "its images are {side} pixels high, those of {first} {firstSide}; all must be equal",
  "cifar.no-names": "it is a pickle without label_names and fine_label_names",

  "image.not-decodable":
    "{path} is not an image that can be decoded. Save it anew as PNG with an image editor, or leave it out.",
  "image.node":
    '{path} is an image that a browser decodes (createImageBitmap, OffscreenCanvas), or Node where sharp is installed. Without it Node reads PNG, BMP and GIF files: run npm install sharp, convert the image (with Pillow, Image.open(path).save("new.png")), or decode it yourself and give its pixels, { data, width, height } as ImageData has them.',

  "images.none-decoded": "None of the {images} images can be decoded. The first: {first}",
  "images.no-folder":
    "{path} is not in a folder. Put images in one folder per class, named after it: cats/1.png, dogs/1.png. Choose or drop the folder that holds them, or a zip of it.",
  "images.one-folder":
    'All {images} images are in one folder, "{folder}", so there is one class. Put them in two or more folders, one per class.',

  "json-lines.bad-rows":
    '{count} of {rows} lines of {path} are not JSON records: line {lines}. Leave them out (on_bad_lines: "skip"), or correct the file.',
  "bad-lines": {
    one: "{count} line of {path} is not a JSON record and was left out: line {lines}.",
    other: "{count} lines of {path} are not JSON records and were left out: line {lines}.",
  },
  "json-table.refused": "{path} cannot be read as a table: {why}.",
  "json-table.damaged": "it is not JSON",
  "json-table.no-rows": "it has no records",
  "json-table.no-records": "it is one value; expected a list of records, or a record per line",
  "json-table.no-record":
    "record {record} is neither an object of cells by their columns nor a list of cells",
  "json-table.columns": "its records have more than {limit} different keys",

  "npy.refused": "{path} cannot be read as a NumPy array: {why}.",
  "npy.head": "it does not begin with NumPy's mark (93 4E 55 4D 50 59)",
  "npy.version": "its version is {version}; versions 1 to 3 are read",
  "npy.long-header": "its header has {length} bytes; at most {limit} are allowed",
  "npy.cut-header": "it ends at byte {size}, within its header",
  "npy.header": "its header is not one that NumPy writes",
  "npy.fields": "it is a structured array; save each field by itself, or the table as CSV",
  "npy.objects":
    "it holds Python objects (dtype object), which are never loaded, as that would run code. Save numbers or texts: np.save(path, np.array(values.tolist())), or lists of different lengths, as keras.datasets.imdb has them, padded: np.save(path, keras.utils.pad_sequences(values, maxlen=200))",
  "npy.type": "its type is {type}; numbers, booleans and texts are read",
  "npy.empty": "it is empty: its shape is ({shape})",
  "npy.cut":
    "its shape ({shape}) needs {needed} bytes, but it ends at byte {size}, so it was cut short",
  "npy.more": "its shape ({shape}) ends at byte {needed}, but {more} more bytes follow",
  "npy.text": "it has the character code {code}, which Unicode does not have",
  "npy.array": "{name} ({shape})",
  "npy.which":
    "It is not clear which of these arrays is which: {arrays}. Name them x_train, y_train, x_val, y_val, x_test and y_test, or x and y: np.savez(path, x=images, y=labels).",
  "npy.ambiguous":
    "{paths} could each be the same array. Give one of them, or name them x_train, y_train, x_val, y_val, x_test and y_test.",
  "npy.no-array": 'There is no array "{name}"; there are {known}.',
  "npy.shape":
    "{path} has the shape ({shape}); images have (count, height, width) or (count, height, width, 1 or 3), tables (rows, columns).",
  "npy.counts": "{x} has {rows} rows, {y} has {labels} labels; the counts must be equal.",
  "npy.sizes":
    "The rows of {train} have the shape ({trainShape}), those of {test} ({testShape}); both must have the same shape.",
  "npy.text-images": "{path} has the shape of images, but holds texts.",

  "parquet.refused": "{path} cannot be read as a Parquet file: {why}.",
  "parquet.mark":
    "it does not end with the mark PAR1, so it was cut short or is another kind of file",
  "parquet.metadata":
    "its metadata, from byte {at} on, is damaged. Copy or download it again, or save it again",
  "parquet.column":
    'its column "{column}" is damaged in row group {group}, which begins at byte {at}. Copy or download it again, or save it again',
  "parquet.compression":
    'its column "{column}" is compressed in a way other than snappy, gzip or zstd. Save it with df.to_parquet(path, compression="snappy")',
  "parquet.columns": "it has fewer than two columns of numbers or texts",
  "parquet.many-columns": "it has more than {limit} columns",
  "parquet.no-rows": "it has no rows",

  "pickle.refused": "{path} cannot be read as a Python pickle: {why}.",
  "pickle.cut": "it ends too early, at byte {size}",
  "pickle.damaged": "it is damaged at byte {at}, or holds something other than plain data",
  "pickle.number": "the whole number at byte {at} is too large",
  "pickle.operation": "the operation {code} at byte {at} is not one that plain data needs",
  "pickle.global":
    "it names {name}, which is never loaded, as that would run code. Save the arrays with np.savez(path, x=…, y=…) and give the .npz file",

  "tar.refused": "{path} cannot be unpacked: {why}.",
  "tar.header": "the header at byte {at} is damaged",
  "tar.cut":
    "the file whose header is at byte {at} extends beyond the end of the archive at byte {size}",
  "tar.too-many": "it holds more than the {limit} files that are allowed",

  "zip.unpacked": "{path}, unpacked,",
  "zip.refused": "{path} cannot be unpacked: {why}.",
  "zip.no-directory": "its directory is missing, so it was cut short or is not a zip file",
  "zip.zip64": "the record of its 64-bit numbers is missing, so it was cut short or damaged",
  "zip.too-many": "it holds {count} files, more than the {limit} that are allowed",
  "zip.directory-end": "its directory should end at byte {end} of {size}",
  "zip.entry": "entry {entry} of its directory is damaged",
  "zip.encrypted": "{path} is encrypted",
  "zip.method": "{path} is packed by method {method}; only stored and deflated files are read",
  "zip.misplaced": "{path} is not at byte {offset}, where the directory says it is",
  "zip.ratio": "{path} claims to have {size} bytes, more than {packed} packed bytes can hold",
  "zip.cut": "{path} was cut short",
  "zip.size": "{path} should have {size} bytes, but unpacks to {unpacked} or more",
  "zip.checksum": "{path} is damaged (its checksum differs)",
  "zip.damaged": "{path} is damaged",
};
