// Tables of pixels as pandas wrote them (fixtures/pixels/write.py).

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { guard } from "./guard.js";
import { errorOf, file, fuzzTime, numRuns } from "./make-files.js";
import { loadCore, take } from "./load-core.js";

const folder = new URL("../fixtures/pixels/", import.meta.url);
/** @param {string} name */
const fixture = (name) => file(name, new Uint8Array(readFileSync(new URL(name, folder))));
const golden = JSON.parse(readFileSync(new URL("golden.json", folder), "utf8"));

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {any[]} files @param {object} [options] @returns {Promise<any>} */
const read = async (files, options = {}) => readFiles(files, { core, ...options });

/** @param {any} source */
async function rowsOf(source) {
  const { train, test } = await source.prepare({ preparation: [] });
  const rows = [train, test].map((part) => take(core, part));
  for (const object of [train, test]) object.delete();
  source.dispose();
  return rows;
}

/**
 * Two images of other classes.
 * @param {number} pixels
 * @param {(index: number) => string} nameOf
 */
function table(pixels, nameOf) {
  const names = Array.from({ length: pixels }, (_, i) => nameOf(i));
  const rows = ["3", "4"].map((label) => [label, ...names.map((_, i) => String(i))]);
  return file("train.csv", `${[["label", ...names], ...rows].join("\n")}\n`);
}

