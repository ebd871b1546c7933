// Several tables that are one: parts of the rows, and targets in a file of their own.

import { beforeAll, expect, it } from "vitest";
import fc from "fast-check";
import { readFiles } from "../../../wasm/formats/index.js";
import { validationShare } from "../../../wasm/formats/validation-share.js";
import { errorOf, file } from "./make-files.js";
import { loadCore } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/table-source.js").TableSource} TableSource */

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {Record<string, string>} files @param {any} [reading] */
const read = async (files, reading) =>
  /** @type {TableSource} */ (
    await readFiles(
      Object.entries(files).map(([name, content]) => file(name, content)),
      { core, reading },
    )
  );

/** @param {TableSource} source */
const cells = (source) => source.rows({ from: 0, count: 100 });
/** @param {TableSource} source */
const messages = (source) => source.description.warnings.map(({ message }) => message);

it("a table to validate with is the end of the rows to train on", async () => {
  const files = {
    "test.csv": "n,kind\n7,a\n8,b\n",
    "train.csv": "n,kind\n1,a\n2,b\n3,a\n",
    "valid.csv": "n,kind\n4,b\n",
    "sample_submission.csv": "id,kind\n1,a\n",
  };
  const source = await read(files);
  expect(cells(source)).toEqual({
    header: ["n", "kind", "split"],
    rows: [
      ["1", "a", "train"],
      ["2", "b", "train"],
      ["3", "a", "train"],
      ["4", "b", "validation"],
      ["7", "a", "test"],
      ["8", "b", "test"],
    ],
  });
  expect(source.description.suggestedFit).toEqual({ validation_split: 0.25 });
  expect(messages(source)).toEqual([
    "sample_submission.csv was not read: it is another table; train.csv is read.",
    "1 of the 4 rows to train on, the last one, is the files’ own validation row: validation_split 0.25 sets it apart.",
  ]);
  // Alone beside the rows to train on, it is what is tested with.
  const { "test.csv": _, ...two } = files;
  const held = await read(two);
  expect(cells(held).rows.map((row) => row[2])).toEqual(["train", "train", "train", "test"]);
  expect(held.description.suggestedFit).toBe(undefined);
});

it("a column may say the parts, and its rows to validate with may stand anywhere", async () => {
  const rows = ["1,a,validation", "2,b,train", "3,a,test", "4,b,train", "5,a,train", "6,b,test"];
  const source = await read({ "all.csv": ["n,kind,part", ...rows].join("\n") });
  const { suggestedFit, suggestedPreparation } = source.description;
  expect(suggestedFit).toEqual({ validation_split: 0.25 });
  expect(suggestedPreparation[0]).toEqual({
    ...{ class_name: "PredefinedSplit", config: { test_fold: "part" } },
  });
  const prepared = await source.prepare({
    target: { columns: ["kind"] },
    preparation: suggestedPreparation.slice(0, 1),
  });
  expect(Array.from(prepared.rows.train)).toEqual([1, 3, 4, 0]);
  expect(Array.from(prepared.rows.test)).toEqual([2, 5]);
  for (const object of [prepared.train, prepared.test]) object.delete();
  source.dispose();
});

it("parts without a header are put together whole", async () => {
  const source = await read({
    "train.csv": "5.1,3.5,setosa\n4.9,3.0,virginica\n",
    "test.csv": "6.1,2.5,setosa\n",
  });
  expect(cells(source).rows).toEqual([
    ["5.1", "3.5", "setosa", "train"],
    ["4.9", "3", "virginica", "train"],
    ["6.1", "2.5", "setosa", "test"],
  ]);
});

const apart = {
  "X_train.csv": "n,price\n1,9\n2,8\n3,7\n",
  "y_train.csv": "kind\na\nb\na\n",
  "X_val.csv": "n,price\n4,6\n",
  "y_val.csv": "kind\nb\n",
  "X_test.csv": "n,price\n7,5\n8,4\n",
  "y_test.csv": "kind\na\n\n",
};

it("targets in files of their own are joined row by row, and predicted", async () => {
  const source = await read({ ...apart, "y_test.csv": "kind\na\nb\n" });
  expect(cells(source)).toEqual({
    header: ["n", "price", "split", "kind"],
    rows: [
      ["1", "9", "train", "a"],
      ["2", "8", "train", "b"],
      ["3", "7", "train", "a"],
      ["4", "6", "validation", "b"],
      ["7", "5", "test", "a"],
      ["8", "4", "test", "b"],
    ],
  });
  const { suggestedTarget, suggestedFit, warnings } = source.description;
  // A column called "price" is what is predicted elsewhere.
  expect([suggestedTarget, suggestedFit]).toEqual(["kind", { validation_split: 0.25 }]);
  expect(warnings.map(({ id }) => id)).toEqual(["validation-rows"]);
  source.dispose();
  const numbers = await read(
    { "x_train.csv": "a,b\n1,2\n3,4\n", "y_train.csv": ",b\n0,0.5\n1,-1\n" },
    { class_name: "CSV", config: { cells: [{ row: 1, column: "b_", value: 7 }] } },
  );
  expect(cells(numbers)).toEqual({
    header: ["a", "b", "b_"],
    rows: [
      ["1", "2", "0.5"],
      ["3", "4", "7"],
    ],
  });
});

it("targets may be written otherwise than the features", async () => {
  const files = { "x_train.csv": "a;b\n1,5;2\n3,5;4\n", "y_train.csv": "u,v\n1,2\n3,4\n" };
  const wanted = [
    ["1.5", "2", "1", "2"],
    ["3.5", "4", "3", "4"],
  ];
  const source = await read(files);
  expect(cells(source).rows).toEqual(wanted);
  // What was found in the features is said when they are read again.
  expect(source.description.reading.config).toMatchObject({ sep: ";", decimal: "," });
  expect(cells(await read(files, source.description.reading)).rows).toEqual(wanted);
});

it("targets of another number of rows are refused", async () => {
  const error = await errorOf(() => read(apart));
  expect(error.message).toBe(
    "X_test.csv has 2 rows, but y_test.csv has 1. They are joined row by row, so both need as many.",
  );
  // Two tables that say nothing of being parts have nothing to do with each other.
  const source = await read({ "data.csv": "a,b\n1,2\n3,4\n", "labels.csv": "id,name\n0,x\n" });
  expect(cells(source).header).toEqual(["a", "b"]);
});

it("the share is one with which fit() takes just these rows", () => {
  expect([validationShare(150, 30), validationShare(4, 1)]).toEqual([0.2, 0.25]);
  expect(validationShare(72, 12)).toBe(0.16);
  const sizes = fc
    .integer({ min: 2, max: 1e7 })
    .chain((train) => fc.tuple(fc.constant(train), fc.integer({ min: 1, max: train - 1 })));
  fc.assert(
    fc.property(sizes, ([train, validation]) => {
      expect(Math.floor(train * (1 - validationShare(train, validation)))).toBe(train - validation);
    }),
    { numRuns: 1000 },
  );
});
