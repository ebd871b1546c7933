// Files of new rows, and images, predicted by a run: the same numbers as transform() and predict() give row by row.

import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { experiment, loadRun } from "minibatch";
import { bytes, file, json } from "./experiment/iris.js";
import { gzip, greyPng, tar, zip } from "./formats/make-files.js";

const text = new TextDecoder().decode(bytes);
/** @param {string} name @param {string | Uint8Array} content */
const named = (name, content) => ({
  name,
  bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
});
/** @param {string} csv @returns {string[][]} */
const parsed = (csv) => /** @type {any} */ (Papa.parse(csv.trimEnd()).data);

/** @param {Promise<unknown>} promise @returns {Promise<any>} */
const errorOf = (promise) =>
  promise.then(
    () => expect.unreachable(),
    (error) => error,
  );

/** What a run predicts row by row. @param {import("minibatch").Run} run @param {any} row */
async function outputsOf(run, row) {
  const dataset = await run.preparation?.transform(row);
  if (!dataset) return expect.unreachable();
  const { data } = /** @type {any} */ (await run.model.predict(dataset));
  dataset.dispose();
  return [...data];
}

describe("a file of new rows", () => {
  /** @type {import("minibatch").Run} */
  let run;
  /** @type {number[][]} */
  const expected = [];
  const [header, ...lines] = text.trimEnd().split(/\r?\n/);
  const names = header.split(",");
  const rows = lines.map((line) => line.split(","));
  beforeAll(async () => {
    const trained = await experiment(json).run([file]);
    // As a person would who has only the saved run.
    run = await loadRun(await trained.save());
    trained.dispose();
    for (const row of rows.slice(0, 5)) {
      const cells = Object.fromEntries(row.map((cell, i) => [names[i], cell]));
      expected.push(await outputsOf(run, cells));
    }
    return () => run.dispose();
  });

  it("is predicted row by row, with the probability of every class", async () => {
    const predictions = await run.predictFiles([file]);
    const { classNames } = /** @type {any} */ (run.preparation);
    expect(predictions.rows).toBe(150);
    expect(predictions.warnings).toEqual([]);
    expect(predictions.columns).toEqual([
      ...names,
      "predicted",
      ...classNames.map((/** @type {string} */ name) => `probability_${name}`),
    ]);
    const [first, ...cells] = parsed(await predictions.toCSV());
    expect(first).toEqual(predictions.columns);
    expect(cells.length).toBe(150);
    for (const [i, probabilities] of expected.entries()) {
      expect(cells[i].slice(0, 5)).toEqual(rows[i]);
      expect(cells[i].slice(6).map((cell) => Math.fround(Number(cell)))).toEqual(probabilities);
      expect(cells[i][5]).toBe(classNames[probabilities.indexOf(Math.max(...probabilities))]);
    }
    const page = await predictions.page({ from: 1, count: 2 });
    expect(page.map((row) => row.map(String).slice(0, 6))).toEqual(
      cells.slice(1, 3).map((row) => row.slice(0, 6)),
    );
    predictions.dispose();
  });

  it("may lack the target, have other columns, another order, form and packing", async () => {
    const short = rows.slice(0, 5);
    const tsv = [names.slice(0, 4).toReversed().join("\t")]
      .concat(short.map((row) => row.slice(0, 4).toReversed().join("\t")))
      .join("\n");
    const records = short.map((row, id) => ({
      id,
      ...Object.fromEntries(names.slice(0, 4).map((name, i) => [name, Number(row[i])])),
    }));
    for (const one of [
      named("new.tsv", tsv),
      named("new.json", JSON.stringify(records)),
      named("new.csv.gz", gzip(new TextEncoder().encode(tsv.replaceAll("\t", ";")))),
      named("new.zip", zip({ "new.tsv": tsv })),
    ]) {
      const predictions = await run.predictFiles([one]);
      expect(predictions.rows, one.name).toBe(5);
      expect([...predictions.outputs], one.name).toEqual(expected.flat());
      predictions.dispose();
    }
  });

  it("is of the second of two classes above a threshold, and of three refused", async () => {
    const two = named("two.csv", [header, ...lines.slice(20, 80)].join("\n"));
    const [hidden] = json.model.config.layers;
    const output = { class_name: "Dense", config: { units: 1, activation: "sigmoid" } };
    const trained = await experiment({
      ...json,
      data: null,
      model: { class_name: "Sequential", config: { layers: [hidden, output] } },
      compile: { ...json.compile, loss: "binary_crossentropy" },
    }).run([two]);
    const { outputs } = await trained.predictFiles([two]);
    const threshold = outputs.toSorted()[10];
    const predictions = await trained.predictFiles([two], { threshold });
    const place = predictions.columns.indexOf("predicted");
    const second = trained.preparation?.classNames[1];
    const found = (await predictions.page()).map((row) => row[place] === second);
    expect(found).toEqual(Array.from(outputs, (value) => value > threshold));
    expect(found.filter((is) => !is).length).toBeGreaterThanOrEqual(11);
    const error = await errorOf(run.predictFiles([file], { threshold }));
    expect(error).toMatchObject({ code: "invalid-argument", id: "predict.threshold" });
    for (const resource of [predictions, trained]) resource.dispose();
  });

  it("has cells that are no numbers counted as missing, and says so", async () => {
    const csv = `${header}\n5.1,oops,1.4,0.2,\n,3.5,1.4,0.2,\n`;
    const predictions = await run.predictFiles([named("new.csv", csv)]);
    const missing = { [names[0]]: "5.1", [names[2]]: "1.4", [names[3]]: "0.2" };
    expect([...predictions.outputs].slice(0, 3)).toEqual(await outputsOf(run, missing));
    expect(predictions.warnings.map(({ message }) => message)).toEqual([
      `Column "${names[1]}" has 1 cell that is not a number; it counts as missing.`,
    ]);
    predictions.dispose();
  });

  it("goes through in slices", async () => {
    const many = [header, ...Array.from({ length: 30 }, () => lines).flat()].join("\n");
    /** @type {number[]} */
    const done = [];
    const predictions = await run.predictFiles([named("many.csv", many)], {
      onProgress: ({ phase, done: rows }) => phase === "predict" && done.push(rows),
    });
    expect(done).toEqual([2000, 4000, 4500]);
    const once = [...predictions.outputs.subarray(0, 450)];
    for (const from of [1950, 3900, 4350]) {
      const some = predictions.outputs.subarray(3 * from, 3 * Math.min(from + 150, 4500));
      expect([...some]).toEqual(once.slice(0, some.length));
    }
    predictions.dispose();
  });

  it("can be cancelled", async () => {
    const many = [header, ...Array.from({ length: 30 }, () => lines).flat()].join("\n");
    const controller = new AbortController();
    const error = await errorOf(
      run.predictFiles([named("many.csv", many)], {
        signal: controller.signal,
        onProgress: ({ phase }) => phase === "predict" && controller.abort(),
      }),
    );
    expect(error).toBe(controller.signal.reason);
  });
});

