// `minibatch predict` with a model file: photos and tables, class names, CSV and JSON.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { strToU8, zipSync } from "fflate";
import { layers, loadModel, preparationFor, sequential } from "minibatch";
import { folder, minibatch, write } from "./cli.js";
import { png } from "./formats/make-files.js";
import { keras } from "./model-files/golden.js";

/** As Teachable Machine makes them: models in a model, depthwise convolutions, numbers from -1 to 1. */
async function photos() {
  const base = sequential([
    layers.depthwiseConv2d({ kernelSize: 3, inputShape: [8, 8, 3] }),
    layers.globalAveragePooling2d(),
  ]);
  const head = sequential([layers.dense({ units: 3, activation: "softmax" })]);
  await head.build({ inputShape: [3] });
  const net = sequential([base, head]);
  await net.compile({ optimizer: "adam", loss: "categorical_crossentropy", seed: 3 });
  return net;
}

describe("minibatch predict with a model", () => {
  const picture = png(8, 8, (y, x) => {
    const grey = 4 * (8 * y + x);
    return [grey, grey, grey, 255];
  });
  /** @type {string} */
  let zipped;
  /** @type {number[]} */
  let expected;
  beforeAll(async () => {
    const net = await photos();
    const members = {
      "keras_model.h5": await net.save("h5"),
      "labels.txt": strToU8("0 Cat\n1 Dog\n2 Class 3\n"),
    };
    zipped = write("converted_keras.zip", zipSync(members, { level: 0 }));
    write("keras_model.h5", members["keras_model.h5"]);
    const pixels = Array.from({ length: 64 }, (_, i) => (4 * i) / 127.5 - 1);
    const data = Float32Array.from(pixels.flatMap((value) => [value, value, value]));
    expected = [.../** @type {any} */ (await net.predict({ data, shape: [1, 8, 8, 3] })).data];
    net.dispose();
  });

  it("reads Teachable Machine's zip, its class names and its pixels from -1 to 1", async () => {
    const photo = write("photo.png", picture);
    const { status, out, err } = await minibatch("predict", zipped, photo);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const [row] = /** @type {any[]} */ (Papa.parse(out.trimEnd(), { header: true }).data);
    expect(row.name).toBe("photo.png");
    const names = ["Cat", "Dog", "Class 3"];
    expect(row.predicted).toBe(names[expected.indexOf(Math.max(...expected))]);
    names.forEach((name, i) =>
      expect(Number(row[`probability_${name}`])).toBeCloseTo(expected[i], 5),
    );
  });

  it("takes class names beside the model or from --labels, and gives JSON", async () => {
    const [photo, model] = [write("photo.png", picture), join(folder, "keras_model.h5")];
    const plain = await minibatch("predict", model, photo, "--json");
    expect(Object.keys(JSON.parse(plain.out)[0])).toContain("probability_2");
    const labels = write("names.txt", "rot\ngrün\nblau\n");
    const said = await minibatch("predict", model, photo, "--json", "--labels", labels);
    expect(Object.keys(JSON.parse(said.out)[0])).toContain("probability_grün");
    write("labels.txt", "0 a\n1 b\n2 c\n");
    const out = join(folder, "predicted.json");
    const beside = await minibatch("predict", model, photo, photo, "--out", out);
    expect(beside.out).toMatch(/2 predictions were written/);
    const rows = JSON.parse(readFileSync(out, "utf8"));
    expect(rows.length).toBe(2);
    expect(rows[1].probability_c).toBeCloseTo(expected[2], 5);
    write("labels.txt", "0 a\n1 b\n");
    const few = await minibatch("predict", model, photo);
    expect(few).toMatchObject({ status: 1, out: "" });
    expect(few.err).toMatch(/needs 3 different names, but received 2/);
  });

  it("takes the columns of a table in the model's order", async () => {
    const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
    await net.compile({ loss: "mse" });
    await net.setWeights([
      { data: Float32Array.of(10, 1), shape: [2, 1] },
      { data: Float32Array.of(0), shape: [1] },
    ]);
    const model = write("line.keras", await net.save());
    net.dispose();
    const table = write("rows.csv", "a,b\n1,2\n3,4\n");
    const plain = await minibatch("predict", model, table);
    expect(plain.out).toBe("a,b,predicted\n1,2,12\n3,4,34\n");
    const turned = await minibatch("predict", model, table, "--columns", "b,a", "--json");
    expect(JSON.parse(turned.out).map((/** @type {any} */ row) => row.predicted)).toEqual([21, 43]);
    const other = await minibatch("predict", model, write("three.csv", "a,b,c\n1,2,3\n"));
    expect(other).toMatchObject({ status: 1 });
    expect(other.err).toMatch(/needs 2 different names, but received 3/);
  });

  it("says which models need their data", async () => {
    const net = sequential([layers.lstm({ units: 2, inputShape: [5, 3] })]);
    await expect(preparationFor(net)).rejects.toThrow(/takes \(None, 5, 3\)/);
    net.dispose();
  });

  it("takes a column of texts for a model that begins with their words", async () => {
    const table = write("texts.csv", "text\na good film\nbad story\n");
    const model = write("chain.keras", keras("../lookups/chain.keras"));
    const labels = write("names.txt", "bad\ngood\n");
    const { status, out, err } = await minibatch(
      "predict",
      model,
      table,
      "--json",
      "--labels",
      labels,
    );
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const net = await loadModel(keras("../lookups/chain.keras"));
    const { data } = /** @type {any} */ (await net.predict([["a good film"], ["bad story"]]));
    JSON.parse(out).forEach((/** @type {any} */ row, /** @type {number} */ i) =>
      expect(row.probability_good).toBeCloseTo(data[i], 6),
    );
    net.dispose();
  });

  it("says which layers of a model take texts, and what predicts with it", async () => {
    const file = keras("../lookups/reviews.keras");
    const says =
      /preparationFor\(\): the model begins with .*TextVectorization.* to model\.predict\(\)/;
    const net = await loadModel(file);
    await expect(preparationFor(net)).rejects.toThrow(says);
    net.dispose();
    const table = write("texts.csv", "text\na good film\n");
    const { status, out, err } = await minibatch("predict", write("reviews.keras", file), table);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(says);
  });
});
