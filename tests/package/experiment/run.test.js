import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { experiment, layers, sequential } from "minibatch";
import { inRoot } from "../../../tools/paths.mjs";
import { withInput } from "../../../wasm/api/experiment/model-spec.js";
import { file, hashOf, json, named } from "./iris.js";

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
          { class_name: "TrainTestSplit", config: { test_size: 0.2, stratify: true } },
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

  it("chooses what suits the data where nothing is given, and says so", async () => {
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

  it("reports reading, batches and epochs, and what will be trained", async () => {
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
    expect(told[0]).toBe("read");
    expect(told.find((line) => line !== "read")).toBe("67 120");
    expect(told.filter((line) => line.startsWith("batch"))).toHaveLength(4 * 6);
    expect(told.filter((line) => line.startsWith("epoch"))).toEqual([
      "epoch 0",
      "epoch 1",
      "epoch 2",
      "epoch 3",
    ]);
  });

  it("that is stopped keeps what it had reached", async () => {
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
  it("gives them the size and colours that steps ask for", async () => {
    const from = (/** @type {string} */ name) => inRoot("public/samples/fashion-mnist", name);
    const names = ["t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"];
    const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(from(name))) }));
    const run = await experiment({
      minibatch: 1,
      preparation: [
        { class_name: "Grayscale", config: {} },
        { class_name: "Resizing", config: { height: 14, width: 12 } },
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
