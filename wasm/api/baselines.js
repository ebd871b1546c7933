/** Classical models that a network is compared with, by scikit-learn's names. */

import { asDataset, dataArguments } from "./as-dataset.js";
import { builders } from "./builders.js";
import { entriesOf } from "./catalog-steps.js";
import { checkOptions, optionalFunction, optionalSignal } from "./checks.js";
import { nodesOf } from "./decision-tree.js";
import { getEngine } from "./engine.js";
import { abortable } from "./job.js";
import { Predictions } from "./predictions.js";
import { Resource } from "./resource.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./builders.js").Named} Named */
/** @typedef {import("./dataset.js").Dataset} Dataset */

/**
 * @typedef {object} BaselineOptions
 * @property {(done: number) => unknown} [onProgress] how much is done, from 0 to 1; at most 20 times a second
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/**
 * A classical model with its arguments. `fit()` learns from rows: a Dataset, or arrays as `fit()` of a network takes
 * them. Sample weights do not count. Rejects with `invalid-data` where rows and model do not fit.
 * @typedef {Named & { readonly kind?: "baseline", fit(x: Dataset | Data, y?: Data | BaselineOptions | null,
 *   options?: BaselineOptions): Promise<FittedBaseline> }} BuiltBaseline
 */

/** @param {string} where @param {BaselineOptions} [options] */
function checked(where, options = {}) {
  checkOptions(where, options, ["onProgress", "signal"]);
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  /** @param {{ done: number }} event */
  const heard = ({ done }) => onProgress?.(done);
  return { signal: optionalSignal(`${where}: signal`, options.signal), heard };
}

/** A classical model that has learned from rows. */
export class FittedBaseline extends Resource {
  /**
   * @param {import("./engine.js").Engine} engine
   * @param {number} handle
   * @param {{ name: string, seconds: number, classNames: readonly string[] }} about
   */
  constructor(engine, handle, { name, seconds, classNames }) {
    super(engine, handle, name);
    /** scikit-learn's: "RandomForestClassifier". */
    this.name = name;
    /** How long it took to fit. */
    this.seconds = seconds;
    /** Names of the classes 0, 1, …; empty where there are none. */
    this.classNames = [...classNames];
  }

  /**
   * What it predicts for rows with targets, kept beside them: scores, reports and curves as of a network.
   * @param {Dataset | Data} x
   * @param {Data | BaselineOptions | null} [y] as fit()
   * @param {BaselineOptions} [options]
   * @returns {Promise<Predictions>} which the caller disposes
   */
  async predictions(x, y, options) {
    const { predictions, rows } = await this.#predict("predictions()", true, x, y, options);
    if (!predictions) throw new TypeError("no predictions");
    return new Predictions(this.engine, predictions, rows, this.classNames);
  }

  /**
   * The probability of each class, or the numbers, of every row: scikit-learn's predict_proba() or predict(). Numbers are
   * in the target's own units.
   * @param {Dataset | Data} x
   * @param {BaselineOptions} [options]
   * @returns {Promise<import("../wire/protocol.js").FloatArray>}
   */
  async predict(x, options) {
    const { outputs } = await this.#predict("predict()", false, x, null, options);
    if (!outputs) throw new TypeError("no outputs");
    return outputs;
  }

  /**
   * The nodes of a decision tree, its root first: scikit-learn's `tree_`. treeText() writes them.
   * @returns {Promise<import("./decision-tree.js").TreeNode[] | null>} null of another model
   */
  async tree() {
    const { data, width } = await this.engine.calls.treeOf({ baseline: this.handle });
    return data.length > 0 ? nodesOf(data, width) : null;
  }

  /**
   * @param {string} where
   * @param {boolean} keep
   * @param {Dataset | Data} x
   * @param {Data | BaselineOptions | null} [given]
   * @param {BaselineOptions} [last]
   */
  #predict(where, keep, x, given, last) {
    const [rows, y, options] = keep ? dataArguments(x, given, last) : [x, null, last];
    const { signal, heard } = checked(where, options);
    const { engine, handle: baseline } = this;
    return asDataset(where, engine, rows, y, {}, ({ handle: dataset, rows: count }) =>
      abortable(engine, signal, async (job, guarded) => ({
        ...(await engine.calls.predictBaseline({ job, baseline, dataset, keep }, guarded(heard))),
        rows: count,
      })),
    );
  }
}

/** @param {Named} named @param {string} where */
const fittable = (named, where) => ({
  ...named,
  /** @type {BuiltBaseline["fit"]} */
  async fit(x, given, last) {
    const [rows, y, options] = dataArguments(x, given, last);
    const { signal, heard } = checked(`${where}.fit()`, options);
    const engine = getEngine();
    return asDataset(`${where}.fit()`, engine, rows, y, {}, ({ handle: dataset, classNames }) =>
      abortable(engine, signal, async (job, guarded) => {
        const start = performance.now();
        const call = { job, config: named, dataset };
        const { handle } = await engine.calls.fitBaseline(call, guarded(heard));
        const seconds = (performance.now() - start) / 1000;
        return new FittedBaseline(engine, handle, { name: named.class_name, seconds, classNames });
      }),
    );
  },
});

/** @typedef {import("../../build/generated/builders.js").Baselines} Baselines */

/** Classical models by name: `baselines.randomForestClassifier({ randomState: 42 })`. @type {Baselines} */
export const baselines = /* @__PURE__ */ builders("baseline", "baselines", entriesOf, fittable);
