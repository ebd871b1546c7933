/**
 * What the names of a notebook's imports stand for: one canonical name for each thing, whichever way it was imported.
 * `tensorflow.keras.layers.Dense`, `tf.keras.layers.Dense` and `keras.layers.core.Dense` are all "keras.layers.Dense".
 */

import { catalog } from "../../../build/generated/catalog.js";
import { steps } from "../../../build/generated/catalog-steps.js";

/** Modules that are bound although a snippet does not import them. */
export const usualAliases = new Map([
  ["tf", "tensorflow"],
  ["tensorflow", "tensorflow"],
  ["keras", "keras"],
  ["np", "numpy"],
  ["pd", "pandas"],
  ["plt", "matplotlib.pyplot"],
  ["sns", "seaborn"],
  ["sklearn", "sklearn"],
  ["layers", "keras.layers"],
  ["models", "keras.models"],
  ["optimizers", "keras.optimizers"],
  ["callbacks", "keras.callbacks"],
  ["regularizers", "keras.regularizers"],
  ["datasets", "keras.datasets"],
  ["K", "keras.backend"],
]);

/** @type {[RegExp, string][]} */
const spellings = [
  [/^tf(?=\.|$)/, "tensorflow"],
  [/^tensorflow\.compat\.v[12]\b/, "tensorflow"],
  [/^tensorflow\.(python\.)?keras\b/, "keras"],
  [/^tensorflow\.(?=(?:losses|metrics|optimizers|initializers)\b)/, "keras."],
  [/^tf_keras\b/, "keras"],
  [/^keras\.(src|api|_tf_keras\.keras|engine)\b/, "keras"],
  [/^keras\.layers\.\w+\.(?=[A-Z]\w*$)/, "keras.layers."],
  [/^keras\.layers\.experimental\.preprocessing\b/, "keras.layers"],
  [/^keras\.layers\.(?:merge|merging)\b/, "keras.layers"],
  [/^keras\.optimizers\.(legacy|experimental)\b/, "keras.optimizers"],
  [/^keras\.optimizers\.schedules\b/, "keras.schedules"],
  [/^keras\.(?:(?:training|functional|sequential)\.)?(Sequential|Model)$/, "keras.models.$1"],
  [/^keras\.backend\.(?:tf|tensorflow)\b/, "tensorflow"],
  [/^keras\.Input$/, "keras.layers.Input"],
  [/^keras\.utils\.(np_utils|all_utils)\b/, "keras.utils"],
  [/^(?:six\.moves|past\.builtins)\.(\w+)$/, "builtins.$1"],
  [/^builtins\.xrange$/, "builtins.range"],
  [/^imblearn\.(over_sampling|under_sampling|combine)\./, "imblearn."],
  [
    /^sklearn\.(preprocessing|impute|decomposition|datasets|model_selection|metrics)\.\w+\.(?=\w+$)/,
    "sklearn.$1.",
  ],
];

/** @param {string} path */
export const canonical = (path) =>
  spellings.reduce((found, [pattern, by]) => found.replace(pattern, by), path);

/** Whether a canonical name is of a library that is not the program's own. @param {string} path */
export const isLibrary = (path) =>
  /^(?:keras|tensorflow|numpy|pandas|sklearn|imblearn|scipy|matplotlib|builtins)\b/.test(path);

/**
 * Names of Keras that are other names of entries.
 * @type {Record<string, Record<string, string>>}
 */
const otherNames = {
  layer: {
    ...{ MaxPool2D: "MaxPooling2D", MaxPool1D: "MaxPooling1D", MaxPool3D: "MaxPooling3D" },
    ...{
      AvgPool2D: "AveragePooling2D",
      AvgPool1D: "AveragePooling1D",
      AvgPool3D: "AveragePooling3D",
    },
    ...{ GlobalMaxPool2D: "GlobalMaxPooling2D", GlobalMaxPool1D: "GlobalMaxPooling1D" },
    ...{ GlobalAvgPool2D: "GlobalAveragePooling2D", GlobalAvgPool1D: "GlobalAveragePooling1D" },
    ...{ GlobalMaxPool3D: "GlobalMaxPooling3D", GlobalAvgPool3D: "GlobalAveragePooling3D" },
    ...{
      Convolution3D: "Conv3D",
      Convolution2D: "Conv2D",
      Convolution1D: "Conv1D",
      Convolution2DTranspose: "Conv2DTranspose",
      Convolution1DTranspose: "Conv1DTranspose",
    },
    ...{ CuDNNLSTM: "LSTM", CuDNNGRU: "GRU", SeparableConvolution2D: "SeparableConv2D" },
    ...{ Input: "InputLayer" },
    ...{ SimpleRNNCell: "SimpleRNN", LSTMCell: "LSTM", GRUCell: "GRU" },
  },
  optimizer: { adam: "Adam", sgd: "SGD", rmsprop: "RMSprop", RMSProp: "RMSprop" },
};

