// Training that begins with a model's weights: classes by their names, run(), sweep() and crossValPredict().

import { beforeAll, describe, expect, it } from "vitest";
import { Dataset, experiment, layers, loadModel, readFiles, sequential, transfer } from "minibatch";
import { png } from "./formats/make-files.js";

/** Tells colours by their channel, which its outputs are in the order of: blue, red, green. */
async function colours(classNames = ["blue", "red", "green"]) {
  const net = sequential([
    layers.inputLayer({ shape: [8, 8, 3] }),
    layers.globalAveragePooling2d(),
    layers.dense({ units: 3, activation: "softmax", name: "colour" }),
  ]);
  await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy" });
  await net.setWeights([
    { data: Float32Array.of(0, 9, 0, 0, 0, 9, 9, 0, 0), shape: [3, 3] },
    { data: new Float32Array(3), shape: [3] },
  ]);
  const bytes = await net.save();
  net.dispose();
  return loadModel(bytes, { classNames });
}

const channels = { red: 0, green: 1, blue: 2 };

/** Pictures in folders. @param {Record<string, keyof typeof channels>} folders */
const pictures = (folders) =>
  Object.entries(folders).flatMap(([folder, colour]) =>
    Array.from({ length: 10 }, (_, i) => ({
      name: `${i}.png`,
      path: `photos/${folder}/${i}.png`,
      bytes: png(8, 8, () => {
        const pixel = [10 + i, 12, 11 + i, 255];
        pixel[channels[colour]] = 200 + i;
        return /** @type {any} */ (pixel);
      }),
    })),
  );

const still = {
  minibatch: /** @type {const} */ (1),
  compile: { optimizer: { class_name: "SGD", config: { learning_rate: 0 } } },
  fit: { epochs: 1, validation_split: 0 },
};

describe("classes by their names", () => {
  it("have the places of the model's outputs, however they are written", () => {
    const { classesInOrder } = transfer;
    expect(classesInOrder(["b", "a"], ["a", "b"])).toEqual(["b", "a"]);
    expect(
      classesInOrder(["Corner piece", "가위"], ["가위".normalize("NFD"), "corner_piece"]),
    ).toEqual(["corner_piece", "가위".normalize("NFD")]);
    // A model may know more; what it does not know has no place.
    expect(classesInOrder(["a", "b", "c"], ["c", "a"])).toEqual(["a", "b", "c"]);
    expect(classesInOrder(["a", "b", "c"], ["a", "d"])).toBe(null);
    // Names that differ in case only are two.
    expect(classesInOrder(["A", "a"], ["a", "A"])).toEqual(["A", "a"]);
    expect(classesInOrder(["x", "y"], ["a", "A"])).toBe(null);
  });
});

describe("reading images", () => {
  const files = pictures({ red: "red", green: "green" });

  it("takes the order of the classes", async () => {
    const class_names = ["red", "blue", "green"];
    const source = await readFiles(files, {
      reading: { class_name: "Images", config: { class_names } },
    });
    expect(source.description).toMatchObject({ classNames: class_names, classCounts: [10, 0, 10] });
    const prepared = await source.prepare({ seed: 1 });
    expect(prepared.classNames).toEqual(class_names);
    const { x, y } = await prepared.train.take(
      Uint32Array.from({ length: prepared.train.rows }, (_, i) => i),
    );
    const brightest = Array.from(y ?? [], (_, row) => {
      const [red, green] = x.subarray(row * 192, row * 192 + 2);
      return red > green ? 0 : 2;
    });
    expect([...(y ?? [])]).toEqual(brightest);
    prepared.dispose();
    source.dispose();
  });

  it("refuses names that lack a folder", async () => {
    const reading = {
      class_name: /** @type {const} */ ("Images"),
      config: { class_names: ["red", "x"] },
    };
    await expect(readFiles(files, { reading })).rejects.toMatchObject({
      code: "invalid-data",
      message:
        "class_names must name each folder of images once. The folders are green, red; class_names are red, x.",
    });
  });
});

