/** A model's file becomes the experiment's model, with its weights. Loaded when the first is brought. */

import { model, preparationFor, transfer } from "minibatch";
import { showAlone } from "./alone.js";
import { rowsIn } from "./checkpoint.js";
import { beginWith, beginning, beginningNow, headNow } from "./begin.js";
import { replaceExperiment } from "./edit.js";
import { evaluate } from "./evaluation.js";
import { marksOf } from "./files.js";
import { forgetRun, isReading } from "./loading.js";
import { netOf } from "./net-of-file.js";
import { freshId } from "./fresh-id.js";
import { isNamed, keepBeginning, keepWeights } from "./keep-beginning.js";
import { keepRun } from "./runs.js";
import { withoutNothing } from "./link.js";
import { openRun } from "./open-run.js";
import { prepareWhenDue } from "./preparing.js";
import { changedReading } from "./reading.js";
import { same } from "./recipe.js";
import { compileOptions } from "./settings.js";
import { isTraining, noRun } from "./store.js";
import { lossFor, metricFor } from "./suggest.js";
import { PageError, messageOf } from "../locales/i18n.js";

/** @import { Model, Preparation } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { Experiment, NamedFile, Task } from "./types.js" */

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
    loss: loss ?? lossFor({ task }, /** @type {any} */ (net.toJSON())),
    metrics: metrics?.length ? metrics : [metricFor({ task })],
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

/**
 * Whether the rows that are open are of the kind that the model takes; a sample that the page opened with is nobody's.
 * @param {import("./types.js").State} state
 * @param {(number | null)[]} shape
 */
function suits({ data, experiment }, shape) {
  const { prepared, description } = data;
  if (!prepared || !description || !experiment.data || "sample" in experiment.data) return false;
  if (description.kind === "images") return shape.length === 3;
  const { inputShape } = prepared;
  return (
    inputShape.length === shape.length && inputShape.every((n, axis) => n === (shape[axis] ?? n))
  );
}

/**
 * @param {Playground} playground
 * @param {NamedFile} file
 * @param {{ labels?: string, signal: AbortSignal, comesWithData: boolean }} options the text with its classes' names; whether
 *   the rows that are open are about to be replaced
 * @returns {Promise<boolean>} whether it is the model now
 */
