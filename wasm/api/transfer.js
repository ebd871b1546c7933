/** Transfer learning: training that begins with the weights of another model, of a file or of a run. */

import { barePreparation } from "./bare-preparation.js";
import { MinibatchError } from "../messages/error.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

export { isLabels, isModel } from "../keras/labels.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./sequential.js").ModelSpec} ModelSpec */
/** @typedef {{ class_name: string, config: Record<string, unknown> }} Step */

/**
 * What training begins with.
 * @typedef {object} Beginning
 * @property {Model} model whose weights it begins with, layer by layer, where names and shapes are the same; where layers and
 *   compile() are the same throughout, also with what its optimizer kept. An experiment without a model takes its layers. Its
 *   `classNames` are matched with the data's by name
 * @property {"own" | "new"} [head] what happens to the last Dense layer: "own" keeps it, and the data's classes take its outputs
 *   in their order; "new" begins it anew, with an output for each of the data's classes. Left out, it is kept where the
 *   classes have the same names, or the model does not name its own, and refused where they differ
 * @property {import("../wire/protocol.js").HashedFile} [file] that the model is from: the run's experiment names it
 */

/** Names that differ in how they are written only: decomposed on a Mac, "Corner piece" and "corner_piece". @param {string} name */
const plain = (name) =>
  name
    .normalize("NFC")
    .trim()
    .replace(/[\s_-]+/g, " ")
    .toLowerCase();

/**
 * The classes of data in the order of a model's outputs, which may tell more classes apart.
 * @param {readonly string[]} outputs what the model's outputs are called
 * @param {readonly string[]} names what the data's classes are called
 * @returns {string[] | null} a name for each output, as the data have it where they have it; null where the data have a class
 *   that the model does not know
 */
export function classesInOrder(outputs, names) {
  for (const keyOf of [(/** @type {string} */ name) => name.normalize("NFC"), plain]) {
    const own = new Map(names.map((name) => [keyOf(name), name]));
    const ordered = outputs.map((name) => own.get(keyOf(name)) ?? name);
    const isWhole = own.size === names.length && names.every((name) => ordered.includes(name));
    if (isWhole && new Set(ordered).size === ordered.length) return ordered;
  }
  return null;
}

/** The order of classes where nothing is said. @param {readonly string[]} names */
const inAlphabet = (names) => names.toSorted((one, other) => (one < other ? -1 : 1));

/**
 * Reads images so that their classes have the places of a model's outputs, where they are called so; all else as it is.
 * @template {{ description: any, dispose(): void }} Source
 * @template {{ class_name: string, config?: any } | null | undefined} Reading
 * @param {(reading: any) => Promise<Source>} read reads the same files each time
 * @param {Reading} reading what was said of how they are read
 * @param {readonly string[]} outputs what the model's outputs are called
 * @returns {Promise<{ source: Source, reading: Reading | { class_name: "Images", config: any } }>} with the reading that says so
 */
export async function readInOrder(read, reading, outputs) {
  const isOther = outputs.length === 0 || (reading && reading.class_name !== "Images");
  if (isOther || reading?.config?.class_names) return { source: await read(reading), reading };
  const inOrder = (/** @type {readonly string[]} */ class_names) => ({
    class_name: /** @type {const} */ ("Images"),
    config: { ...reading?.config, class_names },
  });
  let wanted = inOrder(outputs);
  for (let isFirst = true; ; isFirst = false) {
    try {
      const source = await read(wanted);
      const { classNames, classCounts, reading: told } = source.description;
      const isUsual =
        told?.config?.class_names === undefined ||
        (classCounts.every(Boolean) && same(classNames, inAlphabet(classNames)));
      return { source, reading: isUsual ? reading : wanted };
    } catch (error) {
      const { id, values } = /** @type {any} */ (error);
      if (id !== "images.class-names") throw error;
      // Nothing was decoded yet: it is refused by the names of the folders.
      const ordered = isFirst && classesInOrder(outputs, values.folders);
      if (!ordered) return { source: await read(reading), reading };
      wanted = inOrder(ordered);
    }
  }
}

/** The place of what gives the output, the last Dense layer or the model that has it. @param {any[]} layers */
const lastPlace = (layers) =>
  layers.findLastIndex(
    ({ class_name, config }) =>
      class_name === "Dense" || (Array.isArray(config?.layers) && headOf({ class_name, config })),
  );

/**
 * The last Dense layer, also of a model in the model.
 * @param {{ class_name: string, config: any }} spec
 * @returns {{ name: string, units: number } | null}
 */
export function headOf({ config }) {
  const last = config.layers[lastPlace(config.layers)];
  if (!last) return null;
  if (last.class_name !== "Dense") return headOf(last);
  return { name: String(last.config.name ?? last.name ?? ""), units: Number(last.config.units) };
}

/**
 * The model with so many outputs.
 * @template {{ class_name: string, config: any }} Spec
 * @param {Spec} spec that has a head
 * @param {number} units
 * @returns {Spec}
 */
export function withUnits(spec, units) {
  const { layers } = spec.config;
  const place = lastPlace(layers);
  const last = layers[place];
  const changed =
    last.class_name === "Dense"
      ? { ...last, config: { ...last.config, units } }
      : withUnits(last, units);
  return { ...spec, config: { ...spec.config, layers: layers.with(place, changed) } };
}

