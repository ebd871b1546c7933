import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { errorOf, file, gzip, utf8, zip } from "./make-files.js";
import { refused } from "./refused.js";
import { loadCore, splitBy, take, target } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/table-source.js").TableSource} TableSource */

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {string | Uint8Array} content @param {string} [name] */
const read = async (content, name = "t.csv") =>
  /** @type {TableSource} */ (await readFiles([file(name, content)], { core }));

const people = `age,fare,class,sex,port,note,survived
22,7.25,3,male,S,,0
38,71.2833,3,female,C,,1
,8.05,3,female,S,,1
35,,3,,S,,1
54,51.8625,3,male,,,0
2,21.075,3,male,Q,,0
`;

describe("a table", () => {
  it("is described column by column", async () => {
    const source = await read(people);
    const { columns, warnings, ...rest } = source.description;
    expect(rest).toEqual({
      kind: "table",
      name: "t.csv",
      rows: 6,
      suggestedTarget: "survived",
      suggestedPreparation: [
        { class_name: "TrainTestSplit", config: { test_size: 0.2, stratify: true } },
        { class_name: "SimpleImputer", config: { strategy: "median" } },
        { class_name: "SimpleImputer", config: { strategy: "most_frequent" } },
        { class_name: "MinMaxScaler", config: {} },
        { class_name: "OneHotEncoder", config: { handle_unknown: "ignore" } },
      ],
      delimiter: ",",
      encoding: "utf-8",
      reading: { class_name: "CSV", config: { sep: ",", header: 0, encoding: "utf-8" } },
      notNumbers: { count: 0, columns: [], first: [] },
      firstLines: people.split("\n"),
    });
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ["age", "number"],
      ["fare", "number"],
      ["class", "number"],
      ["sex", "category"],
      ["port", "category"],
      ["note", "number"],
      ["survived", "number"],
    ]);
    expect(columns[0]).toEqual({
      name: "age",
      type: "number",
      missing: 1,
      distinct: 5,
      constant: false,
      allMissing: false,
      min: 2,
      max: 54,
      mean: 30.2,
      median: 35,
    });
    expect(columns[3].categories).toEqual([
      { name: "male", count: 3 },
      { name: "female", count: 2 },
    ]);
    expect(columns[5]).toMatchObject({ allMissing: true, missing: 6 });
    expect(warnings.map(({ id, message }) => [id, message.slice(0, 16)])).toEqual([
      ["constant-column", 'Column "class" h'],
      ["all-missing-column", 'Column "note" ha'],
    ]);
    source.dispose();
  });

  it("tells how far it is read, and can be given up", async () => {
    const text = `a,b\n${"1,2\n".repeat(200_000)}`;
    /** @type {number[][]} */
    const seen = [];
    const onProgress = (/** @type {number[]} */ ...args) => seen.push(args);
    await readFiles([file("t.csv", text)], { core, onProgress });
    expect(seen[0]).toEqual([2 ** 18, text.length]);
    expect(seen.at(-1)).toEqual([text.length, text.length]);

    seen.length = 0;
    const turn = async () => {
      if (seen.length > 0) throw new Error("enough");
    };
    const files = [file("t.csv", text)];
    await expect(readFiles(files, { core, onProgress, turn })).rejects.toThrow("enough");
    expect(seen).toEqual([[2 ** 18, text.length]]);
  });

  it("shows its first rows", async () => {
    const source = await read("code,size\n007,1.50\n,NA\n012,3\n");
    expect(await source.examples({ count: 2 })).toEqual({
      header: ["code", "size"],
      rows: [
        ["007", "1.5"],
        ["", ""],
      ],
    });
    source.dispose();
  });

  it("is scaled, encoded and filled from the training rows", async () => {
    const source = await read(people);
    const { train, test, description } = await source.prepare(
      splitBy(source, { test_size: 0.5 }, { ...target("survived"), seed: 2 }),
    );
    expect(description.task).toBe("binary");
    expect(description.classNames).toEqual(["0", "1"]);
    expect(description.warnings).toMatchObject([{ id: "dropped-column" }]);
    expect(description.preparation.features.slice(0, 3)).toEqual(["age", "fare", "class"]);
    const { x, y, shape } = take(core, train);
    expect(shape).toEqual([description.preparation.features.length]);
    const ages = x.filter((_, i) => i % shape[0] === 0);
    expect([Math.min(...ages), Math.max(...ages)]).toEqual([0, 1]);
    expect(y?.toSorted()).toHaveLength(3);
    train.delete();
    test.delete();
    source.dispose();
  });

  it("takes new rows by column, filling what is missing", async () => {
    const source = await read(`x,kind,y\n0,a,no\n10,b,yes\n5,a,no\n10,b,yes\n`);
    const prepared = await source.prepare(splitBy(source, { test_size: 0.5 }, target("y")));
    expect(prepared.description.preparation.features).toEqual(["x", "kind_a", "kind_b"]);
    const trained = take(core, prepared.train).x;
    const [low] = trained.filter((_, i) => i % 3 === 0).toSorted();
    expect(low).toBe(0);
    /** @param {Record<string, any>} row */
    const transform = async (row) => {
      const dataset = await prepared.transform(row);
      const { x } = take(core, dataset);
      dataset.delete();
      return x;
    };
    expect((await transform({ x: "10", kind: " b " }))[0]).toBe(1);
    expect((await transform({ x: 10, kind: "b" })).slice(1)).toEqual([0, 1]);
    expect((await transform({ kind: "unseen" })).slice(1)).toEqual([0, 0]);
    expect((await transform({ x: null, kind: "NA" })).slice(1).includes(1)).toBe(true);
    await refused(
      () => prepared.transform({ x: "old", kind: "a" }),
      /Column "x": expected a number, as in training, but received "old"/,
    );
    prepared.train.delete();
    prepared.test.delete();
    prepared.dispose();
    source.dispose();
  });

  it("has its new rows read as the file's cells are", async () => {
    const source = await read("constructor,__proto__,y\n1,a,0\n2,b,1\n3,a,0\n4,b,1\n");
    const prepared = await source.prepare({ preparation: ["OneHotEncoder"] });
    expect(prepared.description.preparation.inputs).toEqual([
      { name: "constructor", type: "number" },
      { name: "__proto__", type: "category" },
    ]);
    const row = JSON.parse('{ "constructor": " 2.50 ", "__proto__": "b" }');
    const dataset = await prepared.transform(row);
    expect(take(core, dataset).x).toEqual([2.5, 0, 1]);
    const written = await prepared.transform({ constructor: "−1,234.5 €", ["__proto__"]: "a" });
    expect(take(core, written).x).toEqual([-1234.5, 1, 0]);
    written.delete();
    // What an object has from its prototype is no cell.
    await refused(
      () => prepared.transform({}),
      /Column "__proto__", row 0 .*: the category is missing/,
    );
    await refused(
      () => prepared.transform({ constructor: "0x10" }),
      /"constructor": expected a number, as in training, but received "0x10"/,
    );
    await refused(
      () => prepared.transform(/** @type {any} */ ({ constructor: [2] })),
      /the value of column "constructor" must be a string or a number/,
      "invalid-argument",
    );
    for (const object of [dataset, prepared.train, prepared.test]) object.delete();
    prepared.dispose();
    source.dispose();
  });

  it("trains on 3 of 6 columns, split as scikit-learn does, with one-hot targets", async () => {
    const lines = Array.from({ length: 40 }, (_, i) =>
      [i, i % 7, i % 5, i % 3, i % 11, i % 2].join(","),
    );
    const source = await read(`LIMIT,AGE,BILL,PAY,EDU,default\n${lines.join("\n")}\n`);
    const { train, test, rows, description } = await source.prepare({
      target: { columns: ["default"], encoding: "one-hot" },
      preparation: [
        { class_name: "SelectColumns", config: { columns: ["LIMIT", "AGE", "PAY"] } },
        {
          class_name: "TrainTestSplit",
          config: { test_size: 0.2, random_state: 42, stratify: false },
        },
        "MinMaxScaler",
      ],
    });
    // train_test_split(range(40), test_size=0.2, random_state=42)[1]
    expect([...rows.test]).toEqual([19, 16, 15, 26, 4, 12, 37, 27]);
    expect(description.preparation.features).toEqual(["LIMIT", "AGE", "PAY"]);
    const { x, y } = take(core, test);
    expect(y).toEqual([...rows.test].flatMap((row) => (row % 2 ? [0, 1] : [1, 0])));
    expect(x[0]).toBeCloseTo(19 / 39, 6);
    expect(JSON.parse(train.targets())).toEqual([{ name: "", shape: [2], classes: 0 }]);
    for (const object of [train, test]) object.delete();
    source.dispose();
  });

  it("predicts numbers by regression, and says when rows have no target", async () => {
    const source = await read("x,price\n1,1.5\n2,2.5\n3,\n4,4.5\n5,5.5\n");
    const { train, test, description } = await source.prepare(
      splitBy(source, { test_size: 0.25 }, target("price")),
    );
    expect(description).toMatchObject({ task: "regression", classNames: [] });
    expect(description.warnings).toMatchObject([
      { id: "missing-target", message: "1 row has no target value and is left out." },
    ]);
    expect(train.rows() + test.rows()).toBe(4);
    train.delete();
    test.delete();
    await refused(() => source.prepare(target("cost")), /no column "cost"\. It has: "x", "price"/);
    source.dispose();
  });

  it("says when a target has one class only", async () => {
    const source = await read("x,y\n1,a\n2,a\n");
    await refused(() => source.prepare(target("y")), /every value in column "y" is "a"/);
    source.dispose();
  });

  it("limits what all compressed files together unpack to", async () => {
    const files = [1, 2, 3].map((n) => file(`${n}.csv.gz`, gzip(utf8(people))));
    const bytes = 2.5 * utf8(people).length;
    const error = await errorOf(() => readFiles(files, { core, limits: { bytes } }));
    expect(error.code).toBe("out-of-memory");
    expect(error.message).toMatch(/^3\.csv\.gz /);
  });

  it("is read from gzip and from a zip, the training table of several", async () => {
    const packed = await read(gzip(utf8(people)), "t.csv.gz");
    expect(packed.description).toMatchObject({ name: "t.csv", rows: 6 });
    const zipped = await read(zip({ "test.csv": "a,b\n1,2\n", "train.csv": people }), "k.zip");
    expect(zipped.description).toMatchObject({ name: "train.csv", rows: 6 });
    expect(zipped.description.warnings[0]).toMatchObject({
      id: "not-read",
      values: { path: "test.csv" },
    });
    for (const source of [packed, zipped]) source.dispose();
  });

  it("larger than the limit is refused before it is read", async () => {
    const files = [file("t.csv", people)];
    await refused(
      () => readFiles(files, { core, limits: { bytes: 100 } }),
      /t\.csv would take \d+ bytes of memory with its 6 rows; at most 100 bytes/,
      "out-of-memory",
    );
  });
});

