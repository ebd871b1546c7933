/** Looking inside the model: what its layers give for a row, its weights, a training step taken apart. */

import { model } from "minibatch";
import { graphOf } from "./layers.js";
import { canTrain } from "./model.js";
import { pictureOf } from "./picture.js";
import { whileThere } from "./recovery.js";
import { compileOptions } from "./settings.js";
import { isTraining } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { InspectionState, State } from "./types.js" */

/** Whether there are weights to look at: those of a run, or of one under way. @param {State} state */
export const hasModel = ({ training }) => training.hasWeights || training.status === "running";

/** The model whose weights there are; the one on the page may have changed since. @param {State} state */
export const inspectedGraph = ({ training, experiment }) =>
  graphOf((training.experiment ?? experiment).model);

/** @param {Playground} playground @param {Partial<InspectionState>} changes */
export const setInspection = ({ store }, changes) => store.patch("inspection", changes);

/** The layer whose output is shown: the one chosen, else the first convolution, else the first. @param {State} state */
export function shownLayer(state) {
  const { layers } = inspectedGraph(state);
  const { layer } = state.inspection;
  const chosen = layers.find(({ name }) => name === layer);
  return chosen ?? layers.find(({ class_name }) => class_name.startsWith("Conv")) ?? layers[0];
}

/**
 * Asks something, one question after the other, and shows what went wrong.
 * @param {Playground} playground
 * @param {InspectionState["busy"]} busy
 * @param {() => Promise<Partial<InspectionState> | null>} ask
 * @returns {Promise<number>} how long it took, in milliseconds, without what was asked before
 */
export async function asked(playground, busy, ask) {
  const { store } = playground;
  let began = 0;
  playground.inspecting = playground.inspecting.then(async () => {
    began = performance.now();
    store.patch("inspection", { busy, error: null });
    try {
      const found = await whileThere(playground, ask);
      store.patch("inspection", { busy: "", ...found });
    } catch (error) {
      store.patch("inspection", { busy: "", error: messageOf(error) });
    }
  });
  await playground.inspecting;
  return performance.now() - began;
}

/**
 * Asks what takes long: the page shows how far it is, and it can be cancelled. One at a time: another one ends it.
 * @param {Playground} playground
 * @param {string} what
 * @param {(options: { signal: AbortSignal, onProgress: (done: number, total: number) => void }) =>
 *   Promise<Partial<InspectionState> | null>} ask
 * @returns {Promise<boolean>} whether something was found
 */
export async function measure(playground, what, ask) {
  const { handles } = playground;
  handles.measuring?.abort();
  const ending = new AbortController();
  const { signal } = ending;
  handles.measuring = ending;
  const isNow = () => handles.measuring === ending && !signal.aborted;
  const onProgress = (/** @type {number} */ done, /** @type {number} */ total) => {
    if (isNow()) setInspection(playground, { measuring: { what, done, total } });
  };
  setInspection(playground, { measuring: { what, done: 0, total: 0 }, error: null });
  try {
    const found = await whileThere(playground, () => ask({ signal, onProgress }));
    if (found && isNow()) setInspection(playground, found);
    return found !== null && isNow();
  } catch (error) {
    if (isNow()) setInspection(playground, { error: messageOf(error) });
    return false;
  } finally {
    if (handles.measuring === ending) {
      handles.measuring = null;
      setInspection(playground, { measuring: null });
    }
  }
}

/** @param {Playground} playground */
export const stopMeasuring = ({ handles }) => handles.measuring?.abort();

/**
 * What the chosen layer gives for the chosen test row. While a model trains, it is that of the moment.
 * @param {Playground} playground
 */
export async function observeRow(playground) {
  const { store, handles } = playground;
  return asked(playground, "seen", async () => {
    const { net, prepared } = handles;
    const layer = shownLayer(store.state);
    if (!net || !prepared || !layer || !hasModel(store.state) || prepared.test.rows === 0)
      return null;
    const row = Math.min(store.state.inspection.row, prepared.test.rows - 1);
    const layers = await net.observe(prepared.test, { layers: [layer.name], rows: [row] });
    const { x, y, inputShape } = await prepared.test.take([row]);
    const picture = inputShape.length === 3 ? pictureOf(x, inputShape) : null;
    return { seen: { row, layers, picture, x, y } };
  });
}

/** The weights as they are now. @param {Playground} playground */
export async function readWeights(playground) {
  const { store, handles } = playground;
  return asked(playground, "weights", async () =>
    handles.net && hasModel(store.state) ? { weights: await handles.net.getWeights() } : null,
  );
}

/** What a step is of: another model, data set or setting has another. @param {State} state */
export const stepSubject = ({ experiment, inspection, training }) =>
  JSON.stringify([experiment, inspection.batch, training.id, training.epoch.length]);

/** Whether a step can be taken apart now. @param {State} state */
export const canTakeApart = (state) =>
  canTrain(state) && !isTraining(state) && state.evaluation.status !== "running";

/**
 * Takes one training step apart, with the trained weights or with fresh ones.
 * @param {Playground} playground
 */
export async function takeApart(playground) {
  const { store, handles, language } = playground;
  if (!canTakeApart(store.state)) return;
  const of = stepSubject(store.state);
  const { experiment, training, inspection } = store.state;
  const { row, rows: count, fresh } = inspection.batch;
  await asked(playground, "step", async () => {
    const { train } = handles.prepared;
    const first = Math.min(row, train.rows - 1);
    const rows = Array.from({ length: Math.min(count, train.rows - first) }, (_, i) => first + i);
    const isOwn = fresh || !training.hasWeights || !handles.net;
    const net = isOwn ? model(/** @type {any} */ (experiment.model)) : handles.net;
    try {
      if (isOwn) {
        const task = store.state.data.prepared?.task ?? "classification";
        await net.compile(compileOptions(experiment, task));
      }
      const step = await net.observeStep(train, { rows });
      const { x, y, inputShape } = await train.take(rows);
      return { step: { ...step, x, y, inputShape, of } };
    } finally {
      if (isOwn) net.dispose();
    }
  });
  if (store.state.inspection.step?.of === of) store.announce(language.t("inspect.stepDone"));
}
