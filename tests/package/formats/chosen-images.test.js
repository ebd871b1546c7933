// Some of the rows of arrays and some images, where all are too many. What they are is seen by what all are.

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { readNpy } from "../../../wasm/formats/npy.js";
import { decodePng, entry, errorOf, file, greyPng, gzip, idx, zip } from "./make-files.js";
import { loadCore, take } from "./load-core.js";

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {string} name */
const fixture = (name) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
const noTurn = async () => {};

/** @param {any[]} files @param {object} [config] @param {object} [options] @returns {Promise<any>} */
const read = (files, config, options) =>
  readFiles(files, {
    ...{ core, decode: decodePng, ...options },
    ...(config && { reading: { class_name: "Images", config } }),
  });

/** The first pixel and the label of all rows. @param {any} source */
async function rowsOf(source) {
  const { train, test } = await source.prepare({ preparation: [] });
  const rows = [train, test].map((part) => {
    const { x, y } = take(core, part);
    const size = part.rows() ? x.length / part.rows() : 1;
    return (y ?? []).map((label, row) => [x[row * size], label]);
  });
  for (const object of [train, test]) object.delete();
  source.dispose();
  return rows;
}

/** @type {[nrows: number | undefined, step: number | undefined][]} */
const choices = [
  [1, 1],
  [2, undefined],
  [undefined, 2],
  [100, 3],
];
/** @param {ArrayLike<any>} rows @param {number} [nrows] @param {number} [step] */
const chosen = (rows, nrows = Infinity, step = 1) =>
  Array.from(rows)
    .filter((_, i) => i % step === 0)
    .slice(0, nrows);

describe("equal images", () => {
  const once = { drop_duplicates: true };

  it("of arrays are read once, in all parts, each class by itself", async () => {
    const image = (/** @type {number} */ grey) => [grey, 0, 0, 1];
    const part = (/** @type {number[]} */ greys) => idx([greys.length, 2, 2], greys.flatMap(image));
    const files = () => [
      file("train-images.idx3-ubyte", part([1, 2, 1, 3, 1])),
      file("train-labels.idx1-ubyte", idx([5], [0, 1, 0, 1, 1])),
      file("t10k-images.idx3-ubyte", part([2, 9, 3])),
      file("t10k-labels.idx1-ubyte", idx([3], [1, 0, 0])),
    ];
    const source = await read(files(), once);
    expect(source.description).toMatchObject({ split: { train: 4, test: 2 }, classCounts: [3, 3] });
    expect(source.description.reading.config).toEqual(once);
    const [warning] = source.description.warnings;
    expect([warning.id, warning.values.count]).toEqual(["copies-left-out", 2]);
    const [train, test] = await rowsOf(source);
    expect(train).toEqual([
      [1, 0],
      [2, 1],
      [3, 1],
      [1, 1],
    ]);
    expect(test).toEqual([
      [9, 0],
      [3, 0],
    ]);
    const all = await read(files());
    expect(all.description).toMatchObject({ split: { train: 5, test: 3 }, warnings: [] });
    all.dispose();
  });

  it("of folders likewise; a part of which nothing is left goes", async () => {
    const files = [
      ["train/cats/1.png", 10],
      ["train/cats/2.png", 20],
      ["train/dogs/1.png", 10],
      ["train/dogs/2.png", 30],
      ["train/dogs/3.png", 30],
      ["test/cats/9.png", 10],
      ["test/dogs/9.png", 30],
    ].map(([path, grey]) => {
      const [, , name] = String(path).split("/");
      return { name, path, bytes: greyPng(Number(grey)) };
    });
    const source = await read(files, once);
    expect(source.description).toMatchObject({ count: 4, split: null, classCounts: [2, 2] });
    const [rows] = await rowsOf(source);
    expect(rows).toEqual([
      [10, 0],
      [20, 0],
      [10, 1],
      [30, 1],
    ]);
  });
});

describe("an array's rows", () => {
  it.each(["fortran", "little_i4", "big_f8", "unicode", "bytes", "u1"])("of %s", async (name) => {
    const whole = await readNpy(entry(name, fixture(`arrays/${name}.npy`)), noTurn);
    const values = /** @type {any} */ (whole.values);
    const size = values.length / whole.shape[0];
    const rows = Array.from({ length: whole.shape[0] }, (_, i) =>
      Array.from(values.slice(i * size, (i + 1) * size)),
    );
    for (const [nrows, step] of choices) {
      const some = await readNpy(entry(name, fixture(`arrays/${name}.npy`)), noTurn, {
        ...{ nrows, step },
      });
      const expected = chosen(rows, nrows, step);
      expect(some.shape).toEqual([expected.length, ...whole.shape.slice(1)]);
      expect(Array.from(/** @type {any} */ (some.values))).toEqual(expected.flat());
    }
  });

  it("are all that is read of the file", async () => {
    const bytes = fixture("arrays/little_f8.npy");
    const { shape } = await readNpy(entry("a.npy", bytes), noTurn);
    let most = 0;
    const file = {
      ...entry("a.npy", bytes),
      read: async (from = 0, to = bytes.length) => {
        if (from > 0) most = Math.max(most, to - from);
        return bytes.subarray(from, to);
      },
    };
    await readNpy(file, noTurn, { nrows: 1 });
    expect(most).toBe((8 * shape.reduce((a, b) => a * b)) / shape[0]);
  });

  it("are rows of a table, and its arrays stay chosen", async () => {
    const said = { x: "x_train", y: "y_train", nrows: 2 };
    for (const reading of [
      { class_name: "NumPy", config: said },
      { class_name: "CSV", config: { nrows: 2 } },
    ]) {
      const source = await read([file("rows.npz", fixture("arrays/rows.npz"))], undefined, {
        reading,
      });
      const isTold = reading.class_name === "NumPy";
      expect(source.description.reading).toEqual(reading);
      expect(source.description.warnings.map((/** @type {any} */ { id }) => id)).toContain(
        "first-rows",
      );
      const { rows } = source.rows({ from: 0, count: 9 });
      // Of each part so many.
      expect(rows).toHaveLength(isTold ? 2 : 4);
      source.dispose();
    }
  });

  it("too many of them are refused with how many could be read", async () => {
    const error = await errorOf(() =>
      read([file("x.npy", fixture("arrays/little_f8.npy"))], undefined, { limits: { bytes: 40 } }),
    );
    expect(error).toMatchObject({ id: "memory.rows", values: { reader: "CSV" } });
  });
});

