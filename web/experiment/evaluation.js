/** Testing the trained model on the rows kept for it, and looking at single rows. */

import { examplesOf } from "./examples-query.js";
import { answersOf, baselineOf, confusionOf, judgedClasses, judgedNumbers } from "./judging.js";
import { seenBy } from "./outputs.js";
import { takeOf, withRowsOf } from "./parts.js";
import { pictureOf } from "./picture.js";
import { keptThreshold, predictAtKept } from "./kept-thresholds.js";
import { whileThere } from "./recovery.js";
import { forgetEvaluation } from "./forget-evaluation.js";
import { scoreName } from "./metrics.js";
import { noEvaluation } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { EvaluationState, Part, PreparedDescription } from "./types.js" */

/**
 * The predictions for a part of the rows, which stay in the worker. Where they are gone with it, they are made again.
 * @param {Playground} playground
 * @param {Part} [part] the one that is shown when left out
 * @param {Pick<import("minibatch").PredictionsOptions, "signal" | "onProgress"> & { prepared?: PreparedDescription,
 *   label?: number | null }} [options] `prepared` tells of which output; `label` of which label, as two classes, or null
 *   of all: that which is looked at when left out
 * @returns {Promise<any>}
 */
export async function predictionsOf(playground, part, { prepared: seen, label, ...options } = {}) {
  const { handles, store } = playground;
  const { net, prepared } = handles;
  if (!net) return null;
  const wanted = part ?? store.state.evaluation.part;
  const kept = handles.predictions.get(wanted);
  const { output = "" } = seen ?? store.state.data.prepared ?? {};
  const at = label === undefined ? store.state.evaluation.labelled?.at : label;
  const shown = (/** @type {any} */ all) => {
    const own = seenFrom(output, all);
    return at === undefined || at === null
      ? own
      : handles.labelOf(own, `${wanted} ${output} ${at}`, at);
  };
  if (kept) return shown(kept);
  const predictions = await withRowsOf(playground, wanted, (rows) =>
    net.predictions(rows, { batchSize: 256, ...options }),
  );
  // Another run, or other data, may have come in meanwhile; or the same predictions, which another asked for.
  const isStill = net === handles.net && prepared === handles.prepared;
  const first = isStill ? (handles.predictions.get(wanted) ?? predictions) : null;
  if (first === predictions) handles.predictions.set(wanted, predictions);
  else predictions.dispose();
  return first && shown(first);
}

/**
 * Those of one of several outputs.
 * @param {string} output "" where there is one
 * @param {any} predictions
 */
const seenFrom = (output, predictions) => (output ? predictions.forOutput(output) : predictions);

/**
 * Measures loss and metrics on the test rows and predicts each of them.
 * @param {Playground} playground
 * @returns {Promise<void>}
 */
export async function evaluate(playground) {
  const { store, language } = playground;
  const prepared = store.state.data.prepared;
  if (!prepared) return;
  if (store.state.data.alone) return predictAtKept(playground);
  playground.handles.disposePredictions();
  store.patch("data", { prepared: seenBy(prepared, prepared.outputs[0].name) });
  const { part } = noEvaluation;
  store.patch("evaluation", { status: "running", error: null, part, others: {} });
  const turn = (playground.evaluating = {});
  const isWanted = () =>
    playground.evaluating === turn && store.state.evaluation.status === "running";
  try {
    const judged = await judge(playground, part, {
      threshold: keptThreshold(playground),
      k: null,
    });
    if (!judged) return isWanted() ? forgetEvaluation(playground) : undefined;
    const { predictions, ...values } = judged;
    const byOutput = await judgedByOutput(playground, part);
    // Where they are gone and nobody else judges, as when the worker went just now, it is judged again.
    if (predictions.metrics !== playground.handles.predictions.get(part)?.metrics)
      return isWanted() ? evaluate(playground) : undefined;
    store.patch("evaluation", { ...noEvaluation, ...values, byOutput, status: "ready" });
    const parts = Object.entries(values.metrics).map(
      ([name, value]) =>
        `${scoreName(language, name, prepared)}: ${language.metric(Number(value))}`,
    );
    store.announce(parts.join(", "));
  } catch (error) {
    failed(playground, "running", error);
  }
}

