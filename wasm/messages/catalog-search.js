/** Finding an entry of the catalogue by what a person types. */

import { entryText, keyOf } from "./catalog.js";

/** What an entry is called besides its class name and in its description. @type {Readonly<Record<string, string>>} */
const otherNames = {
  "layer.Dense": "FC linear MLP",
  "layer.Conv1D": "CNN",
  "layer.Conv2D": "CNN",
  "layer.Conv2DTranspose": "deconvolution",
  "layer.BatchNormalization": "BN",
  "layer.LayerNormalization": "LN",
  "layer.GroupNormalization": "GN",
  "layer.Add": "skip connection",
  "preparation.TrainTestSplit": "hold out",
  "preparation.SimpleImputer": "fillna NaN",
  "preparation.KNNImputer": "fillna NaN neighbors",
  "preparation.DropNA": "NaN",
  "preparation.MinMaxScaler": "scaling normalize",
  "preparation.StandardScaler": "z-score standardize scaling",
  "preparation.RobustScaler": "scaling",
  "preparation.Clip": "outliers",
  "preparation.MaxAbsScaler": "scaling",
  "preparation.OneHotEncoder": "to_categorical dummies",
  "preparation.GetDummies": "one-hot to_categorical",
  "preparation.OrdinalEncoder": "label encoding",
  "preparation.Grayscale": "black and white",
  "preparation.SMOTE": "imbalanced oversampling",
  "preparation.RandomOverSampler": "imbalanced oversampling",
  "preparation.RandomUnderSampler": "imbalanced undersampling",
  "preparation.AsType": "dtype",
  "preparation.Cut": "binning",
  "preparation.KBinsDiscretizer": "binning qcut",
  "preparation.DateParts": "to_datetime",
  "preparation.TextVectorization": "tokenizer",
  "preparation.KFold": "cross-validation",
  "preparation.StratifiedKFold": "cross-validation",
  "preparation.TimeseriesWindows":
    "timeseries_dataset_from_array sliding window sequence lag lookback forecast",
  "preparation.SelectColumns": "filter",
  "preparation.Rescaling": "1/255 normalize",
};

/** @param {string} text */
const simplified = (text) => text.toLowerCase().replace(/[\s_-]/g, "");

/**
 * Whether an entry is what a person searches for: by its class name, also shortened as in MaxPool2D or
 * GlobalAvg, by another name of it (BN), or by a word of its description, in English and in the language.
 * @param {import("./catalog.js").Entry} entry
 * @param {string} query
 * @param {import("./catalog.js").Language} [language]
 */
export function isFoundBy(entry, query, language) {
  const key = keyOf(entry);
  const name = simplified(entry.class_name);
  const short = name.replace("pooling", "pool").replace("average", "avg");
  const texts = [entry.doc, otherNames[key] ?? "", entryText(entry, language)];
  texts.push(...(entry.identifiers ?? []));
  texts.push(language?.catalog?.words[key] ?? "", name, short, name.replace("average", "avg"));
  const wanted = simplified(query);
  return texts.some((text) => simplified(text).includes(wanted));
}
