/** Predictions that the core keeps, by the output that they are of. */

import { checkOptions, finiteNumber, wholeNumber } from "./checks.js";
import { MinibatchError } from "../messages/error.js";
import { Resource } from "./resource.js";

/** @typedef {import("../wire/protocol.js").PredictionsInfo} PredictionsInfo */

/** Above this probability a label is predicted. */
export const usualThreshold = 0.5;

/** Which output of a model: its name, or its index from 0; the first when left out. @typedef {string | number} Output */

/**
 * A target or an output, with the names of its classes, of its numbers, or of its labels.
 * @typedef {{ name: string, classNames: readonly string[], targetNames?: readonly string[], labels?: readonly string[] }} Named
 */

/** @param {string} where @param {unknown} value */
export const optionalNumber = (where, value) =>
  value === undefined || value === null ? null : finiteNumber(where, value);

/** What is asked of one of several outputs. */
export class KeptOutputs extends Resource {
  #outputs;

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {PredictionsInfo} info
   * @param {readonly string[]} classNames
   * @param {readonly Named[]} [targets] those that have names of their own
   * @param {{ place: number, of?: KeptOutputs } | null} [only] the one output that is shown, and whose they are where not this one's
   */
  constructor(engine, info, classNames, targets = [], only = null) {
    super(engine, info.handle, "Predictions", only?.of);
    const outputs = info.outputs.map(({ name, classes, width, indicators }, place) => {
      const named = targets.find((target) => target.name === name);
      // What a model's only output predicts needs no name.
      const own = named ?? (info.outputs.length === 1 ? targets[0] : undefined);
      const known = own?.labels ?? own?.targetNames ?? [];
      /** @type {string[]} */
      const labels = indicators
        ? Array.from({ length: width }, (_, label) => known[label] ?? String(label))
        : [];
      return { name, classes, classNames: [...(own?.classNames ?? classNames)], labels, place };
    });
    this.#outputs = only ? [outputs[only.place]] : outputs;
    /** Names of the first output's classes 0, 1, … as the data set has them; empty where there are none. */
    this.classNames = this.#outputs[0].classNames;
  }

  /**
   * The outputs that have targets: their names, their numbers of classes, 0 for numbers, and the classes' names. `labels`
   * has names where a row may have several labels at once: an output of sigmoid units, of which each has a target of 0 or 1.
   */
  get outputs() {
    return this.#outputs.map(({ place: _, ...output }) => output);
  }

  /**
   * @param {{ predictions: number, output: number }} chosen
   * @param {import("../wire/evaluation-types.js").ScoreQuery} query
   * @returns {Promise<any>}
   * @protected
   */
  score(chosen, query) {
    return this.engine.calls.scoreOf({ ...chosen, query });
  }

  /**
   * @param {string} where
   * @param {{ output?: Output, threshold?: number } & Record<string, any>} options
   * @param {readonly string[]} names of further options
   * @protected
   */
  thresholded(where, { output, ...options }, names) {
    checkOptions(where, options, ["threshold", ...names]);
    return {
      chosen: this.chosen(where, { output }),
      threshold: optionalNumber(`${where}: threshold`, options.threshold),
    };
  }

  /**
   * The same where labels may have a threshold each, by name.
   * @param {string} where
   * @param {{ output?: Output, threshold?: number | Record<string, number> } & Record<string, any>} options
   * @param {readonly string[]} names
   * @protected
   */
  thresholds(where, { threshold, ...options }, names) {
    const { chosen } = this.thresholded(where, options, names);
    const { labels } = this.known(chosen);
    if (typeof threshold === "object" && labels.length > 0)
      return { chosen, threshold: null, labels, limits: threshold };
    return { chosen, threshold: optionalNumber(`${where}: threshold`, threshold), labels };
  }

  /**
   * @param {string} where
   * @param {{ output?: Output }} options
   * @protected
   */
  chosen(where, options) {
    checkOptions(where, options, ["output"]);
    const { output = 0 } = options;
    const place =
      typeof output === "string"
        ? this.#outputs.findIndex(({ name }) => name === output)
        : wholeNumber(`${where}: output`, output, 0);
    if (!this.#outputs[place]) {
      const names = this.#outputs.map(({ name }) => `"${name}"`);
      throw new MinibatchError("invalid-argument", {
        id: "predictions.no-output",
        values: { where, output: JSON.stringify(output), names },
      });
    }
    return { predictions: this.handle, output: this.#outputs[place].place };
  }

  /**
   * What is known of a chosen output.
   * @param {{ output: number }} chosen
   * @protected
   */
  known({ output }) {
    return /** @type {(typeof this.outputs)[0]} */ (
      this.#outputs.find(({ place }) => place === output)
    );
  }
}
