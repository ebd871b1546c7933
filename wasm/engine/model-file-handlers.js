/** What the engine does for model files: opens them, puts their weights into models, writes them. */

import { rest } from "../formats/late.js";
import { takeOut, using } from "./core.js";
import { joined } from "./head-training.js";
import { namedWeights } from "./named-weights.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */

/** Loads the texts of what the engine says. */
export { rest as loadTexts };

/** Loaded when a model's file is read or written. */
export async function loadModelFiles() {
  // With the texts of what it reads files with.
  await rest();
  return import("../keras/index.js");
}

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "openModel" | "fillModel" | "writeModel">}
 */
export function modelFileHandlers({ core, handles }) {
  return {
    async openModel({ path, bytes }) {
      const { readModelFile } = await loadModelFiles();
      const file = await readModelFile(path, bytes, (given) =>
        JSON.parse(core.bindings.describeSpec(JSON.stringify(given))),
      );
      const { format, spec, compile, classNames = null, front = null } = file;
      const handle = handles.add("modelFile", file, () => {});
      return { handle, format, spec, compile: /** @type {any} */ (compile), classNames, front };
    },

    async fillModel({ model, file, training }) {
      const { endsOf, placesOf, stateFrom } = await loadModelFiles();
      const entry = handles.get("model", model);
      entry.requireIdle("weights");
      const { spec: read, front, weights, compile, optimizer } = handles.get("modelFile", file);
      const spec = JSON.parse(entry.model.toJson());
      const own = JSON.parse(entry.model.weightList());
      entry.ends = endsOf(read, spec);
      entry.front = front ?? entry.front;
      const all = joined(weights(spec, own));
      using(core.floats(all), (buffer) => entry.model.setWeights(buffer));
      entry.version++;
      const kept = training && compile ? optimizer() : null;
      const state = kept && stateFrom(compile?.optimizer, placesOf(spec, own).places, kept);
      if (!state) return;
      const trainer = entry.trainer("loadModel()");
      const rate = state.learningRate ?? trainer.learningRate();
      using(core.floats(joined([all, state.state])), (buffer) =>
        trainer.setState(buffer, state.iteration, rate),
      );
    },

    async writeModel({ model, format, compile, kerasVersion }) {
      const { writeModelFile } = await loadModelFiles();
      const entry = handles.get("model", model);
      entry.requireOwnWeights();
      const all = takeOut(entry.model.copyWeights());
      const trainer = compile && entry.trainer("save()");
      const state = trainer && takeOut(trainer.copyState());
      const training = trainer &&
        state && {
          // As in Keras, without what stateful layers carry.
          state: state.slice(all.length, state.length - entry.model.stateSize()),
          iteration: trainer.iteration(),
          learningRate: trainer.learningRate(),
        };
      return writeModelFile(format, {
        spec: JSON.parse(entry.model.toJson()),
        weights: namedWeights(entry.model, all),
        ...{ ends: entry.ends, front: entry.front, compile, training, kerasVersion },
      });
    },
  };
}
