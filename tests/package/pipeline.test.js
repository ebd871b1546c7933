// Tables of files, records and arrays, and pipelines of steps on them.

import { readFileSync } from "node:fs";
import { Pipeline, Table, pipeline, preparation, readFiles } from "minibatch";
import { describe, expect, it } from "vitest";
import { idx } from "./formats/make-files.js";
import { kept } from "./kept.js";

const people = "age,sex,fare\n22,male,7\n38,female,71\n,female,8\n35,,\n";

/** As Node gives a small file: a Buffer that begins anywhere. @param {string} path under fixtures/ */
function fixture(path) {
  const bytes = readFileSync(new URL(`fixtures/${path}`, import.meta.url));
  const pool = Buffer.alloc(bytes.length + 1);
  bytes.copy(pool, 1);
  return pool.subarray(1);
}

/** @param {ArrayLike<number>} numbers */
const rounded = (numbers) => Array.from(numbers, (number) => Number(number.toFixed(12)));

describe("a table", () => {
  it("is made of a file's text or bytes", async () => {
    const table = kept(await Table.fromCSV(people));
    expect(table.columns).toEqual(["age", "sex", "fare"]);
    expect((await table.head(1)).rows).toEqual([["22", "male", "7"]]);
    const bytes = new TextEncoder().encode("a;b\n1,5;2\n");
    const reading = {
      class_name: /** @type {const} */ ("CSV"),
      config: { sep: ";", decimal: "," },
    };
    const other = kept(await Table.fromCSV(bytes, { reading: /** @type {any} */ (reading) }));
    expect((await other.rows()).rows).toEqual([["1.5", "2"]]);
  });

  it("is made of a Parquet file, as of pandas's CSV of it", async () => {
    const table = kept(await Table.fromParquet(fixture("parquet/snappy.parquet")));
    const same = kept(await Table.fromCSV(fixture("parquet/table.csv")));
    expect(table.columns).toEqual(same.columns);
    expect(await table.rows({ count: 40 })).toEqual(await same.rows({ count: 40 }));
    expect(await table.describe()).toEqual(await same.describe());
    const cut = fixture("parquet/snappy.parquet").subarray(0, 500);
    await expect(Table.fromParquet(cut)).rejects.toThrow("table.parquet");
  });

  it("is made of NumPy's arrays, wherever in memory they begin, and leaves them as they are", async () => {
    const golden = JSON.parse(fixture("arrays/golden.json").toString());
    const table = kept(await Table.fromNpz(fixture("arrays/rows.npz")));
    expect(table.columns).toEqual(["x0", "x1", "y", "split"]);
    const { rows } = await table.rows();
    expect(rows.flatMap((row) => row.slice(0, 2).map(Number))).toEqual(golden.rows);
    expect(rows.map((row) => row[2]).join("")).toBe("ababba");
    const big = fixture("arrays/big_f8.npy");
    const before = Uint8Array.from(big);
    expect([...(await kept(await Table.fromNpz(big)).numbers()).data]).toEqual(
      golden.big_f8.values,
    );
    expect(Uint8Array.from(big)).toEqual(before);
    await expect(Table.fromNpz(fixture("arrays/plain.npz"))).rejects.toThrow("images");
  });

  it("is made of records, whatever they lack", async () => {
    const table = kept(
      await Table.fromRecords([{ a: 1, b: "x" }, { a: null, b: "y" }, { b: "x" }]),
    );
    expect(await table.isna()).toEqual([
      { column: "a", count: 2 },
      { column: "b", count: 0 },
    ]);
    expect((await table.valueCounts("b")).values[0]).toEqual({ value: "x", count: 2 });
    await expect(Table.fromRecords(/** @type {any} */ ([[1]]))).rejects.toThrow(
      "expected a list of objects, one for each row",
    );
  });

  it("is made of numbers and gives them back", async () => {
    const table = kept(
      await Table.fromArrays([
        [1, 2.5],
        [NaN, 0.1],
      ]),
    );
    expect(table.columns).toEqual(["x0", "x1"]);
    expect(await table.numbers()).toEqual({
      data: new Float64Array([1, 2.5, NaN, 0.1]),
      shape: [2, 2],
    });
    const named = kept(
      await Table.fromArrays({ data: new Int8Array(4), shape: [2, 2] }, { columns: ["a", "b"] }),
    );
    expect(named.columns).toEqual(["a", "b"]);
    const columns = ["a"];
    await expect(Table.fromArrays([[1, 2]], { columns })).rejects.toThrow(
      "a list of 2 column names",
    );
    await expect(Table.fromArrays(/** @type {any} */ ([1, 2]))).rejects.toThrow("rows of numbers");
    const ragged = /** @type {any} */ ([[1, 2], [3]]);
    await expect(Table.fromArrays(ragged)).rejects.toThrow("rows of numbers");
    const text = kept(await Table.fromCSV(people));
    await expect(text.numbers()).rejects.toThrow('Column "sex" holds text');
  });

  it("is not made of images", async () => {
    const images = idx([2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7]);
    await expect(
      Table.fromCSV({
        name: "train-images-idx3-ubyte",
        path: "train-images-idx3-ubyte",
        bytes: images,
      }),
    ).rejects.toMatchObject({ code: "invalid-data" });
  });
});

