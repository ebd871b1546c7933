/** What the engine does for models: the protocol's calls about building, training and predicting. */

import { MinibatchError, withMessage } from "../messages/error.js";
import { takeOut, using } from "./core.js";
import { logsFromCore, runJob } from "./jobs.js";
import { loadModelFiles } from "./model-file-handlers.js";
import { ModelEntry } from "./model-entry.js";
import { namedWeights } from "./named-weights.js";
import { FrontOutputs } from "./front-outputs.js";
import { askOutside } from "./outside.js";
import { observeHandlers } from "./observe-handlers.js";
import { RunReport } from "./run-report.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */

/** Longer than any step takes. */
const wholeStepMs = 1e9;

/**
 * A model's description, its faults with their sentences.
 * @param {string} json
 * @returns {import("../wire/protocol.js").ModelDescription}
 */
const descriptionOf = (json) =>
  JSON.parse(json, (key, value) => (key === "error" ? withMessage(value) : value));

/**
 * A model's spec as text. If the stack overflows while it is written, the core has not seen it yet.
 * @param {object} spec
 */
function specText(spec) {
  try {
    return JSON.stringify(spec);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new MinibatchError("invalid-spec", { id: "engine.spec-too-deep" }, { cause });
  }
}

/** Operations that Keras writes among a model's layers. */
const operations = /"module":\s*"keras\.(src\.)?(ops|activations)\b|"(TFOp|SlicingOp)Lambda"/;

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "describeModel" | "createModel" | "compileModel" | "getWeights" | "setWeights" | "resetStates"
 *   | "setLearningRate" | "getLearningRate" | "getOptimizerParameters" | "getState" | "setState" | "fit" | "predict"
 *   | "profile" | "observe" | "observeStep" | "runOnBatch" | "resetMetrics">}
 */