/** @param {any} entry @returns {any} */
const trainableOf = ({ config }) => [
  config.trainable ?? true,
  ...(config.layers ?? []).map(trainableOf),
];

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** "dense/kernel" of "sequential/dense/kernel". @param {string} name */
const tailOf = (name) => name.split("/").slice(-2).join("/");

/**
 * Finds weights by their names; where models in a model were made one, by the layer's and the weight's.
 * @template {{ name: string }} Weight
 * @param {readonly Weight[]} weights
 * @returns {(name: string) => Weight | undefined}
 */
function byName(weights) {
  const whole = new Map(weights.map((weight) => [weight.name, weight]));
  const tails = new Map(weights.map((weight) => [tailOf(weight.name), weight]));
  return (name) =>
    whole.get(name) ?? (tails.size === weights.length ? tails.get(tailOf(name)) : undefined);
}

/**
 * Gives a compiled model the weights of another, layer by layer: those that have its names and shapes. Where layers and compile()
 * are the same throughout, it also gets what the other's optimizer kept, and training goes on as if it had not ended.
 * @param {Model} net
 * @param {Beginning} beginning
 * @returns {Promise<{ taken: number, all: number, isWhole: boolean }>} how many of its weights it took
 */
export async function beginWith(net, { model: source, head = "own" }) {
  const own = await net.getWeights();
  const given = await source.getWeights();
  const find = byName(given);
  const anew = head === "new" ? headOf(/** @type {any} */ (net.toJSON()))?.name : undefined;
  const weights = own.map((weight) => {
    const found = find(weight.name);
    const isAnew = weight.name.split("/").at(-2) === anew;
    return found && !isAnew && same(found.shape, weight.shape) ? found : weight;
  });
  await net.setWeights(weights);
  const taken = weights.filter((weight, i) => weight !== own[i]).length;
  const [compiled, before] = [net, source].map(({ compileOptions }) => {
    // What is measured changes nothing, and the seed's numbers are drawn by step.
    const { seed: _, metrics: __, weightedMetrics: ___, ...rest } = compileOptions ?? {};
    return rest;
  });
  const [one, other] = [net, source].map((each) => trainableOf(each.toJSON()));
  const isWhole =
    taken === own.length &&
    given.length === own.length &&
    source.compileOptions !== null &&
    same(compiled, before) &&
    same(one, other);
  if (isWhole) {
    const state = await source.saveCheckpoint();
    await net.restoreCheckpoint(
      /** @type {any} */ ({ ...state, spec: net.toJSON(), compile: net.compileOptions }),
    );
  }
  return { taken, all: own.length, isWhole };
}

/**
 * The steps for images with the size and the numbers that a model takes.
 * @param {readonly Step[]} steps
 * @param {any} preparation the model's, as JSON
 * @returns {Step[]}
 */
export function withPixels(steps, { images, steps: own }) {
  if (!images) return [...steps];
  const named = new Set(["Resizing", "Rescaling"]);
  const kept = steps.filter(({ class_name }) => !named.has(class_name));
  return [
    ...kept,
    ...own.map((/** @type {any} */ { class_name, config }) => ({ class_name, config })),
  ];
}

/**
 * What an experiment leaves to the data, as the model takes it that it begins with.
 * @param {import("./experiment/types.js").CompleteExperiment} json
 * @param {Beginning} beginning
 * @param {import("./data-source.js").DataSource} source
 * @returns {Promise<import("./experiment/types.js").CompleteExperiment>}
 */
export async function experimentFrom(json, { model: from }, { kind, description }) {
  const spec = json.model ?? from.toJSON();
  if (json.preparation || kind !== "images") return { ...json, model: spec };
  const fitting = await barePreparation(from);
  const preparation = withPixels(description.suggestedPreparation, fitting.toJSON());
  fitting.dispose();
  return { ...json, model: spec, preparation };
}

/**
 * The model for the data's classes, and what becomes of its head. Throws `invalid-argument` where it has to be said.
 * @param {ModelSpec} spec
 * @param {Beginning} beginning
 * @param {{ task: string, classNames: readonly string[] }} data
 * @returns {{ spec: ModelSpec, head: "own" | "new" }}
 */
export function forClasses(spec, { model: from, head }, { task, classNames }) {
  const last = headOf(spec);
  if (task === "regression" || !last) return { spec, head: head ?? "own" };
  const known = from.classNames;
  const outputs = last.units === 1 ? 2 : last.units;
  const isMatched =
    known.length > 0
      ? same(known.map(plain), classNames.map(plain))
      : outputs === classNames.length;
  if (isMatched || (head === "own" && outputs >= classNames.length)) {
    return { spec, head: head ?? "own" };
  }
  if (head === "new") {
    const units = last.units === 1 && classNames.length === 2 ? 1 : classNames.length;
    return { spec: withUnits(spec, units), head };
  }
  const values = { outputs, known: [...known], names: [...classNames] };
  const id = known.length > 0 ? "begin.classes" : "begin.outputs";
  throw new MinibatchError("invalid-argument", { id, values });
}
