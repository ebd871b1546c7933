// Looking at rows as pandas does. The numbers are compared with pandas' in tests/parity/look_test.cpp.

import { readFiles } from "minibatch";
import { afterEach, describe, expect, it } from "vitest";
import { idx } from "./formats/make-files.js";

/** @type {import("minibatch").DataSource[]} */
const sources = [];
afterEach(() => {
  for (const source of sources.splice(0)) source.dispose();
});

/** @param {string} text */
async function table(text) {
  const bytes = new TextEncoder().encode(text);
  const source = await readFiles([{ name: "t.csv", bytes }]);
  sources.push(source);
  return source;
}

const people = `age,fare,sex,survived
22,7.25,male,0
38,71.2833,female,1
,8.05,female,1
35,,,1
54,51.8625,male,0
`;

describe("a table", () => {
  it("says which types its columns have", async () => {
    const source = await table(people);
    expect(await source.info()).toEqual({
      rows: 5,
      memory: 3 * 5 * 8 + 5 * 4 + "malefemale".length,
      columns: [
        { column: "age", dtype: "float64", count: 4 },
        { column: "fare", dtype: "float64", count: 4 },
        { column: "sex", dtype: "str", count: 4 },
        { column: "survived", dtype: "int64", count: 5 },
      ],
    });
    expect(await source.isna()).toEqual([
      { column: "age", count: 1 },
      { column: "fare", count: 1 },
      { column: "sex", count: 1 },
      { column: "survived", count: 0 },
    ]);
  });

  it("describes the columns that are asked for", async () => {
    const source = await table(people);
    const [sex, age] = await source.describe({ columns: ["sex", "age"] });
    expect(sex).toEqual({
      column: "sex",
      type: "category",
      count: 4,
      unique: 2,
      top: "male",
      freq: 2,
    });
    expect(age).toMatchObject({
      column: "age",
      type: "number",
      count: 4,
      mean: 37.25,
      "50%": 36.5,
    });
  });

  it("has NaN where there is nothing to tell from", async () => {
    const [a, b] = await (await table("a,b,y\n1,,0\n,,1\n")).describe();
    expect(a).toMatchObject({ count: 1, mean: 1, std: NaN, max: 1 });
    expect(b).toMatchObject({ count: 0, mean: NaN, "25%": NaN });
  });

  it("gives pages of rows with their numbers", async () => {
    const source = await table(people);
    expect(await source.rows({ from: 3, count: 10 })).toEqual({
      header: ["age", "fare", "sex", "survived"],
      rows: [
        ["35", "", "", "1"],
        ["54", "51.8625", "male", "0"],
      ],
      numbers: [3, 4],
      total: 5,
    });
    expect((await source.head(2)).numbers).toEqual([0, 1]);
  });

  it("counts values, groups and pairs", async () => {
    const source = await table(people);
    expect(await source.valueCounts("sex", { dropna: false })).toEqual({
      column: "sex",
      values: [
        { value: "male", count: 2 },
        { value: "female", count: 2 },
        { value: null, count: 1 },
      ],
      unique: 2,
      missing: 1,
    });
    expect((await source.valueCounts("age", { limit: 1 })).values).toEqual([
      { value: 22, count: 1 },
    ]);
    expect(await source.groupby("survived", "mean")).toMatchObject({
      columns: ["age", "fare"],
      groups: [
        { value: 0, rows: 2, values: [38, 29.55625] },
        { value: 1, rows: 3, values: [36.5, 39.66665] },
      ],
    });
    expect(await source.crosstab("sex", "survived")).toMatchObject({
      values: ["female", "male"],
      groups: [0, 1],
      counts: [
        [0, 2],
        [2, 0],
      ],
    });
    expect(await source.duplicated({ columns: ["survived"] })).toEqual({
      count: 3,
      rows: [2, 3, 4],
    });
  });

  it("draws a histogram and points by class", async () => {
    const source = await table(people);
    const bars = await source.histogram("age", { bins: 2, by: "survived" });
    expect(bars).toMatchObject({ edges: [22, 38, 54], counts: [2, 2], missing: 1 });
    expect(bars.groups).toEqual([
      { value: 0, counts: [1, 1] },
      { value: 1, counts: [1, 1] },
    ]);
    expect(await source.scatter("age", "fare", { by: "sex" })).toEqual({
      x: [22, 38, 54],
      y: [7.25, 71.2833, 51.8625],
      rows: [0, 1, 4],
      groups: ["female", "male", null],
      group: [1, 0, 1],
      total: 3,
      sampled: false,
    });
    const some = await source.scatter("age", "fare", { limit: 2, seed: 3 });
    expect(some).toMatchObject({ total: 3, sampled: true, groups: null });
    expect(some.rows).toHaveLength(2);
    expect(await source.scatter("age", "fare", { limit: 2, seed: 3 })).toEqual(some);
  });

  it("correlates columns, text by its values", async () => {
    const source = await table(people);
    const { columns, values } = await source.corr(["survived", "sex"]);
    expect(columns).toEqual(["survived", "sex_male"]);
    expect(values[0][1]).toBeCloseTo(-1, 12);
  });

  it("sorts and filters rows and keeps their numbers", async () => {
    const source = await table(people);
    const sort = { column: "fare", ascending: false };
    const { numbers, total } = await source.rows({ sort });
    expect({ numbers, total }).toEqual({ numbers: [1, 4, 2, 0, 3], total: 5 });
    expect((await source.rows({ sort, from: 1, count: 2 })).numbers).toEqual([4, 2]);
    const women = await source.rows({
      sort,
      filter: { column: "sex", is: "value", value: "female" },
    });
    expect(women).toMatchObject({ numbers: [1, 2], total: 2 });
    const typed = await source.rows({ filter: { column: "age", is: "value", value: "22.0" } });
    expect(typed.numbers).toEqual([0]);
  });

  it("shows the rows of a part of what was prepared", async () => {
    const source = await table(people);
    const prepared = await source.prepare({
      preparation: [
        { class_name: "TrainTestSplit", config: { test_size: 2, random_state: 1 } },
        { class_name: "SimpleImputer" },
        { class_name: "SelectColumns", config: { columns: ["age", "fare"] } },
      ],
    });
    const { train, test } = await prepared.rows();
    const sorted = (/** @type {Uint32Array} */ rows) => [...rows].sort((a, b) => a - b);
    const tested = await source.rows({ part: { prepared, name: "test" } });
    expect(tested.numbers).toEqual(sorted(test));
    const validationSplit = 0.34;
    const trained = await source.rows({ part: { prepared, name: "train", validationSplit } });
    expect(trained.numbers).toEqual(sorted(train.subarray(0, 1)));
    const validated = await source.rows({
      part: { prepared, name: "validation", validationSplit },
    });
    expect(validated.numbers).toEqual(sorted(train.subarray(1)));
    prepared.dispose();
  });

  it("asks whether another column was meant", async () => {
    const source = await table(people);
    await expect(source.describe({ columns: ["Fares"] })).rejects.toMatchObject({
      code: "invalid-data",
      message:
        'The table has no column "Fares". Did you mean "fare"? It has: "age", "fare", "sex", "survived".',
    });
  });

  it("says what is allowed where an option is out of its range", async () => {
    const source = await table(people);
    const any = /** @type {any} */ (source);
    /** @type {[() => Promise<unknown>, string][]} */
    const faults = [
      [() => any.histogram("age", { bins: 0 }), "bins: expected a whole number of at least 1"],
      [() => any.histogram("age", { bins: "many" }), 'bins: expected one of "auto", "fd"'],
      [() => any.histogram("sex"), 'Column "sex" holds text, but this needs numbers'],
      [() => any.groupby("sex", "average"), 'statistic: expected one of "count", "mean"'],
      [() => any.valueCounts(3), "valueCounts(): column: expected the name of a column"],
      [() => any.valueCounts("sex", { limit: 1e9 }), "limit: expected at most 10000"],
      [() => any.valueCounts("sex", { top: 3 }), 'valueCounts(): there is no option "top"'],
      [
        () => any.scatter("age", "fare", { seed: -1 }),
        "seed: expected a whole number of at least 0",
      ],
      [() => any.corr("age"), "corr(): columns: expected a list of column names"],
      [() => any.rows({ sort: { column: "Age" } }), 'Did you mean "age"?'],
      [
        () => any.rows({ filter: { column: "age", is: "empty" } }),
        'filter.is: expected one of "missing"',
      ],
      [
        () => any.rows({ part: { name: "test" } }),
        "part.prepared: expected what prepare() returned",
      ],
    ];
    for (const [call, message] of faults) {
      await expect(call()).rejects.toThrow(message);
    }
  });

  it("has no pixels", async () => {
    const source = await table(people);
    await expect(source.pixels()).rejects.toMatchObject({ code: "invalid-state" });
    await expect(source.meanImage(0)).rejects.toThrow("A table has no pixels");
  });

  it("can be stopped", async () => {
    const source = await table(people);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(source.describe({ signal })).rejects.toThrow("enough");
  });
});

