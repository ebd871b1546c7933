import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { experiment, hashFiles, layers, sequential, status } from "minibatch";
import { inRoot } from "../../../tools/paths.mjs";
import { withInput } from "../../../wasm/api/experiment/model-spec.js";

const sha256 = (/** @type {Uint8Array} */ bytes) =>
  createHash("sha256").update(bytes).digest("hex");
const bytes = readFileSync(inRoot("public/samples/iris.csv"));
const file = { name: "iris.csv", bytes: new Uint8Array(bytes) };
const named = { name: "iris.csv", size: bytes.length, sha256: sha256(bytes) };

/** @type {any} */
const json = {
  minibatch: 1,
  data: { sample: "iris" },
  target: { columns: ["species"] },
  model: {
    class_name: "Sequential",
    config: {
      layers: [
        { class_name: "Dense", config: { units: 8, activation: "relu" } },
        { class_name: "Dense", config: { units: 3, activation: "softmax" } },
      ],
    },
  },
  compile: {
    optimizer: { class_name: "Adam", config: { learning_rate: 0.05 } },
    loss: "sparse_categorical_crossentropy",
    metrics: ["accuracy"],
  },
  fit: { epochs: 4, batch_size: 16, validation_split: 0.2 },
  seed: 7,
};

/** @param {{ data: Float32Array }[]} weights */
const hashOf = (weights) =>
  sha256(Buffer.concat(weights.map(({ data }) => Buffer.from(data.buffer))));

/** @param {() => Promise<unknown>} work */
const failure = (work) =>
  work().then(
    () => expect.unreachable("It was taken."),
    (error) => error,
  );

describe("SHA-256", () => {
  it("of files is what Node says it is, of any size, with bytes counted", async () => {
    const sizes = [0, 1, 55, 64, 2 ** 21, 2 ** 21 + 1, 5_000_000];
    const files = sizes.map((size, i) => ({
      name: `${i}.bin`,
      bytes: Uint8Array.from({ length: size }, (_, k) => (k * 31 + i) % 251),
    }));
    /** @type {number[][]} */
    const counted = [];
    const hashed = await hashFiles([...files, { name: "blob", blob: new Blob(["abc"]) }], {
      onProgress: (done, total) => counted.push([done, total]),
    });
    expect(hashed).toEqual([
      ...files.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
      { name: "blob", size: 3, sha256: sha256(Buffer.from("abc")) },
    ]);
    const total = sizes.reduce((sum, size) => sum + size, 3);
    expect(counted.at(-1)).toEqual([total, total]);
  });

  it("of files ends with its signal", async () => {
    const reason = new Error("enough");
    const files = [{ name: "large", bytes: new Uint8Array(2 ** 26) }];
    const controller = new AbortController();
    const onProgress = () => controller.abort(reason);
    expect(await failure(() => hashFiles(files, { signal: controller.signal, onProgress }))).toBe(
      reason,
    );
  });

  it("of a model's weights is their fingerprint", async () => {
    const net = sequential([
      layers.dense({ units: 3, inputShape: [4] }),
      layers.batchNormalization(),
    ]);
    await net.setWeights(
      (await net.getWeights()).map(({ data, shape }, i) => ({
        data: data.map((_, k) => i - k / 7),
        shape,
      })),
    );
    expect(await net.fingerprint()).toBe(hashOf(await net.getWeights()));
    net.dispose();
  });
});