describe("files without data to learn from", () => {
  it("are named with the reason", async () => {
    await refused(
      () => read("", "empty.csv"),
      /Nothing to learn from was found: .* empty\.csv is empty \(0 bytes\)\./,
    );
    await refused(() => read("x", "song.mp3"), /song\.mp3 has an unsupported file type/);
    await refused(
      () => read(zip({ "a.txt": "" }), "book.xlsx"),
      /book\.xlsx is a spreadsheet \(save it as CSV/,
    );
    await refused(() => read(zip({}), "none.zip"), /none\.zip is an archive without files/);
    await refused(() => readFiles([], { core }), /Nothing to learn from/);
  });

  it("are refused where they are not files", async () => {
    const wrong = /** @type {any} */ ([{ name: "a" }]);
    await refused(
      () => readFiles(wrong, { core }),
      /File 1 must be a File, { name, blob } or { name, bytes }, but received { name }/,
      "invalid-argument",
    );
  });

  it("are taken as File, as { blob } and as an ArrayBuffer", async () => {
    const bytes = utf8(people);
    const inputs = [
      new File([bytes], "t.csv"),
      { name: "t.csv", blob: new Blob([bytes]) },
      { name: "t.csv", bytes: bytes.buffer },
    ];
    for (const input of inputs) {
      const source = await readFiles([/** @type {any} */ (input)], { core });
      expect(source.description).toMatchObject({ kind: "table", name: "t.csv" });
      source.dispose();
    }
  });
});
