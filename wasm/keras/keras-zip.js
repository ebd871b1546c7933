/** Keras 3's `.keras`: a zip of metadata.json, config.json and model.weights.h5. */

import { strToU8, zipSync } from "fflate";
import { readHdf5 } from "../formats/hdf5/read.js";
import { writeHdf5 } from "../formats/hdf5/write.js";
import { compileConfig, compileFrom } from "./compile-config.js";
import { configText } from "./json-text.js";
import { calledAsToday } from "./older.js";
import { withVocabularies } from "./lookups/front.js";
import { modelConfig, parseJson, refuse } from "./refuse.js";
import { optimizerFrom, weightsFrom, weightsTree } from "./weights-h5.js";
import { writtenSpec } from "./spec.js";
import { MinibatchError } from "../messages/error.js";

/** @import { Entry } from "../formats/types.js" */
/** @import { ModelFile, Saved } from "./types.js" */

const configName = "config.json";
const weightsName = "model.weights.h5";
/** Zips have no earlier year; a fixed one makes the same model the same file. */
const mtime = new Date(1980, 0, 1);

/** @param {readonly string[]} names of the archive's members */
export const isKerasZip = (names) => names.includes(configName);

/**
 * @param {string} file
 * @param {readonly Entry[]} entries
 * @returns {Promise<ModelFile>}
 */
export async function readKerasZip(file, entries) {
  const member = (/** @type {string} */ name) => entries.find(({ path }) => path === name);
  const text = async (/** @type {string} */ name) =>
    new TextDecoder().decode(await (member(name) ?? refuse(file, "no-member", { name })).read());
  const metadata = member("metadata.json")
    ? parseJson(file, "metadata.json", await text("metadata.json"))
    : {};
  checkVersion(metadata?.keras_version);
  const config = parseJson(file, configName, await text(configName));
  const read = fromConfig(file, { ...config, keras_version: metadata?.keras_version });
  const weights = member(weightsName) ?? refuse(file, "no-member", { name: weightsName });
  const root = readHdf5(await weights.read(), `${file}/${weightsName}`);
  const asset = (/** @type {string} */ name) => (member(name) ? text(name) : Promise.resolve(null));
  const spec = read.spec && (await withVocabularies(file, read.spec, asset, root));
  return {
    ...{ format: "keras", spec, compile: read.compile },
    weights: (complete, own) => weightsFrom(file, root, complete, own),
    optimizer: () => optimizerFrom(file, root),
  };
}

/**
 * What config.json says.
 * @param {string} file
 * @param {any} config with `keras_version`
 * @returns {Pick<ModelFile, "spec" | "compile">}
 */
export function fromConfig(file, config) {
  const {
    compile_config: compiled,
    build_config: _,
    keras_version: version,
    ...spec
  } = modelConfig(file, config);
  return {
    spec: /** @type {any} */ ({ ...calledAsToday(spec), keras_version: version ?? "3.0.0" }),
    compile: compileFrom(compiled),
  };
}

/** @param {unknown} version */
function checkVersion(version) {
  if (Number.parseInt(String(version), 10) > 3) {
    throw new MinibatchError("newer-version", {
      id: "model-file.newer",
      values: { version: String(version) },
    });
  }
}

/** An archive, the same for the same members. @param {Record<string, Uint8Array>} members */
export const zipped = (members) => zipSync(members, { mtime, level: 0 });

/** config.json of a model. @param {Saved} saved */
export function writtenConfig({ spec, compile, training, kerasVersion }) {
  const shape = spec.config.build_input_shape;
  return {
    ...writtenSpec(spec, kerasVersion),
    ...(shape && { build_config: { input_shape: shape } }),
    compile_config: compile && compileConfig(compile, training?.learningRate),
  };
}

/**
 * @param {Saved} saved
 * @param {string} version of Keras that it is written for
 * @returns {Uint8Array}
 */
export function writeKerasZip(saved, version) {
  const metadata = { keras_version: version, date_saved: "1980-01-01@00:00:00" };
  return zipped({
    "metadata.json": strToU8(JSON.stringify(metadata)),
    [configName]: strToU8(configText(writtenConfig(saved))),
    [weightsName]: writeHdf5(weightsTree(saved)),
  });
}