describe("a run", () => {
  /** @type {import("minibatch").Run} */
  let run;
  beforeAll(async () => {
    run = await experiment(json).run();
    return () => run.dispose();
  });

  it("is what compile(), fit() and evaluate() give by hand", async () => {
    const { prepared } = run;
    if (!prepared) return expect.unreachable();
    const net = sequential([
      layers.dense({ units: 8, activation: "relu", inputShape: [4] }),
      layers.dense({ units: 3, activation: "softmax" }),
    ]);
    const { optimizer, loss, metrics } = json.compile;
    await net.compile({ optimizer, loss, metrics, seed: 7 });
    const options = { epochs: 4, batchSize: 16, validationSplit: 0.2 };
    const { history, epoch } = await net.fit(prepared.train, options);
    expect({ history: run.history, epoch: run.epoch }).toEqual({ history, epoch });
    expect(run.evaluation).toEqual(await net.evaluate(prepared.test));
    expect(run.fingerprint).toBe(hashOf(await net.getWeights()));
    expect(run.stopReason).toBe("completed");
    net.dispose();
  });

  it("gives all that its JSON says to compile() and fit()", async () => {
    const callback = { class_name: "CSVLogger", config: {} };
    const weighted = await experiment({
      ...json,
      compile: { ...json.compile, metrics: [], weighted_metrics: ["accuracy"] },
      fit: {
        ...json.fit,
        shuffle: false,
        validation_batch_size: 5,
        class_weight: { 0: 1, 1: 3 },
        callbacks: [callback],
      },
    }).run();
    const { prepared } = weighted;
    if (!prepared) return expect.unreachable();
    const net = sequential([
      layers.dense({ units: 8, activation: "relu", inputShape: [4] }),
      layers.dense({ units: 3, activation: "softmax" }),
    ]);
    const { optimizer, loss } = json.compile;
    await net.compile({ optimizer, loss, weightedMetrics: ["accuracy"], seed: 7 });
    const { history, callbacks } = await net.fit(prepared.train, {
      epochs: 4,
      batchSize: 16,
      validationSplit: 0.2,
      validationBatchSize: 5,
      shuffle: false,
      classWeight: { 0: 1, 1: 3 },
      callbacks: [callback],
    });
    expect(weighted.history).toEqual(history);
    expect(weighted.callbacks).toEqual(callbacks);
    expect(weighted.callbacks[0]?.text).toMatch(/^epoch,/);
    expect(weighted.fingerprint).toBe(await net.fingerprint());
    net.dispose();
    weighted.dispose();
  });

  it("is plain data with its experiment, and keeps its model", async () => {
    const plain = JSON.parse(JSON.stringify(run));
    expect(plain).toEqual({
      experiment: {
        ...experiment(json).json,
        model: withInput(json.model, [4]),
        target: { columns: ["species"], task: "classification" },
        preparation: [
          { class_name: "TrainTestSplit", config: {} },
          { class_name: "SimpleImputer", config: { strategy: "median" } },
          { class_name: "SimpleImputer", config: { strategy: "most_frequent" } },
          { class_name: "MinMaxScaler", config: {} },
          { class_name: "OneHotEncoder", config: { handle_unknown: "ignore" } },
        ],
      },
      history: {
        loss: expect.any(Array),
        accuracy: expect.any(Array),
        val_loss: expect.any(Array),
        val_accuracy: expect.any(Array),
      },
      epoch: [0, 1, 2, 3],
      evaluation: { loss: expect.any(Number), accuracy: expect.any(Number) },
      seconds: expect.any(Number),
      machine: {
        platform: `Node ${process.versions.node} on ${process.platform}`,
        cores: expect.any(Number),
        threads: 1,
        build: "simd",
      },
      fingerprint: run.fingerprint,
      stopReason: "completed",
      bestEpoch: null,
    });
    const row = await run.prepared?.transform({
      sepal_length: 5,
      sepal_width: 3,
      petal_length: 1.5,
      petal_width: 0.2,
    });
    expect((await run.model.predict(/** @type {any} */ (row))).shape).toEqual([1, 3]);
  });

  it("is the same of the file itself, which it then names", async () => {
    const given = await experiment({ ...json, data: null }).run([file]);
    expect(given.experiment.data).toEqual({ files: [named] });
    expect(given.fingerprint).toBe(run.fingerprint);
    const again = await experiment(given.experiment).run([{ ...file, name: "iris (1).csv" }]);
    expect(again.fingerprint).toBe(run.fingerprint);
    given.dispose();
    again.dispose();
  });

  it("is the same through its link", async () => {
    const linked = await experiment.fromLink(experiment(json).toLink()).run();
    expect(linked.fingerprint).toBe(run.fingerprint);
    linked.dispose();
  });

  it("is the same beside another on the same engine", async () => {
    const [first, second] = await Promise.all([
      experiment(json).run(),
      experiment(json)
        .with({ seed: 8, fit: { ...json.fit, epochs: 9 } })
        .run(),
    ]);
    expect(first.fingerprint).toBe(run.fingerprint);
    expect(first.evaluation).toEqual(run.evaluation);
    expect(second.epoch).toHaveLength(9);
    first.dispose();
    second.dispose();
  });

  it("is another with another seed", async () => {
    const other = await experiment(json).with({ seed: 8 }).run();
    expect(other.fingerprint).not.toBe(run.fingerprint);
    other.dispose();
  });

  it("chooses what suits the data where nothing is said, and says so", async () => {
    const chosen = await experiment({ minibatch: 1, data: { sample: "pima" } }).run();
    expect(chosen.experiment.target).toEqual({ columns: ["Outcome"], task: "classification" });
    expect(chosen.experiment.compile).toEqual({
      optimizer: "adam",
      loss: "binary_crossentropy",
      metrics: ["accuracy"],
    });
    const again = await experiment(chosen.experiment).run();
    expect(again.fingerprint).toBe(chosen.fingerprint);
    chosen.dispose();
    again.dispose();
  });

  it("tells its epochs, its batches and its reading, and what will train", async () => {
    /** @type {string[]} */
    const told = [];
    const watched = await experiment(json).run(undefined, {
      onProgress: ({ phase }) => told.push(phase),
      onReady: async (net, prepared) =>
        told.push(`${await net.countParams()} ${prepared.train.rows}`),
      onEpochEnd: (epoch) => told.push(`epoch ${epoch}`),
      callbacks: [{ onTrainBatchEnd: (batch) => told.push(`batch ${batch}`) }],
    });
    watched.dispose();
    expect(told[0]).toBe("67 120");
    expect(told.filter((line) => line.startsWith("batch"))).toHaveLength(4 * 6);
    expect(told.filter((line) => line.startsWith("epoch"))).toEqual([
      "epoch 0",
      "epoch 1",
      "epoch 2",
      "epoch 3",
    ]);
  });

  it("that is stopped is what it got to", async () => {
    const controller = new AbortController();
    const stopped = await experiment(json).run(undefined, {
      signal: controller.signal,
      onEpochEnd: (epoch) => epoch === 1 && controller.abort(),
    });
    expect(stopped.stopReason).toBe("stopped");
    expect(stopped.epoch).toEqual([0, 1]);
    expect(stopped.evaluation?.loss).toBeGreaterThan(0);
    stopped.dispose();
  });
});

