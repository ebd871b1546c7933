/**
 * The page's one state. Actions (data/actions.js, model/actions.js …) change it through `patch`; elements
 * render it. Values are replaced, never changed in place.
 */

/** @import { State, Settings } from "./types.js" */

/** @type {Settings} */
export const defaultSettings = {
  loss: "auto",
  optimizer: { class_name: "Adam", config: {} },
  batchSize: 256,
  epochs: 10,
  validationSplit: 0.1,
  callbacks: [],
  seed: 42,
};

/** @returns {State} */
function initialState() {
  return {
    page: { theme: "auto", announcement: "", samples: [] },
    engine: {
      build: "",
      threads: 1,
      threadsReason: "",
      relaxedReason: "",
      turbo: false,
      turboError: "",
      isolation: "",
      worker: true,
      version: "",
      error: "",
    },
    data: {
      origin: null,
      facts: null,
      examples: null,
      prepared: null,
      options: { testSize: 0.2 },
      loading: null,
      error: "",
      warnings: [],
    },
    model: {
      layers: [],
      edited: false,
      followed: false,
      facts: [],
      parameters: null,
      error: "",
      selected: null,
      removed: null,
      misfit: null,
    },
    training: {
      settings: defaultSettings,
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
    },
    profile: { status: "none", done: 0, total: 0, result: null, of: "", error: "" },
    evaluation: {
      status: "none",
      metrics: {},
      results: [],
      confusion: [],
      filter: "wrong",
      cell: null,
      selected: null,
      error: "",
    },
    prediction: { result: null, error: "", busy: false, name: "" },
  };
}

class Store extends EventTarget {
  /** @type {State} */
  state = initialState();

  /**
   * Replaces some values of one area and tells the elements that show it.
   * @template {keyof State} Area
   * @param {Area} area
   * @param {Partial<State[Area]>} changes
   */
  patch(area, changes) {
    this.state = { ...this.state, [area]: { ...this.state[area], ...changes } };
    this.dispatchEvent(new CustomEvent("change", { detail: area }));
  }
}

export const store = new Store();

/** Whether a run holds the data and the model, so that neither may change. */
export function isTraining() {
  return ["starting", "running", "paused", "stopping"].includes(store.state.training.status);
}

/**
 * Has screen readers read a text out.
 * @param {string} text
 */
export function announce(text) {
  store.patch("page", { announcement: text });
}
