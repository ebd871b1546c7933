// The catalogue in Korean: complete, nothing left over, and found by the words people use.

import { argumentText, catalog, entryText, isFoundBy } from "minibatch";
import { ko } from "minibatch/ko";
import { describe, expect, it } from "vitest";
import { argumentKeys } from "../../wasm/messages/catalog.js";

const { entries } = catalog;
const texts = /** @type {NonNullable<typeof ko.catalog>} */ (ko.catalog);

/** @param {Record<string, string>} table @param {string[]} keys */
const firstOf = (table, keys) => keys.find((key) => Object.hasOwn(table, key));

describe("the catalogue in Korean", () => {
  it("has a text for every entry, and no others", () => {
    const wanted = entries.map(({ kind, class_name }) => `${kind}.${class_name}`);
    expect(Object.keys(texts.entries).sort()).toEqual([...wanted].sort());
    expect(wanted).toEqual(expect.arrayContaining(Object.keys(texts.words)));
  });

  it("has a text for every argument, and no others", () => {
    /** @type {Set<string>} */
    const used = new Set();
    /** @type {string[]} */
    const missing = [];
    for (const entry of entries) {
      for (const argument of entry.arguments) {
        const keys = argumentKeys(entry, argument);
        const key = firstOf(texts.arguments, keys);
        if (key) used.add(key);
        else missing.push(keys[0]);
      }
    }
    expect(missing).toEqual([]);
    expect(Object.keys(texts.arguments).filter((key) => !used.has(key))).toEqual([]);
  });

  it("does not share a text between arguments that differ in English", () => {
    /** @type {Map<string, Set<string>>} */
    const docs = new Map();
    for (const entry of entries) {
      for (const argument of entry.arguments) {
        const key = firstOf(texts.arguments, argumentKeys(entry, argument)) ?? "";
        docs.set(key, (docs.get(key) ?? new Set()).add(argument.doc));
      }
    }
    const shared = [...docs].filter(([, english]) => english.size > 1).map(([key]) => key);
    expect(shared).toEqual([]);
  });

  it("is Korean and ends as a sentence does", () => {
    for (const text of [...Object.values(texts.entries), ...Object.values(texts.arguments)]) {
      expect(text).toMatch(/[가-힣]/);
      expect(text).toMatch(/[.]$/);
      expect(text).not.toMatch(/\((를|을|이|가|은|는|으)\)/);
    }
  });

  it("is used where it is asked for", () => {
    const dense = entries.find(({ class_name }) => class_name === "Dense");
    if (!dense) throw new Error("no Dense");
    expect(entryText(dense, ko)).toMatch(/완전 연결층/);
    expect(entryText(dense)).toBe(dense.doc);
    expect(argumentText(dense, dense.arguments[0], ko)).toBe(
      "유닛(노드)의 수, 곧 출력의 수입니다.",
    );
    expect(argumentText(dense, dense.arguments[0])).toBe(dense.arguments[0].doc);
  });
});

describe("searching for a layer", () => {
  const layers = entries.filter(({ kind }) => kind === "layer");
  /** @param {string} query @param {typeof ko} [language] */
  const found = (query, language) =>
    layers.filter((layer) => isFoundBy(layer, query, language)).map(({ class_name }) => class_name);

  it.each([
    ["MaxPool2D", "MaxPooling2D"],
    ["maxpooling", "MaxPooling2D"],
    ["AvgPool", "AveragePooling2D"],
    ["GlobalAvg", "GlobalAveragePooling2D"],
    ["BN", "BatchNormalization"],
    ["batch norm", "BatchNormalization"],
    ["fully connected", "Dense"],
    ["max_pooling2d", "MaxPooling2D"],
  ])("%s finds %s", (query, name) => expect(found(query)).toContain(name));

  it.each([
    ["합성곱", "Conv2D"],
    ["풀링", "MaxPooling2D"],
    ["풀링", "GlobalAveragePooling2D"],
    ["드롭아웃", "Dropout"],
    ["배치 정규화", "BatchNormalization"],
    ["배치정규화", "BatchNormalization"],
    ["완전 연결", "Dense"],
    ["평탄화", "Flatten"],
    ["MaxPool2D", "MaxPooling2D"],
  ])("%s finds %s in Korean", (query, name) => expect(found(query, ko)).toContain(name));

  it("finds nothing for a word that names no layer", () => {
    expect(found("BN")).toEqual(["BatchNormalization"]);
    expect(found("평탄화", ko)).toEqual(["Flatten"]);
    expect(found("xyzzy", ko)).toEqual([]);
  });
});

describe("a search for a step", () => {
  const steps = entries.filter(({ kind }) => kind === "preparation");
  /** @param {string} query @param {typeof ko} [language] */
  const found = (query, language) =>
    steps.filter((step) => isFoundBy(step, query, language)).map(({ class_name }) => class_name);

  it.each([
    ["fillna", "SimpleImputer"],
    ["missing", "SimpleImputer"],
    ["dropna", "DropNA"],
    ["min-max", "MinMaxScaler"],
    ["normalize", "MinMaxScaler"],
    ["z-score", "StandardScaler"],
    ["one-hot", "OneHotEncoder"],
    ["to_categorical", "OneHotEncoder"],
    ["train_test_split", "TrainTestSplit"],
    ["SMOTE", "SMOTE"],
    ["imbalanced", "RandomOverSampler"],
    ["LabelEncoder", "OrdinalEncoder"],
    ["to_datetime", "DateParts"],
    ["binning", "KBinsDiscretizer"],
    ["cross validation", "KFold"],
    ["tokenizer", "TextVectorization"],
  ])("%s finds %s", (query, name) => expect(found(query)).toContain(name));

  it.each([
    ["결측값", "SimpleImputer"],
    ["결측값", "DropNA"],
    ["스케일링", "MinMaxScaler"],
    ["교차 검증", "StratifiedKFold"],
    ["표본", "Sample"],
    ["크기", "Resizing"],
    ["반전", "Invert"],
    ["스케일링", "StandardScaler"],
    ["원-핫", "OneHotEncoder"],
    ["원핫 인코딩", "OneHotEncoder"],
    ["데이터 분할", "TrainTestSplit"],
    ["불균형", "SMOTE"],
    ["fillna", "SimpleImputer"],
  ])("%s finds %s in Korean", (query, name) => expect(found(query, ko)).toContain(name));
});
