/**
 * A playground's one state. The other files of this folder change it through `patch`; elements render it.
 * Values are replaced, never changed in place.
 */

/** @import { LookState, State } from "./types.js" */

/**
 * What a "change" of the store tells.
 * @typedef {object} Change
 * @property {keyof State} area
 * @property {string[]} changed its values that are others now: "training.status"
 */

/** The state before a run. */
export const noRun = Object.freeze({
  id: "",
  experiment: null,
  begins: null,
  status: /** @type {const} */ ("idle"),
  progress: null,
  epoch: [],
  history: {},
  tail: [],
  plannedEpochs: 0,
  seconds: 0,
  log: Object.freeze({ steps: 0, seconds: [] }),
  at: 0,
  notice: null,
  callbackResults: {},
  layerStatistics: [],
  error: null,
  hasWeights: false,
});

/** The state before a program is brought or shown. */
export const noProgram = Object.freeze({
  ...{ text: "", name: "", findings: [], read: null, mended: false },
  ...{
    isOwn: false,
    isHalf: false,
    isRefused: false,
    unread: 0,
    changes: -1,
    busy: 0,
    error: null,
  },
});

/** The state before a test. */
export const noEvaluation = Object.freeze({
  status: /** @type {const} */ ("none"),
  part: /** @type {const} */ ("test"),
  others: {},
  progress: 0,
  across: null,
  metrics: {},
  byOutput: {},
  rows: 0,
  right: 0,
  confusion: [],
  answers: null,
  scores: null,
  errors: [],
  baseline: null,
  labelled: null,
  number: 0,
  order: new Uint32Array(),
  k: null,
  threshold: null,
  filter: /** @type {const} */ ("wrong"),
  cell: null,
  label: null,
  between: /** @type {const} */ ([null, null]),
  text: "",
  found: null,
  sort: /** @type {const} */ ({ by: "confidence", ascending: false }),
  selected: null,
  chosen: null,
  error: null,
});

/** What is looked at inside the model at first. */
export const firstInspection = Object.freeze({
  open: ["graph", "profile"],
  layer: "",
  row: 0,
  seen: null,
  explainClass: null,
  camLayer: "",
  explained: null,
  patch: Object.freeze({ size: 0, stride: 0 }),
  occluded: null,
  importanceOf: Object.freeze({ repeats: 5, seed: 0 }),
  importance: null,
  dependenceOf: Object.freeze({ column: "", output: "" }),
  dependences: null,
  measuring: null,
  projectionOf: Object.freeze({ layer: "", seed: 0 }),
  projected: null,
  pointed: null,
  boundaryOf: Object.freeze({ columns: ["", ""], resolution: 50, output: 0 }),
  boundary: null,
  landscapeOf: Object.freeze({
    ...{ kind: /** @type {const} */ ("line"), from: "", to: "", third: "", rows: 1000 },
    ...{ seed: 0, resolution: 21 },
  }),
  landscape: null,
  dropoutLayer: "",
  dropped: null,
  slopeLayer: "",
  slopes: null,
  statistic: "norm",
  weights: null,
  weight: "",
  batch: Object.freeze({ row: 0, rows: 2, fresh: false }),
  step: null,
  stepLayer: "",
  busy: "",
  live: null,
  error: null,
});

/** How other data are looked at first. */
export const firstLook = Object.freeze({
  view: "rows",
  column: "",
  sort: null,
  filter: null,
  part: /** @type {const} */ (""),
  cell: null,
});

/**
 * The look at a table that was read again: as it was, as far as the columns are still there.
 * @param {LookState} look
 * @param {any} description
 * @returns {LookState}
 */
export function lookAgain({ view, column, sort, filter, part }, { columns = [] }) {
  const isThere = (/** @type {string} */ wanted) =>
    columns.some((/** @type {any} */ { name }) => name === wanted);
  return {
    ...{ ...firstLook, view, part },
    column: isThere(column) ? column : "",
    sort: sort && isThere(sort.column) ? sort : null,
    filter: filter && (filter.column === undefined || isThere(filter.column)) ? filter : null,
  };
}

/** @returns {State} */
function initialState() {
  return {
    page: {
      opened: false,
      theme: "auto",
      announcement: "",
      samples: [],
      canUndo: false,
      canRedo: false,
      unsaved: "",
      notice: null,
    },
    ui: {
      sections: ["data", "model", "fit"],
      tab: "curves",
      focus: "",
      recipe: "form",
      lesson: "",
      curves: { smoothing: 0, log: false, zoom: null },
      judged: ["errorPlots"],
      costs: { falsePositive: 1, falseNegative: 1 },
    },
    experiment: { minibatch: 1 },
    drafts: { fields: {}, goTo: "" },
    code: noProgram,
    runs: {
      list: [],
      removed: null,
      view: {
        ...{ chosen: [], sort: null, text: "", isStarred: false, editing: "", metric: "loss" },
        sweep: "",
        baselines: {},
      },
      comparison: null,
      sweep: null,
      baselines: null,
    },
    engine: {
      build: "",
      threads: 1,
      threadsReason: "",
      relaxedReason: "",
      turbo: false,
      turboError: null,
      waits: false,
      isolation: "",
      worker: true,
      version: "",
      error: null,
      recovery: "",
      recoveryError: null,
    },
    data: {
      description: null,
      look: firstLook,
      examples: null,
      prepared: null,
      wanted: null,
      starting: null,
      alone: null,
      loading: null,
      error: null,
      warnings: [],
    },
    model: {
      followed: false,
      layers: {},
      parameters: null,
      error: null,
      selected: null,
      removed: "",
      findings: [],
      begun: [],
    },
    training: { ...noRun },
    inspection: firstInspection,
    profile: { status: "none", done: 0, total: 0, result: null, of: "", error: null },
    evaluation: { ...noEvaluation },
    prediction: { result: null, error: null, busy: false, name: "", row: null, files: null },
  };
}

export class Store extends EventTarget {
  /** @type {State} */
  state = initialState();

  /**
   * Replaces some values of one area and tells the elements that show it.
   * @template {keyof State} Area
   * @param {Area} area
   * @param {Partial<State[Area]>} changes
   */
  patch(area, changes) {
    this.replace(area, { ...this.state[area], ...changes });
  }

  /**
   * Replaces an area.
   * @template {keyof State} Area
   * @param {Area} area
   * @param {State[Area]} value
   */
  replace(area, value) {
    const before = this.state[area];
    this.state = { ...this.state, [area]: value };
    const names = new Set(Object.keys({ ...before, ...value }));
    const changed = [...names]
      .filter((name) => Reflect.get(before, name) !== Reflect.get(value, name))
      .map((name) => `${area}.${name}`);
    /** @type {Change} */
    const detail = { area, changed };
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }

  /**
   * Has screen readers read a text out.
   * @param {string} text
   */
  announce(text) {
    this.patch("page", { announcement: text });
  }
}

/**
 * Whether a run holds the data and the model, so that neither may change.
 * @param {State} state
 */
export function isTraining({ training }) {
  return ["starting", "running", "paused", "stopping"].includes(training.status);
}
