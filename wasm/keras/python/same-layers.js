/** Layers of Keras that are others here, such as an RNN of cells; and names that stand for none. */

import { Entry } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/**
 * Classes of Keras that are no entries, by what does the same or nearly: messages of the core; "" where nothing does.
 * None of them is a misspelt name of another.
 * @type {Record<string, Record<string, string>>}
 */
const absent = {
  layer: {
    ...{ StringLookup: "categories", IntegerLookup: "categories", CategoryEncoding: "categories" },
    ...{ Hashing: "categories", HashedCrossing: "categories" },
    ...{ Discretization: "bins" },
    RNN: "cells",
    ConvLSTM1D: "convolution-by-step",
    SpectralNormalization: "norm-constraint",
    ...{ ConvLSTM3D: "", GroupQueryAttention: "", MelSpectrogram: "" },
    ...{ RandomHeight: "", RandomWidth: "" },
    ...{ RandomGrayscale: "", RandomInvert: "", RandomPosterization: "", RandomErasing: "" },
    ...{
      RandomColorJitter: "",
      RandomGaussianBlur: "",
      RandomPerspective: "",
      STFTSpectrogram: "",
    },
    DenseFeatures: "",
    ...{ AutoContrast: "", Equalization: "", Solarization: "", MixUp: "", CutMix: "" },
    ...{ AdaptiveAveragePooling2D: "", AdaptiveMaxPooling2D: "", ReversibleEmbedding: "" },
  },
  callback: {
    ...{ TensorBoard: "curves", BackupAndRestore: "kept-run", ProgbarLogger: "curves" },
    ...{ LearningRateScheduler: "schedule", SwapEMAWeights: "average", RemoteMonitor: "curves" },
    LambdaCallback: "curves",
  },
  optimizer: { Adafactor: "adafactor", LossScaleOptimizer: "loss-scale", Muon: "" },
};

/**
 * Says that there is no such entry, and what does the same; false where the name is none of Keras's.
 * @param {Evaluator} ev
 * @param {string} kind
 * @param {string} name
 * @param {Syntax} node
 */
export function isAbsent(ev, kind, name, node) {
  const instead = absent[kind]?.[name];
  if (instead === undefined) return false;
  const values = { kind: { id: `kind.${kind}` }, name };
  if (instead)
    ev.findings.add("instead", node, { ...values, instead: { id: `instead.${instead}` } });
  else ev.findings.add("no-such-entry", node, { ...values, known: "" });
  return true;
}

/** The layers that have a cell in themselves. */
const withCells = new Set(["SimpleRNN", "LSTM", "GRU"]);

/**
 * RNN(cell) is the layer of that cell; RNN([cell, …]) a layer for each, one after the other.
 * @param {Evaluator} ev
 * @param {Args} args
 * @param {Syntax} node
 * @returns {Entry | Entry[] | null} null where the cells are not known
 */
export function ofCells(ev, args, node) {
  const { values, places } = args.bound(["cell", "return_sequences"]);
  const { cell, return_sequences: sequences = false, go_backwards: backwards, name } = values;
  /** @type {any[]} */
  const cells = [cell].flat();
  const known = cells.every((one) => one instanceof Entry && withCells.has(one.class_name));
  if (!known || typeof sequences !== "boolean") return null;
  // The state of several cells is of all of them, and that of their layers of the last.
  if (cells.length > 1 && values.return_state)
    ev.findings.add("unsupported-argument", places.return_state ?? node, {
      class: "RNN",
      argument: "return_state",
    });
  const layers = cells.map((/** @type {Entry} */ one, i) => {
    const last = i === cells.length - 1;
    /** @type {Record<string, any>} */
    const config = { ...one.config, ...((!last || sequences) && { return_sequences: true }) };
    if (values.stateful === true) config.stateful = true;
    if (i === 0 && backwards === true) config.go_backwards = true;
    if (cells.length === 1 && values.return_state === true) config.return_state = true;
    if (last && typeof name === "string") config.name = name;
    return new Entry("layer", one.class_name, config, one.place);
  });
  return layers.length === 1 ? layers[0] : layers;
}

/** ThresholdedReLU(theta) of Keras 2 is ReLU(threshold=theta). @param {Evaluator} ev @param {Args} args @param {Syntax} node */
export function thresholded(ev, args, node) {
  const { theta = 1, name } = args.bound(["theta"]).values;
  const own = typeof name === "string" ? { name } : {};
  return new Entry("layer", "ReLU", { threshold: theta, ...own }, node);
}
