/** The engine's calls that test a model: evaluating it, and keeping and showing its predictions. */

import { takeOut, using } from "./core.js";
import { logsFromCore, runJob } from "./jobs.js";
import { askOutside } from "./outside.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */
/** @typedef {import("../bindings.d.ts").EvaluateJob} EvaluateJob */
/** @typedef {import("./jobs.js").Steps} Steps */
/** @typedef {Parameters<typeof askOutside>[2]} AnyCall */

/** @param {import("../bindings.d.ts").PredictionsPage} page */
const pageFrom = (page) => ({
  total: page.total(),
  rows: takeOut(page.rows()),
  positions: takeOut(page.positions()),
  actual: takeOut(page.actual()),
  predicted: takeOut(page.predicted()),
  score: takeOut(page.score()),
  suggested: takeOut(page.suggested()),
  probabilities: takeOut(page.probabilities()),
});

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "evaluate" | "keepPredictions" | "pageOfPredictions" | "selectPredictions"
 *   | "predictionsAt" | "predictionsOf" | "priorOf" | "partOf" | "labelOf" | "confusionMatrixOf" | "scoreOf">}
 */
export function evaluationHandlers({ core, handles, jobs }) {
  const { bindings } = core;

  /**
   * Runs a data set through a model and hands the job's results to `take`.
   * @template T
   * @param {{ job: number, model: number, dataset: number, batchSize: number }} args
   * @param {{ what: string, callbacks?: object[], keep: boolean }} options
   * @param {(job: EvaluateJob, outside: (call: AnyCall) => Promise<void>) => Steps} stepsOf
   * @param {(job: EvaluateJob) => T} take
   */
  const evaluate = ({ job: id, model, dataset, batchSize }, options, stepsOf, take) =>
    jobs.run(id, (control) => {
      const { what, callbacks = [], keep } = options;
      const entry = handles.get("model", model);
      return entry.during("evaluate", control, async () => {
        const rows = handles.get("dataset", dataset);
        const config = JSON.stringify(callbacks);
        const trainer = entry.trainer(what);
        const job = new bindings.EvaluateJob(trainer, rows, batchSize, config, keep);
        try {
          const outside = (/** @type {AnyCall} */ call) => askOutside(core, trainer, call);
          await runJob(job, control, stepsOf(job, outside));
          return take(job);
        } finally {
          job.delete();
        }
      });
    });

  /** @param {EvaluateJob} job */
  const metricsOf = (job) => logsFromCore(JSON.parse(job.result()));

  /** @param {import("../bindings.d.ts").Predictions} predictions @param {Record<string, number>} metrics */
  const kept = (predictions, metrics) => ({
    handle: handles.add("predictions", predictions, () => predictions.delete()),
    outputs: JSON.parse(predictions.outputs()),
    metrics,
  });

  return {
    evaluate: (args, call) =>
      evaluate(
        args,
        { what: "evaluate()", callbacks: args.callbacks, keep: false },
        (_job, outside) => ({
          ask: (question) => call.ask({ type: "hook", ...question }),
          outside: () => outside(call),
        }),
        metricsOf,
      ),

    keepPredictions: (args, call) =>
      evaluate(
        args,
        { what: "predictions()", keep: true },
        (job, outside) => ({
          outside: () => outside(call),
          progressed() {
            const { batch, batches } = JSON.parse(job.progress());
            call.emit({ type: "counted", done: batch, total: batches });
          },
        }),
        (job) => kept(job.takePredictions(), metricsOf(job)),
      ),

    predictionsOf: (arrays) =>
      "labels" in arrays
        ? using(core.classes(arrays.labels), (labels) =>
            using(core.classes(arrays.predictions), (predictions) =>
              kept(bindings.predictionsOfClasses(labels, predictions, arrays.classes), {}),
            ),
          )
        : using(core.floats(arrays.targets), (targets) =>
            using(core.floats(arrays.outputs), (outputs) =>
              kept(
                bindings.predictionsOfOutputs(targets, outputs, arrays.width, arrays.classes),
                {},
              ),
            ),
          ),

    priorOf: ({ predictions, dataset }) =>
      kept(handles.get("predictions", predictions).prior(handles.get("dataset", dataset)), {}),

    partOf: ({ predictions, output, from, count }) => {
      const whole = handles.get("predictions", predictions);
      const { name, classes, width, indicators } = JSON.parse(whole.outputs())[output];
      const all = { filter: "all", actual: null, predicted: null, by: "confidence" };
      const any = { label: null, least: null, most: null, threshold: null };
      const query = JSON.stringify({ ...all, ...any, order: "row", from, count });
      return using(whole.page(output, query), (page) =>
        using(page.actual(), (actual) =>
          using(classes > 0 ? page.probabilities() : page.predicted(), (outputs) => {
            const part = bindings.predictionsOfOutputs(actual, outputs, classes || width, classes);
            const { outputs: parts, ...info } = kept(part, {});
            return { ...info, outputs: [{ ...parts[0], name, indicators }] };
          }),
        ),
      );
    },

    labelOf: ({ predictions, output, label, count }) => {
      const whole = handles.get("predictions", predictions);
      const { name, width } = JSON.parse(whole.outputs())[output];
      const all = { filter: "all", actual: null, predicted: null, by: "confidence" };
      const any = { label: null, least: null, most: null, threshold: null };
      const query = { ...all, ...any, order: "row", from: 0, count };
      /** @param {import("../bindings.d.ts").Floats} numbers row by row */
      const own = (numbers) => {
        const every = takeOut(numbers);
        return core.floats(
          Float32Array.from(
            { length: every.length / width },
            (_, row) => every[row * width + label],
          ),
        );
      };
      return using(whole.page(output, JSON.stringify(query)), (page) =>
        using(own(page.actual()), (actual) =>
          using(own(page.predicted()), (outputs) => {
            const one = kept(bindings.predictionsOfOutputs(actual, outputs, 1, 2), {});
            return { ...one, outputs: [{ ...one.outputs[0], name }] };
          }),
        ),
      );
    },

    pageOfPredictions: ({ predictions, output, query }) =>
      using(handles.get("predictions", predictions).page(output, JSON.stringify(query)), pageFrom),

    selectPredictions: ({ predictions, output, query, among }) => {
      const kept = handles.get("predictions", predictions);
      const text = JSON.stringify(query);
      return among
        ? using(core.rows(among), (rows) => takeOut(kept.select(output, text, rows)))
        : takeOut(kept.select(output, text, null));
    },

    predictionsAt: ({ predictions, output, items, threshold, suggest }) =>
      using(core.rows(items), (rows) =>
        using(
          handles
            .get("predictions", predictions)
            .at(output, rows, threshold ?? Number.NaN, suggest),
          pageFrom,
        ),
      ),

    confusionMatrixOf: ({ predictions, output, threshold, occurring }) =>
      takeOut(
        handles
          .get("predictions", predictions)
          .confusionMatrix(output, threshold ?? Number.NaN, occurring),
      ),
    scoreOf: ({ predictions, output, query }) =>
      JSON.parse(handles.get("predictions", predictions).score(output, JSON.stringify(query))),
  };
}
