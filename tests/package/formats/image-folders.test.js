// Folders and zips of images as Kaggle ships them.

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { foldersOf } from "../../../wasm/formats/image-folders.js";
import { readFiles } from "../../../wasm/formats/index.js";
import { decodePng, errorOf, file, greyPng, zip } from "./make-files.js";
import { loadCore } from "./load-core.js";

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/**
 * What is made of paths: each path's class, "-" before those of the test part, "+" of the validation's.
 * @param {string[]} paths
 */
function classesOf(paths) {
  const { order, labels, classNames, split, validation, strays, by } = foldersOf(paths);
  const trained = (split?.train ?? order.length) - validation;
  const shown = Object.fromEntries(
    order.map((i, row) => [
      paths[i],
      (row < trained ? "" : split && row >= split.train ? "-" : "+") + classNames[labels[row]],
    ]),
  );
  return { by, strays: strays.map((i) => paths[i]), ...shown };
}

describe("paths", () => {
  it.each([
    ["plain", { "pets/cat/1.png": "cat", "pets/dog/1.png": "dog" }],
    [
      "train, test and validation",
      {
        "data/train/a/1.png": "a",
        "data/train/b/1.png": "b",
        "data/val/a/2.png": "+a",
        "data/test/b/3.png": "-b",
      },
    ],
    [
      "words in names, twice inside each other (Intel's scenes)",
      {
        "seg_train/seg_train/sea/1.png": "sea",
        "seg_train/seg_train/ice/1.png": "ice",
        "seg_test/seg_test/sea/2.png": "-sea",
      },
    ],
    [
      "training_set and test_set",
      {
        "training_set/cats/1.png": "cats",
        "training_set/dogs/1.png": "dogs",
        "test_set/dogs/2.png": "-dogs",
      },
    ],
    [
      "the parts inside the classes",
      { "cats/train/1.png": "cats", "dogs/train/1.png": "dogs", "cats/test/2.png": "-cats" },
    ],
    [
      "one more folder inside each",
      { "train/n01/images/1.png": "n01", "train/n02/images/1.png": "n02" },
    ],
    ["a class called train", { "x/train/1.png": "train", "x/bus/1.png": "bus" }],
  ])("%s", (_, expected) => {
    expect(classesOf(Object.keys(expected))).toEqual({ by: "folders", strays: [], ...expected });
  });

  it("a picture around the class folders has no class", () => {
    expect(classesOf(["d/sample.png", "d/cats/1.png", "d/dogs/1.png"])).toEqual({
      ...{ by: "folders", strays: ["d/sample.png"] },
      ...{ "d/cats/1.png": "cats", "d/dogs/1.png": "dogs" },
    });
    // Tests without classes, tiny-imagenet's validation, and what is to be guessed.
    for (const stray of ["test/9.png", "val/images/9.png", "seg_pred/seg_pred/9.png"]) {
      const paths = [stray, "train/n01/images/1.png", "train/n02/images/1.png"];
      expect(classesOf(paths), stray).toMatchObject({
        strays: [stray],
        "train/n01/images/1.png": "n01",
      });
    }
  });

  it("names before numbers tell the class where no folders do", () => {
    const { strays, ...rest } = classesOf([
      ...[
        "train/cat.0.png",
        "train/cat.1.png",
        "train/dog.0.png",
        "train/dog.1.png",
        "test1/1.png",
      ],
    ]);
    expect(strays).toEqual(["test1/1.png"]);
    expect(rest).toMatchObject({ by: "names", "train/cat.0.png": "cat", "train/dog.1.png": "dog" });
    const loose = ["강아지_1.png", "강아지_2.png", "Abyssinian (1).png", "Abyssinian (2).png"];
    expect(classesOf(loose)).toMatchObject({
      "강아지_1.png": "강아지",
      "Abyssinian (2).png": "Abyssinian",
    });
  });

  it("names of their own, or of one kind, are no classes", async () => {
    for (const paths of [
      ["a/x1.png", "a/y1.png", "a/y2.png"],
      ["a/img1.png", "a/img2.png"],
      ["a/1.png", "a/2.png"],
    ]) {
      const error = await errorOf(() => foldersOf(paths));
      expect(error.message).toMatch(/images are in one folder, "a"/);
    }
  });
});

