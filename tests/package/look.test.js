// Looking at rows as pandas does. The numbers are compared with pandas' in tests/parity/look_test.cpp.

import { readFiles } from "minibatch";
import { afterEach, describe, expect, it } from "vitest";

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
    /** @type {[() => Promise<unknown>, string][]} */
    const faults = [
      [
        () => source.histogram("age", { bins: 0 }),
        "histogram(): bins: expected a whole number of at least 1",
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
