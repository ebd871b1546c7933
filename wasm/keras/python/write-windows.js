/** Windows of rows in the order of time, and what several inputs of a model take. */

import { dealt } from "./write-helpers.js";
import { literal, named } from "./write-values.js";

/** @typedef {import("./write-steps.js").Writer} Writer */
/** @typedef {import("./write-steps.js").Step} Step */
/** @typedef {Record<string, any>} Json */

/** Before the split: rows numbered in their order, so that it is seen where others lay between them. @param {Step} step */
export function orderLines({ config: { by } }) {
  return by
    ? [`table.index = table[${literal(by)}].rank(method="first").astype(int) - 1`]
    : ["table = table.reset_index(drop=True)"];
}

/**
 * Behind all other steps: a window does not go beyond its series, nor over rows of the other part.
 * @param {Step} step
 * @param {Writer} writer
 * @param {{ isNumbers: boolean, parts: string[] }} of
 * @returns {string[]}
 */
export function windowLines({ config }, writer, { isNumbers, parts }) {
  const said = Object.entries(config).filter(([, value]) => value !== null);
  const has = (/** @type {string} */ name) => said.some(([one]) => one === name);
  const { target_length: targets = 1, include_target: past = true, horizon = 1 } = config;
  const others = ["by", "groups"].filter(has);
  const rate = has("sampling_rate") ? " * sampling_rate" : "";
  const length = targets > 1 ? " - target_length + 1" : "";
  const stride = has("sequence_stride") ? ", sequence_stride" : "";
  const ahead = targets > 1 ? "first + ahead : first + ahead + target_length" : "first + ahead";
  const seen = has("include_target") ? " if include_target else rows" : "";
  writer.define([
    `def windows_of(rows, targets, ${said.map(([name]) => name).join(", ")}):`,
    '    """As keras.utils.timeseries_dataset_from_array() makes them, in each series by itself."""',
    ...(has("by")
      ? [
          "    order = np.argsort(rows.index)",
          "    rows, targets = rows.iloc[order], np.asarray(targets)[order]",
        ]
      : []),
    has("groups")
      ? "    series = pd.factorize(rows[groups])[0]"
      : "    series = np.cumsum(np.diff(rows.index, prepend=rows.index[0]) > 1)",
    `    rows = rows${others.length > 0 ? `.drop(columns=[${others.join(", ")}])` : ""}.to_numpy(dtype="float32")`,
    `    targets = ${isNumbers ? "np.reshape(targets, (len(rows), -1))" : "np.asarray(targets)"}`,
    ...(past && isNumbers && horizon > 0
      ? [
          `    rows = np.column_stack([rows, targets])${seen}  # the past of the target is seen, too`,
        ]
      : []),
    `    span = ${rate ? `(sequence_length - 1)${rate}` : "sequence_length - 1"}  # from the first row of a window to its last`,
    `    ahead = span + ${has("horizon") ? "horizon" : 1}`,
    "    x, y = [], []",
    "    for one in np.unique(series):",
    "        places = np.flatnonzero(series == one)",
    `        for first in range(0, len(places) - ahead${length}${stride}):`.replace(
      "range(0, ",
      stride ? "range(0, " : "range(",
    ),
    `            x.append(rows[places[first : first + span + 1${rate ? " : sampling_rate" : ""}]])`,
    `            y.append(targets[places[${ahead}]]${targets > 1 ? ".ravel()" : ""})`,
    '    return np.array(x, dtype="float32"), np.array(y)',
  ]);
  const given = named(Object.fromEntries(said));
  return parts.map((part) => `x_${part}, y_${part} = windows_of(x_${part}, y_${part}, ${given})`);
}

/**
 * The columns of each input, and what steps made of them.
 * @param {Record<string, string[]>} inputs
 * @param {string[]} parts
 * @param {Writer} writer
 */
export function inputLines(inputs, parts, writer) {
  writer.define(dealt);
  return [
    `inputs = ${literal(inputs)}`,
    ...parts.map((part) => `x_${part} = dealt(x_${part}, inputs)`),
  ];
}
