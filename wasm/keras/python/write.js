/** From an experiment to the Keras program that does the same: as a script, or as the cells of a notebook. */

import { dataLines, imagesOf } from "./write-data.js";
import { isLate, stepLines } from "./write-steps.js";
import { compileLine, fitLines, labelsOf, resultLines } from "./write-cells.js";
import {
  guessedLosses,
  imageTargetLines,
  outputsOf,
  rowLines,
  targetLines,
} from "./write-targets.js";
import { resetStates } from "./write-helpers.js";
import { splitLines, splits } from "./write-split.js";
import { inputLines, orderLines, windowLines } from "./write-windows.js";
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

/** @param {Step} step @param {Writer} writer @param {string[]} left @returns {string[]} */
function linesOf(step, writer, left) {
  if (step.enabled === false) return [];
  const lines = stepLines[step.class_name]?.(step, writer) ?? null;
  if (lines) return lines;
  left.push(step.class_name);
  return [`# Not written as Python: ${step.class_name}(${named(step.config)})`];
}

/** The weights that training begins with. @param {Json} json @returns {string[]} */
function beginLines({ begin, model }) {
  if (!begin) return [];
  const { name } = begin.file;
  if (!/\.(keras|h5)$/i.test(name))
    return [`# Not written as Python: training begins with the weights of ${name}`];
  const [first] = model.config.layers;
  const isOpen = model.class_name === "Sequential" && !first?.config.batch_shape;
  // Of the older files, Keras matches layers by their names only.
  const byName = /\.weights\.h5$|\.keras$/i.test(name) ? {} : { by_name: true };
  const rest = begin.head === "new" ? `, ${named({ skip_mismatch: true, ...byName })}` : "";
  return [
    ...(isOpen ? ["model.build((None, *x_train.shape[1:]))"] : []),
    `model.load_weights(${literal(name)}${rest})`,
  ];
}

/** Windows, which stand behind everything else. @param {Step} step */
const isWindows = ({ class_name }) => class_name === "TimeseriesWindows";

/**
 * @param {Json} json complete, with a model
 * @returns {{ cells: string[], left: string[] }} the cells, and the steps that are not among them
 */
export function programOf(json) {
  const { target = {}, compile, fit, seed, title, inputs } = json;
  const outputs = outputsOf(json);
  const main = outputs.find(({ isRegression }) => !isRegression) ?? outputs[0];
  const { isRegression } = main;
  /** By their first line. @type {Map<string, string[]>} */
  const functions = new Map();
  /** @type {Writer} */
  const writer = {
    ...{ imports: new Set(), plain: new Set(), isSplit: false, hasTest: false },
    targets: outputs.flatMap(({ columns }) => columns),
    isImages: Boolean(imagesOf(json)),
    isSeveral: Boolean(target.outputs),
    define: (lines) => {
      // Of two of a name, that which does more.
      const known = functions.get(lines[0]) ?? [];
      if (lines.length > known.length) functions.set(lines[0], lines);
    },
    main: target.outputs ? `y[${literal(main.name)}]` : "y",
  };
  /** @type {string[]} */
  const left = [];
  const data = dataLines(json, writer);
  const isTable = data.some((line) => line.startsWith("table ="));
  writer.hasTest = writer.isSplit;
  const all = /** @type {Step[]} */ (json.preparation ?? []).filter(
    (step) => step.enabled !== false,
  );
  const windows = isTable ? all.find(isWindows) : undefined;
  const steps = windows ? all.filter((step) => step !== windows) : all;
  const place = steps.findIndex(({ class_name }) => splits.test(class_name));
  // Without a split, rows are left out before anything is learned.
  const firstLate = steps.findIndex(isLate);
  const end = place >= 0 ? place : firstLate >= 0 ? firstLate : steps.length;
  const before = writer.isSplit ? [] : steps.filter((step, i) => i < end && !isLate(step));
  const after = steps.filter((step, i) => i !== place && !before.includes(step));
  const early = before.flatMap((step) => linesOf(step, writer, left));
  const rows = isTable ? rowLines(outputs, writer, json) : [];
  const split = [];
  if (!writer.isSplit) {
    if (place >= 0) split.push(...splitLines(steps[place], writer, !isRegression));
    else split.push("x_train, y_train = x, y");
    Object.assign(writer, { isSplit: true, hasTest: place >= 0 });
  }
  if (fit.callbacks.some((/** @type {any} */ one) => one.class_name === "ResetStates"))
    writer.define(resetStates);
  const late = after.flatMap((step) => linesOf(step, writer, left));
  const parts = writer.hasTest ? ["train", "test"] : ["train"];
  const arrays = windows
    ? windowLines(windows, writer, { isNumbers: isRegression, parts })
    : inputs
      ? inputLines(inputs, parts, writer)
      : parts.map((part) => `x_${part} = x_${part}.to_numpy(dtype="float32")`);
  // Windows are made of scaled targets; they stand before them otherwise, as people write it.
  const byOutput = isTable ? [] : imageTargetLines(outputs, parts);
  const made = [...byOutput, ...targetLines(outputs, parts, writer)];
  const ends = windows ? [...made, ...arrays] : [...(isTable ? arrays : []), ...made];
  const isNumbers = isRegression && labelsOf(json).length === 0;
  const cells = [
    headOf(title, seed, writer, { isTable, isNumbers, data }),
    [...functions.values()].map((lines) => lines.join("\n")).join("\n\n\n"),
    [...data, ...early, ...(windows ? orderLines(windows) : []), ...rows].join("\n"),
    [...split, ...late, ...ends].join("\n"),
    [
      ...modelCode(json.model),
      ...beginLines(json),
      compileLine(compile, guessedLosses(outputs, json.model)),
    ].join("\n"),
    fitLines(fit, {
      ...{ hasTest: writer.hasTest, x: Boolean(inputs && isTable && !windows) },
      y: writer.isSeveral,
    }).join("\n"),
    resultLines(writer, isRegression, main.isOneHot, json).join("\n"),
  ];
  return { cells: cells.filter(Boolean), left };
}

/** @param {string} title @param {number} seed @param {Writer} writer @param {{ isTable: boolean, isNumbers: boolean, data: string[] }} has */
function headOf(title, seed, writer, { isTable, isNumbers, data }) {
  writer.imports.add("keras layers");
  if (writer.hasTest && !writer.isSeveral)
    writer.imports.add(
      `sklearn.metrics ${isNumbers ? "mean_absolute_error" : "classification_report"}`,
    );
  const lines = [
    ...(title ? [`"""${title.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ")}"""`, ""] : []),
    ...[...writer.plain].sort().map((name) => `import ${name}`),
    "import sys",
    "",
    "import keras",
    "import matplotlib.pyplot as plt",
    "import numpy as np",
    ...(isTable || data.some((line) => line.includes("read_pixels("))
      ? ["import pandas as pd"]
      : []),
    ...importLines(writer.imports),
    "",
    `keras.utils.set_random_seed(${seed})`,
    'if "--devices" in sys.argv:  # python program.py --devices all: on all GPUs at once',
    "    keras.distribution.set_distribution(keras.distribution.DataParallel())",
  ];
  return lines.join("\n");
}
