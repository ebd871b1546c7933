// Model files that leave lengths open on the command line: a table has as many columns as it has, photos keep their size.

import { readFileSync } from "node:fs";
import { layers, sequential } from "minibatch";
import { expect, it } from "vitest";
import { minibatch, write } from "./cli.js";
import { png } from "./formats/make-files.js";

const { cases } = JSON.parse(
  readFileSync(new URL("../parity/golden/lengths.json", import.meta.url), "utf8"),
);

it("tokens of any number are the columns of a table", async () => {
  const [text] = cases;
  const file = write("text.keras", new Uint8Array(Buffer.from(text.keras, "base64")));
  const summary = await minibatch("summary", file);
  expect(summary.out.trimEnd().split("\n")[4]).toBe(text.summary.split("\n")[4].trimEnd());
  for (const { x, prediction } of text.lengths) {
    const floats = ({ f32 } = x[0]) =>
      new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer);
    const [rows, steps] = x[0].shape;
    const values = [...floats()];
    const lines = Array.from({ length: rows }, (_, row) =>
      values.slice(row * steps, (row + 1) * steps).join(","),
    );
    const names = Array.from({ length: steps }, (_, step) => `t${step}`).join(",");
    const table = write(`tokens${steps}.csv`, `${[names, ...lines].join("\n")}\n`);
    const { out, status } = await minibatch("predict", file, table);
    expect(status).toBe(0);
    const expected = floats(prediction);
    const said = out.trimEnd().split("\n").slice(1);
    said.forEach((line, row) =>
      expect(Number(line.split(",").at(-1))).toBeCloseTo(expected[row], 5),
    );
    expect(said.length).toBe(rows);
  }
});

it("photos keep their own size", async () => {
  const net = sequential([
    layers.conv2d({ filters: 4, kernelSize: 3, activation: "tanh", inputShape: [null, null, 3] }),
    layers.globalMaxPooling2d(),
    layers.dense({ units: 3, activation: "softmax" }),
  ]);
  await net.compile({ optimizer: "adam", loss: "categorical_crossentropy", seed: 3 });
  const file = write("any-size.keras", await net.save("keras"));
  const grey = (/** @type {number} */ y, /** @type {number} */ x) => (37 * y + 101 * x * y) % 256;
  const photo = write(
    "wide.png",
    png(6, 9, (y, x) => [grey(y, x), 255 - grey(y, x), 51, 255]),
  );
  const { out, status } = await minibatch("predict", file, photo);
  expect(status).toBe(0);
  const said = out.trimEnd().split("\n")[1].split(",").slice(-3).map(Number);
  const data = Float32Array.from({ length: 6 * 9 * 3 }, (_, i) => {
    const value = grey(Math.floor(i / 27), Math.floor(i / 3) % 9);
    return [value, 255 - value, 51][i % 3] / 255;
  });
  const expected = /** @type {any} */ (await net.predict({ data, shape: [1, 6, 9, 3] })).data;
  said.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5));
  net.dispose();
});
