/** When the model that was judged is gone. */

import { noEvaluation } from "./store.js";

/** @import { Playground } from "./playground.js" */

/** Drops the results of a model that is gone. @param {Playground} playground */
export function forgetEvaluation({ store, handles }) {
  handles.disposePredictions();
  handles.disposeFilePredictions();
  store.patch("evaluation", noEvaluation);
  store.patch("prediction", { result: null, error: null, name: "", files: null });
}