describe("some images", () => {
  const train = Array.from({ length: 12 }, (_, i) => 10 * i);
  const labels = train.map((_, i) => i % 3);
  const sets = [
    file("train-images-idx3-ubyte.gz", gzip(idx([12, 1, 1], train))),
    file("train-labels-idx1-ubyte", idx([12], labels)),
    file("t10k-images-idx3-ubyte", idx([5, 1, 1], [1, 2, 3, 4, 5])),
    file("t10k-labels-idx1-ubyte", idx([5], [0, 1, 2, 0, 1])),
  ];

  it.each([
    [5, undefined],
    [undefined, 4],
    [3, 2],
  ])("of IDX: nrows %s, step %s", async (nrows, step) => {
    const [all, test] = await rowsOf(await read(sets));
    const config = { ...(nrows && { nrows }), ...(step && { step }) };
    const source = await read(sets, config);
    expect(source.description.reading).toEqual({ class_name: "Images", config });
    expect(source.description.warnings).toHaveLength(1);
    expect(await rowsOf(source)).toEqual([chosen(all, nrows, step), chosen(test, nrows, step)]);
  });

  it.each([
    [4, undefined],
    [undefined, 2],
    [2, 3],
  ])("that are rows of a table: nrows %s, step %s", async (nrows, step) => {
    const lines = [`label,${Array.from({ length: 25 }, (_, i) => `pixel${i}`)}`];
    for (let i = 0; i < 9; ++i) lines.push(`${i % 4 > 1 ? 1 : 0},${Array(25).fill(20 * i)}`);
    const files = [file("train.csv", `${lines.join("\n")}\n`)];
    const [all] = await rowsOf(await read(files));
    const config = { ...(nrows && { nrows }), ...(step && { step }) };
    const source = await read(files, config);
    expect(source.description.reading.config).toEqual({ shape: [5, 5, 1], ...config });
    expect(await rowsOf(source)).toEqual([chosen(all, nrows, step), []]);
    // Behind the last one that is wanted nothing is looked at.
    if (!nrows || step) return;
    const damaged = [file("train.csv", `${lines.join("\n")}\nno,pixels\n`)];
    expect((await rowsOf(await read(damaged, config)))[0]).toHaveLength(nrows);
  });

  it("of CIFAR's batches", async () => {
    const bytes = fixture("cifar/cifar-10-binary.tar.gz");
    const [all, test] = await rowsOf(await read([file("c.tar.gz", bytes)]));
    const some = await rowsOf(await read([file("c.tar.gz", bytes)], { step: 2 }));
    expect(some).toEqual([chosen(all, undefined, 2), chosen(test, undefined, 2)]);
  });

  const folders = Array.from({ length: 12 }, (_, i) => [
    `set/${i < 8 ? "train" : "test"}/${"ab"[i % 2]}/${i}.png`,
    greyPng(20 * i),
  ]);

  it("in folders are at equal distances, of each part", async () => {
    const files = [file("set.zip", zip(Object.fromEntries(folders)))];
    const source = await read(files, { step: 2 });
    expect(source.description).toMatchObject({
      ...{ count: 6, split: { train: 4, test: 2 } },
      reading: { class_name: "Images", config: { step: 2 } },
    });
    const [train, test] = (await rowsOf(source)).map((rows) =>
      rows.map(([pixel]) => pixel / 20).sort((a, b) => a - b),
    );
    // By their paths: a/0, a/2, a/4, a/6, b/1 … to train on, a/10, a/8, b/11, b/9 to test on.
    expect([train, test]).toEqual([
      [0, 1, 4, 5],
      [10, 11],
    ]);
  });

  it("are offered where all would need too much memory", async () => {
    const limits = { bytes: 9 };
    const test = await errorOf(() => read(sets.slice(2), undefined, { limits: { bytes: 4 } }));
    expect(test).toMatchObject({ id: "memory.rows", values: { reader: "Images", rows: 5 } });
    const files = folders.map(([path, bytes]) => ({ name: String(path), path, bytes }));
    const source = await read(files, undefined, { limits });
    const error = await errorOf(() => source.prepare({ preparation: [] }));
    source.dispose();
    expect(error).toMatchObject({ code: "out-of-memory", id: "memory.images" });
    expect(error.message).toMatch(
      /^12 images of 4 × 4 × 1 would take 192 bytes of memory; at most 9 bytes is allowed\. Make them smaller with Resizing, or read one of every 43 \("step": 43 in the config of the reading\)\.$/,
    );
  });
});
