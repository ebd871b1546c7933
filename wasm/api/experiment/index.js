/** The experiment: everything a person sets, as one plain, versioned, checked value. */

import { looksLikePython } from "../../keras/python/look.js";
import { mendPython } from "../../keras/python/mend.js";
import { describeModel } from "../sequential.js";
import { withoutDefaults } from "./canonical.js";
import { faultAt, say } from "./faults.js";
import { decodeLink, encodeLink } from "./link.js";
import { saysInput } from "./model-spec.js";
import { below } from "./plain.js";
import { readExperiment } from "./read.js";
import { version } from "./schema.js";
import { listSettings } from "./settings.js";
import { suggestModel } from "./suggest.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("./types.js").ExperimentFault} ExperimentFault */
/** @typedef {import("./types.js").ExperimentJson} ExperimentJson */
/** @typedef {import("./suggest.js").Suits} Suits */

export { looksLikePython, mendPython };

export class Experiment {
  /**
   * Use `experiment()`.
   * @param {CompleteExperiment} json
   * @internal
   */
  constructor(json) {
    /** The experiment with every default filled in and its keys in a fixed order. Frozen. */
    this.json = json;
  }

  /** @returns {CompleteExperiment} */
  toJSON() {
    return this.json;
  }

  /**
   * A copy of the experiment with some parts replaced.
   * @param {Partial<ExperimentJson>} parts
   * @returns {Experiment}
   */
  with(parts) {
    return experiment({ ...this.json, ...parts });
  }

  /** Whether both would train in the same way. @param {Experiment | ExperimentJson} other */
  equals(other) {
    return JSON.stringify(this.json) === JSON.stringify(experiment(other).json);
  }

  /**
   * This experiment as the hash of a URL: `#1!…`, readable, or deflated if that would be long. It does not hold
   * the rows, only where they come from.
   * @returns {string}
   */
  toLink() {
    return encodeLink(withoutDefaults(this.json));
  }

  /**
   * The Keras program that does the same, as a script or as a notebook: it reads the same file, prepares it with pandas,
   * scikit-learn and imbalanced-learn, and builds, trains and tests the model. `experiment.fromPython()` reads it back.
   * A step that Python's libraries do not have stands there as a comment.
   *
   * Rejects with `invalid-argument` where the experiment has no model of its own, or several inputs or outputs.
   * @param {{ notebook?: boolean, text?: string }} [options] `notebook`: the JSON of an .ipynb file; `text`: a program that says
   *   the experiment already, which goes out as it stands
   * @returns {Promise<string>}
   */
  async toPython(options = {}) {
    const writer = await import("./to-python.js");
    return writer.toPython(this.json, options);
  }

  /**
   * The program for this package that does the same: read in Node, it gives the same weights, bit for bit.
   *
   * Rejects with `invalid-argument` where the experiment has no model of its own.
   * @returns {Promise<string>} an ECMAScript module
   */
  async toJavaScript() {
    const writer = await import("./to-javascript.js");
    return writer.toJavaScript(this.json);
  }

