/** Weights from a model's file, which the training begins with as long as the model begins with the file's layers. */

import { experiment as read, model, transfer } from "minibatch";
import { weightsOf } from "./checkpoint.js";
import { edit, editModel, replaceExperiment } from "./edit.js";
import { begunWith } from "./findings.js";
import { graphOf, modelOf } from "./layers.js";
import { same } from "./recipe.js";
import { PageError } from "../locales/i18n.js";

/** @import { Plan } from "./loading.js" */
/** @import { Playground } from "./playground.js" */
/** @import { Experiment, Layer, ModelConfig, State } from "./types.js" */

/**
 * Whose weights, and what the file says of its model.
 * @typedef {object} Beginning
 * @property {string} run that keeps them
 * @property {string} name of the file
 * @property {import("./types.js").FileMark} file
 * @property {Layer} first the model's first layer
 * @property {string[] | null} [classes] what its outputs are called; null where it does not say
 * @property {number} [outputs] how many there are
 * @property {any} [pixels] its steps for images
 * @property {boolean} [words] whether it looks words up in its own vocabulary, in which other data's have no places
 * @property {"own" | "new"} [head] what becomes of the last layer, where a person chose or a training has begun
 */

/** A layer's config but for whether it is trained. @param {any} value @returns {any} */
function withoutTrainable(value) {
  if (Array.isArray(value)) return value.map(withoutTrainable);
  if (typeof value !== "object" || value === null) return value;
  const { trainable: _, ...rest } = value;
  return Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => [key, withoutTrainable(inner)]),
  );
}

/** A model's first layer, in whatever way its config is written. @param {ModelConfig | undefined} config */
export function firstLayer(config) {
  const [first] = graphOf(config).layers;
  return first ? withoutTrainable({ ...first, config: plainConfig(first) }) : null;
}

/** Without what is the default. @param {Layer} layer */
function plainConfig({ class_name, config }) {
  try {
    const chain = { class_name: "Sequential", config: { layers: [{ class_name, config }] } };
    const { model: plain } = read({ minibatch: 1, model: /** @type {any} */ (chain) }).json;
    return /** @type {any} */ (plain).config.layers[0].config;
  } catch {
    // A field may hold something that is not done yet.
    return config;
  }
}

/**
 * What a training begins with, where its model still begins as the file's does.
 * @param {Pick<State, "model" | "experiment">} state
 * @returns {Beginning | null}
 */
export function beginning(state) {
  const found = begunWith(state);
  const { begin, model: config } = state.experiment;
  if (!begin || !found || !same(found.first, firstLayer(config))) return null;
  return { ...found, ...(begin.head && { head: begin.head }) };
}

/**
 * A model's file that was opened, from now on known.
 * @param {Playground} playground
 * @param {Beginning} begins
 */
export function know(playground, begins) {
  const { store } = playground;
  const others = store.state.model.begun.filter(({ file }) => file.sha256 !== begins.file.sha256);
  store.patch("model", { begun: [...others, begins] });
  followBegun(playground);
}

/** An experiment whose model begins otherwise than the file's does not begin with it any more. @param {Playground} playground */
function followBegun(playground) {
  playground.whileBegun = (experiment) => {
    const state = { model: playground.store.state.model, experiment };
    return begunWith(state) && !beginning(state) ? withoutBegin(experiment) : experiment;
  };
}

/**
 * The models' files that a session's experiments name; others are not asked for any more.
 * @param {Playground} playground
 * @param {any} session
 */
export function recallBegun(playground, { begun, experiment, training, runs }) {
  const named = JSON.stringify([experiment, training, runs]);
  const still = begun.filter((/** @type {Beginning} */ { file }) =>
    named.includes(String(file.sha256)),
  );
  playground.store.patch("model", { begun: still });
  followBegun(playground);
}

/** @param {Experiment} experiment @returns {Experiment} */
const withoutBegin = ({ begin: _, ...rest }) => rest;

/**
 * How the data's classes and the file's go together: called the same, not named by the file, or others; and whether the last
 * layer is the file's or begins anew.
 * @param {State} state
 * @returns {{ classes: "same" | "unnamed" | "other", head: "own" | "new", fits: boolean } | null} null where there are no
 *   classes, or no data; `fits`: whether the file's last layer has an output for each
 */
export function headNow(state) {
  const begins = beginning(state);
  const { prepared, alone } = state.data;
  if (!begins || !prepared || alone || prepared.task === "regression") return null;
  const { classNames, classes = classNames, outputs } = prepared;
  const last = transfer.headOf(/** @type {any} */ (state.experiment.model));
  if (outputs.length !== 1 || !last) return null;
  const known = begins.classes;
  const isSame = (/** @type {string[]} */ names) =>
    same(transfer.classesInOrder(known ?? [], names), names);
  const of = !known ? "unnamed" : isSame(classes) || isSame(classNames) ? "same" : "other";
  const units = begins.outputs ?? last.units;
  const fits = units === last.units && (units === 1 ? 2 : units) >= classNames.length;
  const usual = of === "other" ? "new" : "own";
  return { classes: of, head: fits ? (begins.head ?? usual) : "new", fits };
}

