/** From an experiment to the Keras program that does the same: as a script, or as the cells of a notebook. */

import { readingArguments } from "./names.js";
import { imageFiles, sampleFiles } from "./datasets.js";
import { isLate, stepLines } from "./write-steps.js";
import { compileLine, fitLines, guessedLoss, resultLines } from "./write-cells.js";
import { literal, named } from "./write-values.js";
import { modelCode } from "./write-model.js";

/** @typedef {import("./write-steps.js").Writer} Writer */
/** @typedef {import("./write-steps.js").Step} Step */
/** @typedef {Record<string, any>} Json */

/** What Python has in the place of an import's names. @param {Set<string>} imports */
function importLines(imports) {
  /** @type {Map<string, string[]>} */
  const byModule = new Map();
  for (const one of imports) {
    const [module, name] = one.split(" ");
    byModule.set(module, [...(byModule.get(module) ?? []), name]);
  }
  return [...byModule]
    .sort()
    .map(([module, names]) => `from ${module} import ${[...new Set(names)].sort().join(", ")}`);
}

const readIdx = [
  "def read_idx(path):",
  '    """Images or labels of an IDX file."""',
  "    with gzip.open(path) as file:",
  "        data = file.read()",
  '    shape = np.frombuffer(data, dtype=">i4", count=data[3], offset=4)',
  "    return np.frombuffer(data, dtype=np.uint8, offset=4 + 4 * data[3]).reshape(shape)",
];

/** The reader's rule for columns of numbers with a few words among them. */
const withNumbers = [
  "for name in table.columns:  # up to one cell in ten may be no number: it is missing then",
  '    numbers = pd.to_numeric(table[name], errors="coerce")',
  "    if numbers.notna().sum() >= 0.9 * table[name].notna().sum():",
  "        table[name] = numbers",
];

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

/** @param {Json} json @returns {Record<string, string> | undefined} */
const imagesOf = ({ data }) => (data?.sample ? imageFiles[data.sample] : undefined);

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
  "boston_housing.npz": "boston_housing",
  "california_housing.npz": "california_housing",
};

/** @param {Json} json @param {Writer} writer @returns {string[]} */
function dataLines(json, writer) {
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
    const read = `table = pd.read_csv(${literal(nameOfFile(json))}${readArguments(json.reading)})`;
    return [read, ...withNumbers];
  }
  const channel = images.grey ? "[..., np.newaxis]" : "";
  const lines = [...readIdx, "", ""];
  const pair = (/** @type {string} */ part, /** @type {string} */ x, /** @type {string} */ y) => [
    `x${part} = read_idx(${literal(x)})${channel}`,
    `y${part} = read_idx(${literal(y)})`,
  ];
  if (!images.testX) return [...lines, ...pair("", images.x, images.y)];
  writer.isSplit = true;
  return [
    ...lines,
    ...pair("_train", images.x, images.y),
    ...pair("_test", images.testX, images.testY),
  ];
}

/** @param {Step} step @param {Writer} writer @param {string[]} left @returns {string[]} */
function linesOf(step, writer, left) {
  if (step.enabled === false) return [];
  const lines = stepLines[step.class_name]?.(step, writer) ?? null;
  if (lines) return lines;
  left.push(step.class_name);
  return [`# Not written as Python: ${step.class_name}(${named(step.config)})`];
}

/** @param {Step} step @param {Writer} writer @param {boolean} isClasses @returns {string[]} */
function splitLines({ class_name, config }, writer, isClasses) {
  writer.imports.add(
    `sklearn.model_selection ${class_name === "TrainTestSplit" ? "train_test_split" : class_name}`,
  );
  if (class_name !== "TrainTestSplit") {
    const { fold = 0, ...rest } = config;
    const parts = ["x", "y"].flatMap((name) => ["train", "test"].map((part) => `${name}[${part}]`));
    const rows = writer.isImages ? parts : [`x.iloc[train]`, `x.iloc[test]`, ...parts.slice(2)];
    return [
      `train, test = list(${class_name}(${named(rest)}).split(x, y))[${fold}]`,
      `x_train, x_test, y_train, y_test = ${rows.join(", ")}`,
    ];
  }
  const { stratify, test_size, train_size, ...rest } = config;
  const sizes =
    test_size === undefined && train_size === undefined
      ? { test_size: 0.2 }
      : {
          ...(test_size !== undefined && { test_size }),
          ...(train_size !== undefined && { train_size }),
        };
  const more = [
    named({ ...sizes, ...rest }, ["by"]),
    ...(stratify && isClasses ? ["stratify=y"] : []),
  ].join(", ");
  return [`x_train, x_test, y_train, y_test = train_test_split(x, y, ${more})`];
}

const splits = /^(TrainTestSplit|(Stratified)?(KFold|ShuffleSplit)|TimeSeriesSplit)$/;

/** @param {any} loss */
const lossOf = (loss) => (typeof loss === "string" ? loss : (loss?.class_name ?? ""));
/** @param {any} loss */
const wantsOneHot = (loss) =>
  /^(categorical_?crossentropy|kl_?divergence|categorical_?focal)/i.test(
    lossOf(loss).replace(/(.)([A-Z])/g, "$1_$2"),
  );