  /**
   * Reads the data, prepares it, trains the model and tests it on the test rows. The same experiment gives the
   * same bits everywhere, at any number of threads.
   *
   * Rejects with `wrong-file` if the files are not those that the experiment names, and like `readFiles()`,
   * `compile()` and `fit()`.
   * @param {Iterable<import("../../wire/protocol.js").InputFile> | null} [files] instead of the data that
   *   the experiment names, or the files it names
   * @param {import("./run.js").RunOptions} [options]
   * @returns {Promise<import("./run.js").Run>}
   */
  async run(files, options = {}) {
    const { runExperiment } = await import("./run.js");
    return this.#begun(files ?? undefined, options, (given, asked) =>
      runExperiment(this.json, given, asked),
    );
  }

  /**
   * With the model of the file that the experiment begins with, where that is among the files.
   * @template T
   * @template {{ begin?: import("../transfer.js").Beginning }} Options
   * @param {any} files
   * @param {Options} options
   * @param {(files: any, options: Options) => Promise<T>} run
   * @returns {Promise<T>}
   */
  async #begun(files, options, run) {
    if (!this.json.begin || options.begin !== undefined) return run(files, options);
    const { withNamedFile } = await import("./begin-file.js");
    const json = /** @type {import("./begin-file.js").BegunExperiment} */ (this.json);
    return withNamedFile(json, files, options, run);
  }

  /**
   * Every setting that `sweep()` can change, with its path and its value now.
   * @returns {import("./settings.js").Setting[]}
   */
  settings() {
    return listSettings(this.json);
  }

  /**
   * Runs the experiment with other settings: every combination of values or some of them, with every seed, one after
   * another. Each is the run that `run()` would give.
   *
   * Rejects with `invalid-argument` for a path that is no setting, `invalid-experiment` for a value that it cannot
   * have, before anything is trained. A run that fails later is in the result with its error, and the others go on.
   * @param {import("./sweep-points.js").SweepOptions} options
   * @param {Iterable<import("../../wire/protocol.js").InputFile> | import("../data-source.js").DataSource | null}
   *   [files] as in run(), or files that were read, which are not read again
   * @param {import("./sweep.js").SweepRunOptions} [asked]
   * @returns {Promise<import("./sweep.js").Sweep>}
   */
  async sweep(options, files, asked = {}) {
    const { sweepExperiment } = await import("./sweep.js");
    return this.#begun(files, asked, (given, begun) =>
      sweepExperiment(this.json, options, given, begun),
    );
  }

  /**
   * What is predicted for the rows that the experiment trains on, each by a model that was trained without it: as
   * scikit-learn's cross_val_predict, by the folds of its StratifiedKFold. Rows that validate stay what they are. So the
   * labels of training rows are judged by models that have not learned them: `countLabelErrors()` and
   * `select({ by: "suspicion" })` of what this gives.
   * @param {import("../prepared.js").Prepared} prepared that was made for this experiment
   * @param {import("./cross-predict.js").CrossOptions} [options]
   * @returns {Promise<import("../predictions.js").Predictions>} which the caller disposes
   */
  async crossValPredict(prepared, options = {}) {
    const { crossPredict } = await import("./cross-predict.js");
    return this.#begun(options.files, options, (_, asked) =>
      crossPredict(this.json, prepared, asked),
    );
  }

  /**
   * Faults that only the core can find, such as layers that do not fit together, as far as they show before
   * the data is read.
   * @returns {Promise<ExperimentFault[]>}
   */
  async check() {
    const { model } = this.json;
    if (!model || !saysInput(model)) return [];
    const description = await describeModel(model);
    const layers = below("model.config", "layers");
    // The input's layer stands in the description also where the spec's first layer says the shape.
    const extra = description.layers.length - model.config.layers.length;
    const faults = description.layers.flatMap(({ error }, i) =>
      error ? [faultAt(below(layers, Math.max(0, i - extra)), say("text", { text: error }))] : [],
    );
    const { error } = description;
    if (error) faults.push(faultAt("model", say("text", { text: error })));
    return faults;
  }
}

/**
 * An experiment from its JSON: plain data or text, complete or with parts left out, of this version or an older
 * one.
 *
 * Throws `invalid-experiment` with the path of what is wrong, and all faults as the error's `faults`;
 * `newer-version` for one that a newer Minibatch made.
 * @param {ExperimentJson | Experiment | string} json
 * @returns {Experiment}
 */
function makeExperiment(json) {
  return json instanceof Experiment ? json : new Experiment(readExperiment(json));
}

/**
 * The experiment of a link.
 *
 * Throws `invalid-link` if it was cut short or is not a link, otherwise as `experiment()` does.
 * @param {string} hash what `toLink()` returned, with or without #, or a URL that ends with it
 * @returns {Experiment}
 */
const fromLink = (hash) =>
  makeExperiment({ minibatch: version, .../** @type {any} */ (decodeLink(hash)) });

/**
 * The experiment that a Keras program describes. The code is parsed and followed, never run; a script, a piece of one or a
 * notebook's JSON may be given.
 *
 * What is wrong with it, what leaks and what could not be taken over is in `findings`, each with its line, its place in
 * `text` and, where there is one, a `fix`: `mendPython(text, findings)` applies them. `experiment` is null where the code
 * describes none.
 * @param {string} code
 * @param {import("./from-python.js").FromPythonOptions} [options]
 * @returns {Promise<{ experiment: Experiment | null, findings: import("./from-python.js").PythonFinding[], text: string,
 *   said: string[] }>} `said`: the parts of the experiment that the code says, the others have their defaults
 */
async function fromPython(code, options) {
  const reader = await import("./from-python.js");
  const { json, findings, text, said } = reader.fromPython(code, options);
  return { experiment: json && new Experiment(json), findings, text, said };
}

export const experiment = /* @__PURE__ */ Object.assign(makeExperiment, { fromLink, fromPython });

/** Whether two experiments would train in the same way. @param {ExperimentJson} a @param {ExperimentJson} b */
export const sameExperiment = (a, b) => experiment(a).equals(b);

/**
 * An experiment to start with: a model that suits the data, trained for a few epochs.
 * @param {Partial<ExperimentJson>} [parts] instead of what would be suggested
 * @param {Suits} [prepared] a Prepared, if the data is known
 * @returns {Experiment}
 */
export const defaultExperiment = (parts = {}, prepared) =>
  experiment({
    minibatch: version,
    model: prepared ? suggestModel(prepared) : null,
    fit: { epochs: 10, batch_size: 256, validation_split: 0.1 },
    seed: 42,
    ...parts,
  });

export { suggestModel };
