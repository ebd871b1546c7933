import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { decodePng, errorOf, file, greyPng, gzip, idx, png, zip } from "./make-files.js";
import { loadCore, take } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/image-source.js").ImageSource} ImageSource */

/** @type {import("../../../wasm/worker/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {any[]} files @param {object} [options] */
const read = async (files, options = {}) =>
  /** @type {ImageSource} */ (await readFiles(files, { core, decode: decodePng, ...options }));

/** @param {() => unknown} work @param {RegExp} message @param {string} [code] */
async function refused(work, message, code = "invalid-data") {
  const error = await errorOf(work);
  expect(error.message).toMatch(message);
  expect(error.code).toBe(code);
}

/** Six 1 × 2 images, image i holding 10 i and 10 i + 1. */
const sixImages = idx([6, 1, 2], [0, 1, 10, 11, 20, 21, 30, 31, 40, 41, 50, 51]);
const sixLabels = idx([6], [0, 1, 2, 0, 1, 2]);

describe("IDX files", () => {
  it("bring training and test rows, packed or not", async () => {
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

  it("without test rows are split, each class in its share", async () => {
    const labels = Array.from({ length: 60 }, (_, i) => i % 3);
    const pixels = Array.from({ length: 60 }, (_, i) => i);
    const source = await read([file("i", idx([60, 1, 1], pixels)), file("l", idx([60], labels))]);
    expect(source.description.split).toBe(null);
    const { train, test } = await source.prepare({ testSize: 0.25, seed: 3 });
    const [a, b] = [take(core, train), take(core, test)];
    expect([a.y?.length, b.y?.length]).toEqual([45, 15]);
    expect([0, 1, 2].map((c) => b.y?.filter((y) => y === c).length)).toEqual([5, 5, 5]);
    const values = [...a.x, ...b.x].map((x) => Math.round(x * 255));
    expect(values.toSorted((p, q) => p - q)).toEqual(pixels);
    values.forEach((value, i) => expect([...(a.y ?? []), ...(b.y ?? [])][i]).toBe(value % 3));

    const again = await source.prepare({ testSize: 0.25, seed: 3 });
    expect(take(core, again.test)).toEqual(b);
    const other = await source.prepare({ testSize: 0.25, seed: 4 });
    expect(take(core, other.test)).not.toEqual(b);
    for (const made of [train, test, again.train, again.test, other.train, other.test])
      made.delete();
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
    const source = await read([file("i", sixImages), file("l", sixLabels)]);
    const { train, test } = await source.prepare({
      height: 2,
      width: 2,
      channels: 3,
      testSize: 0.5,
      stratify: false,
    });
    const { x, shape } = take(core, train, [0]);
    expect(shape).toEqual([2, 2, 3]);
    expect(x.slice(0, 6)).toEqual([x[0], x[0], x[0], x[3], x[3], x[3]]);
    expect(x.slice(6)).toEqual(x.slice(0, 6));
    train.delete();
    test.delete();
    await refused(
      () => source.prepare({ height: 0 }),
      /height must be a whole number from 1/,
      "invalid-argument",
    );
    await refused(() => source.prepare({ channels: 4 }), /channels must be 1/, "invalid-argument");
    await refused(
      () => source.prepare({ testSize: 2 }),
      /test_size must be between/,
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

  it("with one class only are refused", async () => {
    const files = [file("i", sixImages), file("l", idx([6], [3, 3, 3, 3, 3, 3]))];
    await refused(() => read(files), /All 6 labels beside i are 3/);
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
        code: "not-read",
        message: "notes.md was not read: it is of no kind that is read.",
        file: "notes.md",
      },
    ]);
  });

  it("larger than the limit are refused before memory is taken", async () => {
    const files = [file("i", sixImages), file("l", sixLabels)];
    await refused(
      () => read(files, { limits: { bytes: 10 } }),
      /i would take 12 bytes of memory; at most 10/,
      "out-of-memory",
    );
  });
});

describe("images in folders", () => {
  const cats = [10, 20, 30].map((v, i) => file(`pets/cats/${i}.png`, greyPng(v)));
  const dogs = [110, 120, 130].map((v, i) => file(`pets/dogs/${i}.png`, greyPng(v)));

  it("are of the class their folder is named for, in the order of their paths", async () => {
    const source = await read([...dogs, ...cats.toReversed()]);
    expect(source.description).toMatchObject({
      name: "pets",
      count: 6,
      height: 4,
      width: 4,
      channels: 1,
      uniform: true,
      classNames: ["cats", "dogs"],
      classCounts: [3, 3],
      split: null,
    });
    const { train, test, description } = await source.prepare({ testSize: 0.34 });
    expect(description.task).toBe("binary");
    for (const set of [train, test]) {
      const { x, y } = take(core, set);
      y?.forEach((label, row) => expect(x[row * 16] * 255 > 100).toBe(label === 1));
    }
    expect([train.rows(), test.rows()]).toEqual([3, 3]);
    train.delete();
    test.delete();
    source.dispose();
  });

  it("are found in a zip, whose other files are named", async () => {
    const { description } = await read([
      file(
        "pets.zip",
        zip({
          "pets/cats/1.png": greyPng(1),
          "pets/dogs/1.png": greyPng(2),
          "pets/readme.txt": "hello",
          "pets/inner.zip": zip({ "a/1.png": greyPng(1) }),
          "__MACOSX/pets/cats/._1.png": "x",
          "pets/dogs/.hidden.png": "x",
        }),
      ),
    ]);
    expect(description).toMatchObject({ count: 2, classNames: ["cats", "dogs"] });
    expect(description.warnings.map(({ code, file }) => [code, file])).toEqual([
      ["nested-archive", "pets/inner.zip"],
      ["not-read", "pets/readme.txt"],
    ]);
  });

  it("that do not decode are named, counted and left out", async () => {
    const broken = Array.from({ length: 23 }, (_, i) => file(`pets/cats/b${i}.png`, "no image"));
    const { description } = await read([...cats, ...dogs, ...broken]);
    expect(description).toMatchObject({ count: 6, classCounts: [3, 3] });
    expect(description.warnings).toHaveLength(21);
    expect(description.warnings[0]).toEqual({
      code: "image-not-decoded",
      message: "pets/cats/b0.png is not an image that can be decoded.",
      file: "pets/cats/b0.png",
    });
    expect(description.warnings[20].message).toBe("3 more images could not be decoded.");
    await refused(
      () => read([file("a/1.png", "x"), file("b/1.png", "y")]),
      /None of the 2 images can be decoded/,
    );
  });

  it("in one folder, or in none, are refused", async () => {
    await refused(() => read(cats), /All 3 images lie in one folder, "cats"/);
    await refused(() => read([file("1.png", greyPng(1))]), /1\.png lies in no folder/);
    // The only images of a class that can be read decide.
    await refused(() => read([...cats, file("pets/dogs/1.png", "x")]), /one folder, "cats"/);
  });

  it("of different sizes and colours are resized by the core", async () => {
    const red = png(8, 8, () => [250, 0, 0, 255]);
    const clear = png(4, 4, () => [9, 9, 9, 0]);
    const source = await read([
      ...cats,
      file("pets/dogs/red.png", red),
      file("pets/dogs/clear.png", clear),
    ]);
    expect(source.description).toMatchObject({ uniform: false, height: 4, width: 4, channels: 3 });
    const { train, test } = await source.prepare({
      height: 2,
      width: 2,
      channels: 3,
      testSize: 0.4,
    });
    const all = [take(core, train), take(core, test)];
    const seen = all.flatMap(({ x, y }) =>
      (y ?? []).map((label, i) => [
        label,
        ...x.slice(i * 12, i * 12 + 3).map((v) => Math.round(v * 255)),
      ]),
    );
    expect(seen.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])).toEqual([
      [0, 10, 10, 10],
      [0, 20, 20, 20],
      [0, 30, 30, 30],
      [1, 250, 0, 0],
      [1, 255, 255, 255], // what is transparent lies over white
    ]);
    train.delete();
    test.delete();
    source.dispose();
  });

  it("larger than the limit once resized are refused before memory is taken", async () => {
    const source = await read([...cats, ...dogs], { limits: { bytes: 1e6 } });
    await refused(
      () => source.prepare({ height: 1000, width: 1000 }),
      /6 images of 1000 × 1000 × 1 would take 6\.0 MB/,
      "out-of-memory",
    );
    source.dispose();
  });

  it("in folders named train and test bring both parts; training rows are shuffled", async () => {
    const files = ["train", "test"].flatMap((part) =>
      ["cats", "dogs"].flatMap((name, c) =>
        Array.from({ length: part === "train" ? 20 : 3 }, (_, i) =>
          file(`pets/${part}/${name}/${i}.png`, greyPng(100 * c + i)),
        ),
      ),
    );
    const source = await read(files);
    expect(source.description).toMatchObject({
      classNames: ["cats", "dogs"],
      split: { train: 40, test: 6 },
    });
    const { train, test } = await source.prepare({ seed: 1 });
    expect(take(core, test).y).toEqual([0, 0, 0, 1, 1, 1]);
    const { x, y } = take(core, train);
    expect(y?.filter((label) => label === 1)).toHaveLength(20);
    expect(y).not.toEqual(y?.toSorted());
    y?.forEach((label, row) => expect(x[row * 16] * 255 >= 99.5).toBe(label === 1));
    train.delete();
    test.delete();
    source.dispose();
  });

  it("keep their classes where the only test images do not decode", async () => {
    const source = await read([
      ...["train", "val"].flatMap((part) => [
        file(`${part}/a/1.png`, greyPng(10)),
        file(`${part}/b/1.png`, greyPng(20)),
      ]),
      file("test/a/1.png", "x"),
    ]);
    expect(source.description.split).toEqual({ train: 2, test: 2 });
    const { train, test } = await source.prepare({});
    for (const set of [train, test]) {
      const { x, y } = take(core, set);
      expect(y?.map((label) => 10 + 10 * label)).toEqual(
        y?.map((_, row) => Math.round(x[row * 16] * 255)),
      );
      set.delete();
    }
    source.dispose();
  });

  it("give a new image the others' size", async () => {
    const source = await read([...cats, ...dogs]);
    const prepared = await source.prepare({ height: 2, width: 2, channels: 1 });
    const row = await prepared.transform(
      file(
        "new.png",
        png(6, 6, () => [255, 0, 0, 255]),
      ),
    );
    const { x, y, shape } = take(core, row);
    expect(shape).toEqual([2, 2, 1]);
    expect(x).toEqual(Array(4).fill(Math.fround(76 / 255)));
    expect(y).toBe(null);
    await refused(() => prepared.transform(file("new.png", "text")), /new\.png is not an image/);
    for (const object of [row, prepared.train, prepared.test]) object.delete();
    source.dispose();
  });

  it("need a browser's decoders", async () => {
    await refused(
      () => readFiles([...cats, ...dogs], { core }),
      /only a browser can decode it/,
      "invalid-state",
    );
  });

  it("are counted as they are decoded, and can be given up", async () => {
    /** @type {number[][]} */
    const seen = [];
    await read([...cats, ...dogs], {
      onProgress: (/** @type {number[]} */ ...args) => seen.push(args),
    });
    expect(seen.at(-1)).toEqual([6, 6]);
    const controller = new AbortController();
    const decode = async (/** @type {Uint8Array} */ bytes) => {
      controller.abort(new Error("enough"));
      return decodePng(bytes, "");
    };
    await expect(read([...cats, ...dogs], { decode, signal: controller.signal })).rejects.toThrow(
      "enough",
    );
  });
});