describe("a run on images", () => {
  it("has them in the size and colours that its reading says", async () => {
    const from = (/** @type {string} */ name) => inRoot("public/samples/fashion-mnist", name);
    const names = ["t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"];
    const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(from(name))) }));
    const config = { image_size: [14, 12], color_mode: "grayscale" };
    const run = await experiment({
      minibatch: 1,
      reading: { class_name: "Images", config },
      preparation: [
        { class_name: "TrainTestSplit", config: { test_size: 0.3 } },
        { class_name: "Rescaling", config: {} },
      ],
      model: {
        class_name: "Sequential",
        config: {
          layers: [
            { class_name: "Flatten", config: {} },
            { class_name: "Dense", config: { units: 10, activation: "softmax" } },
          ],
        },
      },
    }).run(files);
    expect(run.prepared?.inputShape).toEqual([14, 12, 1]);
    expect([run.prepared?.train.rows, run.prepared?.test.rows]).toEqual([700, 300]);
    expect(run.experiment.data).toEqual({ files: [expect.anything(), expect.anything()] });
    expect(run.evaluation?.accuracy).toBeGreaterThan(0.2);
    run.dispose();
  });
});

describe("a run that cannot be says why, and leaves nothing", () => {
  it.each([
    ["no data", { data: null }, [], "invalid-argument", /does not say what its data is/],
    [
      "files that are not given",
      { data: { files: [named] } },
      [],
      "invalid-argument",
      /iris\.csv \(\d+ bytes\)/,
    ],
    [
      "another size",
      { data: { files: [{ ...named, size: 10 }] } },
      [file],
      "wrong-file",
      new RegExp(`"iris.csv" has ${bytes.length} bytes, "iris.csv" has 10`),
    ],
    [
      "other contents",
      { data: { files: [{ ...named, sha256: "0".repeat(64) }] } },
      [file],
      "wrong-file",
      /"iris\.csv" holds something else than "iris\.csv", by its SHA-256/,
    ],
    [
      "another name",
      { data: { files: [{ name: "other.csv" }] } },
      [file],
      "wrong-file",
      /"other\.csv" is missing/,
    ],
    [
      "too many files",
      { data: { files: [named] } },
      [file, file],
      "wrong-file",
      /it names 1 \(iris\.csv\), received 2/,
    ],
    [
      "a sample that is none",
      { data: { sample: "no-such" } },
      [],
      "invalid-data",
      /no sample "no-such"\. Known: .*iris/,
    ],
    [
      "a sample that is not here",
      { data: { sample: "fashion-mnist" } },
      [],
      "load-failed",
      /give the sample's files/,
    ],
    [
      "an address",
      { data: { url: "data/x.csv" } },
      [],
      "invalid-argument",
      /nothing is fetched here: give the file/,
    ],
    ["no such column", { target: { columns: ["kind"] } }, [], "invalid-data", /kind/],
    [
      "a layer that does not fit",
      {
        model: {
          class_name: "Sequential",
          config: {
            layers: [{ class_name: "Conv2D", config: { filters: 2, kernel_size: [3, 3] } }],
          },
        },
      },
      [],
      "shape-mismatch",
      /^Layer "conv2d"/,
    ],
  ])("%s", async (_what, parts, files, code, message) => {
    const before = (await status()).handles;
    const error = await failure(() => experiment({ ...json, ...parts }).run(files));
    expect(error.message).toMatch(message);
    expect(error.code).toMatch(code);
    expect((await status()).handles).toBe(before);
  });

  it("a signal that was aborted before training", async () => {
    const before = (await status()).handles;
    const reason = new Error("changed my mind");
    const controller = new AbortController();
    const onReady = () => controller.abort(reason);
    const run = () => experiment(json).run(undefined, { signal: controller.signal, onReady });
    expect(await failure(run)).toBe(reason);
    expect((await status()).handles).toBe(before);
  });
});

describe("many files", () => {
  it("are named as their folder, by what all of them hold", async () => {
    const pixels = readFileSync(inRoot("public/samples/iris.csv")).subarray(0, 64);
    const files = Array.from({ length: 101 }, (_, i) => ({
      name: `${i}.txt`,
      path: `photos/${i % 2 ? "cat" : "dog"}/${i}.txt`,
      bytes: new Uint8Array([...pixels, i]),
    }));
    const lines = files.map(
      ({ path, bytes }) => `${sha256(bytes)}  ${path.slice("photos/".length)}\n`,
    );
    const list = sha256(Buffer.from(lines.sort().join("")));
    const folder = { name: "photos/", size: 101 * 65, sha256: list };
    // They hold nothing to learn from, which is found after they were compared.
    const right = await failure(() =>
      experiment({ ...json, data: { files: [folder] } }).run(files),
    );
    expect(right.code).toBe("invalid-data");
    files[3].bytes[0] ^= 1;
    const wrong = await failure(() =>
      experiment({ ...json, data: { files: [folder] } }).run(files),
    );
    expect(wrong.code).toBe("wrong-file");
  });
});