/**
 * The catalogue's entries by module of Keras.
 * @type {Record<string, string>}
 */
export const kindOfModule = {
  "keras.layers": "layer",
  "keras.activations": "activation",
  "keras.losses": "loss",
  "keras.metrics": "metric",
  "keras.optimizers": "optimizer",
  "keras.schedules": "schedule",
  "keras.callbacks": "callback",
  "keras.initializers": "initializer",
  "keras.regularizers": "regularizer",
  "keras.constraints": "constraint",
};

/** @typedef {{ type: string, default: any, kind?: string, required: boolean, minimum?: number }} KnownArgument */
/** @typedef {{ kind: string, class_name: string, names: string[], args: Map<string, KnownArgument> }} KnownEntry */

/** @type {Map<string, Map<string, KnownEntry>>} */
const known = new Map();

/** @param {string} kind @returns {Map<string, KnownEntry>} */
function entriesOf(kind) {
  let found = known.get(kind);
  if (found) return found;
  found = new Map();
  known.set(kind, found);
  const packed = /** @type {any} */ ({ ...catalog, ...steps })[kind] ?? [];
  for (const [class_name, identifiers, args] of packed) {
    const entry = {
      ...{ kind, class_name, names: [class_name, ...identifiers] },
      args: new Map(
        args.map((/** @type {[string, string, number, any]} */ [name, type, flags, others]) => [
          name,
          { ...others, type, required: (flags & 1) === 1 },
        ]),
      ),
    };
    for (const name of entry.names) if (!found.has(name)) found.set(name, entry);
  }
  for (const [other, name] of Object.entries(otherNames[kind] ?? {})) {
    const entry = found.get(name);
    if (entry && !found.has(other)) found.set(other, entry);
  }
  return found;
}

/** @param {string} kind @param {string} name @returns {KnownEntry | undefined} */
export const findEntry = (kind, name) => entriesOf(kind).get(name);

/** @param {string} kind */
export const namesOfKind = (kind) => [...entriesOf(kind).keys()];

/** Arguments of read_csv() that are said the same way in an experiment's `reading`. */
export const readingArguments = [
  "sep",
  "encoding",
  "skiprows",
  "comment",
  "decimal",
  "thousands",
  "na_values",
  "nrows",
];

/** Of convolutions of any number of axes. */
const convolution = [
  ...["filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate"],
  ...["groups", "activation"],
];

/**
 * Names of arguments in Keras's order, where positions mean something else than in the catalogue.
 * @type {Record<string, string[]>}
 */
export const positional = {
  InputLayer: ["shape", "batch_size", "dtype"],
  TextVectorization: [
    ...["max_tokens", "standardize", "split", "ngrams", "output_mode", "output_sequence_length"],
    ...["pad_to_max_tokens", "vocabulary"],
  ],
  Conv3D: convolution,
  Conv2D: convolution,
  Conv1D: convolution,
  DepthwiseConv2D: [
    "kernel_size",
    "strides",
    "padding",
    "depth_multiplier",
    "data_format",
    "dilation_rate",
    "activation",
  ],
  SeparableConv2D: [
    "filters",
    "kernel_size",
    "strides",
    "padding",
    "data_format",
    "dilation_rate",
    "depth_multiplier",
    "activation",
  ],
  MaxPooling2D: ["pool_size", "strides", "padding", "data_format", "name"],
  AveragePooling2D: ["pool_size", "strides", "padding", "data_format", "name"],
  GlobalAveragePooling2D: ["data_format", "keepdims"],
  GlobalMaxPooling2D: ["data_format", "keepdims"],
  Flatten: ["data_format"],
  Dropout: ["rate", "noise_shape", "seed", "name"],
  ModelCheckpoint: [
    "filepath",
    "monitor",
    "verbose",
    "save_best_only",
    "save_weights_only",
    "mode",
    "save_freq",
  ],
  CSVLogger: ["filename", "separator", "append"],
};
