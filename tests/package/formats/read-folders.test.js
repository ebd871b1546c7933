import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { decodePng, file, greyPng, png, zip } from "./make-files.js";
import { refused } from "./refused.js";
import { loadCore, splitBy, take } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/image-source.js").ImageSource} ImageSource */

const photos = new URL("../fixtures/photos/", import.meta.url);

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {any[]} files @param {object} [options] */
const read = async (files, options = {}) =>
  /** @type {ImageSource} */ (await readFiles(files, { core, decode: decodePng, ...options }));

/**
 * The label and the first byte of each row of 4 × 4 images.
 * @param {import("../../../wasm/bindings.d.ts").Dataset} dataset
 */
function grey(dataset) {
  const { x, y } = take(core, dataset);
  return (y ?? []).map((label, row) => [label, Math.round(x[row * 16] * 255)]);
}

describe("images in folders", () => {
  const cats = [10, 20, 30].map((v, i) => file(`pets/cats/${i}.png`, greyPng(v)));
  const dogs = [110, 120, 130].map((v, i) => file(`pets/dogs/${i}.png`, greyPng(v)));

  it("of several sizes are looked at one by one", async () => {
    const small = file("pets/cats/small.png", greyPng(40, 2));
    const source = await read([...cats, ...dogs, small]);
    expect(source.description.uniform).toBe(false);
    const turn = async () => {};
    // Six images of 16 pixels and one of 4.
    expect(await source.look({ name: "pixels", options: {} }, turn)).toMatchObject({
      images: 7,
      min: 10,
      max: 130,
      mean: ((10 + 20 + 30 + 110 + 120 + 130) * 16 + 40 * 4) / 100,
    });
    expect(await source.look({ name: "meanImage", options: { label: 0 } }, turn)).toEqual({
      height: 4,
      width: 4,
      channels: 1,
      images: 4,
      data: new Float64Array(16).fill(25),
    });
  });

  it("have the class that their folder is named after, in the order of their paths", async () => {
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
    const { train, test, description } = await source.prepare(splitBy(source, { test_size: 0.34 }));
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

  it("are found in a zip, whose other files are named, but no notes for its reader", async () => {
    const { description } = await read([
      file(
        "pets.zip",
        zip({
          "pets/cats/1.png": greyPng(1),
          "pets/dogs/1.png": greyPng(2),
          "pets/readme.txt": "hello",
          LICENSE: "hello",
          "pets/notes.txt": "hello",
          "pets/inner.zip": zip({ "a/1.png": greyPng(1) }),
          "__MACOSX/pets/cats/._1.png": "x",
          "pets/dogs/.hidden.png": "x",
        }),
      ),
    ]);
    expect(description).toMatchObject({ count: 2, classNames: ["cats", "dogs"] });
    expect(description.warnings.map(({ id, values }) => [id, values.path])).toEqual([
      ["nested-archive", "pets/inner.zip"],
      ["not-read", "pets/notes.txt"],
    ]);
  });

  it("that do not decode are named, counted and left out", async () => {
    const broken = Array.from({ length: 23 }, (_, i) => file(`pets/cats/b${i}.png`, "no image"));
    const { description } = await read([...cats, ...dogs, ...broken]);
    expect(description).toMatchObject({ count: 6, classCounts: [3, 3] });
    expect(description.warnings).toHaveLength(21);
    const path = "pets/cats/b0.png";
    const message =
      "pets/cats/b0.png is not an image that can be decoded. Save it anew as PNG with an image editor, or leave it out.";
    expect(description.warnings[0]).toEqual({
      id: "image-not-decoded",
      message,
      values: { path, why: { id: "image.not-decodable", values: { path }, message } },
    });
    expect(description.warnings[20].message).toBe("3 more images could not be decoded.");
    await refused(
      () => read([file("a/1.png", "x"), file("b/1.png", "y")]),
      /None of the 2 images can be decoded/,
    );
  });

  it("in one folder, or in none, are refused", async () => {
    await refused(() => read(cats), /All 3 images are in one folder, "cats"/);
    await refused(() => read([file("1.png", greyPng(1))]), /1\.png is not in a folder/);
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
      preparation: [
        { class_name: "TrainTestSplit", config: { test_size: 0.4 } },
        { class_name: "Resizing", config: { height: 2, width: 2 } },
        { class_name: "Rescaling", config: {} },
      ],
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
      () =>
        source.prepare({
          preparation: [{ class_name: "Resizing", config: { height: 1000, width: 1000 } }],
        }),
      /6 images of 1000 × 1000 × 1 would take 6\.0 MB/,
      "out-of-memory",
    );
    source.dispose();
  });

  it("in folders named train and test give both parts; training rows are shuffled", async () => {
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
      ...["1/val", "2/train"].flatMap((part) => [
        file(`${part}/a/1.png`, greyPng(10)),
        file(`${part}/b/1.png`, greyPng(part === "1/val" ? 30 : 20)),
      ]),
      file("3/test/a/1.png", "x"),
    ]);
    expect(source.description.split).toEqual({ train: 2, test: 2 });
    const { train, test } = await source.prepare({});
    expect(grey(test)).toEqual([
      [0, 10],
      [1, 30],
    ]);
    expect(grey(train).toSorted()).toEqual([
      [0, 10],
      [1, 20],
    ]);
    train.delete();
    test.delete();
    source.dispose();
  });

  it("give a new image the others' size", async () => {
    const source = await read([...cats, ...dogs]);
    const prepared = await source.prepare({
      preparation: [
        { class_name: "TrainTestSplit", config: {} },
        { class_name: "Grayscale", config: {} },
        { class_name: "Resizing", config: { height: 2, width: 2 } },
        { class_name: "Rescaling", config: {} },
      ],
    });
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

  it("are read without a browser, and where sharp is missing a photo is refused", async () => {
    const broken = file("pets/cats/broken.png", png(6, 6, () => [1, 2, 3, 255]).subarray(0, 60));
    const cut = file("pets/dogs/cut.png", png(6, 6, () => [1, 2, 3, 255]).subarray(0, 15));
    const source = /** @type {any} */ (await readFiles([...cats, ...dogs, broken, cut], { core }));
    expect(source.description).toMatchObject({ count: 6, classNames: ["cats", "dogs"] });
    expect(source.description.warnings).toMatchObject([
      {
        message:
          "pets/cats/broken.png is not an image that can be decoded. Save it anew as PNG with an image editor, or leave it out.",
      },
      {
        message:
          "pets/dogs/cut.png is not an image that can be decoded. Save it anew as PNG with an image editor, or leave it out.",
      },
    ]);
    const { train, test } = await source.prepare({});
    for (const object of [train, test]) object.delete();
    source.dispose();
    vi.doMock("sharp", () => {
      throw new Error("Cannot find package");
    });
    const photo = file("pets/cats/photo.jpg", readFileSync(new URL("colour.jpg", photos)));
    await refused(
      () => readFiles([...cats, ...dogs, photo], { core }),
      /photo.jpg is an image that a browser decodes/,
      "invalid-state",
    ).finally(() => vi.doUnmock("sharp"));
  });

  it("are counted as they are decoded, and can be cancelled", async () => {
    /** @type {number[][]} */
    const seen = [];
    await read([...cats, ...dogs], {
      onProgress: (/** @type {number[]} */ ...args) => seen.push(args),
    });
    expect(seen.at(-1)).toEqual([6, 6]);
    let decoded = 0;
    const decode = async (/** @type {Uint8Array} */ bytes) => {
      ++decoded;
      return decodePng(bytes, "");
    };
    const turn = async () => {
      if (decoded > 0) throw new Error("enough");
    };
    await expect(read([...cats, ...dogs], { decode, turn })).rejects.toThrow("enough");
    expect(decoded).toBeLessThan(6);
  });

  it("that are large are made smaller, unless a size is asked for", async () => {
    const files = ["a", "b"].map((name) =>
      file(
        `${name}/1.png`,
        png(100, 200, () => [1, 2, 3, 255]),
      ),
    );
    const { description } = await read(files);
    expect([description.height, description.width].toSorted()).toEqual([100, 200]);
    const [, resizing] = description.suggestedPreparation;
    expect(resizing.class_name).toBe("Resizing");
    expect(Object.values(resizing.config).toSorted()).toEqual([32, 64]);
  });
});
