/** TensorFlow.js's layers-model: model.json with the config and a list of the weights, whose numbers stand in other files. */

import { joined } from "../formats/table-text.js";
import { weightsByName } from "./by-name.js";
import { compileFrom } from "./compile-config.js";
import { zipped } from "./keras-zip.js";
import { innerLayers } from "./inner-layers.js";
import { asFloats, bytesOf, isShape } from "./numbers.js";
import { placesOf } from "./places.js";
import { isModelConfig, parseJson, refuse, refuseSlices } from "./refuse.js";
import { isObject } from "../messages/is-object.js";
import { withoutModules, writtenSpec } from "./spec.js";
import { MinibatchError } from "../messages/error.js";

/** @import { Entry } from "../formats/types.js" */
/** @import { ModelFile, Saved, Spec } from "./types.js" */

const modelName = "model.json";
/** Numbers are shared out among files of so many bytes. */
const shardBytes = 4 * 2 ** 20;
/** TensorFlow.js's types by safetensors' names. @type {Record<string, string>} */
const types = {
  float32: "F32",
  float16: "F16",
  int32: "I32",
  uint8: "U8",
  uint16: "U16",
  bool: "BOOL",
};

/** @param {string} path */
const isModelJson = (path) => path === modelName || path.endsWith(`/${modelName}`);

/** @param {readonly string[]} names of the archive's members */
export const isLayersModel = (names) => names.some(isModelJson);

/**
 * @param {string} file
 * @param {readonly Entry[]} entries
 * @returns {Promise<ModelFile>}
 */
export async function readLayersModel(file, entries) {
  const found = /** @type {Entry} */ (entries.find(({ path }) => isModelJson(path)));
  const folder = found.path.slice(0, -modelName.length);
  const json = parseJson(file, modelName, new TextDecoder().decode(await found.read()));
  const { modelTopology: topology, weightsManifest: manifest, format } = isObject(json) ? json : {};
  if (format === "graph-model") return refuse(file, "graph-model");
  const config = topology?.model_config ?? topology;
  if (!isModelConfig(config)) return refuse(file, "no-config");
  if (!Array.isArray(manifest)) return refuse(file, "no-weights");
  /** @type {import("./by-name.js").GivenWeight[]} */
  const given = [];
  const members = new Map(entries.map((entry) => [entry.path, entry]));
  for (const group of manifest) {
    const { paths, weights } = isObject(group) ? group : {};
    if (!Array.isArray(paths) || !Array.isArray(weights)) return refuse(file, "no-weights");
    /** @type {Uint8Array[]} */
    const parts = [];
    for (const path of paths) {
      const entry = members.get(folder + path);
      parts.push(await (entry ?? refuse(file, "no-member", { name: String(path) })).read());
      // A file that is named again and again would be as large as it likes.
      members.delete(folder + path);
    }
    given.push(...weightsIn(file, weights, joined(parts)));
  }
  const training = topology.training_config ?? json.trainingConfig;
  return {
    format: "tfjs",
    spec: /** @type {any} */ ({ ...config, keras_version: topology.keras_version ?? "2" }),
    compile: training ? compileFrom(training) : null,
    // TensorFlow.js lists what is trained before what is not: the order does not tell which they are.
    weights: (spec, own) => weightsByName(file, given, spec, own, olderNamesIn(spec)),
    optimizer: () => null,
  };
}

/**
 * @param {string} file
 * @param {readonly any[]} weights as the manifest lists them
 * @param {Uint8Array} bytes
 */
function weightsIn(file, weights, bytes) {
  let at = 0;
  return weights.map((entry) => {
    const { name, shape, dtype, quantization } = isObject(entry) ? entry : {};
    const type = types[quantization?.dtype ?? dtype] ?? "";
    const size = bytesOf(type);
    if (size === undefined)
      return refuse(file, "dtype", { name: String(name), type: String(dtype) });
    const from = at;
    at += isShape(shape)
      ? shape.reduce((/** @type {number} */ all, /** @type {number} */ n) => all * n, size)
      : NaN;
    if (!(at <= bytes.length))
      return refuse(file, "tensor", { name: String(name), size: bytes.length });
    const slice = bytes.subarray(from, at);
    return { name: String(name), shape, read: () => scaled(asFloats(slice, type), quantization) };
  });
}