it("a file is read as the one that was trained on", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `0${i % 7};${i % 10},5;${i % 3 ? "a" : "b"}`);
  const csv = ["code;size;kind", ...rows].join("\n");
  const run = await experiment({
    minibatch: 1,
    reading: { class_name: "CSV", config: { na_values: ["9,5"] } },
    target: { columns: ["kind"] },
    fit: { epochs: 1, batch_size: 20 },
  }).run([named("t.csv", csv)]);
  const { inputs, cells } = /** @type {any} */ (run.preparation).toJSON();
  expect(inputs).toEqual([
    { name: "code", type: "category" },
    { name: "size", type: "number" },
  ]);
  expect(cells.comma).toEqual(["size"]);
  // Alone, these would be numbers with thousands, and 3.
  const predictions = await run.predictFiles([named("new.csv", "code;size\n03;1,500\n03;9,5\n")]);
  const rowsOf = [
    await outputsOf(run, { code: "03", size: 1.5 }),
    await outputsOf(run, { code: "03", size: null }),
  ];
  expect([...predictions.outputs]).toEqual(rowsOf.flat());
  const records = [{ code: "03", size: 1.5 }];
  const json = await run.predictFiles([named("new.json", JSON.stringify(records))]);
  expect([...json.outputs]).toEqual(rowsOf[0]);
  for (const one of [predictions, json, run]) one.dispose();
});