describe("a pipeline", () => {
  const steps = () => [
    preparation.simpleImputer({ strategy: "median" }),
    preparation.standardScaler(),
  ];
  const x = [
    [1, 10],
    [NaN, 20],
    [3, 60],
    [5, NaN],
  ];

  // scikit-learn 1.9.1: make_pipeline(SimpleImputer(strategy="median"), StandardScaler()).
  it("gives scikit-learn's numbers for numbers", async () => {
    const pipe = kept(pipeline(steps()));
    const { data, shape } = await pipe.fitTransform(x);
    expect(shape).toEqual([4, 2]);
    expect(rounded(data)).toEqual(
      rounded([
        -1.414213562373095, -0.9113223768657671, 0, -0.39056673294247163, 0, 1.6924558427507104,
        1.414213562373095, -0.39056673294247163,
      ]),
    );
    const more = await pipe.transform([
      [2, NaN],
      [NaN, 0],
    ]);
    expect(rounded(more.data)).toEqual(
      rounded([-0.7071067811865475, -0.39056673294247163, 0, -1.4320780207890627]),
    );
    expect(pipe.steps[0]).toMatchObject({ class_name: "SimpleImputer", fitted_on: 4 });
    expect(pipe.featureNames).toEqual(["x0", "x1"]);
  });

  it("gives a table for a table, also with columns of text", async () => {
    const table = kept(await Table.fromCSV(people));
    const pipe = kept(
      pipeline([
        ...steps(),
        preparation.simpleImputer({ strategy: "most_frequent" }),
        preparation.oneHotEncoder(),
      ]),
    );
    const out = kept(await pipe.fitTransform(table));
    expect(out.columns).toEqual(["age", "sex_female", "sex_male", "fare"]);
    expect(await out.info()).toMatchObject({ rows: 4 });
    const other = kept(await Table.fromCSV("fare,more,sex,age\n7,1,male,22\n"));
    const [row] = (await kept(await pipe.transform(other)).rows()).rows;
    expect(row).toEqual((await out.rows()).rows[0]);
  });

  // Keras 3.15.1: TextVectorization() adapted to these texts.
  it("learns the words of texts", async () => {
    const notes = ["good film", "bad", "good good film"];
    const table = kept(await Table.fromRecords(notes.map((note, stars) => ({ note, stars }))));
    const pipe = kept(pipeline([preparation.textVectorization()]));
    const out = kept(await pipe.fitTransform(table));
    expect(out.columns).toEqual(["note_0", "note_1", "note_2", "stars"]);
    expect((await out.rows()).rows).toEqual([
      ["2", "3", "0", "0"],
      ["4", "0", "0", "1"],
      ["2", "2", "3", "2"],
    ]);
  });

  it("comes back from its JSON", async () => {
    const pipe = kept(await pipeline(steps()).fit(x));
    const again = kept(await Pipeline.fromJSON(JSON.parse(JSON.stringify(pipe))));
    expect(await again.transform(x)).toEqual(await pipe.transform(x));
    expect(again.toJSON()).toEqual(pipe.toJSON());
    await expect(Pipeline.fromJSON({ steps: 3 })).rejects.toMatchObject({ code: "invalid-spec" });
  });

  it("leaves out rows where it is fitted", async () => {
    const pipe = kept(pipeline([{ class_name: "dropna" }]));
    const { data, shape } = await pipe.fitTransform(x);
    expect({ data: [...data], shape }).toEqual({ data: [1, 10, 3, 60], shape: [2, 2] });
    expect((await pipe.transform(x)).shape).toEqual([4, 2]);
  });

  it("says what is wrong", async () => {
    const any = /** @type {any} */ (pipeline);
    expect(() => any("SimpleImputer")).toThrow("expected a list of steps");
    expect(() => any([{ class_name: "Adam" }])).toThrow("pipeline(): steps[0]");
    await expect(pipeline(steps()).transform(x)).rejects.toThrow("call fit() first");
    expect(() => pipeline(steps()).toJSON()).toThrow("call fit() first");
    const split = pipeline([preparation.trainTestSplit()]);
    await expect(split.fit(x)).rejects.toThrow("TrainTestSplit splits the rows");
    const scaled = kept(await pipeline([preparation.minMaxScaler()]).fit(x));
    const table = kept(await Table.fromCSV("x0,x2\n1,2\n"));
    await expect(scaled.transform(table)).rejects.toThrow(
      'The table has no column "x1". It has: "x0", "x2".',
    );
  });

  it("frees what it holds", async () => {
    const { status } = await import("minibatch");
    const { handles } = await status();
    const pipe = await pipeline(steps()).fit(x);
    await pipe.fitTransform(x);
    await pipe.transform(x);
    pipe.dispose();
    expect((await status()).handles).toBe(handles);
  });
});

