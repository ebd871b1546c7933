/** What saveCheckpoint() returns and restoreCheckpoint() takes. */

import { checkOptions, wrong } from "./checks.js";

/** @typedef {import("./compile.js").CompileOptions} CompileOptions */
/** @typedef {import("./sequential.js").ModelSpec} ModelSpec */
/** @typedef {import("../wire/protocol.js").TrainingState} TrainingState */

/**
 * A model and the point its training has reached. Plain data: it can be stored and posted.
 * @typedef {{ spec: ModelSpec, compile: CompileOptions } & TrainingState} Checkpoint
 */

/**
 * @param {Checkpoint} checkpoint
 * @returns {Checkpoint}
 */
export function checkCheckpoint(checkpoint) {
  const where = "restoreCheckpoint()";
  checkOptions(where, checkpoint, ["spec", "compile", "state", "iteration", "learningRate"]);
  if (!(checkpoint.state instanceof Float32Array)) {
    throw wrong(`${where}: state`, "float32-array", checkpoint.state);
  }
  return checkpoint;
}
