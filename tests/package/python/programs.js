// Experiments with every preparation step that a program has lines for, on one small table.

/** @param {string} class_name @param {any} [config] */
export const entry = (class_name, config = {}) => ({ class_name, config });

const towns = ["Seoul", "Busan", "Daegu", "Seoul", "Jeju", "Busan", "Seoul"];
const words = ["Warm, dry days!", "cold days", "Rain and cold", "dry and warm", "", "rain rain"];

/** @param {number} i */
const rowOf = (i) => [
  i,
  ((i * 37) % 23) + i / 8,
  i % 9 === 4 ? "" : ((i * 11) % 17) - 3,
  towns[i % towns.length],
  `2024-${String((i % 12) + 1).padStart(2, "0")}-${String(((i * 5) % 28) + 1).padStart(2, "0")}`,
  `"${words[i % words.length]}"`,
  (i * 7) % 5 < 2 ? "yes" : "no",
  ((i * 13) % 29) / 2,
  `s${i % 3}`,
];
export const table = `day,a,b,town,date,note,sick,number,series\n${Array.from({ length: 60 }, (_, i) => rowOf(i).join(",")).join("\n")}\n`;

export const split = entry("TrainTestSplit", { test_size: 0.25, random_state: 4 });
const inOrder = entry("TrainTestSplit", { test_size: 0.25, shuffle: false });
const numbers = entry("SelectColumns", { columns: ["a", "b", "day"] });
const texts = entry("DropColumns", { columns: ["date", "note", "series", "sick", "town"] });
const filled = entry("SimpleImputer", { strategy: "median" });
const whole = entry("SelectColumns", { columns: ["a", "day"] });