/**
 * @param {Json} json complete, with a model
 * @returns {{ cells: string[], left: string[] }} the cells, and the steps that are not among them
 */
export function programOf(json) {
  const { target = {}, compile, fit, seed, title } = json;
  /** @type {Writer} */
  const writer = {
    imports: new Set(),
    isSplit: false,
    hasTest: false,
    targets: target.columns ?? [],
    isImages: Boolean(imagesOf(json)),
  };
  const isRegression =
    target.task === "regression" ||
    /squared|absolute|mse|mae|huber|log_cosh|poisson/i.test(lossOf(compile.loss));
  /** @type {string[]} */
  const left = [];
  const data = dataLines(json, writer);
  const isTable = data.some((line) => line.startsWith("table ="));
  writer.hasTest = writer.isSplit;
  const steps = /** @type {Step[]} */ (json.preparation ?? []).filter(
    (step) => step.enabled !== false,
  );
  const place = steps.findIndex(({ class_name }) => splits.test(class_name));
  const before = writer.isSplit
    ? []
    : steps.filter((step, i) => (place < 0 ? false : i < place && !isLate(step)));
  const after = steps.filter((step, i) => i !== place && !before.includes(step));
  const early = before.flatMap((step) => linesOf(step, writer, left));
  const targets = target.columns ?? [];
  const y = targets.length === 1 ? `table[${literal(targets[0])}]` : `table[${literal(targets)}]`;
  const rows = isTable
    ? targets.length > 0
      ? [`x = table.drop(columns=${literal(targets)})`, `y = ${y}`]
      : ["x = table.iloc[:, :-1]", "y = table.iloc[:, -1]"]
    : [];
  if (isTable && !isRegression) {
    writer.imports.add("sklearn.preprocessing LabelEncoder");
    rows.push("y = LabelEncoder().fit_transform(y)");
  }
  const split = [];
  if (!writer.isSplit) {
    if (place >= 0) split.push(...splitLines(steps[place], writer, !isRegression));
    else split.push("x_train, y_train = x, y");
    Object.assign(writer, { isSplit: true, hasTest: place >= 0 });
  }
  const late = after.flatMap((step) => linesOf(step, writer, left));
  const parts = writer.hasTest ? ["train", "test"] : ["train"];
  const isOneHot = !isRegression && (target.encoding === "one-hot" || wantsOneHot(compile.loss));
  const ends = [
    ...(isTable ? parts.map((part) => `x_${part} = x_${part}.to_numpy(dtype="float32")`) : []),
    ...(isOneHot ? oneHot(parts, target.encoding === "one-hot") : []),
    ...(isRegression && target.scaling ? scaledTarget(parts, target.scaling, writer) : []),
  ];
  const model = modelCode(json.model);
  const used = data.join("\n");
  const cells = [
    headOf(title, seed, writer, { isTable, isRegression, opensGzip: used.includes("gzip.open") }),
    [...data, ...early, ...rows].join("\n"),
    [...split, ...late, ...ends].join("\n"),
    [...model, compileLine(compile, guessedLoss(json, isRegression))].join("\n"),
    fitLines(fit).join("\n"),
    resultLines(writer, isRegression, isOneHot, json).join("\n"),
  ];
  return { cells: cells.filter(Boolean), left };
}

/** @param {string} title @param {number} seed @param {Writer} writer @param {{ isTable: boolean, isRegression: boolean, opensGzip: boolean }} has */
function headOf(title, seed, writer, { isTable, isRegression, opensGzip }) {
  writer.imports.add("keras layers");
  if (writer.hasTest)
    writer.imports.add(
      `sklearn.metrics ${isRegression ? "mean_absolute_error" : "classification_report"}`,
    );
  const lines = [
    ...(title ? [`"""${title.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ")}"""`, ""] : []),
    ...(opensGzip ? ["import gzip"] : []),
    "import sys",
    "",
    "import keras",
    "import matplotlib.pyplot as plt",
    "import numpy as np",
    ...(isTable ? ["import pandas as pd"] : []),
    ...importLines(writer.imports),
    "",
    `keras.utils.set_random_seed(${seed})`,
    'if "--devices" in sys.argv:  # --devices all: a copy of the model on each device',
    "    keras.distribution.set_distribution(keras.distribution.DataParallel())",
  ];
  return lines.join("\n");
}

/** @param {string[]} parts @param {boolean} isSaid whether the experiment says so, or its loss */
const oneHot = (parts, isSaid) => [
  "classes = len(np.unique(y_train))",
  ...parts.map((part) =>
    isSaid
      ? `y_${part} = keras.utils.to_categorical(y_${part}, num_classes=classes)`
      : `y_${part} = np.eye(classes)[y_${part}]`,
  ),
];

/** @param {string[]} parts @param {string} scaling @param {Writer} writer */
function scaledTarget(parts, scaling, writer) {
  writer.imports.add(`sklearn.preprocessing ${scaling}`);
  return [
    `target_scaler = ${scaling}()`,
    ...parts.map(
      (part) =>
        `y_${part} = target_scaler.${part === "train" ? "fit_transform" : "transform"}(np.reshape(y_${part}, (len(y_${part}), -1)))`,
    ),
  ];
}
