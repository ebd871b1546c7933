/** A model's file becomes the experiment's model, with its weights. Loaded when the first is brought. */

import { loadModel, model, preparationFor } from "minibatch";
import { showAlone } from "./alone.js";
import { beginWith, beginning, firstLayer } from "./begin.js";
import { replaceExperiment } from "./edit.js";
import { evaluate } from "./evaluation.js";
import { forgetRun } from "./loading.js";
import { keepRun } from "./runs.js";
import { withoutNothing } from "./link.js";
import { prepareWhenDue } from "./preparing.js";
import { compileOptions } from "./settings.js";
import { isTraining, noRun } from "./store.js";
import { lossFor, metricFor } from "./suggest.js";
import { withPixels } from "./with-pixels.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Model, Preparation } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { Experiment, ModelConfig, NamedFile, Task } from "./types.js" */

/**
 * Chains in a chain as one, so that each of their layers can be seen and changed: the weights are the same, in their order.
 * @param {any} spec
 * @returns {ModelConfig}
 */
function flattened({ class_name, config }) {
  if (class_name !== "Sequential") return { class_name, config };
  const entries = (/** @type {any} */ { layers }) =>
    layers.flatMap((/** @type {any} */ layer) =>
      layer.class_name === "Sequential"
        ? entries(layer.config).filter((/** @type {any} */ one) => one.class_name !== "InputLayer")
        : [layer],
    );
  const layers = entries(config);
  const names = new Set(layers.map((/** @type {any} */ layer) => layer.config.name));
  if (names.size < layers.length) return { class_name, config };
  return { class_name, config: { ...config, layers } };
}

/**
 * @param {Model} read
 * @returns {Promise<Model>} the same, with chains in it as one, compiled alike
 */
async function asOneChain(read) {
  const spec = read.toJSON();
  const flat = flattened(spec);
  if (JSON.stringify(flat.config) === JSON.stringify(spec.config)) return read;
  const net = model(/** @type {any} */ (flat));
  try {
    if (read.compileOptions) {
      const kept = await read.saveCheckpoint();
      await net.restoreCheckpoint({ ...kept, spec: net.toJSON() });
    } else await net.setWeights(await read.getWeights());
    net.classNames = read.classNames;
  } catch (error) {
    net.dispose();
    throw error;
  }
  read.dispose();
  return net;
}

/**
 * @param {Playground} playground
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {Promise<Model>}
 */
async function readNet({ store }, bytes, name) {
  try {
    return await loadModel(bytes, { name });
  } catch (error) {
    const { experiment, data } = store.state;
    if (/** @type {any} */ (error).id !== "model.only-weights" || !data.prepared) throw error;
    // Weights alone are for the model on the page.
    const net = model(/** @type {any} */ (experiment.model));
    await net.compile(/** @type {any} */ (compileOptions(experiment, data.prepared.task)));
    await net.loadWeights(bytes);
    return net;
  }
}

/**
 * How the file's model was compiled, in the experiment's words.
 * @param {Model} net
 * @param {Task} task
 * @returns {NonNullable<Experiment["compile"]>}
 */
function compileOf(net, task) {
  const { optimizer, loss, metrics, lossWeights } = /** @type {any} */ (net.compileOptions ?? {});
  return {
    optimizer: optimizer ?? { class_name: "Adam", config: {} },
    loss: loss ?? lossFor(task, /** @type {any} */ (net.toJSON())),
    metrics: metrics?.length ? metrics : [metricFor(task)],
    ...(lossWeights && { loss_weights: lossWeights }),
  };
}

/**
 * @param {any} loss
 * @param {number} units
 * @returns {Task}
 */
const taskFor = (loss, units) => {
  const name = String(loss?.class_name ?? loss ?? "");
  if (!/cross_?entropy/i.test(name)) return "regression";
  return units === 1 ? "binary" : "classification";
};

const freshId = () => crypto.randomUUID?.() ?? String(Math.random()).slice(2);

/**
 * Whether the rows that are open are of the kind that the model takes; a sample that the page opened with is nobody's.
 * @param {import("./types.js").State} state
 * @param {number[]} shape
 */
function suits({ data, experiment }, shape) {
  const { prepared, description } = data;
  if (!prepared || !description || !experiment.data || "sample" in experiment.data) return false;
  if (description.kind === "images") return shape.length === 3;
  return JSON.stringify(prepared.inputShape) === JSON.stringify(shape);
}

/**
 * @param {Playground} playground
 * @param {NamedFile} file
 * @param {string} [labels] the text with its classes' names
 */
