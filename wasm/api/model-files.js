/** Models as files, and weights from them. */

import { getEngine } from "./engine.js";
import { checkOptions, wrong } from "./checks.js";
import { Resource } from "./resource.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {"keras" | "h5" | "weights.h5" | "safetensors" | "tfjs" | "onnx"} SaveFormat */

/**
 * @typedef {object} SaveOptions
 * @property {string} [kerasVersion] the Keras that is to read a ".keras" or ".h5", from "3.3". Left out, 3.4 and all newer ones
 *   read it. Before that, Keras takes no Functional model with one output as it is written today; before 3.10, it keeps
 *   the state of Nadam in another order.
 */

const versions = Array.from({ length: 13 }, (_, i) => `3.${i + 3}`);
const formats = ["keras", "h5", "weights.h5", "safetensors", "tfjs", "onnx"];

/** @param {string} where @param {unknown} bytes @returns {Uint8Array} */
export function bytesOf(where, bytes) {
  // A plain view: the slice() of Node's Buffer copies nothing.
  if (bytes instanceof Uint8Array)
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  throw wrong(where, "bytes", bytes);
}

/**
 * Reads a file in the engine, for as long as it is used.
 * @template T
 * @param {string} path for messages
 * @param {Uint8Array} bytes
 * @param {(file: import("../wire/model-file-types.js").OpenedModel) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withModelFile(path, bytes, use) {
  const engine = getEngine();
  const opened = await engine.calls.openModel({ path, bytes });
  const resource = new Resource(engine, opened.handle, "modelFile");
  try {
    return await use(opened);
  } finally {
    resource.dispose();
  }
}

/**
 * @param {Model} model
 * @param {SaveFormat} format
 * @param {SaveOptions} options
 * @returns {Promise<Uint8Array>}
 */
export async function saveModel(model, format, { kerasVersion } = {}) {
  const where = "save()";
  if (!formats.includes(format)) {
    throw wrong(where, { id: "expected.one-of", values: { choices: formats } }, format);
  }
  if (kerasVersion !== undefined && !versions.includes(kerasVersion)) {
    const name = `${where}: kerasVersion`;
    throw wrong(name, { id: "expected.one-of", values: { choices: versions } }, kerasVersion);
  }
  const { resource } = await model.inCore();
  const { compileOptions: compile } = model;
  const chosen = { format, compile, ...(kerasVersion && { kerasVersion }) };
  return resource.engine.calls.writeModel({ model: resource.handle, ...chosen });
}

/**
 * @param {Model} model
 * @param {Uint8Array | ArrayBuffer} given
 * @param {{ name?: string }} options
 * @returns {Promise<void>}
 */
export async function loadWeightsOf(model, given, options) {
  const where = "loadWeights()";
  checkOptions(where, options, ["name"]);
  const bytes = bytesOf(where, given);
  const { resource } = await model.inCore();
  await withModelFile(options.name ?? where, bytes, ({ handle }) =>
    resource.engine.calls.fillModel({ model: resource.handle, file: handle, training: false }),
  );
}
