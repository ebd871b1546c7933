import { store } from "../store.js";

/** Forgets curves, test results and predictions: they belong to data or a model that is gone. */
export function forgetResults() {
  store.patch("training", {
    status: "idle",
    progress: null,
    epoch: [],
    history: {},
    tail: [],
    plannedEpochs: 0,
    notice: null,
    outcomes: {},
    error: "",
    hasWeights: false,
    trainedSpec: "",
  });
  forgetEvaluation();
}

export function forgetEvaluation() {
  store.patch("evaluation", {
    status: "none",
    metrics: {},
    results: [],
    confusion: [],
    filter: "wrong",
    cell: null,
    selected: null,
    error: "",
  });
  store.patch("prediction", { result: null, error: "", name: "" });
}
