/** The experiment: everything a person sets, as one plain, versioned, checked value. */

import { describeModel } from "../sequential.js";
import { runExperiment } from "./run.js";
import { withoutDefaults } from "./canonical.js";
import { faultAt, say } from "./faults.js";
import { decodeLink, encodeLink } from "./link.js";
import { saysInput } from "./model-spec.js";
import { below } from "./plain.js";
import { readExperiment } from "./read.js";
import { version } from "./schema.js";
import { suggestModel } from "./suggest.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("./types.js").ExperimentFault} ExperimentFault */
/** @typedef {import("./types.js").ExperimentJson} ExperimentJson */
/** @typedef {import("./suggest.js").Suits} Suits */

export class Experiment {
  /**
   * Use `experiment()`.
   * @param {CompleteExperiment} json
   * @internal
   */
  constructor(json) {
    /** The experiment with nothing left out and its keys in one order. Frozen. */
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

  /** Whether both would train the same. @param {Experiment | ExperimentJson} other */
  equals(other) {
    return JSON.stringify(this.json) === JSON.stringify(experiment(other).json);
  }

  /**
   * The hash of a URL that is this experiment: `#1!…`, readable, or deflated where that would be long. Rows
   * are not in it, but where they come from is.
   * @returns {string}
   */
  toLink() {
    return encodeLink(withoutDefaults(this.json));
  }

  /**
   * Reads the data, prepares it, trains the model and judges it on the test rows. The same experiment gives the
   * same bits everywhere, at any number of threads.
   *
   * Rejects with `wrong-file` where the files are not those that the experiment names, and as `readFiles()`,
   * `compile()` and `fit()` do.
   * @param {Iterable<import("../../wire/protocol.js").InputFile> | null} [files] in the place of the data that
   *   the experiment names, or as what it names
   * @param {import("./run.js").RunOptions} [options]
   * @returns {Promise<import("./run.js").Run>}
   */
  async run(files, options = {}) {
    return runExperiment(this.json, files ?? undefined, options);
  }

  /**
   * What only the core can say is wrong: layers that do not fit together, as far as that can be known before
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
 * Throws `invalid-experiment` naming what is wrong by its path, with all of it as the error's `faults`;
 * `newer-version` for what a newer Minibatch made.
 * @param {ExperimentJson | Experiment | string} json
 * @returns {Experiment}
 */
function makeExperiment(json) {
  return json instanceof Experiment ? json : new Experiment(readExperiment(json));
}

/**
 * The experiment of a link.
 *
 * Throws `invalid-link` where it was cut or is none, else as `experiment()` does.
 * @param {string} hash what `toLink()` gave, with or without #, or a URL that ends with it
 * @returns {Experiment}
 */
const fromLink = (hash) =>
  makeExperiment({ minibatch: version, .../** @type {any} */ (decodeLink(hash)) });

export const experiment = /* @__PURE__ */ Object.assign(makeExperiment, { fromLink });

/** Whether two experiments would train the same. @param {ExperimentJson} a @param {ExperimentJson} b */
export const sameExperiment = (a, b) => experiment(a).equals(b);

/**
 * The experiment that opens with data: a model that suits it, trained for a few epochs.
 * @param {Partial<ExperimentJson>} [parts] in the place of what would be suggested
 * @param {Suits} [prepared] what the data is, when it is known: a Prepared
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
