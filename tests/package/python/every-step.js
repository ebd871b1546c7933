// Experiments with the preparation steps that the other programs do not have.

import { entry, experimentOf, split } from "./programs.js";

const numbers = entry("SelectColumns", { columns: ["a", "day"] });
const grouped = entry("SelectColumns", { columns: ["a", "series"] });
/** @typedef {[name: string, preparation: any[], target?: any]} Case */
/** @param {string} name @param {any} config @returns {Case} */
const fold = (name, config) => [name, [numbers, entry(name, config)]];

/** @type {Case[]} */
const ofTables = [
  fold("KFold", { n_splits: 4, shuffle: true, random_state: 1 }),
  fold("ShuffleSplit", { n_splits: 2, fold: 1, test_size: 0.3, random_state: 1 }),
  fold("StratifiedShuffleSplit", { n_splits: 2, test_size: 0.3, random_state: 6 }),
  fold("TimeSeriesSplit", { n_splits: 3, fold: 2, gap: 1 }),
  fold("TrainTestSplit", { test_size: 0.25, shuffle: false, by: "day" }),
  fold("DropDuplicates", { subset: ["a"], keep: "none" }),
  fold("Sample", { n: 40, random_state: 2 }),
  fold("Replace", { columns: ["a"], to_replace: [0], value: null }),
  fold("Assign", { name: "c", left: "a", operator: "*", right: 2 }),
  fold("Clip", { columns: ["a"], lower: 1, upper: 9 }),
  ["StratifiedGroupKFold", [grouped, entry("StratifiedGroupKFold", { groups: "series" })]],
  ["GroupShuffleSplit", [grouped, entry("GroupShuffleSplit", { groups: "series", fold: 1 })]],
  ["PredefinedSplit", [numbers, entry("PredefinedSplit", { test_fold: "day" })]],
  ...[
    ["RobustScaler", { quantile_range: [10, 90] }],
    ["MaxAbsScaler", {}],
    ["AsType", {}],
    ["Normalizer", { norm: "l1" }],
    ["RandomOverSampler", { random_state: 3 }],
    ["BorderlineSMOTE", { random_state: 3, kind: "borderline-2" }],
    ["SMOTENC", { categorical_features: ["day"], random_state: 3 }],
    ["ADASYN", { n_neighbors: 3 }],
    ["TomekLinks", {}],
    ["MergeRareCategories", { columns: ["a"], max_categories: 3, name: "rest" }],
  ].map(
    ([name, config]) => /** @type {Case} */ ([name, [numbers, split, entry(String(name), config)]]),
  ),
  [
    "dates of all rows",
    [entry("DateParts", { columns: ["date"], parts: ["month"], errors: "coerce" })],
  ],
];

/** @param {...any} preparation @returns {any} */
const imagesOf = (...preparation) => ({
  ...{ minibatch: 1, data: { files: [{ name: "pets.zip" }] }, preparation },
  model: entry("Sequential", {
    layers: [entry("Flatten"), entry("Dense", { units: 3, activation: "softmax" })],
  }),
  compile: { loss: "sparse_categorical_crossentropy" },
  fit: { epochs: 1, validation_split: 0 },
});

/** @type {[name: string, json: any][]} */
const ofImages = [
  [
    "Resizing",
    imagesOf(split, entry("Resizing", { height: 9, width: 8, crop_to_aspect_ratio: true })),
  ],
  ["CenterCrop", imagesOf(split, entry("CenterCrop", { height: 6, width: 5 }))],
  ["Grayscale and back", imagesOf(split, entry("Grayscale"), entry("GrayscaleToRGB"))],
  ["Invert", imagesOf(split, entry("Invert"), entry("Rescaling", { scale: 1 / 255 }))],
  ["Invert of a range", imagesOf(entry("Invert", { value_range: [0, 1] }), split)],
  [
    "Rescaling to both sides",
    imagesOf(split, entry("Rescaling", { scale: 1 / 127.5, offset: -1 })),
  ],
  ["PerImageStandardization", imagesOf(split, entry("PerImageStandardization"))],
  ["Normalization", imagesOf(split, entry("Normalization"))],
  ["Normalization over all", imagesOf(split, entry("Normalization", { axis: null }))],
  ["Normalization to the range", imagesOf(split, entry("Normalization", { method: "min-max" }))],
  [
    "classes by name",
    {
      ...imagesOf(split, entry("Rescaling", { scale: 1 / 255 })),
      reading: { class_name: "Images", config: { class_names: ["owl", "bee"] } },
    },
  ],
];

/** @type {[name: string, json: any][]} */
export const others = [
  ...ofTables.map(
    ([name, preparation, target]) =>
      /** @type {[string, any]} */ ([name, experimentOf([...preparation], target)]),
  ),
  ...ofImages,
];
