/** Model files: which format it is, and what it holds. */

import { bytesEntry, defaultLimits } from "../formats/entry.js";
import { isHdf5, readHdf5 } from "../formats/hdf5/read.js";
import { writeHdf5 } from "../formats/hdf5/write.js";
import { isZip } from "../formats/signs.js";
import { zipEntries } from "../formats/zip.js";
import { MinibatchError } from "../messages/error.js";
import { withEnds } from "./ends.js";
import { isKerasZip, readKerasZip, writeKerasZip } from "./keras-zip.js";
import { isLabels, labelsIn } from "./labels.js";
import { withFront, withoutFront } from "./lookups/front.js";
import {
  isLegacyModel,
  isLegacyWeights,
  legacyTree,
  readLegacyModel,
  readLegacyWeights,
} from "./legacy-h5.js";
import { isNpz, readNpz } from "./npz.js";
import { writeOnnx } from "./onnx/write.js";
import { withLayers } from "./operations/in-files.js";
import { refuse } from "./refuse.js";
import { isSafetensors, readSafetensors, writeSafetensors } from "./safetensors.js";
import { SteppedModels } from "./time-distributed.js";
import { isLayersModel, readLayersModel, writeLayersModel } from "./tfjs.js";
import { isWeightsTree, optimizerFrom, weightsFrom, weightsTree } from "./weights-h5.js";

/** @import { ModelFile, Saved } from "./types.js" */

export { stateFrom } from "./optimizer-state.js";
export { placesOf } from "./places.js";
export { endsOf } from "./ends.js";
export { withLayers } from "./operations/in-files.js";

/** Models of other programs, which are not read. @type {Record<string, string>} */
const programs = { onnx: "ONNX", tflite: "TensorFlow Lite", pb: "TensorFlow (SavedModel)" };

/** Weights hardly get smaller in a zip, and all zeros are no model: more than so many times its bytes is a bomb. */
const mostUnpacked = 100;
const fewBytes = 2 ** 24;

/** What is written as: the oldest Keras that reads all of it. */
const version = "3.3.3";
/** Of a zip with a model in it, as Teachable Machine's. */
const innerModel = /(^|\/)[^/]+\.(h5|keras)$/;

/** What PyTorch puts into its zips. */
const pickled = /(^|\/)data\.pkl$/;

/** As older files of PyTorch begin: the mark of protocol 2 to 5. @param {Uint8Array} bytes */
const isPickle = ([mark, protocol]) => mark === 0x80 && protocol >= 2 && protocol <= 5;

/**
 * Tells by what it holds. Throws `invalid-data` where it is no model, or a damaged one.
 * @param {string} path
 * @param {Uint8Array} bytes
 * @param {import("./operations/in-files.js").Describe} [describe] a model, by which shapes are known that a file does not tell
 * @returns {Promise<ModelFile>}
 */
export async function readModelFile(path, bytes, describe) {
  const file = await readAny(path, bytes, false);
  if (!file.spec) return file;
  const stepped = new SteppedModels(path);
  const { spec, front } = inOurWords(path, file.spec, stepped, describe);
  return {
    ...file,
    ...{ spec, front },
    weights: (complete, own) => file.weights(stepped.asWritten(complete), own),
  };
}

/**
 * @param {string} path
 * @param {import("./types.js").Spec} spec
 * @param {SteppedModels} stepped
 * @param {import("./operations/in-files.js").Describe} [describe]
 */
function inOurWords(path, spec, stepped, describe) {
  try {
    const { spec: behind, front } = withoutFront(path, spec);
    return { spec: withLayers(path, stepped.read(behind), describe), front };
  } catch (error) {
    if (error instanceof MinibatchError) throw error;
    // Calls that are none: the file is damaged.
    return refuse(path, "no-config");
  }
}

/**
 * @param {string} path
 * @param {Uint8Array} bytes
 * @param {boolean} isInner whether it was in a zip: no zip is looked for in a zip in a zip
 * @returns {Promise<ModelFile>}
 */
async function readAny(path, bytes, isInner) {
  if (isHdf5(bytes)) return readTree(path, readHdf5(bytes, path));
  if (isSafetensors(bytes)) return readSafetensors(path, bytes);
  if (bytes.length === 0) return refuse(path, "empty");
  if (isPickle(bytes)) return refuse(path, "pickle");
  if (!isZip(bytes)) {
    const [, ending = ""] = /\.(onnx|tflite|pb)$/i.exec(path) ?? [];
    const program = programs[ending.toLowerCase()];
    return program ? refuse(path, "program", { program }) : refuse(path, "unknown");
  }
  const all = await zipEntries(bytesEntry(path, bytes), defaultLimits, () => true);
  const names = all.map((entry) => entry.path);
  if (names.includes("experiment.json")) return project();
  const unpacked = all.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > Math.max(fewBytes, mostUnpacked * bytes.length)) {
    return refuse(path, "bomb", { unpacked, size: bytes.length });
  }
  if (isKerasZip(names)) return readKerasZip(path, all);
  if (isNpz(names)) return readNpz(path, all);
  if (isLayersModel(names)) return readLayersModel(path, all);
  if (names.some((name) => pickled.test(name))) return refuse(path, "pickle");
  const inner = all.find((entry) => innerModel.test(entry.path));
  if (!inner || isInner) return refuse(path, "zip");
  const file = await readAny(`${path}/${inner.path}`, await inner.read(), true);
  const labels = all.find((entry) => isLabels(entry.path));
  if (!labels) return file;
  return { ...file, classNames: labelsIn(new TextDecoder().decode(await labels.read())) };
}

/** A run's file, which the experiment reads. @returns {ModelFile} */
const project = () => ({
  ...{ format: "minibatch", spec: null, compile: null },
  weights: () => [],
  optimizer: () => null,
});

/** @param {string} path @param {import("../formats/hdf5/types.js").GroupNode} root @returns {ModelFile} */
function readTree(path, root) {
  if (isLegacyModel(root)) return readLegacyModel(path, root);
  if (isLegacyWeights(root)) return readLegacyWeights(path, root);
  if (!isWeightsTree(root)) return refuse(path, "no-model");
  return {
    format: "weights.h5",
    spec: null,
    compile: null,
    weights: (spec, own) => weightsFrom(path, root, spec, own),
    optimizer: () => optimizerFrom(path, root),
  };
}

/** Ways to write. @type {Record<string, (saved: Saved) => Uint8Array>} */
const writers = {
  keras: (saved) => writeKerasZip(withEnds(saved), version),
  h5: (saved) => writeHdf5(legacyTree(withEnds(saved), version)),
  "weights.h5": (saved) => writeHdf5(weightsTree(saved)),
  safetensors: (saved) => writeSafetensors(saved, version),
  tfjs: (saved) => writeLayersModel(behindFront(saved), version),
  onnx: (saved) => writeOnnx(behindFront(saved)),
};

/** For formats that have no layers which look categories up. @param {Saved} saved */
function behindFront(saved) {
  const lookup = saved.front?.layers.find(({ class_name: kind }) => kind !== "InputLayer");
  if (!lookup) return saved;
  const values = { layer: lookup.config.name, class: lookup.class_name };
  throw new MinibatchError("invalid-argument", { id: "model-file.lookup-format", values });
}

/** @param {string} format @param {Saved} saved */
export const writeModelFile = (format, saved) =>
  writers[format]({ ...saved, spec: withFront(saved.spec, saved.front) });
