/** Windows of rows in the order of time, and what several inputs of a model take. */

import { literal } from "./write-values.js";

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
  const { sequence_length: length, horizon = 1, target_length: targets = 1, by, groups } = config;
  const {
    sequence_stride: stride = 1,
    sampling_rate: rate = 1,
    include_target: past = true,
  } = config;
  const span = (length - 1) * rate;
  const others = [by, groups].filter(Boolean);
  const behind = span + horizon;
  const target =
    targets > 1 ? `first + ${behind} : first + ${behind + targets}` : `first + ${behind}`;
  return [
    "",
    "",
    "def windows_of(rows, targets):",
    '    """As keras.utils.timeseries_dataset_from_array() makes them, in each series by itself."""',
    ...(by
      ? [
          "    order = np.argsort(rows.index)",
          "    rows, targets = rows.iloc[order], np.asarray(targets)[order]",
        ]
      : []),
    `    series = ${groups ? `pd.factorize(rows[${literal(groups)}])[0]` : "np.zeros(len(rows), dtype=int)"}`,
    ...(groups ? [] : ["    series = np.cumsum(np.diff(rows.index, prepend=rows.index[0]) > 1)"]),
    `    rows = rows${others.length > 0 ? `.drop(columns=${literal(others)})` : ""}.to_numpy(dtype="float32")`,
    `    targets = ${isNumbers ? "np.reshape(targets, (len(rows), -1))" : "np.asarray(targets)"}`,
    ...(past && isNumbers && horizon > 0
      ? ["    rows = np.column_stack([rows, targets])  # the past of the target is seen, too"]
      : []),
    "    windows, ahead = [], []",
    "    for one in np.unique(series):",
    "        places = np.flatnonzero(series == one)",
    `        for first in range(0, len(places) - ${behind + targets - 1}, ${stride}):`,
    `            windows.append(rows[places[first : first + ${span + 1}${rate > 1 ? ` : ${rate}` : ""}]])`,
    `            ahead.append(targets[places[${target}]]${targets > 1 ? ".ravel()" : ""})`,
    '    return np.array(windows, dtype="float32"), np.array(ahead)',
    "",
    "",
    ...parts.map((part) => `x_${part}, y_${part} = windows_of(x_${part}, y_${part})`),
  ];
}

/**
 * The columns of each input, and what steps made of them.
 * @param {Record<string, string[]>} inputs
 * @param {string[]} parts
 */
export const inputLines = (inputs, parts) => [
  `inputs = ${literal(inputs)}`,
  "",
  "",
  "def dealt(rows):",
  '    """What each input takes: its columns, or those that steps made of them."""',
  "    def of(column, names):",
  '        return column in names or (column not in given and any(column.startswith(f"{one}_") for one in names))',
  "",
  '    return {name: rows[[one for one in rows if of(one, names)]].to_numpy(dtype="float32") for name, names in inputs.items()}',
  "",
  "",
  ...parts.map((part) => `x_${part} = dealt(x_${part})`),
];
