import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { file, gzip, idx } from "./make-files.js";
import { refused } from "./refused.js";
import { loadCore, splitBy, take } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/image-source.js").ImageSource} ImageSource */

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {any[]} files @param {object} [options] */
const read = async (files, options = {}) =>
  /** @type {ImageSource} */ (await readFiles(files, { core, ...options }));

const folder = new URL("../fixtures/arrays/", import.meta.url);
/** @param {string} name */
const fixture = (name) => file(name, new Uint8Array(readFileSync(new URL(name, folder))));
const golden = JSON.parse(readFileSync(new URL("golden.json", folder), "utf8"));

/** Six 1 × 2 images, image i holding 10 i and 10 i + 1. */
const sixImages = idx([6, 1, 2], [0, 1, 10, 11, 20, 21, 30, 31, 40, 41, 50, 51]);
const sixLabels = idx([6], [0, 1, 2, 0, 1, 2]);

describe("IDX files", () => {
  it("give training and test rows, gzipped or not", async () => {
    const source = await read([
      file("t10k-labels-idx1-ubyte", idx([2], [2, 0])),
      file("train-images-idx3-ubyte.gz", gzip(sixImages)),
      file("t10k-images-idx3-ubyte.gz", gzip(idx([2, 1, 2], [60, 61, 255, 0]))),
      file("train-labels-idx1-ubyte", sixLabels),
    ]);
    expect(source.description).toEqual({
      kind: "images",
      name: "train-images-idx3-ubyte",
      count: 8,
      height: 1,
      width: 2,
      channels: 1,
      uniform: true,
      classNames: ["0", "1", "2"],
      classCounts: [3, 2, 3],
      split: { train: 6, test: 2 },
      reading: { class_name: "Images", config: {} },
      suggestedPreparation: [{ class_name: "Rescaling", config: { scale: 1 / 255 } }],
      warnings: [],
    });
    const { train, test, description } = await source.prepare({});
    expect(description).toMatchObject({ task: "classification", classNames: ["0", "1", "2"] });
    const rows = take(core, train);
    expect(rows.shape).toEqual([1, 2, 1]);
    expect(rows.x).toEqual(
      [0, 1, 10, 11, 20, 21, 30, 31, 40, 41, 50, 51].map((v) => Math.fround(v / 255)),
    );
    expect(rows.y).toEqual([0, 1, 2, 0, 1, 2]);
    expect(take(core, test)).toMatchObject({
      x: [60, 61, 255, 0].map((v) => Math.fround(v / 255)),
      y: [2, 0],
    });
    for (const object of [train, test]) object.delete();
    source.dispose();
  });

  it("of three parts give rows to validate with", async () => {
    const pair = (/** @type {string} */ name, /** @type {number[]} */ values) => [
      file(`${name}-images-idx3-ubyte`, idx([values.length, 1, 1], values)),
      file(
        `${name}-labels-idx1-ubyte`,
        idx(
          [values.length],
          values.map((v) => v % 2),
        ),
      ),
    ];
    const train = pair("train", [1, 2, 3]);
    const source = await read([...pair("test", [5, 6]), ...pair("valid", [4]), ...train]);
    const { split, suggestedFit, warnings } = source.description;
    expect(split).toEqual({ train: 4, test: 2 });
    expect(suggestedFit).toEqual({ validation_split: 0.25 });
    expect(warnings.map(({ id }) => id)).toEqual(["validation-rows"]);
    const prepared = await source.prepare({ preparation: [] });
    expect(take(core, prepared.train).x).toEqual([1, 2, 3, 4]);
    expect(take(core, prepared.test).x).toEqual([5, 6]);
    for (const object of [prepared.train, prepared.test]) object.delete();
    source.dispose();
    // Two are no parts of one name.
    const more = pair("train-more", [7, 8]);
    await refused(
      () => read([...train, ...more, ...pair("test", [5, 6])]),
      /3 IDX files of images/,
    );
  });

  it("without test rows are split, stratified by class", async () => {
    const labels = Array.from({ length: 60 }, (_, i) => i % 3);
    const pixels = Array.from({ length: 60 }, (_, i) => i);
    const source = await read([file("i", idx([60, 1, 1], pixels)), file("l", idx([60], labels))]);
    expect(source.description.split).toBe(null);
    const { train, test } = await source.prepare(splitBy(source, { test_size: 0.25 }, { seed: 3 }));
    const [a, b] = [take(core, train), take(core, test)];
    expect([a.y?.length, b.y?.length]).toEqual([45, 15]);
    expect([0, 1, 2].map((c) => b.y?.filter((y) => y === c).length)).toEqual([5, 5, 5]);
    const values = [...a.x, ...b.x].map((x) => Math.round(x * 255));
    expect(values.toSorted((p, q) => p - q)).toEqual(pixels);
    values.forEach((value, i) => expect([...(a.y ?? []), ...(b.y ?? [])][i]).toBe(value % 3));

    const again = await source.prepare(splitBy(source, { test_size: 0.25 }, { seed: 3 }));
    expect(take(core, again.test)).toEqual(b);
    const other = await source.prepare(splitBy(source, { test_size: 0.25 }, { seed: 4 }));
    expect(take(core, other.test)).not.toEqual(b);
    for (const made of [train, test, again.train, again.test, other.train, other.test])
      made.delete();
    source.dispose();
  });

  it("are left as bytes, scaled otherwise, or encoded, as the steps and the target say", async () => {
    const source = await read([file("i", sixImages), file("l", sixLabels)]);
    const plain = await source.prepare({ preparation: [] });
    expect(take(core, plain.train, [0, 5]).x).toEqual([0, 1, 50, 51]);
    expect(plain.test.rows()).toBe(0);
    const centred = await source.prepare({
      preparation: [{ class_name: "Rescaling", config: { scale: 0.5, offset: -1 } }],
      target: { encoding: "one-hot" },
    });
    expect(take(core, centred.train, [0, 2])).toMatchObject({
      x: [-1, -0.5, 9, 9.5],
      y: [1, 0, 0, 0, 0, 1],
    });
    for (const made of [plain, centred]) for (const set of [made.train, made.test]) set.delete();
    source.dispose();
  });

  it("keep the images in the core alone, and share them", async () => {
    const count = 20_000;
    const before = core.bindings.usedBytes();
    const source = await read([
      file("i", idx([count, 28, 28], new Uint8Array(count * 784))),
      file(
        "l",
        idx(
          [count],
          Array.from({ length: count }, (_, i) => i % 10),
        ),
      ),
    ]);
    const { train, test } = await source.prepare({});
    expect(train.rows() + test.rows()).toBe(count);
    expect(core.bindings.usedBytes() - before).toBeLessThan(1.1 * count * 784);
    train.delete();
    test.delete();
    source.dispose();
    expect(core.bindings.usedBytes()).toBeLessThan(before + 100_000);
  });

  it("take class names from a text file beside them", async () => {
    const files = [file("i", sixImages), file("l", sixLabels)];
    const named = await read([...files, file("classes.txt", "top\r\nbag\n\nboot \n")]);
    expect(named.description.classNames).toEqual(["top", "bag", "boot"]);
    await refused(
      () => read([...files, file("classes.txt", "top\nbag")]),
      /names 2 classes, but the labels go up to 2/,
    );
  });

  it("become images of another size and colour", async () => {
    const files = [file("i", sixImages), file("l", sixLabels)];
    const source = await read(files);
    const config = { height: 2, width: 2 };
    const preparation = [
      { class_name: "TrainTestSplit", config: { test_size: 0.5, stratify: false } },
      { class_name: "GrayscaleToRGB", config: {} },
      { class_name: "Resizing", config },
      { class_name: "Rescaling", config: {} },
    ];
    const { train, test } = await source.prepare({ preparation });
    const { x, shape } = take(core, train, [0]);
    expect(shape).toEqual([2, 2, 3]);
    expect(x.slice(0, 6)).toEqual([x[0], x[0], x[0], x[3], x[3], x[3]]);
    expect(x.slice(6)).toEqual(x.slice(0, 6));
    train.delete();
    test.delete();
    await refused(
      () => source.prepare({ preparation: [{ class_name: "Resizing", config: { width: 2 } }] }),
      /height/,
      "invalid-argument",
    );
    await refused(
      () =>
        source.prepare({
          preparation: [
            { class_name: "PerImageStandardization", config: {} },
            { class_name: "Resizing", config },
          ],
        }),
      /Resizing changes the size or colours of images, so it must come before/,
    );
    await refused(
      () => source.prepare({ reading: { class_name: "CSV" } }),
      /read by "Images", but "reading" is for "CSV"/,
      "invalid-argument",
    );
    await refused(
      () => source.prepare(splitBy(source, { test_size: 2.5 })),
      /test_size must be a fraction between/,
      "invalid-argument",
    );
    source.dispose();
  });

  it("show examples of every class", async () => {
    const source = await read([file("i", sixImages), file("l", sixLabels)]);
    const shown = /** @type {any[]} */ (await source.examples({ count: 3, seed: 0 }));
    expect(shown.map(({ label }) => label)).toEqual([0, 1, 2]);
    expect([...shown[1].data]).toEqual([10, 10, 10, 255, 11, 11, 11, 255]);
    const all = /** @type {any[]} */ (await source.examples({ count: 100, seed: 5 }));
    expect(all.map(({ data }) => data[0]).toSorted((a, b) => a - b)).toEqual([
      0, 10, 20, 30, 40, 50,
    ]);
    source.dispose();
  });

  it("show each example once where classes are of different sizes", async () => {
    const labels = [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    const source = await read([
      file(
        "i",
        idx(
          [11, 1, 1],
          labels.map((_, i) => i),
        ),
      ),
      file("l", idx([11], labels)),
    ]);
    const shown = /** @type {any[]} */ (await source.examples({ count: 8, seed: 3 }));
    expect(shown).toHaveLength(8);
    expect(new Set(shown.map(({ data }) => data[0])).size).toBe(8);
    source.dispose();
  });

  it.each(["u1", "i2", "i4", "f4", "f8"])("of the type %s hold NumPy's numbers", async (type) => {
    for (const labels of ["labels-idx1-int", "labels-idx2-int"]) {
      const source = await read([`${type}-images-idx3`, labels].map(fixture));
      const { train, test } = await source.prepare({ preparation: [] });
      expect(take(core, train)).toMatchObject({ x: golden.idx, y: [0, 1, 0, 1] });
      expect(source.description.warnings).toEqual([]);
      for (const object of [train, test]) object.delete();
      source.dispose();
    }
  });

  it("of signed bytes are stretched to what a picture can show, and that is said", async () => {
    const source = await read(["i1-images-idx3", "labels-idx1-int"].map(fixture));
    const { train, test } = await source.prepare({ preparation: [] });
    const signed = golden.idx.map((/** @type {number} */ byte) => (byte >> 1) - 64);
    const [min, max] = [Math.min(...signed), Math.max(...signed)];
    expect(take(core, train).x).toEqual(
      signed.map((/** @type {number} */ value) => Math.round(((value - min) * 255) / (max - min))),
    );
    expect(source.description.warnings).toMatchObject([
      { id: "pixels-stretched", values: { from: min, to: max } },
    ]);
    for (const object of [train, test]) object.delete();
    source.dispose();
  });

  it("with one class only are refused", async () => {
    const files = [file("i", sixImages), file("l", idx([6], [3, 3, 3, 3, 3, 3]))];
    await refused(() => read(files), /All 6 labels of l are 3/);
  });

  it("are read beside files of other kinds, which are named", async () => {
    const { description } = await read([
      file("i", sixImages),
      file("l", sixLabels),
      file("notes.md", "# notes"),
      file(".DS_Store", "x"),
    ]);
    expect(description.warnings).toEqual([
      {
        id: "not-read",
        message: "notes.md was not read: it has an unsupported file type.",
        values: { path: "notes.md", why: { id: "why.unsupported" } },
      },
    ]);
  });

  it("larger than the limit are refused before memory is taken", async () => {
    const files = [file("i", sixImages), file("l", sixLabels)];
    await refused(
      () => read(files, { limits: { bytes: 10 } }),
      /i would take 12 bytes of memory with its 6 rows; at most 10 .*"nrows": 2.*"step": 3/,
      "out-of-memory",
    );
  });
});