export function modelHandlers(engine) {
  const { core, handles, jobs } = engine;
  const { bindings } = core;
  const fronts = new FrontOutputs(engine);
  const entryOf = (/** @type {number} */ handle) => handles.get("model", handle);

  /**
   * A config's text with layers in the place of operations on tensors, as files of models have them.
   * @param {object} spec @param {string} where @param {string} text
   */
  async function withoutOperations(spec, where, text) {
    if (!operations.test(text)) return text;
    const { withLayers } = await loadModelFiles();
    const describe = (/** @type {object} */ one) =>
      JSON.parse(bindings.describeSpec(JSON.stringify(one)));
    try {
      return JSON.stringify(withLayers(where, /** @type {any} */ (spec), describe));
    } catch (error) {
      // Of a config that is none the core tells what is wrong.
      if (error instanceof MinibatchError) throw error;
      return text;
    }
  }

  return {
    async describeModel({ spec }) {
      const text = await withoutOperations(spec, "describeModel()", specText(spec));
      return descriptionOf(bindings.describeSpec(text));
    },

    async createModel({ spec, seed }) {
      const given = specText(spec);
      const text = await withoutOperations(spec, "model()", given);
      const model = core.model(text, seed);
      const entry = new ModelEntry(bindings, model);
      return {
        handle: handles.add("model", entry, () => entry.dispose()),
        inputs: JSON.parse(model.inputs()),
        outputs: JSON.parse(model.outputs()),
        description: descriptionOf(model.describe()),
        spec: JSON.parse(model.toJson()),
        isOther: text !== given,
      };
    },

    compileModel({ model, config, seed }) {
      const trainer = entryOf(model).compile(config, seed);
      return {
        logNames: JSON.parse(trainer.logNames()),
        targets: JSON.parse(trainer.targets()),
        learningRate: trainer.learningRate(),
      };
    },

    getWeights({ model }) {
      const entry = entryOf(model);
      entry.requireOwnWeights();
      const { model: coreModel } = entry;
      return namedWeights(coreModel, takeOut(coreModel.copyWeights()));
    },

    setWeights({ model, weights }) {
      const entry = entryOf(model);
      entry.requireIdle("weights");
      using(core.floats(weights), (buffer) => entry.model.setWeights(buffer));
      entry.version++;
    },

    resetStates({ model }) {
      const entry = entryOf(model);
      entry.requireIdle("weights");
      entry.model.resetStates();
      entry.version++;
    },

    setLearningRate({ model, learningRate }) {
      entryOf(model).trainer("setLearningRate()").setLearningRate(learningRate);
    },

    getLearningRate: ({ model }) => entryOf(model).trainer("getLearningRate()").learningRate(),

    getOptimizerParameters: ({ model }) =>
      entryOf(model).trainer("summary()").optimizerParameters(),

    getState({ model }) {
      const entry = entryOf(model);
      entry.requireOwnWeights();
      const trainer = entry.trainer("saveCheckpoint()");
      return {
        state: takeOut(trainer.copyState()),
        iteration: trainer.iteration(),
        learningRate: trainer.learningRate(),
      };
    },

    setState({ model, state, iteration, learningRate }) {
      const entry = entryOf(model);
      entry.requireIdle();
      const trainer = entry.trainer("restoreCheckpoint()");
      using(core.floats(state), (buffer) => trainer.setState(buffer, iteration, learningRate));
    },

    async runOnBatch({ job: id, model, dataset, training, classWeight }, call) {
      const entry = entryOf(model);
      entry.requireIdle();
      const rows = handles.get("dataset", dataset);
      const options = JSON.stringify(training ? { class_weight: classWeight } : {});
      const trainer = entry.trainer(training ? "trainOnBatch()" : "testOnBatch()");
      const job = new bindings.OnBatchJob(trainer, rows, training, options);
      const outside = () => askOutside(core, trainer, call);
      try {
        // In this turn unless the page is asked, so that steps that are not waited for come one after the other.
        if (job.step(wholeStepMs) !== "done") {
          await jobs.run(id, (control) =>
            entry.during(training ? "fit" : "evaluate", control, async () => {
              await outside();
              await runJob(job, control, { outside });
            }),
          );
        }
        return logsFromCore(JSON.parse(job.result()));
      } finally {
        job.delete();
      }
    },

    resetMetrics({ model }) {
      const entry = entryOf(model);
      entry.requireIdle();
      entry.trainer("resetMetrics()").resetMetrics();
    },

    fit: ({ job: id, model, train, validation, config }, call) =>
      jobs.run(id, (control) => {
        const entry = entryOf(model);
        const training = async (
          /** @type {import("./head-training.js").HeadTraining | null} */ head,
        ) => {
          const trainer = head?.trainer ?? entry.trainer("fit()");
          const job = new bindings.FitJob(
            trainer,
            head?.train ?? handles.get("dataset", train),
            head?.validation ?? (validation === null ? null : handles.get("dataset", validation)),
            JSON.stringify(config),
          );
          const report = new RunReport(job, entry.model, config, head?.whole);
          try {
            await runJob(job, control, {
              progressed: (workMs) => {
                head?.follow();
                for (const statistics of report.newStatistics()) {
                  call.emit({ type: "statistics", statistics });
                }
                call.emit({ type: "progress", progress: report.progress(workMs) });
              },
              ask: async (question) => {
                entry.refresh();
                const answer = await entry.atHook(question.hook, () =>
                  call.ask({ type: "hook", ...question }),
                );
                head?.follow();
                return answer;
              },
              outside: () => askOutside(core, trainer, call),
            });
            head?.give();
            return report.result();
          } catch (error) {
            // A core that has trapped cannot be asked any more.
            if (error instanceof Error && error.name === "MinibatchError") {
              head?.give();
              Object.assign(error, { history: report.result() });
            }
            throw error;
          } finally {
            job.delete();
          }
        };
        return entry.during("fit", control, () =>
          fronts.withHead(entry, { train, validation }, control, training),
        );
      }),

    profile: ({ job: id, model, dataset, batchSize, steps, warmUp }, call) =>
      jobs.run(id, (control) => {
        const entry = entryOf(model);
        return entry.during("profile", control, async () => {
          const trainer = entry.trainer("profile()");
          const rows = handles.get("dataset", dataset);
          const job = new bindings.ProfileJob(trainer, rows, batchSize, steps, warmUp);
          const total = warmUp + steps;
          try {
            await runJob(job, control, {
              progressed: () => call.emit({ type: "counted", done: Number(job.progress()), total }),
              outside: () => askOutside(core, trainer, call),
            });
            return JSON.parse(job.result());
          } finally {
            job.delete();
          }
        });
      }),

    ...observeHandlers(engine),

    predict: ({ job: id, model, dataset, batchSize, callbacks, trainingSeed }, call) =>
      jobs.run(id, (control) => {
        const entry = entryOf(model);
        return entry.during("predict", control, () =>
          entry.withPredictor(async (predictor) => {
            const rows = handles.get("dataset", dataset);
            const job = new bindings.PredictJob(
              predictor,
              rows,
              batchSize,
              JSON.stringify(callbacks),
              trainingSeed ?? -1,
            );
            try {
              await runJob(job, control, {
                ask: (question) => call.ask({ type: "hook", ...question }),
              });
              /** @type {unknown[]} */
              const outputs = JSON.parse(entry.model.outputs());
              return outputs.map((_, i) => ({
                data: takeOut(job.output(i)),
                shape: JSON.parse(job.shape(i)),
              }));
            } finally {
              job.delete();
            }
          }),
        );
      }),
  };
}
