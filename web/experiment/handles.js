/**
 * What a playground holds of the package: objects that live in the worker, and what they are made from. They
 * are not state to render; the store describes them. An object that is null can be made again: see
 * ensure() in recovery.js.
 */

/** @import { NamedFile } from "./types.js" */

/**
 * @typedef {object} Checkpoint
 * @property {string} run its id
 * @property {number} epochs how many there were
 * @property {number[]} epoch
 * @property {Record<string, (number | null)[]>} history
 * @property {any} state the package's checkpoint
 * @property {{ preparation: any, inputShape: number[] | null }} [rows] what prepares new ones, as JSON, and one sample's shape;
 *   null of several inputs
 */

export class Handles {
  /** The data source the files were read into. @type {any} */
  source = null;
  /** Train and test rows made of it. @type {any} */
  prepared = null;
  /** How the source was read, as readingKey() has it, and how it was last tried to be read otherwise. */
  readWith = "null";
  readingTried = "";
  /**
   * Files that could not be read, as they were to be shown.
   * @type {{ label: Parameters<typeof import("./loading.js").load>[1], plan: import("./loading.js").Plan } | null}
   */
  refused = null;
  /** What the rows were made with, as JSON; the experiment may have changed since. */
  preparedWith = "";
  /** What the package made them with. @type {any} */
  preparedOptions = {};
  /** What the suggestions on the page are for. @type {import("./types.js").PreparedDescription | null} */
  suggestedFor = null;
  /** The model that is being or was trained. @type {any} */
  net = null;
  /** A grid over two columns, and the rows on it. @type {import("./boundary.js").BoundaryRows | null} */
  boundary = null;
  /** What that model predicts for the parts of the rows it was judged on. @type {Map<import("./types.js").Part, any>} */
  predictions = new Map();
  /** The same of single labels, by part, output and label. @type {Map<string, Promise<any>>} */
  #byLabel = new Map();
  /** Of the rows it was trained on by models that were trained without them; and what ends their making. @type {any} */
  across = null;
  /** @type {AbortController | null} */
  crossing = null;
  /** Ends the judging on a part. @type {AbortController | null} */
  judging = null;
  /** Of files that a person brought, and what ends their making. @type {any} */
  filePredictions = null;
  /** @type {AbortController | null} */
  predicting = null;
  /** @type {Checkpoint | null} of the run that is shown */
  checkpoint = null;
  /** The runs' last weights, as far as they are in memory. @type {Map<string, Checkpoint>} */
  weights = new Map();
  /** Ends what takes long of a look into the model. @type {AbortController | null} */
  measuring = null;
  /** Ends the sweep that is running. @type {AbortController | null} */
  sweeping = null;
  /** Ends the fitting of classical models. @type {AbortController | null} */
  comparing = null;
  /** What the callbacks of the last run gave back, by their places. @type {Map<number, any>} */
  callbackResults = new Map();
  /** @type {NamedFile[]} the files of the data shown */
  files = [];
  /** The files of each data set that was open, by its mark as JSON, so that undo finds them. @type {Map<string, NamedFile[]>} */
  filesOf = new Map();

  /** Frees what was predicted for the rows that the model is judged on. */
  disposePredictions() {
    this.judging?.abort();
    this.judging = null;
    for (const predictions of this.predictions.values()) predictions.dispose();
    this.predictions = new Map();
    for (const one of this.#byLabel.values())
      void one.then(
        (kept) => kept.dispose(),
        () => {},
      );
    this.#byLabel = new Map();
    this.disposeAcross();
  }

  /**
   * What was predicted for one of several labels, as two classes; it is made once.
   * @param {any} predictions of all of them
   * @param {string} key
   * @param {number} label
   */
  labelOf(predictions, key, label) {
    const kept = this.#byLabel.get(key) ?? predictions.forLabel(label);
    this.#byLabel.set(key, kept);
    return kept;
  }

  /** Ends and frees what models predict for the rows they were trained without. */
  disposeAcross() {
    this.crossing?.abort();
    this.across?.dispose();
    this.crossing = null;
    this.across = null;
  }

  /** Ends the predicting of files, and frees what was predicted. */
  disposeFilePredictions() {
    this.predicting?.abort();
    this.filePredictions?.dispose();
    this.predicting = null;
    this.filePredictions = null;
  }

  /** Frees the trained model and what it predicted. */
  disposeNet() {
    this.disposePredictions();
    this.disposeFilePredictions();
    this.measuring?.abort();
    this.net?.dispose();
    this.net = null;
    this.callbackResults = new Map();
  }

  /** Frees everything in the worker. */
  dispose() {
    this.disposeNet();
    this.boundary?.dispose();
    this.boundary = null;
    this.prepared?.dispose();
    this.source?.dispose();
    this.prepared = null;
    this.source = null;
  }

  /** The worker is gone, and its objects with it. */
  lose() {
    this.net = null;
    this.boundary = null;
    this.predictions = new Map();
    this.#byLabel = new Map();
    this.across = null;
    this.prepared = null;
    this.source = null;
  }
}