/**
 * How good the model is on a part of the rows.
 * @param {Playground} playground
 * @param {Part} part
 * @param {{ threshold: number | null, k: number | null, signal?: AbortSignal, onProgress?: (done: number, total: number) => void,
 *   prepared?: PreparedDescription, label?: number }} options
 */
export function judge(playground, part, { threshold, k, label, ...options }) {
  const seen = options.prepared ?? playground.store.state.data.prepared;
  return whileThere(playground, async () => {
    const all = await predictionsOf(playground, part, { ...options, label: null });
    if (!all) return null;
    const { train } = playground.handles.prepared;
    const place = label ?? playground.store.state.evaluation.labelled?.at ?? 0;
    const labelled =
      all.outputs[0].labels.length > 0
        ? await (
            await import("./labelled.js")
          ).labelledOf(all, train, place, playground.store.state)
        : null;
    const predictions = labelled
      ? await predictionsOf(playground, part, { ...options, label: labelled.at })
      : all;
    const task = labelled ? "binary" : (seen?.task ?? "classification");
    const isNumbers = task === "regression";
    const judged = isNumbers
      ? { ...(await judgedNumbers(predictions)), confusion: [], answers: null, right: 0 }
      : await judgedAt(predictions, { threshold, k });
    const baseline = await baselineOf(predictions, train, isNumbers, k);
    const { metrics, rows } = all;
    /** @type {EvaluationState["filter"]} */
    const filter = judged.right < rows ? "wrong" : "right";
    const judgedPart = { predictions: all, part, metrics, rows, labelled, ...judged, baseline };
    const at = isNumbers ? null : threshold;
    const found = { ...judgedPart, threshold: at, k, filter };
    const examples = { ...noEvaluation, filter, threshold: at };
    return { ...found, ...(await examplesOf(predictions, examples, task)) };
  });
}

/**
 * What each of several outputs gets wrong: of classes how often each is answered, of numbers their errors.
 * @param {Playground} playground
 * @param {Part} part
 * @returns {Promise<EvaluationState["byOutput"]>} empty where there is one
 */
async function judgedByOutput(playground, part) {
  const { data } = playground.store.state;
  const { outputs = [] } = data.prepared ?? {};
  if (outputs.length < 2) return {};
  const { train } = playground.handles.prepared;
  /** @type {EvaluationState["byOutput"]} */
  const found = {};
  for (const { name, task } of outputs) {
    const predictions = await predictionsOf(playground, part, {
      prepared: seenBy(/** @type {any} */ (data.prepared), name),
      label: null,
    });
    if (!predictions) return {};
    if (task === "regression") {
      found[name] = { answers: null, errors: await predictions.regressionReport(), shares: [] };
    } else {
      const { shares } = await baselineOf(predictions, train, false, null);
      const answers = await answersOf(predictions, await confusionOf(predictions));
      found[name] = { answers, errors: [], shares };
    }
  }
  return found;
}

/**
 * How good the model is where the second of two classes is predicted above a threshold.
 * @param {any} predictions
 * @param {{ threshold: number | null, k: number | null }} at
 */
export async function judgedAt(predictions, at) {
  const confusion = await confusionOf(predictions, at.threshold);
  const answers = await answersOf(predictions, confusion);
  const judged = await judgedClasses(predictions, at);
  const right = Math.round((judged.scores?.scores.accuracy ?? 0) * predictions.rows);
  return { confusion, answers, right, ...judged };
}

/**
 * Reports what went wrong, unless it no longer matters because another run has begun.
 * @param {Playground} playground
 * @param {EvaluationState["status"]} during
 * @param {unknown} error
 */
export function failed(playground, during, error) {
  if (playground.store.state.evaluation.status !== during) return;
  playground.store.patch("evaluation", { status: "failed", error: messageOf(error) });
}

/**
 * Images of a part as pictures, in the order asked for.
 * @param {Playground} playground
 * @param {number[]} indices
 * @param {Part} [part] the one that is shown when left out
 */
export async function testPictures(playground, indices, part) {
  const { store, handles } = playground;
  if (!handles.prepared || indices.length === 0) return [];
  const wanted = part ?? store.state.evaluation.part;
  const { x, inputShape } = await takeOf(playground, wanted, indices);
  const shape = inputShape ?? store.state.data.prepared?.inputShape;
  const size = shape.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1);
  return indices.map((_, place) => pictureOf(x.subarray(place * size, (place + 1) * size), shape));
}
