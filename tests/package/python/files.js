// Experiments on files of every format that a program reads: images, arrays and tables.

import { gzip, idx, npy, png, utf8, zip } from "../formats/make-files.js";
import { entry } from "./programs.js";

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
export const sources = [
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
export const jsonOf = ([, files, json]) => ({
  ...{ minibatch: 1, data: { files: Object.keys(files).map((name) => ({ name })) }, ...json },
  model: entry("Sequential", {
    layers: [entry("Flatten"), entry("Dense", { units: 3, activation: "softmax" })],
  }),
  compile: { loss: "sparse_categorical_crossentropy", metrics: ["accuracy"] },
  fit: { epochs: 2, batch_size: 8, validation_split: 0, shuffle: false },
});
