/** The lines that read images and arrays of a person's own, as a Keras user reads them. */

import { splits } from "./write-split.js";
import { imageLayer, literal } from "./write-values.js";

/** @typedef {import("./write-steps.js").Writer} Writer */
/** @typedef {import("./write-steps.js").Step} Step */
/** @typedef {Record<string, any>} Json */

const pictures = /\.(png|jpe?g|webp|gif|bmp|avif)$/i;
const archives = /\.(zip|tar|tar\.gz|tgz)$/i;
/** Steps that only images have. */
const ofImages =
  /^(Rescaling|Resizing|CenterCrop|Normalization|Invert|Grayscale|GrayscaleToRGB|PerImageStandardization)$/;

/** @param {Json} json */
const enabledSteps = ({ preparation }) =>
  /** @type {Step[]} */ (preparation ?? []).filter(({ enabled }) => enabled !== false);

/** Whether the rows are images, of which an experiment only says what it does to them. @param {Json} json */
function areImages(json) {
  const { reading, target } = json;
  if (reading) return reading.class_name === "Images";
  if ((target?.columns ?? []).length > 0) return false;
  const [first] = json.model?.config.layers ?? [];
  // Without data, the model tells: height, width and channels of each row.
  const takesImages = !json.data && first?.config.batch_shape?.length === 4;
  return takesImages || enabledSteps(json).some(({ class_name }) => ofImages.test(class_name));
}

/** Rows of both parts, or of all: which names they have. @param {Json} json @param {Writer} writer */
function partsOf(json, writer) {
  writer.isImages = true;
  writer.isSplit = !enabledSteps(json).some(({ class_name }) => splits.test(class_name));
  return writer.isSplit ? ["_train", "_test"] : [""];
}

const readImages = (/** @type {string} */ resized, /** @type {string[] | undefined} */ classes) => [
  "def read_images(folder):",
  '    """Images of a folder for each class, and the numbers of their classes."""',
  '    endings = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".avif"}',
  '    paths = [path for path in pathlib.Path(folder).rglob("*") if path.suffix.lower() in endings]',
  "    paths = sorted(paths, key=lambda path: path.as_posix())",
  `    classes = ${classes ? literal(classes) : "sorted({path.parent.name for path in paths})"}`,
  "    images = [keras.utils.img_to_array(keras.utils.load_img(path)) for path in paths]",
  ...(resized ? [`    images = [np.array(${resized}(image)) for image in images]`] : []),
  "    x, y = np.array(images), np.array([classes.index(path.parent.name) for path in paths])",
  "    is_grey = np.all(x[..., :1] == x)",
  "    return (x[..., :1] if is_grey else x), y",
];

/**
 * Image files in a folder for each class, maybe in an archive, or in a folder for each part.
 * @param {Json} json
 * @param {Writer} writer
 * @param {string[]} names
 */
function folderLines(json, writer, names) {
  const parts = partsOf(json, writer);
  const [first] = names;
  const isPacked = archives.test(first);
  // Images of several sizes become one array as they are resized.
  const [resizing] = enabledSteps(json).filter(({ class_name }) => class_name === "Resizing");
  const resized = resizing ? imageLayer(resizing) : "";
  if (resizing) writer.resized = resizing;
  writer.plain.add("pathlib");
  if (isPacked) writer.plain.add("shutil");
  const folder = isPacked ? first.replace(archives, "") : first.split("/").slice(0, 1).join("");
  return [
    ...readImages(resized, json.reading?.config?.class_names),
    "",
    "",
    ...(isPacked ? [`shutil.unpack_archive(${literal(first)}, ${literal(folder)})`] : []),
    ...(writer.isSplit
      ? [
          `folders = sorted(path for path in pathlib.Path(${literal(folder)}).rglob("*") if path.is_dir())`,
          ...["train", "test"].map(
            (part) =>
              `x_${part}, y_${part} = read_images(next(path for path in folders if ${literal(part)} in path.name.lower()))`,
          ),
          "order = np.random.permutation(len(x_train))  # they lie class by class",
          "x_train, y_train = x_train[order], y_train[order]",
        ]
      : parts.map((part) => `x${part}, y${part} = read_images(${literal(folder)})`)),
  ];
}