/** @param {Record<string, Uint8Array | string>} files @returns {Promise<any>} */
const read = async (files) => readFiles([file("a.zip", zip(files))], { core, decode: decodePng });

describe("a table beside the images", () => {
  const pictures = Object.fromEntries(
    [10, 20, 110, 120].map((value, i) => [`train/000${i + 1}.png`, greyPng(value)]),
  );

  it.each([
    [
      "names with their ending",
      "filename,width,label\n0001.png,4,cat\n0002.png,4,cat\n0003.png,4,dog\n0004.png,4,dog\n",
    ],
    ["numbers", "id,label\n1,cat\n2,cat\n3,dog\n4,dog\n"],
    [
      "paths, with backslashes and a semicolon",
      "breed;file\ncat;train\\0001.png\ncat;train\\0002.png\ndog;train\\0003.png\ndog;train\\0004.png\n",
    ],
  ])("tells their classes by %s", async (_, table) => {
    const source = await read({ ...pictures, "train/0009.png": greyPng(1), "labels.csv": table });
    expect(source.description).toMatchObject({ classNames: ["cat", "dog"], classCounts: [2, 2] });
    expect(source.description.warnings.map((/** @type {any} */ { message }) => message)).toEqual([
      "train/0009.png was not read: it has no class in the table beside it.",
    ]);
    source.dispose();
  });

  it("is left where it names no images, or the folders tell", async () => {
    const other = "id,label\n91,cat\n92,dog\n";
    const error = await errorOf(() => read({ ...pictures, "labels.csv": other }));
    expect(error.message).toMatch(/All 4 images are in one folder/);
    const source = await read({
      "a/1.png": greyPng(1),
      "b/2.png": greyPng(2),
      "labels.csv": "id,label\n1,x\n2,y\n",
    });
    expect(source.description.classNames).toEqual(["a", "b"]);
    expect(source.description.warnings[0].message).toMatch(/labels\.csv was not read/);
    source.dispose();
  });
});

it("paths of too many folders or letters are left out", async () => {
  const deep = `${"a/".repeat(70)}1.png`;
  const source = await read({
    ...{ "cats/1.png": greyPng(1), "dogs/1.png": greyPng(2) },
    ...{ [deep]: greyPng(3), [`dogs/${"x".repeat(3000)}.png`]: greyPng(4) },
  });
  expect(source.description.count).toBe(2);
  expect(source.description.warnings.map((/** @type {any} */ { values }) => values.why.id)).toEqual(
    [...["why.long-path", "why.long-path"]],
  );
  source.dispose();
});

it("folders inside each other, a picture in each, take no time to tell apart", () => {
  const paths = Array.from({ length: 20_000 }, (_, i) => `${"a/".repeat(i % 60)}b${i % 300}/1.png`);
  expect(foldersOf(paths).classNames).toHaveLength(300);
  const long = Array.from({ length: 1000 }, (_, i) => `a/${"a1.(".repeat(500)}${i}.png`);
  expect(foldersOf([...long, "a/b1.png", "a/b2.png"]).classNames).toHaveLength(2);
});

it("classes that the names told are said", async () => {
  const names = ["cat.0", "cat.1", "dog.0", "dog.1"];
  const source = await read(
    Object.fromEntries(names.map((name, i) => [`train/${name}.png`, greyPng(i)])),
  );
  expect(source.description.warnings.map((/** @type {any} */ { message }) => message)).toEqual([
    "The images are not in class folders, so their classes are taken from the file names: cat, dog, …",
  ]);
  source.dispose();
});

it("notes beside a table are not taken for it", async () => {
  const bytes = readFileSync(new URL("../fixtures/archives/readme.zip", import.meta.url));
  const source = /** @type {any} */ (await readFiles([file("readme.zip", bytes)], { core }));
  expect(source.description).toMatchObject({ name: "letters.csv", rows: 4 });
  source.dispose();
});

it.each([
  ["picture.tif", /picture\.tif is a TIFF picture \(save it as PNG/],
  ["photo.heic", /photo\.heic is a HEIC picture \(save it as JPEG/],
])("%s is refused with what to do", async (name, message) => {
  const bytes = readFileSync(new URL(`../fixtures/pictures/${name}`, import.meta.url));
  expect((await errorOf(() => readFiles([file(name, bytes)], { core }))).message).toMatch(message);
});