describe("prepared rows", () => {
  it("can be looked at as the model takes them", async () => {
    const bytes = new TextEncoder().encode(
      `a,b,kind\n${Array.from({ length: 10 }, (_, i) => `${i},${i / 10},${i % 2 ? "x" : "y"}`).join("\n")}`,
    );
    const source = kept(await readFiles([{ name: "t.csv", bytes }]));
    const target = { columns: ["kind"], encoding: /** @type {const} */ ("one-hot") };
    const preparation = [
      { class_name: "TrainTestSplit", config: { test_size: 2, shuffle: false } },
    ];
    const prepared = kept(await source.prepare({ target, preparation }));
    expect(await prepared.head(2)).toMatchObject({
      header: ["a", "b", "kind"],
      rows: [
        ["0", "0", "y"],
        ["1", "0.1", "x"],
      ],
    });
    const [a, , kind] = await prepared.describe();
    expect(a).toMatchObject({ column: "a", count: 8, mean: 3.5, max: 7 });
    expect(kind).toMatchObject({ column: "kind", unique: 2, freq: 4 });
    const test = kept(await prepared.table("test"));
    expect((await test.rows()).rows).toEqual([
      ["8", "0.8", "y"],
      ["9", "0.9", "x"],
    ]);
    // Rows that another preparation made.
    const drop = { class_name: "DropColumns", config: { columns: ["b"] } };
    const narrow = kept(await source.prepare({ target, preparation: [drop, ...preparation] }));
    prepared.train = narrow.train;
    await expect(prepared.table()).rejects.toMatchObject({
      code: "shape-mismatch",
      message: expect.stringMatching(/rows of 2 features, but these rows have 1/),
    });
  });
});
