/** Prepares the loaded data again where the experiment asks for other rows. */

import { replaceExperiment } from "./edit.js";
import { forgetRun, publish } from "./loading.js";
import { readWhenDue } from "./reading.js";
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
    !handles.source ||
    playground.loadings.size > 0 ||
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

/** @param {Playground} playground */
async function prepareWanted(playground) {
  const { store, handles } = playground;
  const { source } = handles;
  const loading = { label: store.state.data.description.name };
  const controller = new AbortController();
  const { signal } = controller;
  playground.cancelPreparing = () => controller.abort();
  store.patch("data", { loading, error: null });
  try {
    // Until the rows are those that are asked for, also while the page was told of them.
    do {
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
        error = messageOf(reason);
      }
      if (source !== handles.source) {
        prepared?.dispose(); // other data came in meanwhile
        break;
      }
      if (key !== rowsKey(store.state.experiment)) {
        prepared?.dispose();
        continue;
      }
      handles.prepared?.dispose();
      Object.assign(handles, { prepared, preparedWith: key, preparedOptions: options });
      if (!isTraining(store.state)) forgetRun(playground);
      store.patch("data", { error });
      publish(playground, store.state.experiment, "suggestions", true);
      await playground.describer.now();
    } while (source === handles.source && rowsKey(store.state.experiment) !== handles.preparedWith);
  } finally {
    // Not a moment later: an edit in between would wait for a preparation that no longer looks.
    playground.preparing = null;
    if (store.state.data.loading === loading) store.patch("data", { loading: null });
  }
}