export async function openModel(playground, file, labels) {
  const { store, language } = playground;
  await Promise.all([playground.loadRest(), playground.opening]);
  if (isTraining(store.state)) return store.patch("data", { error: { id: "data.stopFirst" } });
  const name = file.path.replace(/^.*\//, "");
  const loading = { label: name };
  store.patch("data", { loading, error: null });
  /** @type {Model | null} */
  let net = null;
  try {
    const bytes = new Uint8Array(await file.blob.arrayBuffer());
    net = await asOneChain(await readNet(playground, bytes, name));
    await show(playground, net, name, labels);
    net = null;
    store.announce(language.t("model.opened", { name }));
  } catch (error) {
    net?.dispose();
    store.patch("data", { error: messageOf(error) });
  } finally {
    if (store.state.data.loading === loading) store.patch("data", { loading: null });
  }
}

/**
 * @param {Playground} playground
 * @param {Model} net
 * @param {string} name of its file
 * @param {string} [labels]
 */
async function show(playground, net, name, labels) {
  const { store } = playground;
  const { inputs, outputs } = await net.inCore();
  const shape = /** @type {number[]} */ (inputs[0].shape);
  const keepsData = suits(store.state, shape);
  /** @type {Preparation | null} */
  let preparation = null;
  try {
    preparation = await preparationFor(net, labels ? { classNames: labels } : {});
  } catch (error) {
    // Rows that are open know how they are prepared.
    if (!keepsData) throw error;
  }
  const json = preparation?.toJSON();
  preparation?.dispose();
  const units = Number(outputs[0].shape.at(-1));
  const task = preparation?.task ?? taskFor(net.compileOptions?.loss, units);
  const { class_name, config } = net.toJSON();
  const { experiment: now } = store.state;
  const compile = compileOf(net, task);
  const changes = { model: { class_name, config }, compile };
  const own = withoutNothing({
    ...{ minibatch: 1, title: name.replace(/\.[^.]*$/, ""), ...changes },
    ...{
      fit: { ...now.fit, batch_size: 32, callbacks: now.fit?.callbacks ?? [] },
      seed: now.seed ?? 42,
    },
  });
  const kept = {
    ...now,
    ...changes,
    ...(json?.images && { preparation: withPixels(now.preparation ?? [], json) }),
  };
  const experiment = keepsData ? kept : /** @type {Experiment} */ ({ ...own, data: null });
  if (!net.compileOptions) await net.compile(/** @type {any} */ (compileOptions(experiment, task)));
  const state = await net.saveCheckpoint();
  const id = freshId();
  const modelFile = json && {
    name,
    preparation: json,
    inputShape: json.images ? json.image : shape,
  };
  if (keepsData) {
    forgetRun(playground);
    replaceExperiment(playground, experiment);
    await prepareWhenDue(playground);
    await playground.describer.now();
    net.dispose();
  } else {
    await showAlone(playground, experiment, /** @type {any} */ (modelFile));
    playground.handles.net = net;
  }
  const { experiment: shown } = store.state;
  store.patch("model", { begins: { run: id, name, first: firstLayer(shown.model) } });
  await showWeights(playground, { id, state, name, ...(!keepsData && { file: modelFile }) });
}

/**
 * The file's weights as a run without epochs, which can be tested, gone on with, and come back to.
 * @param {Playground} playground
 * @param {{ id: string, state: any, name: string, file?: any }} of
 */
async function showWeights(playground, { id, state, name, file }) {
  const { store, handles, storage } = playground;
  const { experiment, model: described } = store.state;
  const checkpoint = { run: id, epochs: 0, epoch: [], history: {}, state };
  handles.weights.set(id, checkpoint);
  storage.saveNewest(`weights/${id}`, checkpoint);
  const blocked = described.error || described.findings.some(({ blocks }) => blocks);
  if (!blocked) {
    handles.checkpoint = checkpoint;
    store.patch("training", {
      ...noRun,
      id,
      experiment,
      status: "done",
      at: Date.now(),
      hasWeights: true,
    });
    if (!file) await evaluate(playground);
    await keepRun(playground, { stopReason: "completed" });
    const list = store.state.runs.list.map((run) =>
      run.id === id ? { ...run, name, ...(file && { file }) } : run,
    );
    store.patch("runs", { list });
  }
  store.patch("ui", { tab: file ? "predict" : store.state.ui.tab });
}

/**
 * Shows what the file's weights give for data that came after it.
 * @param {Playground} playground
 */
export async function beginOnData(playground) {
  const { store } = playground;
  const { model: described, data, experiment } = store.state;
  const begins = beginning(store.state);
  if (!begins || !data.prepared || described.findings.some(({ blocks }) => blocks)) return;
  const net = model(/** @type {any} */ (experiment.model));
  try {
    await net.compile(/** @type {any} */ (compileOptions(experiment, data.prepared.task)));
    await beginWith(playground, net);
    const state = await net.saveCheckpoint();
    await showWeights(playground, { id: freshId(), state, name: begins.name });
  } catch (error) {
    store.patch("data", { error: messageOf(error) });
  } finally {
    net.dispose();
  }
}
