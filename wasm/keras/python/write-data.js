/** The cell that reads the rows: a CSV, the images of a sample, or a data set that Keras has. */

import { readingArguments } from "./names.js";
import { imageFiles, sampleFiles } from "./datasets.js";
import { readIdx, withNumbers } from "./write-helpers.js";
import { ownLines } from "./write-sources.js";
import { literal, named } from "./write-values.js";

/** @typedef {import("./write-steps.js").Writer} Writer */
/** @typedef {Record<string, any>} Json */

/** @param {Json | null} reading */
function readArguments(reading) {
  const { names, header, ...config } = reading?.config ?? {};
  const said = Object.fromEntries(
    readingArguments.filter((key) => Object.hasOwn(config, key)).map((key) => [key, config[key]]),
  );
  const text = named({ ...(header !== undefined && { header }), ...(names && { names }), ...said });
  return text ? `, ${text}` : "";
}

/** @param {Json} json */
function nameOfFile({ data }) {
  if (data?.sample) {
    const found = Object.entries(sampleFiles).find(([, known]) => known.sample === data.sample);
    return found?.[0] ?? `${data.sample}.csv`;
  }
  return data?.files?.[0]?.name ?? data?.url ?? "data.csv";
}

/** A person's own IDX files: images, and their labels. @param {{ name: string }[]} files @returns {Record<string, any> | undefined} */
function ownIdx(files) {
  const names = files.map(({ name }) => name).filter((name) => /idx\d|ubyte/i.test(name));
  const [tests, rows] = [true, false].map((wanted) =>
    names.filter((name) => /t10k|test/i.test(name) === wanted),
  );
  const find = (/** @type {string[]} */ all, /** @type {boolean} */ areLabels) =>
    all.find((name) => /label|lbl|idx1/i.test(name) === areLabels);
  const [x, y, testX, testY] = [rows, tests].flatMap((all) => [find(all, false), find(all, true)]);
  return x && y ? { x, y, testX, testY, grey: /idx3/i.test(x) } : undefined;
}

/** @param {Json} json @returns {Record<string, any> | undefined} */
export const imagesOf = ({ data }) =>
  data?.sample ? imageFiles[data.sample] : ownIdx(data?.files ?? []);

/** The files that an experiment reads, by their names. @param {Json} json @returns {string[]} */
export function filesOf(json) {
  const images = imagesOf(json);
  if (images)
    return [images.x, images.y, images.testX, images.testY].filter((name) => name !== undefined);
  const named = json.data?.files?.map((/** @type {{ name: string }} */ { name }) => name);
  return named?.length ? named : [nameOfFile(json)];
}

/** Keras's own data sets, by the files that it keeps. @type {Record<string, string>} */
const kerasFiles = {
  "mnist.npz": "mnist",
  "cifar-10-python.tar.gz": "cifar10",
  "cifar-100-python.tar.gz": "cifar100",
  "cifar-10-binary.tar.gz": "cifar10",
  "cifar-100-binary.tar.gz": "cifar100",
  "boston_housing.npz": "boston_housing",
  "california_housing.npz": "california_housing",
};

/** What the reader of images was told that no line here does. @type {[key: string, value: unknown, line: string][]} */
const notWritten = [
  ["drop_duplicates", true, "of images with the same pixels and class only the first is read."],
  ["conflicts", "first", "images with two classes are read with the first of these."],
  ["conflicts", "drop", "images with two classes are left out."],
];

/** @param {Json} json @param {Writer} writer @returns {string[]} */
export function dataLines(json, writer) {
  const lines = readLines(json, writer);
  const isTable = lines.some((line) => line.startsWith("table ="));
  if (isTable) return lines;
  const left = notWritten.filter(([key, value]) => json.reading?.config?.[key] === value);
  return [...lines, ...left.map(([, , line]) => `# Not written as Python: ${line}`)];
}

/** @param {Json} json @param {Writer} writer @returns {string[]} */
function readLines(json, writer) {
  const images = imagesOf(json);
  const own = kerasFiles[json.data?.files?.[0]?.name ?? ""];
  if (own) {
    writer.isSplit = true;
    const load = `(x_train, y_train), (x_test, y_test) = keras.datasets.${own}.load_data()`;
    const channel = (/** @type {string} */ name) => `${name} = ${name}[..., np.newaxis]`;
    // Grey images have a channel here, and labels are one number each.
    if (own === "mnist") return [load, channel("x_train"), channel("x_test")];
    if (!own.startsWith("cifar")) return [load];
    return [load, "y_train, y_test = y_train.ravel(), y_test.ravel()"];
  }
  if (!images) {
    const lines = ownLines(json, writer, nameOfFile(json), readArguments(json.reading));
    if (!lines.at(-1)?.startsWith("table = pd.read_csv")) return lines;
    writer.define(withNumbers);
    return [...lines, "table = with_numbers(table)"];
  }
  const channel = images.grey ? "[..., np.newaxis]" : "";
  writer.define(readIdx);
  writer.plain.add("gzip");
  const pair = (/** @type {string} */ part, /** @type {string} */ x, /** @type {string} */ y) => [
    `x${part} = read_idx(${literal(x)})${channel}`,
    `y${part} = read_idx(${literal(y)})`,
  ];
  if (!images.testX) return pair("", images.x, images.y);
  writer.isSplit = true;
  return [...pair("_train", images.x, images.y), ...pair("_test", images.testX, images.testY)];
}
