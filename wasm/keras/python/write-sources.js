/** The lines that read images and arrays of a person's own, as a Keras user reads them. */

import { partOf, readImages, readPixels } from "./write-helpers.js";
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
  if (resizing) writer.resized = resizing;
  writer.define(readImages(Boolean(resizing)));
  writer.plain.add("pathlib");
  if (isPacked) writer.plain.add("shutil");
  const folder = isPacked ? first.replace(archives, "") : first.split("/").slice(0, 1).join("");
  const classes = json.reading?.config?.class_names;
  const more = [
    ...(classes ? [`, classes=${literal(classes)}`] : []),
    ...(resizing ? [`, resizing=${imageLayer(resizing)}`] : []),
  ].join("");
  const unpacked = isPacked ? [`shutil.unpack_archive(${literal(first)}, ${literal(folder)})`] : [];
  if (!writer.isSplit)
    return [
      ...unpacked,
      ...parts.map((part) => `x${part}, y${part} = read_images(${literal(folder)}${more})`),
    ];
  writer.define(partOf);
  return [
    ...unpacked,
    ...["train", "test"].map(
      (part) =>
        `x_${part}, y_${part} = read_images(part_of(${literal(folder)}, ${literal(part)})${more})`,
    ),
    "order = np.random.permutation(len(x_train))  # they lie class by class",
    "x_train, y_train = x_train[order], y_train[order]",
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
  writer.define(readPixels(Boolean(shape)));
  const more = shape ? `, shape=${literal(shape)}` : "";
  return parts.map((part, i) => `x${part}, y${part} = read_pixels(${literal(files[i])}${more})`);
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
