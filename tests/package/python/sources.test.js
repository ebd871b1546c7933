// Programs read the files that the package reads: images, arrays and tables of every format, with the same pixels and split.

import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import { experiment } from "minibatch";
import { beforeAll, describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { write } from "../cli.js";
import { gzip, idx, npy, png, utf8, zip } from "../formats/make-files.js";
import { digestOf, expectNear } from "./digests.js";
import { entry } from "./programs.js";
import { env, python } from "./python-here.js";

const side = 6;
const count = 24;
/** Pixels of an image, of which no two are alike. @param {number} i @param {number} at */
const pixel = (i, at) => (i * 37 + at * 11 + ((i * at) % 7) * 13) % 256;
const pixels = Array.from({ length: count * side * side }, (_, at) =>
  pixel(Math.floor(at / side ** 2), at % side ** 2),
);
const labels = Array.from({ length: count }, (_, i) => (i * 5) % 3);
const rows = (/** @type {number} */ first, /** @type {number} */ last) => ({
  x: pixels.slice(first * side * side, last * side * side),
  y: labels.slice(first, last),
});
const [train, test] = [rows(0, 16), rows(16, count)];

/** @param {number} i @param {number} height @param {number} width @param {boolean} isGrey */
const picture = (i, height, width, isGrey) =>
  png(height, width, (/** @type {number} */ y, /** @type {number} */ x) => {
    const value = pixel(i, y * width + x);
    return isGrey
      ? [value, value, value, 255]
      : [value, 255 - value, pixel(i + 1, x * height + y), 255];
  });

/** @param {string} folder @param {(i: number) => Uint8Array} draw */
const pictures = (folder, draw) =>
  Object.fromEntries(
    labels.map((label, i) => [`${folder}${["owl", "ant-lion", "bee"][label]}/${i}.png`, draw(i)]),
  );

const split = entry("TrainTestSplit", { test_size: 0.25, random_state: 3, stratify: true });
const scaled = entry("Rescaling", { scale: 1 / 255 });
const table = labels.map((label, i) => ({ a: i * 1.5, b: (i * 7) % 5, kind: "xyz"[label] }));
const cells = (/** @type {string} */ sep) =>
  [["a", "b", "kind"], ...table.map(Object.values)].map((row) => row.join(sep)).join("\n");
const ofTable = { target: { columns: ["kind"] }, preparation: [split, entry("StandardScaler")] };
const pixelRows = (/** @type {typeof train} */ { x, y }) =>
  [
    ["label", ...Array.from({ length: side * side }, (_, i) => `pixel${i}`)],
    ...y.map((label, i) => [label, ...x.slice(i * side * side, (i + 1) * side * side)]),
  ]
    .map((row) => row.join(","))
    .join("\n");
const u1 = (/** @type {number[]} */ shape, /** @type {number[]} */ values) =>
  npy("'|u1'", shape, Uint8Array.from(values));
const cube = (/** @type {typeof train} */ { y }) => [y.length, side, side];

/** @type {[name: string, files: Record<string, Uint8Array>, json: any][]} */
const sources = [
  [
    "an archive of grey images",
    { "pets.zip": zip(pictures("", (i) => picture(i, side, side, true))) },
    { preparation: [split, scaled] },
  ],
  [
    "an archive of coloured images of several sizes",
    { "zoo.zip": zip(pictures("zoo/", (i) => picture(i, side + (i % 3), side + (i % 2), false))) },
    { preparation: [split, entry("Resizing", { height: 5, width: 4 }), scaled] },
  ],
  [
    "an archive of images of one size, which is changed",
    { "large.zip": zip(pictures("", (i) => picture(i, 9, 9, false))) },
    { preparation: [split, entry("Resizing", { height: 6, width: 5 }), scaled] },
  ],
  [
    "an archive with folders to train and to test on",
    {
      "parts.zip": zip({
        ...pictures("parts/train/", (i) => picture(i, side, side, false)),
        ...pictures("parts/test/", (i) => picture(i + 100, side, side, false)),
      }),
    },
    { preparation: [scaled] },
  ],
  [
    "IDX files",
    {
      "my-train-images-idx3-ubyte.gz": gzip(idx(cube(train), train.x)),
      "my-train-labels-idx1-ubyte.gz": gzip(idx([train.y.length], train.y)),
      "my-t10k-images-idx3-ubyte.gz": gzip(idx(cube(test), test.x)),
      "my-t10k-labels-idx1-ubyte.gz": gzip(idx([test.y.length], test.y)),
    },
    { preparation: [scaled] },
  ],
  [
    "IDX files as they are unpacked",
    {
      "images-idx3-ubyte": idx([count, side, side], pixels),
      "labels-idx1-ubyte": idx([count], labels),
    },
    { preparation: [split, scaled] },
  ],
  [
    "arrays of images",
    {
      "arrays.npz": zip({
        "x_train.npy": u1(cube(train), train.x),
        "y_train.npy": u1([train.y.length, 1], train.y),
        "x_test.npy": u1(cube(test), test.x),
        "y_test.npy": u1([test.y.length, 1], test.y),
      }),
    },
    { preparation: [scaled] },
  ],
  [
    "arrays of images under other names",
    {
      "named.npz": zip({
        "pictures.npy": u1([count, side, side, 1], pixels),
        "kinds.npy": u1([count], labels),
      }),
    },
    {
      reading: { class_name: "NumPy", config: { x: "pictures", y: "kinds" } },
      preparation: [split, scaled],
    },
  ],
  [
    "arrays of rows",
    {
      "rows.npz": zip({
        "x.npy": npy(
          "'<f8'",
          [count, 2],
          Float64Array.from(labels.flatMap((_, i) => [i * 1.5, (i * 7) % 5])),
        ),
        "y.npy": u1([count], labels),
      }),
    },
    {
      target: { columns: ["y"], task: "classification" },
      preparation: [split, entry("MinMaxScaler")],
    },
  ],
  ["a table with tabs", { "rows.tsv": utf8(cells("\t")) }, ofTable],
  [
    "a Korean table with days and thousands",
    {
      "고객.csv": utf8(
        [
          "가입일,월소득,kind",
          ...table.map(
            ({ b, kind }, i) =>
              `202${b}년 ${1 + (i % 12)}월 ${1 + i}일,"${b + 1},0${i + 10}",${kind}`,
          ),
        ].join("\n"),
      ),
    },
    {
      target: { columns: ["kind"] },
      reading: { class_name: "CSV", config: { thousands: "," } },
      preparation: [split, entry("DateParts", { columns: ["가입일"] }), entry("StandardScaler")],
    },
  ],
  ["records in JSON", { "rows.json": utf8(JSON.stringify(table)) }, ofTable],
  [
    "a record in each line",
    { "rows.jsonl": utf8(table.map((row) => JSON.stringify(row)).join("\n")) },
    ofTable,
  ],
  [
    "a table of pixels",
    { "pixels.csv": utf8(pixelRows({ x: pixels, y: labels })) },
    {
      reading: { class_name: "Images", config: { shape: [side, side, 1] } },
      preparation: [split, scaled],
    },
  ],
  [
    "tables of pixels to train and to test on",
    { "mnist_train.csv": utf8(pixelRows(train)), "mnist_test.csv": utf8(pixelRows(test)) },
    { reading: { class_name: "Images", config: {} }, preparation: [scaled] },
  ],
];

/** @param {[string, Record<string, Uint8Array>, any]} source @returns {any} */
const jsonOf = ([, files, json]) => ({
  ...{ minibatch: 1, data: { files: Object.keys(files).map((name) => ({ name })) }, ...json },
  model: entry("Sequential", {
    layers: [entry("Flatten"), entry("Dense", { units: 3, activation: "softmax" })],
  }),
  compile: { loss: "sparse_categorical_crossentropy", metrics: ["accuracy"] },
  fit: { epochs: 2, batch_size: 8, validation_split: 0, shuffle: false },
});

describe("a program that reads", () => {
  it.each(sources)("%s is read back as it was, and nothing in it is strange", async (...source) => {
    const json = jsonOf(source);
    const program = await experiment(json).toPython();
    const { experiment: again, findings } = await experiment.fromPython(program);
    expect(again?.toJSON()).toEqual(experiment(json).toJSON());
    expect(program).not.toContain("Not written as Python");
    const wrong = findings.filter(({ kind }) => kind === "fault" || kind === "left-out");
    expect(wrong.map(({ code, line }) => `${code} ${line}`)).toEqual([]);
  });
});

describe.skipIf(!python)("in Python", () => {
  /** @type {any[]} */
  let found = [];
  beforeAll(async () => {
    const runs = [];
    for (const [i, source] of sources.entries()) {
      for (const [name, bytes] of Object.entries(source[1])) write(name, bytes);
      const program = write(`${i}.py`, await experiment(jsonOf(source)).toPython());
      runs.push({ program, weights: null, rows: 8 });
    }
    const list = write("runs.json", runs);
    const out = execFileSync(
      /** @type {string} */ (python),
      [inRoot("tests/package/python/trained.py"), list],
      { cwd: dirname(list), env, maxBuffer: 1e9, stdio: ["ignore", "pipe", "pipe"] },
    );
    found = JSON.parse(String(out));
  }, 300_000);

  it.each(sources.map((source, i) => /** @type {const} */ ([source[0], i])))(
    "%s has the same rows and runs to the end",
    async (name, i) => {
      const files = Object.entries(sources[i][1]).map(([name, bytes]) => ({ name, bytes }));
      const json = jsonOf(sources[i]);
      const steps = new Set(json.preparation.map((/** @type {any} */ one) => one.class_name));
      const run = await experiment(json).run(files);
      // What is resized is rounded here, in both directions.
      const by = steps.has("Resizing") ? 0.02 : 1e-4;
      for (const part of /** @type {const} */ (["train", "test"])) {
        const own = await digestOf(run.prepared?.[part], steps.has("Rescaling") ? 1 / 255 : 1);
        const isDealt = /folders/.test(name) && part === "train";
        const inOrder = (/** @type {number[]} */ all) =>
          isDealt ? all.toSorted((a, b) => a - b) : all;
        expectNear(inOrder(found[i][part].x), inOrder(own.x), by, `x of ${part}`);
        expectNear(inOrder(found[i][part].y), inOrder(own.y), 1e-5, `y of ${part}`);
      }
      run.dispose();
    },
  );
});