export async function openModel(playground, file, { labels, signal, comesWithData }) {
  const { store, language } = playground;
  await Promise.all([playground.loadRest(), playground.opening]);
  // Those of the last session, too.
  await dataRead(playground);
  if (signal.aborted) return false;
  const name = file.path.replace(/^.*\//, "");
  store.patch("data", { error: null });
  /** @type {Model | null} */
  let net = null;
  try {
    const bytes = new Uint8Array(await file.blob.arrayBuffer());
    if (/\.minibatch$/i.test(name)) {
      await openRun(playground, bytes, name);
      store.announce(language.t("model.opened", { name }));
      return true;
    }
    const [mark] = await marksOf([{ path: name, blob: file.blob }], signal);
    const isWanted = isNamed(store.state, mark);
    net = await netOf(playground, bytes, name, labels);
    signal.throwIfAborted();
    // Reading takes a while.
    if (isTraining(store.state)) throw new PageError("data.stopFirst");
    if (isWanted) {
      const { experiment } = store.state;
      const compile = compileOptions(experiment, store.state.data.prepared?.task ?? "regression");
      await keepBeginning(playground, net, mark, { model: experiment.model, compile });
      await playground.describer.now();
      if (!comesWithData) await beginOnData(playground);
      net.dispose();
    } else await show(playground, net, mark, comesWithData);
    net = null;
    store.announce(language.t("model.opened", { name }));
    return true;
  } catch (error) {
    net?.dispose();
    const why = messageOf(error);
    const isTold = JSON.stringify(why).includes(name) || error instanceof PageError;
    const told = isTold ? why : { id: "model.notOpened", values: { name, why } };
    if (!signal.aborted) store.patch("data", { error: told });
    return false;
  }
}

/** Resolves when no data are read any more. @param {Playground} playground @returns {Promise<void>} */
const dataRead = (playground) =>
  new Promise((resolve) => {
    const look = () => {
      if (isReading(playground)) return;
      playground.store.removeEventListener("change", look);
      resolve();
    };
    playground.store.addEventListener("change", look);
    look();
  });

/**
 * The rows that are open, as the model takes them: its size and its numbers for images, its places for their classes.
 * @param {Playground} playground
 * @param {any} preparation the model's, as JSON
 * @param {readonly string[]} classes what its outputs are called; none where it does not say
 * @returns {Pick<Experiment, "preparation" | "reading">}
 */
function rowsFor({ store }, preparation, classes) {
  const { experiment, data } = store.state;
  if (!preparation?.images || data.description.kind !== "images") return {};
  const { classNames } = data.description;
  const ordered = classes.length > 0 ? transfer.classesInOrder(classes, classNames) : null;
  const isOther = ordered && !same(ordered, classNames);
  return {
    preparation: transfer.withPixels(
      /** @type {any} */ (experiment.preparation ?? []),
      preparation,
    ),
    ...(isOther && { reading: changedReading(experiment, { class_names: ordered }, "Images") }),
  };
}

/**
 * @param {Playground} playground
 * @param {Model} net
 * @param {import("./types.js").FileMark} mark of its file
 * @param {boolean} comesWithData
 */
async function show(playground, net, mark, comesWithData) {
  const { store } = playground;
  const { name } = mark;
  const { inputs, outputs } = await net.inCore();
  const open = inputs[0].shape;
  // Its words have its own places: those of other rows stand elsewhere.
  const keepsData = !net.front && !comesWithData && suits(store.state, open);
  /** @type {Preparation | null} */
  let preparation = null;
  try {
    preparation = await preparationFor(net);
  } catch (error) {
    if (net.front) throw new PageError("model.takesTexts", { name });
    // Rows that are open know how they are prepared.
    if (!keepsData && !comesWithData) throw error;
  }
  const json = preparation?.toJSON();
  preparation?.dispose();
  const units = Number(outputs[0].shape.at(-1));
  const task = preparation?.task ?? taskFor(net.compileOptions?.loss, units);
  const { class_name, config } = net.toJSON();
  const { experiment: now } = store.state;
  const compile = compileOf(net, task);
  const changes = { model: { class_name, config }, begin: { file: mark }, compile };
  const own = withoutNothing({
    ...{ minibatch: 1, title: name.replace(/\.[^.]*$/, ""), ...changes },
    ...{
      fit: { ...now.fit, batch_size: 32, callbacks: now.fit?.callbacks ?? [] },
      seed: now.seed ?? 42,
    },
  });
  const { classNames } = net;
  const experiment = keepsData
    ? { ...now, ...changes, ...rowsFor(playground, json, classNames) }
    : /** @type {Experiment} */ ({ ...own, data: null });
  const run = { model: changes.model, compile: compileOptions(experiment, task) };
  const id = await keepBeginning(playground, net, mark, { ...run, preparation: json });
  const shape = json?.images ? json.image : open.map((extent) => extent ?? 1);
  const file = json && { name, preparation: json, inputShape: shape };
  if (keepsData) {
    forgetRun(playground);
    replaceExperiment(playground, experiment);
    await prepareWhenDue(playground);
    await dataRead(playground);
    await prepareWhenDue(playground);
    await playground.describer.now();
    net.dispose();
  } else if (file) {
    await showAlone(playground, experiment, /** @type {any} */ (file));
    playground.handles.net = net;
  } else {
    // Without its data nobody knows what it takes; they come with it.
    replaceExperiment(playground, { ...now, ...changes });
    net.dispose();
  }
  if (file && !keepsData) await showWeights(playground, { id, name, file });
  else if (keepsData) await beginOnData(playground);
}

/**
 * The file's weights as a run without epochs, which can be tested, gone on with, and come back to.
 * @param {Playground} playground
 * @param {{ id: string, name: string, file?: any }} of
 */
async function showWeights(playground, { id, name, file }) {
  const { store, handles } = playground;
  const { experiment, model: described } = store.state;
  const blocked = described.error || described.findings.some(({ blocks }) => blocks);
  if (!blocked) {
    handles.checkpoint = handles.weights.get(id) ?? null;
    store.patch("training", {
      ...noRun,
      id,
      experiment,
      begins: beginningNow(store.state),
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
 * Shows what the file's weights give for data that came after it; nothing where its last layer begins anew for them.
 * @param {Playground} playground
 */
export async function beginOnData(playground) {
  const { store } = playground;
  const { model: described, data, experiment } = store.state;
  const begins = beginning(store.state);
  if (!begins || !data.prepared || described.findings.some(({ blocks }) => blocks)) return;
  if (headNow(store.state)?.head === "new") return;
  const net = model(/** @type {any} */ (experiment.model));
  try {
    await net.compile(/** @type {any} */ (compileOptions(experiment, data.prepared.task)));
    await beginWith(playground, net, begins);
    const state = await net.saveCheckpoint();
    const id = freshId();
    const rows = rowsIn(playground);
    keepWeights(playground, { run: id, epochs: 0, epoch: [], history: {}, state, rows });
    await showWeights(playground, { id, name: begins.name });
  } catch (error) {
    store.patch("data", { error: messageOf(error) });
  } finally {
    net.dispose();
  }
}
