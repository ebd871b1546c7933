/** The real core, as the engine has it. */

import { readFile } from "node:fs/promises";
import { nodePlatform } from "../../../wasm/engine/platform.node.js";
import * as worker from "../../../wasm/engine/load-core.js";

/** @typedef {import("../../../wasm/engine/core.js").Core} Core */

export async function loadCore() {
  const wasmBinary = await readFile(
    new URL("../../../dist/package/minibatch.wasm", import.meta.url),
  );
  const place = {
    wasmUrl: null,
    wasmBinary,
    threads: 1,
    threadsReason: /** @type {const} */ ("own-binary"),
    threadsWasmUrl: null,
    relaxed: null,
    relaxedReason: /** @type {const} */ ("own-binary"),
  };
  const { core } = await worker.loadCore(place, nodePlatform);
  return core;
}

/**
 * Rows of a data set of the core, and frees nothing.
 * @param {Core} core
 * @param {import("../../../wasm/bindings.d.ts").Dataset} dataset
 * @param {number[]} [rows] all when left out
 */
export function take(core, dataset, rows = Array.from({ length: dataset.rows() }, (_, i) => i)) {
  const buffer = core.rows(Uint32Array.from(rows));
  const features = dataset.featuresOf(buffer, 0);
  const targets = dataset.hasTargets() ? dataset.targetsOf(buffer) : null;
  const result = {
    x: [...features.view()],
    y: targets ? [...targets.view()] : null,
    shape: JSON.parse(dataset.inputs())[0].shape,
  };
  for (const object of [buffer, features, targets]) object?.delete();
  return result;
}

/**
 * Options of prepare(): the suggested steps of a source with other arguments for the split.
 * @param {{ description: { suggestedPreparation: { class_name: string, config: object }[] } }} source
 * @param {object} split arguments of TrainTestSplit
 * @param {object} [rest] target, seed
 */
export const splitBy = ({ description }, split, rest = {}) => ({
  preparation: description.suggestedPreparation.map(({ class_name, config }) => ({
    class_name,
    config: { ...config, ...(class_name === "TrainTestSplit" && split) },
  })),
  ...rest,
});

/** @param {string} column */
export const target = (column) => ({ target: { columns: [column] } });
