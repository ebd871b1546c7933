/**
 * What the page holds of the package: objects that live in the worker, and the files they came from. They are
 * no state to render; the store says what they are.
 */

/**
 * @typedef {{ path: string, blob: Blob }} NamedFile a user's file, with its folders
 */

export const handles = {
  /** @type {any} the data source the files were read into */
  source: null,
  /** @type {any} train and test data sets made of it */
  prepared: null,
  /** What they were split with; the setting may have changed since. */
  seed: 0,
  /** @type {any} the model that is being or was trained */
  net: null,
  /** @type {import("./train/checkpoint.js").Checkpoint | null} */
  checkpoint: null,
  /** @type {Map<number, any>} what the callbacks of the last run gave back, by their ids */
  outcomes: new Map(),
  /** @type {NamedFile[]} */
  files: [],
};

/** Frees what was computed from data or a model that is no longer there. */
export function disposeNet() {
  handles.net?.dispose();
  handles.net = null;
  handles.checkpoint = null;
  handles.outcomes = new Map();
}
