// Images that have two classes: a table beside them says so, or the same file lies in the folders of two.

import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { decodePng, errorOf, file, greyPng, zip } from "./make-files.js";
import { loadCore, take } from "./load-core.js";

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/**
 * The first pixel and the class of every image, and what is said of the reading.
 * @param {Record<string, Uint8Array | string>} files
 * @param {object} [config]
 */
async function read(files, config) {
  const source = /** @type {any} */ (
    await readFiles([file("pets.zip", zip(files))], {
      ...{ core, decode: decodePng },
      ...(config && { reading: { class_name: "Images", config } }),
    })
  );
  const { train, test } = await source.prepare({ preparation: [] });
  const { x, y } = take(core, train);
  const size = x.length / train.rows();
  const { classNames, warnings, reading } = source.description;
  const rows = Array.from(y ?? [], (label, row) => [x[row * size], classNames[label]]);
  for (const object of [train, test]) object.delete();
  source.dispose();
  return {
    rows: rows.sort(([a], [b]) => a - b),
    said: warnings.map((/** @type {any} */ { message }) => message),
    reading,
  };
}

describe("a table that gives an image two classes", () => {
  const files = {
    "a.png": greyPng(1),
    "b.png": greyPng(2),
    "c.png": greyPng(3),
    "d.png": greyPng(4),
    // The same twice is no contradiction.
    "labels.csv": "file,label\na.png,cat\nb.png,dog\nc.png,dog\nd.png,cat\na.png,dog\nb.png,dog\n",
  };

  it.each([
    [
      undefined,
      ["dog", "dog", "dog", "cat"],
      "1 image has two classes, of which one is wrong: a.png (“cat” and “dog”)",
    ],
    [
      "first",
      ["cat", "dog", "dog", "cat"],
      "1 image has two classes; it was read with the first of them.",
    ],
    ["drop", ["dog", "dog", "cat"], "1 image was left out, because it has two classes."],
  ])("%s", async (conflicts, classes, message) => {
    const { rows, said, reading } = await read(
      files,
      conflicts === undefined ? undefined : { conflicts },
    );
    expect(rows.map(([, name]) => name)).toEqual(classes);
    expect(said).toEqual([message]);
    expect(reading.config).toEqual(conflicts ? { conflicts } : {});
  });
});

describe("a file in the folders of two classes", () => {
  const files = Object.fromEntries(
    [
      ...["cat/1", "cat/2", "cat/3", "cat/4", "cat/9"],
      ...["dog/5", "dog/1", "dog/2", "dog/3", "dog/4", "dog/6"],
    ].map((path) => [`pets/${path}.png`, greyPng(Number(path.slice(-1)))]),
  );
  // Twice in one class it is a copy, but of one class.
  files["pets/dog/66.png"] = greyPng(6);
  const cats = [1, 2, 3, 4].map((value) => [value, "cat"]);
  const rest = [
    [5, "dog"],
    [6, "dog"],
    [6, "dog"],
    [9, "cat"],
  ];

  it("is told of by both paths, three of many", async () => {
    const { rows, said } = await read(files);
    expect(rows).toHaveLength(12);
    const [one, two, three] = [1, 2, 3].map(
      (name) => `pets/cat/${name}.png, which is pets/dog/${name}.png too (“cat” and “dog”)`,
    );
    expect(said).toEqual([
      `4 images have two classes each, of which one is wrong: ${one}, ${two}, ${three}, …`,
    ]);
  });

  it("is read with the first class, or left out", async () => {
    expect((await read(files, { conflicts: "first" })).rows).toEqual([...cats, ...rest]);
    const { rows, said } = await read(files, { conflicts: "drop" });
    expect(rows).toEqual(rest);
    expect(said).toEqual(["4 images were left out, because they have two classes each."]);
    const all = { "a/cat/1.png": greyPng(1), "a/dog/1.png": greyPng(1) };
    const error = await errorOf(() => read(all, { conflicts: "drop" }));
    expect(error).toMatchObject({ code: "invalid-data", id: "conflicts.all" });
  });
});