/** Keeps the file's last layer, or begins it anew. @param {Playground} playground @param {"own" | "new"} head */
export function chooseHead(playground, head) {
  const { begin } = playground.store.state.experiment;
  if (begin) edit(playground, { begin: { ...begin, head } });
}

/** What a training that begins now begins with. @param {State} state @returns {Beginning | null} */
export function beginningNow(state) {
  const begins = beginning(state);
  return begins && { ...begins, head: headNow(state)?.head ?? begins.head };
}

/**
 * Uses a model that has the weights.
 * @template T
 * @param {Playground} playground
 * @param {Beginning | null} begins
 * @param {(begin: import("minibatch").Beginning | undefined) => Promise<T>} work which is given none where there are none
 * @returns {Promise<T>}
 */
export async function withBeginning(playground, begins, work) {
  if (!begins) return work(undefined);
  const kept = await weightsOf(playground, begins.run);
  if (!kept) {
    // The browser may have deleted them: then the page asks for the file.
    const { store, describer } = playground;
    const begun = store.state.model.begun.filter(({ run }) => run !== begins.run);
    store.patch("model", { begun });
    describer.soon();
    throw new PageError("model.beginMissing", { name: begins.name });
  }
  const source = model(kept.state.spec);
  try {
    await source.restoreCheckpoint(kept.state);
    return await work({ model: source, head: begins.head ?? "own" });
  } finally {
    source.dispose();
  }
}

/**
 * Gives a fresh model the file's weights, layer by layer: those that have its names and shapes. Where model and compile() are
 * the file's, also what its optimizer kept.
 * @param {Playground} playground
 * @param {any} net
 * @param {Beginning | null} begins
 */
export const beginWith = (playground, net, begins) =>
  withBeginning(playground, begins, async (begin) => begin && transfer.beginWith(net, begin));

/**
 * Other data are read so that classes with the file's names have its places, and images have its size and its numbers. Texts
 * are not for a model with its own words: they get one of theirs.
 * @param {Playground} playground
 * @param {Plan} plan
 * @returns {Plan}
 */
export function planFor({ store }, plan) {
  const begins = beginning(store.state);
  if (!begins) return plan;
  const { classes, pixels, words, name } = begins;
  if (words) {
    const experiment = (/** @type {any} */ description) => {
      const { begin: _, model: __, compile: ___, ...rest } = plan.experiment(description);
      return rest;
    };
    return { ...plan, experiment, says: { id: "model.ownWords", values: { name } } };
  }
  return {
    ...plan,
    read: (read) => transfer.readInOrder(read, undefined, classes ?? []),
    experiment: (description) => {
      const experiment = plan.experiment(description);
      if (!pixels || description.kind !== "images") return experiment;
      const { preparation = [] } = experiment;
      return {
        ...experiment,
        preparation: transfer.withPixels(/** @type {any} */ (preparation), pixels),
      };
    },
  };
}

/** Layers that stand behind what a model has learned to see, and are learned anew. */
const heads = new Set(["Dense", "Dropout", "Activation", "Softmax", "BatchNormalization"]);

/**
 * The layers before the head: those that look at pictures, or all but the last Dense.
 * @param {Layer[]} layers
 */
function frontOf(layers) {
  const last = layers.findLastIndex(({ class_name }) => !heads.has(class_name));
  const dense = layers.findLastIndex(({ class_name }) => class_name === "Dense");
  return layers.slice(0, last >= 0 ? last + 1 : Math.max(0, dense));
}

/** @param {Layer[]} layers */
const frozenFront = (layers) => {
  const front = frontOf(layers);
  return front.length > 0 && front.every(({ config }) => config.trainable === false);
};

/** Whether the front is frozen; null where there is none. @param {State} state */
export function isFrontFrozen({ experiment }) {
  const { layers } = graphOf(experiment.model);
  return frontOf(layers).length > 0 ? frozenFront(layers) : null;
}

/**
 * As Keras does where a layer is a model: of all layers in it.
 * @param {any} config
 * @param {boolean} trainable
 * @returns {any}
 */
const withTrainable = (config, trainable) => ({
  ...config,
  trainable,
  ...(Array.isArray(config.layers) && {
    layers: config.layers.map((/** @type {any} */ layer) => ({
      ...layer,
      config: withTrainable(layer.config, trainable),
    })),
  }),
});

/** Freezes the layers before the head, or lets them learn again. @param {Playground} playground */
export function freezeFront(playground) {
  const graph = graphOf(playground.store.state.experiment.model);
  const front = new Set(frontOf(graph.layers));
  const trainable = frozenFront(graph.layers);
  const layers = graph.layers.map((layer) =>
    front.has(layer) ? { ...layer, config: withTrainable(layer.config, trainable) } : layer,
  );
  editModel(playground, modelOf({ ...graph, layers }));
}

/** From now on the training begins with new weights. @param {Playground} playground */
export const beginAnew = (playground) =>
  replaceExperiment(playground, withoutBegin(playground.store.state.experiment));
