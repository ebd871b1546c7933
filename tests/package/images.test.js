// Images given as x: their pixels as the model's input has them. What only a browser can read is in web/images-as-x.

import { Dataset, input, layers, model, sequential } from "minibatch";
import { expect, it } from "vitest";

/**
 * As ImageData, of one colour for each pixel.
 * @param {number} width
 * @param {number[][]} colours
 */
const pixels = (width, colours) => ({
  width,
  height: colours.length / width,
  data: Uint8ClampedArray.from(colours.flatMap(([r, g = r, b = r, a = 255]) => [r, g, b, a])),
});

/** What a model of this input sees. @param {number[]} inputShape */
const eye = (inputShape) => sequential([layers.flatten({ inputShape })]);

const grey = pixels(2, [[0], [51], [102], [255]]);
const colours = pixels(2, [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [51, 102, 153],
]);
const shares = (/** @type {number[]} */ ...bytes) =>
  Float32Array.from(bytes, (byte) => byte * (1 / 255));

it("is one row, in the colours of the model's input", async () => {
  const flat = await eye([2, 2, 1]).predict(grey);
  expect(flat).toEqual({ shape: [1, 4], data: shares(0, 51, 102, 255) });
  expect((await eye([2, 2]).predict(grey)).data).toEqual(flat.data);
  const rgb = shares(255, 0, 0, 0, 255, 0, 0, 0, 255, 51, 102, 153);
  expect((await eye([2, 2, 3]).predict(colours)).data).toEqual(rgb);
  // ITU-R 601 luma, as Pillow's convert("L").
  expect((await eye([2, 2, 1]).predict(colours)).data).toEqual(shares(76, 150, 29, 93));
  const three = shares(0, 0, 0, 51, 51, 51, 102, 102, 102, 255, 255, 255);
  expect((await eye([2, 2, 3]).predict(grey)).data).toEqual(three);
});

it("lies on white where it is transparent", async () => {
  const clear = pixels(1, [
    [0, 0, 0, 0],
    [0, 0, 0, 255],
  ]);
  expect((await eye([2, 1, 1]).predict(clear)).data).toEqual(shares(255, 0));
});

it("is resized where its size is another", async () => {
  const large = pixels(
    4,
    Array(8)
      .fill([10])
      .concat(Array(8).fill([200])),
  );
  const { data } = await eye([2, 2, 1]).predict(large);
  // The triangle of Pillow's BILINEAR: (0.75 × 10 + 0.75 × 10 + 0.25 × 200) / 1.75.
  expect(data).toEqual(shares(37, 37, 173, 173));
});

it("is among others a row of a list, to train and to evaluate", async () => {
  const net = sequential([layers.flatten({ inputShape: [2, 2, 1] }), layers.dense({ units: 1 })]);
  await net.compile({ optimizer: "sgd", loss: "mse", seed: 1 });
  const list = [grey, colours, grey];
  const y = [0, 1, 0];
  const bytes = Uint8Array.of(0, 51, 102, 255, 76, 150, 29, 93, 0, 51, 102, 255);
  const same = await Dataset.fromArrays({ x: bytes, y, inputShape: [2, 2, 1], scale: 1 / 255 });
  expect(await net.evaluate(list, y)).toEqual(await net.evaluate(same));
  const validationData = /** @type {const} */ ([[colours], [1]]);
  const { history } = await net.fit(list, y, { epochs: 2, validationData });
  expect(history.val_loss).toHaveLength(2);
  expect((await net.predict(list)).shape).toEqual([3, 1]);
});

it("gives a model that waits for its input its own size, in colour", async () => {
  const net = sequential([layers.flatten()]);
  expect((await net.predict([colours, colours])).shape).toEqual([2, 12]);
});

it("goes into a data set, with a scale of its own where one is given", async () => {
  const set = await Dataset.fromArrays({ x: [grey], inputShape: [2, 2, 1], scale: 1 });
  expect((await eye([2, 2, 1]).predict(set)).data).toEqual(Float32Array.of(0, 51, 102, 255));
  const plain = await Dataset.fromArrays({ x: grey });
  expect(plain.inputShape).toEqual([2, 2, 3]);
});

it("is one of several inputs", async () => {
  const left = input({ shape: [2, 2, 1], name: "left" });
  const right = input({ shape: [1], name: "right" });
  const joined = layers.concatenate()([layers.flatten()(left), right]);
  const net = model({ inputs: [left, right], outputs: joined });
  const expected = [...shares(0, 51, 102, 255), 7];
  for (const x of [{ left: grey, right: [7] }, [[grey], { data: [7], shape: [1, 1] }]]) {
    const { data } = await net.predict(/** @type {any} */ (x));
    data.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 6));
  }
  // Bytes beside it stay numbers.
  const bytes = await net.predict({ left: [grey], right: Uint8Array.of(7) });
  expect(bytes.data[4]).toBe(7);
});

it("is refused with what was wrong", async () => {
  const net = eye([2, 2, 1]);
  const short = { ...grey, data: new Uint8ClampedArray(15) };
  await expect(net.predict(short)).rejects.toThrow(
    "predict(): x: expected the bytes red, green, blue and alpha of 2 × 2 pixels",
  );
  await expect(net.predict(/** @type {any} */ ([grey, 1]))).rejects.toThrow(
    "predict(): x[1]: expected an image",
  );
  await expect(eye([4]).predict(grey)).rejects.toThrow("but the input is (None, 4)");
  await expect(net.predict(new Blob([new Uint8Array(9)]))).rejects.toThrow(
    "x is not an image that can be decoded",
  );
});