it("numbers are predicted in their own units", async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${1000 * i + 200_000}`);
  const csv = ["rooms,price", ...rows].join("\n");
  const run = await experiment({
    minibatch: 1,
    target: { columns: ["price"] },
    fit: { epochs: 30, batch_size: 8 },
  }).run([named("t.csv", csv)]);
  const predictions = await run.predictFiles([named("t.csv", csv)]);
  expect(predictions.columns).toEqual(["rooms", "price", "predicted"]);
  const values = (await predictions.page({ count: 40 })).map(([, , value]) => Number(value));
  for (const value of values) expect(value).toBeGreaterThan(100_000);
  for (const one of [predictions, run]) one.dispose();
});

it("rows of a series are predicted by the windows that end at them", async () => {
  const rows = Array.from({ length: 2500 }, (_, i) => `${2500 - i},${Math.sin(i / 9).toFixed(3)}`);
  const csv = ["time,co2", ...rows].join("\n");
  const run = await experiment({
    minibatch: 1,
    target: { columns: ["co2"] },
    preparation: [{ class_name: "TimeseriesWindows", config: { sequence_length: 4, by: "time" } }],
    fit: { epochs: 1, batch_size: 256 },
  }).run([named("t.csv", csv)]);
  const predictions = await run.predictFiles([named("t.csv", csv)]);
  expect(predictions.rows).toBe(2500);
  const ordered = rows.toReversed().map((row) => row.split(","));
  const cells = await predictions.page({ count: 2500 });
  expect(cells.map((row) => row.slice(0, 2))).toEqual(ordered);
  expect(cells.slice(0, 3).every((row) => Number.isNaN(row[2]))).toBe(true);
  for (const at of [3, 2002, 2003, 2499]) {
    const window = ordered.slice(at - 3, at + 1).map(([time, co2]) => ({ time, co2 }));
    // One row alone is summed in another order.
    expect(cells[at][2]).toBeCloseTo((await outputsOf(run, window))[0], 5);
  }
  const few = await errorOf(run.predictFiles([named("t.csv", "time,co2\n1,2\n2,3\n3,4\n")]));
  expect(few.message).toMatch(/A window takes 4 rows that follow each other, but there are only 3/);
  for (const one of [predictions, run]) one.dispose();
});

describe("images", () => {
  /** @type {import("minibatch").Run} */
  let run;
  /** A grey value of each image. @type {Record<string, Uint8Array>} */
  const pictures = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [
      `new/${String(i).padStart(3, "0")}.png`,
      greyPng(i % 250),
    ]),
  );
  /** @type {number[]} */
  const expected = [];
  beforeAll(async () => {
    const training = Array.from({ length: 40 }, (_, i) =>
      named(`shades/${i % 2 ? "light" : "dark"}/${i}.png`, greyPng(i % 2 ? 200 + i : i)),
    );
    run = await experiment({ minibatch: 1, fit: { epochs: 1, batch_size: 8 } }).run(training);
    const all = Object.entries(pictures);
    for (const [name, content] of all)
      expected.push(...(await outputsOf(run, named(name, content))));
    return () => run.dispose();
  });

  it("of a folder, a zip and a tar.gz are predicted by their paths", async () => {
    const readme = { "new/README.md": "what they are", "new/notes.csv": "a,b\n1,2\n" };
    for (const given of [
      Object.entries({ ...pictures, ...readme }).map(([path, content]) => ({
        ...named(path.replace("new/", ""), content),
        path,
      })),
      [named("new.zip", zip({ ...pictures, ...readme }))],
      [named("new.tar.gz", gzip(tar({ ...pictures, ...readme })))],
    ]) {
      /** @type {number[]} */
      const done = [];
      const predictions = await run.predictFiles(given, {
        onProgress: ({ done: images }) => done.push(images),
      });
      expect(predictions.rows).toBe(300);
      expect(done).toEqual([256, 300]);
      const rows = await predictions.page({ count: 300 });
      expect(rows.map(([name]) => name)).toEqual(Object.keys(pictures));
      expect(predictions.outputs.length).toBe(expected.length);
      // One alone is summed in another order.
      for (const [i, value] of predictions.outputs.entries()) {
        expect(value).toBeCloseTo(expected[i], 5);
      }
      expect(predictions.warnings.map(({ message }) => message)).toEqual([
        "new/notes.csv was not read: it is not an image.",
      ]);
      predictions.dispose();
    }
  });

  it("that cannot be decoded are left out by name", async () => {
    const some = { "a.png": greyPng(3), "b.png": "no image", "c.png": greyPng(9) };
    const predictions = await run.predictFiles([named("some.zip", zip(some))]);
    expect((await predictions.page()).map(([name]) => name)).toEqual(["a.png", "c.png"]);
    expect(predictions.warnings.map(({ id }) => id)).toEqual(["predict.not-read"]);
    predictions.dispose();
    const none = await errorOf(run.predictFiles([named("b.png", "no image")]));
    expect(none).toMatchObject({ code: "invalid-data", id: "predict.not-read" });
    expect(none.message).toMatch(/^b\.png was left out: /);
    const empty = await errorOf(run.predictFiles([named("t.zip", zip({ "t.csv": "a,b\n1,2\n" }))]));
    expect(empty.message).toBe("t.csv was not read: it is not an image.");
  });

  it("can be cancelled between some and others", async () => {
    const controller = new AbortController();
    const error = await errorOf(
      run.predictFiles([named("new.zip", zip(pictures))], {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      }),
    );
    expect(error).toBe(controller.signal.reason);
  });
});