/** Grey images have a channel here, and labels are one number each. @param {string[]} parts */
const asImages = (parts) =>
  parts.flatMap((part) => [
    `x${part} = x${part}[..., np.newaxis] if x${part}.ndim == 3 else x${part}`,
    `y${part} = y${part}.ravel()`,
  ]);

/** @param {Json} json @param {Writer} writer @param {string[]} names of .npz or .npy */
function numpyLines(json, writer, names) {
  const said = json.reading?.class_name === "NumPy" ? json.reading.config : {};
  const isWhole = /\.npz$/i.test(names[0]);
  const load = isWhole ? [`arrays = np.load(${literal(names[0])})`] : [];
  const array = (/** @type {string} */ role) => {
    if (isWhole) return `arrays[${literal(said[role] ?? role)}]`;
    const file = names.find((name) => name.toLowerCase().includes(role)) ?? `${role}.npy`;
    return `np.load(${literal(said[role] ?? file)})`;
  };
  if (!areImages(json) && (json.target?.columns ?? []).length > 0) {
    const [target] = json.target.columns;
    const isLabelled = target === "y";
    return [
      ...load,
      `table = pd.DataFrame(${array("x")}).add_prefix(${isLabelled ? '"x"' : '"c"'})`,
      ...(isLabelled ? [`table["y"] = ${array("y")}`] : []),
    ];
  }
  const parts = partsOf(json, writer);
  return [
    ...load,
    ...parts.flatMap((part) => ["x", "y"].map((name) => `${name}${part} = ${array(name + part)}`)),
    ...asImages(parts),
  ];
}

/** Images in the rows of a table: a label, and a column for each pixel. @param {Json} json @param {Writer} writer @param {string[]} names */
function pixelLines(json, writer, names) {
  const { shape } = json.reading?.config ?? {};
  const tests = names.find((name) => /test/i.test(name));
  const train = names.find((name) => name !== tests) ?? names[0];
  const parts = partsOf(json, writer);
  const files = writer.isSplit ? [train, tests ?? train] : [train];
  return parts.flatMap((part, i) => [
    `pixels = pd.read_csv(${literal(files[i])})`,
    'place = next((name for name in pixels.columns if str(name).lower() in ("label", "class", "y")), pixels.columns[0])',
    `y${part} = pixels.pop(place).to_numpy()`,
    shape
      ? `x${part} = pixels.to_numpy().reshape(${literal([-1, ...shape])})`
      : `side = int(np.sqrt(pixels.shape[1]))\nx${part} = pixels.to_numpy().reshape(-1, side, side, 1)`,
  ]);
}

/** @param {string} name @param {string} rest */
function tableLine(name, rest) {
  const bare = name.replace(/\.gz$/i, "");
  const path = literal(name);
  if (/\.parquet$/i.test(bare)) return `table = pd.read_parquet(${path})`;
  if (/\.(jsonl|ndjson)$/i.test(bare)) return `table = pd.read_json(${path}, lines=True)`;
  if (/\.json$/i.test(bare)) return `table = pd.read_json(${path})`;
  const tabs = /\.(tsv|tab)$/i.test(bare) && !rest.includes("sep=") ? ', sep="\\t"' : "";
  return `table = pd.read_csv(${path}${tabs}${rest})`;
}

/**
 * @param {Json} json
 * @param {Writer} writer
 * @param {string} name of the file
 * @param {string} rest further arguments of read_csv()
 * @returns {string[]}
 */
export function ownLines(json, writer, name, rest) {
  const given = /** @type {{ name: string }[]} */ (json.data?.files ?? []).map((one) => one.name);
  // Images of no file yet are taken from where Keras users keep arrays, in both parts.
  const nowhere = !json.data && areImages(json) ? "data.npz" : name;
  const names = given.length > 0 ? given : [nowhere];
  const isOf = (/** @type {RegExp} */ pattern) => names.every((one) => pattern.test(one));
  if (isOf(/\.np[yz]$/i)) return numpyLines(json, writer, names);
  if (areImages(json)) {
    if (isOf(/\.csv(\.gz)?$/i)) return pixelLines(json, writer, names);
    if (names.some((one) => pictures.test(one) || archives.test(one) || one.endsWith("/")))
      return folderLines(json, writer, names);
  }
  return [tableLine(name, rest)];
}