/** Of the table, what is prepared; classes unless `number` is predicted. @type {[name: string, preparation: any[], target?: any, more?: any][]} */
export const prepared = [
  [
    "Cut",
    [whole, split, entry("Cut", { columns: ["a"], bins: [0, 8, 15, 40], include_lowest: true })],
  ],
  [
    "Cut with labels",
    [
      whole,
      entry("Cut", { columns: ["a"], bins: [0, 8, 15, 40], labels: ["x", "y", "x"], right: false }),
      split,
      entry("OneHotEncoder", { columns: ["a"] }),
    ],
  ],
  ["AsType int", [numbers, split, filled, entry("AsType", { columns: ["a"], dtype: "int" })]],
  ["AsType bool", [numbers, split, filled, entry("AsType", { columns: ["b"], dtype: "bool" })]],
  [
    "AsType str",
    [
      whole,
      entry("AsType", { columns: ["day"], dtype: "str" }),
      entry("DropColumns", { columns: ["a"] }),
      split,
      entry("OneHotEncoder", { handle_unknown: "ignore" }),
    ],
  ],
  [
    "DateParts",
    [
      entry("SelectColumns", { columns: ["date", "a"] }),
      split,
      entry("DateParts", {
        columns: ["date"],
        parts: ["year", "month", "quarter", "weekday", "dayofyear"],
      }),
    ],
  ],
  [
    "DateParts found",
    [
      entry("SelectColumns", { columns: ["date", "a"] }),
      entry("DateParts"),
      split,
      entry("StandardScaler"),
    ],
  ],
  ["ToNumeric", [numbers, split, entry("ToNumeric", { columns: ["b"], errors: "coerce" }), filled]],
  ["Log1p", [whole, split, entry("Log1p"), entry("MinMaxScaler")]],
  ["KBinsDiscretizer", [whole, split, entry("KBinsDiscretizer", { n_bins: 4 })]],
  [
    "KBinsDiscretizer ordinal",
    [
      whole,
      split,
      entry("KBinsDiscretizer", { n_bins: 3, encode: "ordinal", strategy: "uniform" }),
    ],
  ],
  [
    "MergeRareCategories",
    [
      entry("SelectColumns", { columns: ["town", "a"] }),
      split,
      entry("MergeRareCategories", { min_frequency: 0.2 }),
      entry("OneHotEncoder"),
    ],
  ],
  [
    "TextVectorization",
    [entry("SelectColumns", { columns: ["note"] }), split, entry("TextVectorization")],
  ],
  [
    "TextVectorization of counts",
    [
      entry("SelectColumns", { columns: ["note", "a"] }),
      split,
      entry("TextVectorization", { output_mode: "count", max_tokens: 4, ngrams: 2 }),
    ],
  ],
  [
    "TextVectorization of tf-idf",
    [
      entry("SelectColumns", { columns: ["note"] }),
      split,
      entry("TextVectorization", {
        output_mode: "tf_idf",
        split: "character",
        standardize: "lower",
      }),
    ],
  ],
  [
    "TextVectorization of a length",
    [
      entry("SelectColumns", { columns: ["note"] }),
      split,
      entry("TextVectorization", { output_sequence_length: 2, standardize: "strip_punctuation" }),
    ],
  ],
  ["PCA", [numbers, split, filled, entry("StandardScaler"), entry("PCA", { n_components: 2 })]],
  ["PolynomialFeatures", [whole, split, entry("PolynomialFeatures", { include_bias: false })]],
  [
    "PCA of some columns",
    [
      entry("SelectColumns", { columns: ["a", "town", "day", "number"] }),
      split,
      entry("OneHotEncoder", { drop: "first" }),
      entry("PCA", { columns: ["a", "number"], n_components: 2 }),
    ],
  ],
  [
    "KBinsDiscretizer of one column",
    [
      entry("SelectColumns", { columns: ["a", "day"] }),
      split,
      entry("KBinsDiscretizer", { columns: ["a"], n_bins: 3 }),
    ],
  ],
  [
    "PolynomialFeatures of some columns",
    [
      entry("SelectColumns", { columns: ["a", "town", "day", "number"] }),
      split,
      entry("PolynomialFeatures", { columns: ["a", "number"] }),
      entry("OneHotEncoder"),
    ],
  ],
  [
    "OrdinalEncoder",
    [entry("SelectColumns", { columns: ["town", "a"] }), split, entry("OrdinalEncoder")],
  ],
  [
    "GetDummies",
    [
      entry("SelectColumns", { columns: ["town", "a"] }),
      entry("GetDummies", { columns: ["town"], fit_on: "all" }),
      split,
    ],
  ],
  ["KNNImputer", [numbers, split, entry("KNNImputer", { n_neighbors: 3 })]],
  ["PowerTransformer", [whole, split, entry("PowerTransformer")]],
  ["QuantileTransformer", [whole, split, entry("QuantileTransformer", { n_quantiles: 10 })]],
  ["DropNA and Query", [numbers, entry("DropNA"), entry("Query", { expr: "a > 4" }), split]],
  ["no split", [numbers, entry("DropNA"), entry("MinMaxScaler")]],
  [
    "StratifiedKFold",
    [
      numbers,
      entry("StratifiedKFold", { n_splits: 4, fold: 1, shuffle: true, random_state: 2 }),
      filled,
    ],
  ],
  [
    "GroupKFold",
    [
      entry("SelectColumns", { columns: ["a", "series"] }),
      entry("GroupKFold", { n_splits: 3, fold: 2, groups: "series" }),
      entry("MinMaxScaler"),
    ],
  ],
  [
    "stratified",
    [numbers, entry("TrainTestSplit", { test_size: 0.2, random_state: 9, stratify: true }), filled],
  ],
  [
    "SMOTE",
    [
      entry("SelectColumns", { columns: ["a", "b"] }),
      split,
      filled,
      entry("StandardScaler"),
      entry("SMOTE", { random_state: 5, k_neighbors: 3 }),
    ],
  ],
  ["RandomUnderSampler", [whole, split, entry("RandomUnderSampler", { random_state: 3 })]],
  [
    "windows",
    [whole, inOrder, entry("MinMaxScaler"), entry("TimeseriesWindows", { sequence_length: 4 })],
    { columns: ["number"], task: "regression", scaling: "StandardScaler" },
  ],
  [
    "windows of every second row",
    [
      whole,
      inOrder,
      entry("TimeseriesWindows", {
        sequence_length: 3,
        sampling_rate: 2,
        sequence_stride: 2,
        horizon: 3,
        target_length: 2,
        include_target: false,
      }),
    ],
    { columns: ["number"], task: "regression", scaling: null },
  ],
  [
    "windows by a date",
    [
      entry("SelectColumns", { columns: ["date", "a"] }),
      entry("TrainTestSplit", { test_size: 0.25, shuffle: false, by: "date" }),
      entry("TimeseriesWindows", { sequence_length: 3, horizon: 0, by: "date" }),
    ],
    undefined,
  ],
  [
    "windows of several series",
    [
      entry("SelectColumns", { columns: ["a", "series"] }),
      inOrder,
      entry("TimeseriesWindows", { sequence_length: 3, groups: "series" }),
    ],
    { columns: ["number"], task: "regression", scaling: "MinMaxScaler" },
  ],
  [
    "windows around the tested rows",
    [
      whole,
      entry("KFold", { n_splits: 3, fold: 1 }),
      entry("TimeseriesWindows", { sequence_length: 5 }),
    ],
  ],
  [
    "two columns",
    [texts, split, filled],
    { columns: ["number", "a"], task: "regression", scaling: "StandardScaler" },
  ],
  [
    "one-hot",
    [numbers, split, filled],
    { columns: ["town"], task: "classification", encoding: "one-hot" },
  ],
];

const sick = { columns: ["sick"], task: /** @type {const} */ ("classification") };

/** With a model for it. @param {any[]} preparation @param {any} target @returns {any} */
export function experimentOf(preparation, target = sick) {
  const isNumber = target.task === "regression";
  const windows = preparation.find(({ class_name }) => class_name === "TimeseriesWindows");
  const classes = target.encoding ? 4 : 2;
  const units = isNumber ? target.columns.length * (windows?.config.target_length ?? 1) : classes;
  return {
    ...{ minibatch: 1, data: { files: [{ name: "rows.csv" }] }, target, preparation },
    model: entry("Sequential", {
      layers: [
        ...(windows ? [entry("Flatten")] : []),
        entry("Dense", { units, ...(!isNumber && { activation: "softmax" }) }),
      ],
    }),
    compile: {
      loss: isNumber
        ? "mean_squared_error"
        : `${target.encoding ? "" : "sparse_"}categorical_crossentropy`,
    },
    fit: { epochs: 1, batch_size: 16, validation_split: 0 },
  };
}
