/** What may be wrong with prepared rows before anything is trained. Loaded when first asked for. */

import { checkOptions, optionalSignal, wrong } from "./checks.js";
import { abortable } from "./job.js";
import { outputIn } from "./one-output.js";
import { addTexts } from "../messages/en.js";
import { look as texts } from "../messages/look.en.js";

addTexts(texts);

/** @typedef {import("./prepared.js").Prepared} Prepared */

/**
 * @param {Prepared} prepared
 * @param {{ validationSplit?: number, signal?: AbortSignal }} options
 * @returns {Promise<import("../wire/look-types.js").SharedRows>}
 */
export async function sharedRows({ engine, train, test }, options) {
  const where = "sharedRows()";
  checkOptions(where, options, ["validationSplit", "signal"]);
  const { validationSplit = 0 } = options;
  if (!(validationSplit >= 0 && validationSplit < 1)) {
    throw wrong(`${where}: validationSplit`, "validation-split", validationSplit);
  }
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const trained = Math.floor(train.rows * (1 - validationSplit));
  return abortable(engine, signal, (job) =>
    engine.calls.sharedRows({ job, train: train.handle, test: test.handle, trained }),
  );
}

/**
 * @param {Prepared} prepared
 * @param {{ output?: import("./scored.js").Output, signal?: AbortSignal }} options
 * @returns {Promise<import("../wire/look-types.js").ColumnScore[]>}
 */
export async function columnScores(prepared, options) {
  const where = "columnScores()";
  checkOptions(where, options, ["output", "signal"]);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const { engine, train, featureNames: names } = prepared;
  const { known, target } = outputIn(prepared, where, options.output ?? 0);
  const classes = known.target.class_names.length;
  // Of several numbers none is the answer.
  if (!names || (classes === 0 && known.target.columns.length !== 1)) return [];
  return abortable(engine, signal, (job) =>
    engine.calls.columnScores({ job, dataset: train.handle, names, target, classes }),
  );
}