describe("training that begins with a model", () => {
  /** @type {import("minibatch").Model} */
  let net;
  beforeAll(async () => {
    net = await colours();
    return () => net.dispose();
  });

  it("matches the classes' names, takes its layers and pixels", async () => {
    const files = pictures({ red: "red", green: "green", blue: "blue" });
    const run = await experiment(still).run(files, { begin: { model: net } });
    expect(run.evaluation?.accuracy).toBe(1);
    expect(run.experiment.reading).toEqual({
      class_name: "Images",
      config: { class_names: ["blue", "red", "green"] },
    });
    expect(run.model.classNames).toEqual(["blue", "red", "green"]);
    expect(await run.model.fingerprint()).toBe(await net.fingerprint());
    run.dispose();
    // Of some of its classes, too.
    const some = pictures({ Red: "red", blue: "blue" });
    const few = await experiment(still).run(some, { begin: { model: net } });
    expect(few.evaluation?.accuracy).toBe(1);
    expect(few.model.classNames).toEqual(["blue", "Red", "green"]);
    few.dispose();
  });

  it("asks what becomes of the last layer where names differ", async () => {
    const files = pictures({ apple: "red", sea: "blue" });
    const run = (/** @type {"own" | "new"} */ head) =>
      experiment(still).run(files, { begin: { model: net, ...(head && { head }) } });
    await expect(run(/** @type {any} */ (undefined))).rejects.toMatchObject({
      id: "begin.classes",
      values: { known: ["blue", "red", "green"], names: ["apple", "sea"] },
    });
    const own = await run("own");
    expect(own.experiment.model?.config.layers.at(-1).config.units).toBe(3);
    expect(await own.model.fingerprint()).toBe(await net.fingerprint());
    own.dispose();
    const anew = await run("new");
    expect(anew.experiment.model?.config.layers.at(-1).config.units).toBe(2);
    anew.dispose();
    const unnamed = await colours([]);
    await expect(experiment(still).run(files, { begin: { model: unnamed } })).rejects.toMatchObject(
      { id: "begin.outputs" },
    );
    unnamed.dispose();
    await expect(
      experiment(still).run(files, { begin: /** @type {any} */ ({ model: "net.keras" }) }),
    ).rejects.toThrow(/run\(\): begin.model.*loadModel/);
  });

  it("begins every run of a sweep and every fold there", async () => {
    const files = pictures({ red: "red", green: "green", blue: "blue" });
    const json = experiment(still);
    const swept = await json.sweep({ set: {}, seeds: [1, 2] }, files, { begin: { model: net } });
    const fingerprint = await net.fingerprint();
    expect(swept.runs.map(({ run }) => run?.fingerprint)).toEqual([fingerprint, fingerprint]);
    const run = await json.run(files, { begin: { model: net } });
    const prepared = /** @type {import("minibatch").Prepared} */ (run.prepared);
    const across = await experiment(run.experiment).crossValPredict(prepared, {
      cv: 3,
      begin: { model: net },
    });
    const { scores } = await across.scores();
    expect(scores.accuracy).toBe(1);
    across.dispose();
    run.dispose();
  });

  it("goes on with the optimizer's state where nothing else differs, else with layers alone", async () => {
    const rows = 20;
    const x = {
      data: Float32Array.from({ length: rows * 2 }, (_, i) => Math.sin(i)),
      shape: [rows, 2],
    };
    const y = Float32Array.from({ length: rows }, (_, i) => i % 2);
    const data = await Dataset.fromArrays({ x, y });
    const made = async (units = 3) => {
      const one = sequential([
        layers.dense({ units: 4, activation: "tanh", name: "a", inputShape: [2] }),
        layers.dense({ units, activation: "tanh", name: "b" }),
        layers.dense({ units: 1, activation: "sigmoid", name: "c" }),
      ]);
      await one.compile({ optimizer: "adam", loss: "binary_crossentropy", seed: 4 });
      return one;
    };
    const [source, twin, other, head] = [await made(), await made(), await made(5), await made()];
    await source.fit(data, undefined, { epochs: 2 });
    const whole = await transfer.beginWith(twin, { model: source });
    expect(whole).toEqual({ taken: 6, all: 6, isWhole: true });
    const more = { epochs: 3, initialEpoch: 2 };
    const [one, two] = [
      await source.fit(data, undefined, more),
      await twin.fit(data, undefined, more),
    ];
    expect(two.history).toEqual(one.history);
    expect(await transfer.beginWith(other, { model: source })).toMatchObject({
      taken: 3,
      isWhole: false,
    });
    expect(await transfer.beginWith(head, { model: source, head: "new" })).toMatchObject({
      taken: 4,
    });
    for (const each of [source, twin, other, head, data]) each.dispose();
  });
});
