/** A run from its file. Loaded when the first is read. */

import { model } from "../sequential.js";
import { Preparation } from "../prepared.js";
import { compileOptions } from "./options.js";
import { damagedProject, readProject } from "./project.js";
import { Run } from "./run.js";

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<Run>}
 */
export async function readRun(bytes) {
  const { json, weights, preparation, training } = readProject(bytes);
  const { model: spec, compile, seed } = json.experiment;
  if (!spec) throw damagedProject("no-model");
  const net = model(spec);
  try {
    await net.compile(compileOptions(compile, seed));
    await net.setWeights(weights);
    if ((await net.fingerprint()) !== json.fingerprint) {
      throw damagedProject("fingerprint");
    }
    if (training) {
      const checkpoint = await net.saveCheckpoint();
      if (checkpoint.state.length !== training.state.length) throw damagedProject("weights");
      await net.restoreCheckpoint({ ...checkpoint, ...training });
    }
    const fitted = preparation === null ? null : await Preparation.fromJSON(preparation);
    return new Run(json, net, null, fitted);
  } catch (error) {
    net.dispose();
    throw error;
  }
}