describe("tables of pixels", () => {
  it.each([
    ["train.csv", 5, 1],
    ["mnist_test.csv", 5, 1],
    ["letters.csv", 12, 1],
    ["colour.csv", 3, 3],
  ])("%s is images", async (name, side, channels) => {
    const source = await read([fixture(name)]);
    expect(source.description).toMatchObject({
      ...{ kind: "images", height: side, width: side, channels, classNames: ["0", "1", "2"] },
      ...{ split: null, warnings: [] },
    });
    const [train] = await rowsOf(source);
    expect(train).toMatchObject(golden[name]);
  });

  it.each(["fer2013.csv", "icml_face_data.csv"])(
    "%s has the pixels of an image in a cell, and the parts in a column",
    async (name) => {
      const source = await read([fixture(name)]);
      expect(source.description).toMatchObject({
        ...{ kind: "images", height: 6, width: 6, channels: 1, classNames: ["0", "1", "2"] },
        ...{ split: { train: 7, test: 2 }, suggestedFit: { validation_split: 0.2857 } },
        warnings: [{ id: "validation-rows" }],
      });
      const [train, test] = await rowsOf(source);
      const all = golden["fer2013.csv"];
      expect([...train.x, ...test.x]).toEqual(all.x);
      expect([...(train.y ?? []), ...(test.y ?? [])]).toEqual(all.y);
      const some = await read([fixture(name)], {
        reading: { class_name: "Images", config: { nrows: 4, shape: [4, 9, 1] } },
      });
      expect(some.description).toMatchObject({ count: 4, height: 4, width: 9, split: null });
      some.dispose();
    },
  );

  it("with a cell of pixels keep what can be read, and say what cannot", async () => {
    const cell = (/** @type {number} */ i) => Array(36).fill(i).join(" ");
    const rows = Array.from({ length: 200 }, (_, i) => `${i % 2 ? "happy" : "sad"},${cell(i)}`);
    const of = (/** @type {string[]} */ lines) =>
      file("faces.csv", ["label,pixels", ...lines, ""].join("\n"));
    const source = await read([of(rows.with(3, "happy,1 2 3"))]);
    expect(source.description).toMatchObject({ count: 199, classNames: ["happy", "sad"] });
    expect(source.description.warnings[0].message).toBe(
      "1 row of faces.csv was left out, on line 5: its cell of pixels has another number of them, or something else.",
    );
    source.dispose();
    // A row of more than a piece that is read at once.
    const large = (/** @type {number} */ i) => `${i % 2},${"255 ".repeat(600 * 600)}`;
    const wide = await read([of([large(0), large(1)])]);
    expect(wide.description).toMatchObject({ count: 2, height: 600, width: 600 });
    wide.dispose();
    // More pixels than any image may have.
    const long = `happy,${"0 ".repeat((1 << 22) + 36)}`;
    const others = await read([of(rows.with(5, long))]);
    expect(others.description).toMatchObject({ count: 199, height: 6, width: 6 });
    expect(others.description.warnings[0].message).toContain("was left out, on line 7");
    others.dispose();
    expect((await errorOf(() => read([of([long, long])]))).message).toMatch(
      /^The first image of faces\.csv has [\d,]+ pixels or more; it may have at most 3,?145,?728\./,
    );
    const half = rows.map((row, i) => (i % 2 ? row.replace(/ \d+$/, " 256") : row));
    expect((await errorOf(() => read([of(half)]))).message).toMatch(
      /^100 of 200 rows of faces\.csv have no 36 whole numbers from 0 to 255 .* on line 3\./,
    );
  });

  it("named train and test are the parts; one without labels is left out", async () => {
    const both = await read(["test.csv", "mnist_test.csv", "train.csv"].map(fixture));
    expect(both.description.warnings.map((/** @type {any} */ { message }) => message)).toEqual([
      "test.csv was not read: it is another table, or one without labels; train.csv is read.",
    ]);
    expect(both.description.split).toEqual({ train: 6, test: 3 });
    const [train, test] = await rowsOf(both);
    expect(train).toMatchObject(golden["train.csv"]);
    expect(test).toMatchObject(golden["mnist_test.csv"]);
  });

  it.each([
    [
      "as their columns say",
      (/** @type {number} */ i) => `${Math.floor(i / 8) + 1}x${(i % 8) + 1}`,
      24,
      [3, 8],
    ],
    ["as near to a square as can be", (/** @type {number} */ i) => `pixel${i}`, 24, [6, 4]],
    ["in colour", (/** @type {number} */ i) => `pixel${i}`, 27, [3, 3, 3]],
  ])("have a shape %s", async (_, nameOf, count, [height, width, channels = 1]) => {
    const source = await read([table(count, nameOf)]);
    expect(source.description).toMatchObject({
      ...{ kind: "images", height, width, channels },
      reading: { class_name: "Images", config: { shape: [height, width, channels] } },
    });
    source.dispose();
  });

  it("have the shape that is given, or it is said why not", async () => {
    const files = [table(24, (i) => `pixel${i}`)];
    const shaped = (/** @type {number[]} */ shape) =>
      read(files, { reading: { class_name: "Images", config: { shape } } });
    const source = await shaped([2, 4, 3]);
    expect(source.description).toMatchObject({ height: 2, width: 4, channels: 3 });
    const [train] = await rowsOf(source);
    expect(train.shape).toEqual([2, 4, 3]);
    const error = await errorOf(() => shaped([5, 5, 1]));
    expect(error.message).toMatch(
      /A row of train.csv has 24 pixels, which do not make an image of 5 × 5 × 1/,
    );
  });

  it("of other numbers, or of no shape that suits images, are tables", async () => {
    const names = Array.from({ length: 25 }, (_, i) => `pixel${i}`);
    for (const [columns, last] of /** @type {const} */ ([
      [names, "0.5"],
      [names, "256"],
      [names, "-1"],
      [names, ""],
      [names.slice(0, 23), "9"],
      [[...names.slice(0, 23), "source"], "9"],
    ])) {
      const rows = ["3", "4"].map((label) => [label, last, ...columns.slice(1).map(() => "7")]);
      const text = [["label", ...columns], ...rows].join("\n");
      const source = await read([file("train.csv", `${text}\n`)]);
      expect(source.description).toMatchObject({ kind: "table", rows: 2 });
      source.dispose();
    }
  });

  it("larger than the limit are refused before memory is taken", async () => {
    const error = await errorOf(() => read([fixture("train.csv")], { limits: { bytes: 100 } }));
    expect(error.code).toBe("out-of-memory");
  });

  it("that are mutated are read or refused, and nothing else", fuzzTime(60_000), async () => {
    const contents = ["train.csv", "letters.csv", "colour.csv"].map((name) => fixture(name).bytes);
    const before = core.bindings.usedBytes();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(contents.length - 1),
        fc.array(
          fc.tuple(fc.nat(4000), fc.constantFrom(...new TextEncoder().encode('0,\n9"-.x'))),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        async (which, changes) => {
          const bytes = contents[which].slice();
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const over = guard(1e6, core);
          try {
            (await read([file("train.csv", bytes)], { limits: { bytes: 1e6 } })).dispose();
          } catch (error) {
            expect(/** @type {Error} */ (error).name).toBe("MinibatchError");
          }
          over();
        },
      ),
      numRuns(500),
    );
    expect(core.bindings.usedBytes()).toBeLessThan(before + 100_000);
  });
});
