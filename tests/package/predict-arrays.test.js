// New images in arrays, predicted by a run: the same numbers as the same pictures in image files.

import { beforeAll, describe, expect, it } from "vitest";
import { experiment, loadRun } from "minibatch";
import { errorOf, file, gzip, idx, npy, png, utf8, zip } from "./formats/make-files.js";

const side = 4;
const pixels = side * side;
/** @param {number} count @param {number} first a picture's numbers go on where the one before ends */
const shades = (count, first = 0) =>
  Uint8Array.from({ length: count * pixels }, (_, i) => ((first * pixels + i) * 7) % 256);
const count = 300;
const fresh = shades(count, 40);
/** @param {number} row */
const freshPng = (row) =>
  png(side, side, (y, x) => {
    const shade = fresh[row * pixels + y * side + x];
    return [shade, shade, shade, 255];
  });
const labels = Uint8Array.from({ length: 40 }, (_, i) => i % 2);
const training = [
  file("train-images-idx3-ubyte", idx([40, side, side], [...shades(40)])),
  file("train-labels-idx1-ubyte", idx([40], [...labels])),
];
const trainOn = (/** @type {any[]} */ files) =>
  experiment({ minibatch: 1, fit: { epochs: 1, batch_size: 8 } }).run(files);

const cells = (/** @type {number} */ row) =>
  [...fresh.subarray(row * pixels, (row + 1) * pixels)].join(",");
const rows = Array.from({ length: count }, (_, row) => cells(row));
const names = Array.from({ length: pixels * 2 }, (_, i) => `pixel${i}`);

describe("new images in arrays", () => {
  /** @type {import("minibatch").Run} */
  let run;
  /** @type {number[]} */
  let expected = [];
  beforeAll(async () => {
    const trained = await trainOn(training);
    run = await loadRun(await trained.save());
    trained.dispose();
    const all = Array.from({ length: count }, (_, i) => [
      `${String(i).padStart(3, "0")}.png`,
      freshPng(i),
    ]);
    const predictions = await run.predictFiles([file("new.zip", zip(Object.fromEntries(all)))]);
    expected = [...predictions.outputs];
    predictions.dispose();
    return () => run.dispose();
  });

  const plain = npy("'|u1'", [count, side, side], fresh);
  const whole = npy("'<i8'", [count, pixels], BigInt64Array.from(fresh, BigInt));
  const shares = Float32Array.from(fresh, (byte) => byte / 255);
  const y = npy("'<i4'", [count], Int32Array.from({ length: count }));
  const imagesIdx = idx([count, side, side], [...fresh]);

  it.each([
    ["t10k-images-idx3-ubyte", imagesIdx, "t10k-images-idx3-ubyte"],
    ["t10k-images-idx3-ubyte.gz", gzip(imagesIdx), "t10k-images-idx3-ubyte"],
    ["x_new.npy", plain, "x_new"],
    ["flat.npy", whole, "flat"],
    ["x_test.npy", npy("'<f4'", [count, side, side, 1], shares), "x_test"],
    ["new.npz", zip({ "x_test.npy": plain }), "x_test"],
  ])("%s are predicted as the same pictures in files", async (name, bytes, called) => {
    const predictions = await run.predictFiles([file(name, bytes)]);
    expect(predictions.rows).toBe(count);
    expect(predictions.warnings).toEqual([]);
    const page = await predictions.page({ count });
    expect(page.map(([path]) => path)).toEqual(rows.map((_, i) => `${called}[${i}]`));
    expect([...predictions.outputs]).toEqual(expected);
    predictions.dispose();
  });

  it("of one picture are that picture", async () => {
    const one = fresh.subarray(0, pixels);
    for (const shape of [
      [side, side],
      [side, side, 1],
      [1, side, side],
      [1, 1, side, side],
    ]) {
      const predictions = await run.predictFiles([file("one.npy", npy("'|u1'", shape, one))]);
      expect(predictions.rows).toBe(1);
      expect(predictions.outputs[0]).toBeCloseTo(expected[0], 5);
      predictions.dispose();
    }
  });

  it("say which labels beside them are not needed", async () => {
    const labelsIdx = idx([count], new Array(count).fill(0));
    for (const [path, given] of /** @type {[string, any[]][]} */ ([
      ["l.idx", [file("i.idx", imagesIdx), file("l.idx", labelsIdx)]],
      ["y.npy", [file("all.npz", zip({ "x.npy": plain, "y.npy": y }))]],
    ])) {
      const predictions = await run.predictFiles(given);
      expect([...predictions.outputs]).toEqual(expected);
      expect(predictions.warnings.map(({ message }) => message)).toEqual([
        `${path} was not read: it holds labels, which a prediction does not need.`,
      ]);
      predictions.dispose();
    }
  });

  it("that are no images are refused with the shape they should have", async () => {
    const odd = npy("'|u1'", [count, pixels - 1], fresh.subarray(0, count * (pixels - 1)));
    const error = await errorOf(() => run.predictFiles([file("odd.npy", odd)]));
    expect(error).toMatchObject({ code: "invalid-data", id: "predict.shape" });
    expect(error.message).toBe(
      "odd.npy has the shape (300, 15); images to predict have the shape (count, 4, 4, 1), or one alone (4, 4, 1).",
    );
  });

  it("come with a folder of pictures, too", async () => {
    const predictions = await run.predictFiles([
      { name: "0.png", path: "new/0.png", bytes: freshPng(7) },
      { name: "x.npy", path: "new/x.npy", bytes: plain },
    ]);
    expect(predictions.rows).toBe(count + 1);
    const page = await predictions.page({ count: 2 });
    expect(page.map(([path]) => path)).toEqual(["new/0.png", "x[0]"]);
    predictions.dispose();
  });
});

