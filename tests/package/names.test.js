// Columns, outputs, classes and files may be called as what every object of JavaScript has.

import { readFileSync } from "node:fs";
import { Preparation, experiment, layers, preparation, readFiles, sequential } from "minibatch";
import { expect, it } from "vitest";

const names = ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"];
const rows = Array.from({ length: 40 }, (_, i) => [i, i % 7, i * 2, i % 3, i % 2 ? "a" : "b"]);
const text = [names, ...rows].map((row) => row.join(",")).join("\n");
const file = { name: "__proto__.csv", bytes: new TextEncoder().encode(text) };

/** As JSON.parse makes it: with a member of its own that is called "__proto__". @param {string} json */
const parsed = (json) => JSON.parse(json);

it("columns of a table are read, shown, prepared and predicted from by such names", async () => {
  const source = await readFiles([file]);
  expect((await source.rows({ count: 1 })).header).toEqual(names);
  const prepared = await source.prepare({
    target: { columns: ["valueOf"] },
    preparation: [preparation.trainTestSplit({ testSize: 0.25 }), preparation.minMaxScaler()],
  });
  expect(prepared.featureNames).toEqual(names.slice(0, 4));
  // Rows as every number of the table, by MinMaxScaler's formula with what it saw.
  const all = parsed('{"constructor":39,"toString":6,"__proto__":78,"hasOwnProperty":2}');
  const some = parsed('{"constructor":0,"toString":0,"__proto__":78,"hasOwnProperty":0}');
  const none = parsed('{"constructor":0,"toString":0,"__proto__":0,"hasOwnProperty":0}');
  const saved = await Preparation.fromJSON(parsed(JSON.stringify(prepared)));
  for (const fitted of [prepared, saved]) {
    const [a, b, c] = await Promise.all(
      [all, some, none].map(async (row) => (await (await fitted.transform(row)).take([0])).x),
    );
    expect(b[2]).toBe(a[2]);
    expect(c[2]).toBeLessThan(b[2]);
    expect([b[0], b[1], b[3]]).toEqual([c[0], c[1], c[3]]);
  }
});

it("a column that is left out of a row is missing, and nothing that objects have", async () => {
  const source = await readFiles([file]);
  const prepared = await source.prepare({ target: { columns: ["valueOf"] } });
  const empty = (await (await prepared.transform({})).take([0])).x;
  const nulls = parsed('{"constructor":null,"toString":null,"__proto__":null}');
  expect((await (await prepared.transform(nulls)).take([0])).x).toEqual(empty);
  expect(empty.every(Number.isFinite)).toBe(true);
});

it("a category of such a column is the most frequent one where it is left out", async () => {
  const url = new URL("fixtures/tables/constructors.csv", import.meta.url);
  const bytes = new Uint8Array(readFileSync(url));
  const source = await readFiles([{ name: "constructors.csv", bytes }]);
  const prepared = await source.prepare({
    target: { columns: ["won"], task: "classification" },
    preparation: [
      preparation.simpleImputer({ strategy: "most_frequent", columns: ["constructor"] }),
      preparation.oneHotEncoder(),
    ],
  });
  const { x } = await (await prepared.transform({ grid: 1 })).take([0]);
  const made = Object.fromEntries((prepared.featureNames ?? []).map((name, i) => [name, x[i]]));
  expect(made).toEqual({
    grid: 1,
    constructor_orange: 0,
    constructor_red: 1,
    constructor_silver: 0,
  });
});

it("an experiment runs on such a target, and comes back from JSON and its link", async () => {
  for (const column of ["__proto__", "constructor"]) {
    const json = {
      minibatch: 1,
      target: { columns: [column], task: "regression" },
      model: {
        class_name: "Sequential",
        config: { layers: [{ class_name: "Dense", config: { units: 1, name: "toString" } }] },
      },
      compile: { loss: "mse", metrics: { toString: ["mae"] } },
      fit: { epochs: 1 },
    };
    const one = experiment(parsed(JSON.stringify(structuredClone(json))));
    expect(one.toJSON().target?.columns).toEqual([column]);
    const run = await one.run([file]);
    expect(Object.keys(run.history)).toContain("mae");
    const row = { constructor: 1, toString: 2, hasOwnProperty: 3, valueOf: "a" };
    expect((await run.prepared?.transform(/** @type {any} */ (row)))?.rows).toBe(1);
    run.dispose();
  }
});

it("classes, layers and outputs go by such names", async () => {
  const x = { data: Float32Array.from({ length: 24 }, (_, i) => i % 5), shape: [12, 2] };
  const y = Array.from({ length: 12 }, (_, i) => names[i % 3]);
  const net = sequential([
    layers.dense({ units: 3, activation: "softmax", inputShape: [2], name: "constructor" }),
  ]);
  const loss = parsed('{"constructor":"sparse_categorical_crossentropy"}');
  const metrics = parsed('{"constructor":["accuracy"]}');
  await net.compile({ loss, metrics });
  const { history } = await net.fit(x, { constructor: y });
  expect(Object.keys(history)).toEqual(["accuracy", "loss"]);
  expect((await net.getLayer("constructor")).name).toBe("constructor");
  await expect(net.getLayer("toString")).rejects.toThrow('no layer "toString"');
  await expect(net.compile({ loss: parsed('{"toString":"mse"}') })).rejects.toThrow(
    'output "toString"',
  );
});
