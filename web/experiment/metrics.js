/** What is measured beside the loss, and how much the loss of each of several outputs counts. */

import { entryOf, identifierOf } from "./catalogue.js";
import { severalOutputs } from "./outputs.js";
import { setCompile } from "./settings.js";
import { isByOutput } from "./suggest.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment, SerializedObject, Task } from "./types.js" */

/** The outputs by name; "" where a model has one. @param {Experiment} experiment */
export function namedOutputs({ model }) {
  const names = severalOutputs(model);
  return names.length > 0 ? names : [""];
}

/**
 * What is said of each output: an object of them, a list in their order, or the same of the only one.
 * @param {Experiment} experiment
 * @param {any} said
 * @returns {Record<string, any>}
 */
function bySaid(experiment, said) {
  const names = namedOutputs(experiment);
  if (names[0] === "") return { "": said };
  if (isByOutput(said)) return said;
  const list = Array.isArray(said) ? said : [];
  return Object.fromEntries(names.map((name, place) => [name, list[place]]));
}

/** As the experiment has them. @param {Experiment} experiment @param {string} output @returns {any[]} */
const rawMetrics = (experiment, output) =>
  [bySaid(experiment, experiment.compile?.metrics)[output] ?? []].flat();

/**
 * The metrics of an output as objects.
 * @param {Experiment} experiment
 * @param {string} output
 * @returns {SerializedObject[]}
 */
export const metricsOf = (experiment, output) =>
  rawMetrics(experiment, output).map((one) => {
    const { class_name: name, config = {} } = typeof one === "string" ? { class_name: one } : one;
    return { class_name: entryOf("metric", name)?.class_name ?? name, config };
  });

/** All of them by output, as the fields of a form are found. @param {Experiment} experiment */
export const metricsByOutput = (experiment) =>
  Object.fromEntries(namedOutputs(experiment).map((name) => [name, metricsOf(experiment, name)]));

/**
 * @param {Playground} playground
 * @param {string} output
 * @param {(list: any[]) => any[]} change
 */
function change(playground, output, change) {
  const { experiment } = playground.store.state;
  const list = change(rawMetrics(experiment, output));
  const { metrics } = experiment.compile ?? {};
  setCompile(playground, {
    metrics: output === "" ? list : { ...bySaid(experiment, metrics), [output]: list },
  });
}

/** @param {Playground} playground @param {string} output @param {string} className */
export function addMetric(playground, output, className) {
  const entry = entryOf("metric", className);
  change(playground, output, (list) => [...list, entry ? identifierOf(entry) : className]);
}

/** @param {Playground} playground @param {string} output @param {number} place */
export const removeMetric = (playground, output, place) =>
  change(playground, output, (list) => list.toSpliced(place, 1));

/**
 * @param {Playground} playground
 * @param {string} output
 * @param {number} place
 * @param {Record<string, any>} config
 */
export function setMetricConfig(playground, output, place, config) {
  const { class_name } = metricsOf(playground.store.state.experiment, output)[place];
  change(playground, output, (list) => list.with(place, { class_name, config }));
}

/** Those that are usual for what is predicted: they are offered first. @type {Record<Task, string[]>} */
const usual = {
  regression: [
    ...["MeanAbsoluteError", "RootMeanSquaredError", "MeanAbsolutePercentageError", "R2Score"],
    ...["MeanSquaredError", "MeanSquaredLogarithmicError", "LogCoshError", "CosineSimilarity"],
  ],
  binary: ["Accuracy", "Precision", "Recall", "F1Score", "AUC", "BinaryAccuracy"],
  classification: [
    ...["Accuracy", "SparseTopKCategoricalAccuracy", "TopKCategoricalAccuracy", "Precision"],
    ...["Recall", "AUC", "CategoricalCrossentropy"],
  ],
};

/** @param {Task | undefined} task */
export const usualMetrics = (task) => usual[task ?? "classification"];

/**
 * How much the loss of each output counts; null is Keras's 1.
 * @param {Experiment} experiment
 * @returns {Record<string, number | null>}
 */
export function lossWeights(experiment) {
  const said = bySaid(experiment, experiment.compile?.loss_weights);
  return Object.fromEntries(namedOutputs(experiment).map((name) => [name, said[name] ?? null]));
}

/**
 * @param {Playground} playground
 * @param {string} output
 * @param {number | undefined} weight undefined for Keras's
 */
export function setLossWeight(playground, output, weight) {
  const all = { ...lossWeights(playground.store.state.experiment), [output]: weight ?? null };
  const said = Object.entries(all).filter(([, value]) => value !== null);
  const loss_weights = said.length > 0 ? Object.fromEntries(said) : undefined;
  setCompile(playground, { loss_weights });
}

/**
 * What a score on the test rows is called.
 * @param {import("../locales/i18n.js").Language} language
 * @param {string} name
 * @param {import("./types.js").PreparedDescription | null} [prepared] where losses may be of scaled numbers
 */
export const scoreName = ({ has, t }, name, prepared = null) =>
  name === "loss" && prepared?.scaling
    ? t("evaluate.test_scaledLoss")
    : has(`evaluate.test_${name}`)
      ? t(`evaluate.test_${name}`)
      : t("evaluate.test_other", { name });
