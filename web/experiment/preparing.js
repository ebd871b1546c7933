/** Prepares the loaded data again where the experiment asks for other rows. */

import { replaceExperiment } from "./edit.js";
import { forgetRun, isReading, publish, showLoading } from "./loading.js";
import { readWhenDue } from "./reading.js";
import { isCrash, maxAttempts, recover } from "./recovery.js";
import { prepareOptions, rowsKey } from "./rows.js";
import { isTraining } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */

/**
 * Makes training and test rows again if the experiment asks for different ones. What is asked for last
 * counts.
 * @param {Playground} playground
 * @param {{ seedToo?: boolean }} [options] whether another seed alone is a reason
 */
export function prepareWhenDue(playground, options = {}) {
  const { store, handles } = playground;
  if (
    !(handles.source || isLost(playground)) ||
    isReading(playground) ||
    (isTraining(store.state) && !options.seedToo)
  ) {
    return playground.preparing ?? Promise.resolve();
  }
  const reading = isTraining(store.state) ? null : readWhenDue(playground);
  if (reading) return reading.then(() => playground.preparing ?? undefined);
  const { experiment } = store.state;
  const otherSeed = options.seedToo && experiment.seed !== handles.preparedOptions.seed;
  if (rowsKey(experiment) === handles.preparedWith && !otherSeed) {
    return playground.preparing ?? Promise.resolve();
  }
  playground.preparing ??= prepareWanted(playground);
  return playground.preparing;
}

/** Whether the data went with their worker and can be read again. @param {Playground} playground */
const isLost = ({ store: { state }, handles }) =>
  handles.files.length > 0 && state.data.description && state.engine.recovery !== "failed";

/**
 * Restores the parts of the experiment that the present rows were made with.
 * @param {Playground} playground
 */
function askForWhatThereIs(playground) {
  const { experiment } = playground.store.state;
  const { target: _, preparation: __, inputs: ___, ...kept } = experiment;
  const [target, preparation, inputs] = JSON.parse(playground.handles.preparedWith);
  replaceExperiment(playground, {
    ...kept,
    ...(target && { target }),
    ...(preparation && { preparation }),
    ...(inputs && { inputs }),
  });
}

/** The data, read again where they went with their worker; null where that fails. @param {Playground} playground */
async function sourceOf(playground) {
  const { handles } = playground;
  if (!handles.source && playground.ensuring) await playground.ensuring.catch(() => {});
  if (!handles.source) await recover(playground, { silent: true });
  return handles.source;
}

/** @param {Playground} playground */
async function prepareWanted(playground) {
  const { store, handles } = playground;
  const loading = { label: store.state.data.description.name };
  const controller = new AbortController();
  const { signal } = controller;
  playground.cancelPreparing = () => controller.abort();
  store.patch("data", { loading, error: null });
  let crashes = 0;
  try {
    // Until the rows are those that are asked for, also while the page was told of them.
    do {
      let source = await sourceOf(playground);
      if (!source) break;
      const key = rowsKey(store.state.experiment);
      const options = prepareOptions(store.state.experiment, source.description);
      let prepared = null;
      /** @type {import("minibatch").Message | null} */
      let error = null;
      try {
        prepared = await source.prepare({ ...options, signal });
      } catch (reason) {
        if (signal.aborted) {
          if (source === handles.source) askForWhatThereIs(playground);
          break;
        }
        if (isCrash(reason)) {
          if (++crashes < maxAttempts) continue;
          source = await sourceOf(playground);
          if (!source) break;
        }
        error = messageOf(reason);
      }
      // Other rows are asked for, or other data came in, meanwhile.
      if (key !== rowsKey(store.state.experiment) || source !== handles.source) {
        prepared?.dispose();
        continue;
      }
      handles.prepared?.dispose();
      Object.assign(handles, { prepared, preparedWith: key, preparedOptions: options });
      if (!isTraining(store.state)) forgetRun(playground);
      store.patch("data", { error });
      publish(playground, store.state.experiment, "suggestions", true);
      await playground.describer.now();
    } while (rowsKey(store.state.experiment) !== handles.preparedWith);
  } finally {
    // Not a moment later: an edit in between would wait for a preparation that no longer looks.
    playground.preparing = null;
    if (store.state.data.loading === loading) showLoading(playground);
  }
}
