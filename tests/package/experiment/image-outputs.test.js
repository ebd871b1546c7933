// A model of images with several outputs: each predicts the one class that an image has, and is judged by itself.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Dataset, experiment, loadRun, model, readFiles } from "minibatch";
import { describe, expect, it } from "vitest";
import { folder, minibatch, write } from "../cli.js";
import { idx } from "../formats/make-files.js";
import { kept } from "../kept.js";

const pixel = (/** @type {number} */ image, /** @type {number} */ i) =>
  (image * 37 + i * (image % 3 ? 11 : 29)) % 256;
const count = 60;
const labels = Array.from({ length: count }, (_, image) => (image % 3 ? 1 : 0));
const pixels = labels.flatMap((_, image) => Array.from({ length: 16 }, (_, i) => pixel(image, i)));
const files = () => [
  { name: "train-images.idx3-ubyte", bytes: idx([count, 4, 4], pixels) },
  { name: "train-labels.idx1-ubyte", bytes: idx([count], labels) },
];

/** @param {string} class_name @param {string} name @param {object} config @param {string} [from] */
const layer = (class_name, name, config, from) => ({
  ...{ class_name, name, config: { name, ...config } },
  inbound_nodes: from
    ? [
        {
          args: [
            {
              class_name: "__keras_tensor__",
              config: { shape: [null, 1], dtype: "float32", keras_history: [from, 0, 0] },
            },
          ],
          kwargs: {},
        },
      ]
    : [],
});
const ones = { kernel_initializer: { class_name: "GlorotUniform", config: { seed: 5 } } };
/** An auxiliary classifier beside the last one, as GoogLeNet has them. */
const heads = {
  class_name: "Functional",
  config: {
    name: "two_heads",
    layers: [
      layer("InputLayer", "pixels", { batch_shape: [null, 4, 4, 1] }),
      layer("Flatten", "flat", {}, "pixels"),
      layer("Dense", "hidden", { units: 8, activation: "relu", ...ones }, "flat"),
      layer("Dense", "early", { units: 2, activation: "softmax", ...ones }, "flat"),
      layer("Dense", "late", { units: 2, activation: "softmax", ...ones }, "hidden"),
    ],
    input_layers: ["pixels", 0, 0],
    output_layers: [
      ["late", 0, 0],
      ["early", 0, 0],
    ],
  },
};
const json = /** @type {import("minibatch").ExperimentJson} */ ({
  minibatch: 1,
  target: { class_names: ["seldom", "often"] },
  preparation: [
    { class_name: "TrainTestSplit", config: { test_size: 20, shuffle: false } },
    { class_name: "Rescaling", config: { scale: 1 / 255 } },
  ],
  model: heads,
  compile: { loss_weights: { late: 1, early: 0.3 } },
  fit: { epochs: 3, batch_size: 8, shuffle: false },
});

describe("several outputs of images", () => {
  it("each predict the class, as arrays with two targets do, and go through a file", async () => {
    const run = kept(await experiment(json).run(files()));
    expect(run.experiment.target).toEqual({
      outputs: { early: {}, late: { class_names: ["seldom", "often"] } },
    });
    const prepared = /** @type {import("minibatch").Prepared} */ (run.prepared);
    expect(prepared.outputs.map(({ name, classNames }) => [name, classNames])).toEqual([
      ["late", ["seldom", "often"]],
      ["early", ["seldom", "often"]],
    ]);

    const net = kept(model(/** @type {any} */ (run.experiment.model)));
    const loss = "sparse_categorical_crossentropy";
    await net.compile({
      ...{ loss: { late: loss, early: loss }, lossWeights: { late: 1, early: 0.3 } },
      optimizer: /** @type {any} */ (run.experiment.compile.optimizer),
    });
    const x = { data: Float32Array.from(pixels.slice(0, 640), (byte) => byte / 255) };
    const y = Float32Array.from(labels.slice(0, 40));
    const arrays = kept(await Dataset.fromArrays({ x: { ...x, shape: [40, 4, 4, 1] }, y: [y, y] }));
    await net.fit(arrays, { epochs: 3, batchSize: 8, shuffle: false });
    expect(await net.fingerprint()).toBe(run.fingerprint);
    const { evaluation } = run;
    expect(Object.keys(evaluation ?? {}).sort()).toEqual([
      ...["early_accuracy", "early_loss", "late_accuracy", "late_loss", "loss"],
    ]);

    // What is judged, and labels by models that were trained without them, is of either output.
    const predictions = kept(
      /** @type {import("minibatch").Predictions} */ (await run.predictions()),
    );
    expect(predictions.outputs.map(({ name, classes }) => [name, classes])).toEqual([
      ["late", 2],
      ["early", 2],
    ]);
    const early = predictions.forOutput("early");
    expect(await early.classificationReport()).toMatch(/seldom .* often /s);
    const across = kept(
      await experiment(run.experiment).crossValPredict(prepared, { cv: 2, output: "early" }),
    );
    expect([across.rows, across.classNames]).toEqual([40, ["seldom", "often"]]);

    const saved = kept(await loadRun(await run.save()));
    const preparation = saved.preparation;
    expect(preparation?.outputs).toEqual(prepared.outputs);
  });

  it("say nothing but what the first one's classes are called", async () => {
    const source = kept(await readFiles(files()));
    for (const outputs of [
      { late: { columns: ["label"] }, early: {} },
      { late: {}, early: { class_names: ["a", "b"] } },
    ]) {
      await expect(source.prepare({ target: { outputs } })).rejects.toThrow(
        /one class each.*a column for each pixel and each target.*Reshape/,
      );
    }
  });

  it("are written as Python, and read again", async () => {
    const whole = {
      ...{ ...json, data: { sample: "digits" }, target: { outputs: { late: {}, early: {} } } },
      reading: { class_name: "Images", config: { drop_duplicates: true } },
      preparation: [{ class_name: "Rescaling", config: {} }],
    };
    const script = await experiment(/** @type {any} */ (whole)).toPython();
    expect(script).toContain('y_train = {"early": y_train, "late": y_train}');
    expect(script).toContain("only the first is read");
    const { experiment: again, findings } = await experiment.fromPython(script);
    // The sample has other shapes than this model; but nothing is left out.
    expect(findings.filter(({ kind }) => kind === "left-out")).toEqual([]);
    expect(again?.json).toMatchObject({ target: { outputs: { early: {}, late: {} } } });
    expect(again?.json).toMatchObject({ reading: whole.reading });
  });

  it("are judged on the command line", async () => {
    for (const { name, bytes } of files()) write(name, bytes);
    const path = write("heads.json", json);
    const { status, out } = await minibatch(
      ...["run", path, ...files().map(({ name }) => join(folder, name))],
      ...["--json", "--label-errors", join(folder, "errors.csv")],
    );
    expect(status).toBe(0);
    expect(JSON.parse(out).evaluation).toHaveProperty("early_accuracy");
    expect(readFileSync(join(folder, "errors.csv"), "utf8")).toMatch(/^row,label,suggested/);
  });
});