/** @param {Float32Array} values @param {any} quantization */
const scaled = (values, quantization) =>
  quantization?.scale === undefined
    ? values
    : values.map((value) => value * quantization.scale + quantization.min);

/**
 * A zip of model.json and its shards.
 * @param {Saved} saved
 * @param {string} version of Keras that is named
 * @returns {Uint8Array}
 */
export function writeLayersModel({ spec, weights }, version) {
  requireKnown(spec);
  const own = weights.map(({ name, shape }) => ({ name, shape: [...shape] }));
  // In Keras's order, each called by its own layer's name, as TensorFlow.js calls them also in models in models.
  const { places } = placesOf(spec, own);
  const ordered = places.map(({ own: at }) => weights[at]);
  const bytes = joined(
    ordered.map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  );
  const count = Math.max(1, Math.ceil(bytes.length / shardBytes));
  /** @type {Record<string, Uint8Array>} */
  const shards = {};
  for (let i = 0; i < count; ++i) {
    const name = `group1-shard${i + 1}of${count}.bin`;
    shards[name] = bytes.subarray(i * shardBytes, (i + 1) * shardBytes);
  }
  const olderName = olderNamesIn(spec);
  const list = ordered.map(({ name, shape }) => ({
    name: olderName(name),
    ...{ shape, dtype: "float32" },
  }));
  const model = {
    ...{ format: "layers-model", generatedBy: "Minibatch", convertedBy: null },
    modelTopology: { keras_version: version, backend: "tensorflow", model_config: olderSpec(spec) },
    weightsManifest: [{ paths: Object.keys(shards), weights: list }],
  };
  return zipped({ [modelName]: new TextEncoder().encode(JSON.stringify(model)), ...shards });
}

/** @param {Spec} spec @returns {(name: string) => string} how Keras 2 called "model/layer/kernel" */
function olderNamesIn(spec) {
  const depthwise = new Set(
    innerLayers(spec).flatMap(({ class_name, config }) =>
      class_name === "DepthwiseConv2D" ? [config.name] : [],
    ),
  );
  return (name) => {
    const [layer, weight] = name.split("/").slice(-2);
    return `${layer}/${depthwise.has(layer) && weight === "kernel" ? "depthwise_kernel" : weight}`;
  };
}

/** Refuses what TensorFlow.js does not compute. @param {Spec} spec */
function requireKnown(spec) {
  refuseSlices(spec, "tfjs-slice");
  const gru = innerLayers(spec)
    .flatMap(({ config }) => [config, config.layer?.config ?? {}])
    .find(({ reset_after: after }) => after === true);
  if (!gru) return;
  const values = { layer: gru.name };
  throw new MinibatchError("invalid-argument", { id: "model-file.tfjs-gru", values });
}

/**
 * As Keras 2 wrote it, which TensorFlow.js reads.
 * @param {Spec} spec
 * @returns {any}
 */
function olderSpec(spec) {
  const { class_name, config } = withoutModules(writtenSpec(spec));
  const { build_input_shape: _, ...rest } = config;
  const layers = config.layers.map((/** @type {any} */ layer) => olderLayer(layer));
  const ends = ["input_layers", "output_layers"].flatMap((key) =>
    key in config ? [[key, lists(config[key])]] : [],
  );
  return { class_name, config: { ...rest, layers, ...Object.fromEntries(ends) } };
}

/** A list of tensors, also where there is one. @param {any} tensors */
const lists = (tensors) => (Array.isArray(tensors[0]) ? tensors : [tensors]);

/** @param {any} layer */
function olderLayer(layer) {
  const { class_name, config, inbound_nodes: nodes } = layer;
  const { batch_shape: shape, ...rest } = config;
  const own = Array.isArray(config.layers)
    ? olderSpec(layer)
    : { class_name, config: shape ? { ...rest, batch_input_shape: shape, sparse: false } : config };
  if (!nodes) return own;
  return { ...own, name: layer.name ?? config.name, inbound_nodes: nodes.map(olderNode) };
}

/** @param {any} node { args, kwargs } of Keras 3 */
const olderNode = ({ args = [], kwargs: { initial_state: states = [] } = {} }) =>
  tensorsIn([args, states]).map((tensor) => [...tensor, {}]);

/** @param {any} value @returns {any[][]} */
function tensorsIn(value) {
  if (Array.isArray(value)) return value.flatMap(tensorsIn);
  const history = value?.config?.keras_history;
  return history ? [history] : [];
}
