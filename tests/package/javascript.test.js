// Experiments become programs for the package itself, which train the same weights in a process of their own.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { experiment } from "minibatch";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { folder, minibatch, write } from "./cli.js";

const run = promisify(execFile);
const samples = inRoot("public/samples");

/** @param {string} class_name @param {any} [config] */
const entry = (class_name, config = {}) => ({ class_name, config });
const iris = {
  minibatch: 1,
  data: { files: [{ name: "iris.csv" }] },
  target: { columns: ["species"] },
  seed: 42,
};

/** @type {[what: string, json: any][]} */
const programs = [
  [
    "a chain with everything said",
    {
      ...iris,
      title: "Three kinds\nof iris",
      preparation: [
        entry("TrainTestSplit", { test_size: 0.3, random_state: 7, stratify: true }),
        { ...entry("RobustScaler"), enabled: false },
        entry("StandardScaler", { columns: ["petal_length"] }),
      ],
      model: entry("Sequential", {
        name: "irises",
        layers: [
          entry("InputLayer", { batch_shape: [null, 4] }),
          entry("Dense", {
            units: 9,
            activation: "relu",
            kernel_regularizer: entry("L2", { l2: 0.001 }),
            bias_initializer: "ones",
          }),
          entry("Dropout", { rate: 0.1, name: "drop" }),
          entry("Dense", { units: 3, activation: "softmax" }),
        ],
      }),
      compile: {
        optimizer: entry("SGD", {
          learning_rate: entry("ExponentialDecay", {
            initial_learning_rate: 0.1,
            decay_steps: 9,
            decay_rate: 0.9,
          }),
          momentum: 0.5,
        }),
        loss: entry("SparseCategoricalCrossentropy"),
        metrics: ["accuracy"],
      },
      fit: {
        ...{ epochs: 5, batch_size: 16, validation_split: 0.2, class_weight: { 0: 1, 2: 3 } },
        callbacks: [entry("EarlyStopping", { patience: 2, monitor: "loss" })],
      },
    },
  ],
  [
    "one that leaves most to the data",
    {
      ...iris,
      model: entry("Sequential", {
        layers: [entry("Dense", { units: 5 }), entry("Dense", { units: 3, activation: "softmax" })],
      }),
      fit: { epochs: 2 },
    },
  ],
];
const branching = JSON.parse(readFileSync(inRoot("tests/package/fixtures/two-ways.json"), "utf8"));

describe("an experiment as JavaScript", () => {
  it.each([
    ...programs,
    ["a model that branches", { ...iris, model: branching, fit: { epochs: 2 } }],
  ])("%s trains the same weights", async (_, json) => {
    const one = experiment(json);
    const bytes = new Uint8Array(readFileSync(`${samples}/iris.csv`));
    const ran = await one.run([{ name: "iris.csv", bytes }]);
    const name = write(
      "program.mjs",
      (await one.toJavaScript()).replace(
        'from "minibatch"',
        `from ${JSON.stringify(inRoot("dist/package/index.node.js"))}`,
      ),
    );
    const { stdout } = await run(process.execPath, [name, `${samples}/iris.csv`], { cwd: folder });
    expect(stdout).toContain(ran.fingerprint);
    ran.dispose();
  });

  it("reads as people write it", async () => {
    const text = await experiment(programs[0][1]).toJavaScript();
    expect(text).toMatch(/^\/\/ Three kinds of iris\n/);
    expect(text).toContain(
      'layers.dense({ units: 9, activation: "relu", biasInitializer: "ones", kernelRegularizer: regularizers.l2({ l2: 0.001 }) })',
    );
    expect(text).toContain('preparation.standardScaler({ columns: ["petal_length"] })');
    expect(text).toContain("schedules.exponentialDecay({ initialLearningRate: 0.1");
    expect(text).toContain('callbacks.earlyStopping({ monitor: "loss", patience: 2 })');
    expect(text).not.toContain("class_name");
  });

  it("is printed on the command line", async () => {
    const path = write("iris.json", programs[1][1]);
    const { out, status } = await minibatch("javascript", path);
    expect(status).toBe(0);
    expect(out).toBe(await experiment(programs[1][1]).toJavaScript());
    await expect(experiment({ minibatch: 1 }).toJavaScript()).rejects.toMatchObject({
      code: "invalid-argument",
    });
  });
});