describe("images", () => {
  /** @param {string} name @param {Uint8Array} bytes */
  const file = (name, bytes) => ({ name, path: name, bytes });

  it("say what their pixels hold, and have a mean", async () => {
    const pixels = [0, 10, 20, 30, 255, 10, 0, 50, 1, 2, 3, 4];
    const source = await readFiles([
      file("train-images-idx3-ubyte", idx([3, 2, 2], pixels)),
      file("train-labels-idx1-ubyte", idx([3], [0, 1, 0])),
    ]);
    sources.push(source);
    // NumPy's images.mean(), images.std(), images[labels == 0].mean(axis=0).
    const found = await source.pixels();
    expect(found).toMatchObject({ images: 3, min: 0, max: 255 });
    expect(found.mean).toBeCloseTo(32.083333333333336, 12);
    expect(found.std).toBeCloseTo(68.74040337062007, 12);
    expect(found.channels).toEqual([{ min: 0, max: 255, mean: found.mean, std: found.std }]);
    expect(found.histogram.slice(0, 5)).toEqual([2, 1, 1, 1, 1]);
    const mean = await source.meanImage(0);
    expect(mean).toEqual({
      height: 2,
      width: 2,
      channels: 1,
      images: 2,
      data: new Float64Array([0.5, 6, 11.5, 17]),
    });
    expect((await source.meanImage()).images).toBe(3);
    const shown = await source.examples({ label: 0, count: 9 });
    expect(Array.isArray(shown) && shown.map(({ label }) => label)).toEqual([0, 0]);
    await expect(source.meanImage(2)).rejects.toThrow("meanImage(): label: expected at most 1");
  });

  it("may bring rows to test on", async () => {
    const images = (/** @type {number} */ value) => idx([2, 1, 1], [value, value + 1]);
    const source = await readFiles([
      file("train-images-idx3-ubyte", images(10)),
      file("train-labels-idx1-ubyte", idx([2], [0, 1])),
      file("t10k-images-idx3-ubyte", images(20)),
      file("t10k-labels-idx1-ubyte", idx([2], [0, 1])),
    ]);
    sources.push(source);
    expect(await source.pixels()).toMatchObject({ images: 4, min: 10, max: 21, mean: 15.5 });
    expect((await source.meanImage(1)).data).toEqual(new Float64Array([16]));
  });

  it("have no columns", async () => {
    const source = await readFiles([
      file("train-images-idx3-ubyte", idx([2, 1, 1], [1, 2])),
      file("train-labels-idx1-ubyte", idx([2], [0, 1])),
    ]);
    sources.push(source);
    await expect(source.describe()).rejects.toMatchObject({ code: "invalid-state" });
    await expect(source.rows()).rejects.toThrow("Images have no columns");
  });
});