describe("new images in tables of pixels", () => {
  const [height, width] = [4, 8];
  const train = ["label", ...names].join(",");
  const wide = Array.from({ length: count / 2 }, (_, i) => `${rows[2 * i]},${rows[2 * i + 1]}`);
  const table = [train, ...wide.slice(0, 40).map((row, i) => `${i % 2},${row}`)].join("\n");
  const reading = /** @type {const} */ ({
    class_name: "Images",
    config: { shape: [height, width, 1] },
  });

  it("have a label, a number or nothing before the pixels", async () => {
    const run = await experiment({
      minibatch: 1,
      reading,
      fit: { epochs: 1, batch_size: 8 },
    }).run([file("train.csv", utf8(table))]);
    const array = npy("'|u1'", [count / 2, height, width], fresh);
    const known = await run.predictFiles([file("x.npy", array)]);
    for (const csv of [
      [names.join(","), ...wide].join("\n"),
      [train, ...wide.map((row) => `1,${row}`)].join("\r\n"),
      [`id,${names.join(",")}`, ...wide.map((row, i) => `${i},${row}`)].join("\n"),
    ]) {
      const predictions = await run.predictFiles([file("test.csv", utf8(csv))]);
      expect([...predictions.outputs]).toEqual([...known.outputs]);
      expect((await predictions.page({ count: 2 })).map(([path]) => path)).toEqual([
        "test[0]",
        "test[1]",
      ]);
      predictions.dispose();
    }
    known.dispose();
    run.dispose();
  });
});

it("stretched arrays are stretched as the training images were", async () => {
  const x = Float32Array.from(shades(40), (byte) => byte * 4 - 100);
  const files = [
    file("x.npy", npy("'<f4'", [40, side, side], x)),
    file("y.npy", npy("'<i4'", [40], Int32Array.from(labels))),
  ];
  const trained = await trainOn(files);
  const run = await loadRun(await trained.save());
  // Alone, half of them would be stretched by another factor.
  const some = x.subarray(0, 20 * pixels).map((value) => Math.min(value, 300));
  const whole = await run.predictFiles([file("x.npy", npy("'<f4'", [40, side, side], x))]);
  const part = await run.predictFiles([file("x.npy", npy("'<f4'", [20, side, side], some))]);
  const bytes = Uint8Array.from(some, (value) => Math.round((value + 100) / 4));
  const same = await trained.predictFiles([file("x.zip", zip(pngsOf(bytes)))]);
  expect(part.outputs.length).toBe(same.outputs.length);
  for (const [i, value] of part.outputs.entries()) expect(value).toBeCloseTo(same.outputs[i], 5);
  for (const one of [whole, part, same, trained, run]) one.dispose();
});

/** @param {Uint8Array} bytes */
function pngsOf(bytes) {
  const rowsOf = Array.from({ length: bytes.length / pixels }, (_, row) => {
    const picture = png(side, side, (y, x) => {
      const shade = bytes[row * pixels + y * side + x];
      return [shade, shade, shade, 255];
    });
    return /** @type {const} */ ([`${String(row).padStart(2, "0")}.png`, picture]);
  });
  return Object.fromEntries(rowsOf);
}

it("rows of an array are predicted by a model of rows", async () => {
  const x = Float64Array.from({ length: 80 }, (_, i) => (i * 37) % 11);
  const labelled = zip({
    "x.npy": npy("'<f8'", [40, 2], x),
    "y.npy": npy("'<i4'", [40], Int32Array.from(labels)),
  });
  const run = await trainOn([file("rows.npz", labelled)]);
  const table = await run.predictFiles([file("rows.npz", labelled)]);
  const predictions = await run.predictFiles([file("x_new.npy", npy("'<f8'", [40, 2], x))]);
  expect(predictions.columns.slice(0, 3)).toEqual(["x0", "x1", "predicted"]);
  expect([...predictions.outputs]).toEqual([...table.outputs]);
  for (const one of [table, predictions, run]) one.dispose();
});
