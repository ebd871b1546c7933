/** @typedef {import("minibatch").Dataset} Dataset */

// Columns of a table for each of several inputs of a model: a wide and deep network, and an embedding.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { experiment, loadRun, model, preparation, readFiles } from "minibatch";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, minibatch, write } from "../cli.js";
import { idx } from "../formats/make-files.js";
import { kept } from "../kept.js";

const colors = ["blue", "green", "red"];
const rows = Array.from({ length: 24 }, (_, i) => {
  const [a, b, color] = [i % 5, (i * 7) % 11, i % 3];
  return { a, b, color: colors[color], y: a - 0.5 * b + 2 * color };
});
const csv = `a,b,color,y\n${rows.map((row) => Object.values(row).join(",")).join("\n")}\n`;
const files = [{ name: "rows.csv", bytes: new TextEncoder().encode(csv) }];

/** @param {string[]} layers */
const tensors = (...layers) => {
  const read = layers.map((layer) => ({
    class_name: "__keras_tensor__",
    config: { dtype: "float32", keras_history: [layer, 0, 0] },
  }));
  return [{ args: read.length > 1 ? [read] : read, kwargs: {} }];
};

/**
 * @param {string} class_name
 * @param {string} name
 * @param {object} config
 * @param {string[]} inputs
 */
const layer = (class_name, name, config, ...inputs) => ({
  ...{ class_name, name, config: { ...config, name } },
  inbound_nodes: inputs.length > 0 ? tensors(...inputs) : [],
});

/** @param {number} wide @param {number} deep how many numbers each input takes */
const wideAndDeep = (wide, deep) => ({
  class_name: "Functional",
  config: {
    name: "wide_and_deep",
    layers: [
      layer("InputLayer", "wide", { batch_shape: [null, wide] }),
      layer("InputLayer", "deep", { batch_shape: [null, deep] }),
      layer("Dense", "hidden", { units: 6, activation: "relu" }, "deep"),
      layer("Concatenate", "both", {}, "wide", "hidden"),
      layer("Dense", "out", { units: 1 }, "both"),
    ],
    input_layers: [
      ["wide", 0, 0],
      ["deep", 0, 0],
    ],
    output_layers: [["out", 0, 0]],
  },
});

const steps = [
  { class_name: "TrainTestSplit", config: { test_size: 6, shuffle: false } },
  { class_name: "StandardScaler", config: {} },
  { class_name: "OneHotEncoder", config: {} },
];

const inputs = { wide: ["b", "a"], deep: ["b", "color"] };

/** @type {import("minibatch").ExperimentJson} */
const json = {
  minibatch: 1,
  target: { columns: ["y"], task: "regression", scaling: null },
  inputs,
  preparation: steps,
  model: wideAndDeep(2, 4),
  fit: { epochs: 3, batch_size: 4 },
  seed: 5,
};

describe("inputs of an experiment's model", () => {
  /** @type {import("minibatch").Run} */
  let run;
  beforeAll(async () => {
    run = await experiment(json).run(files);
    return () => run.dispose();
  });

  it("take their columns, as two arrays given to fit() would be", async () => {
    const { prepared } = run;
    if (!prepared) return expect.unreachable();
    expect(prepared.train.inputs).toEqual([
      { name: "wide", shape: [2] },
      { name: "deep", shape: [4] },
    ]);
    // StandardScaler of the training rows, then a column for each color, by hand.
    const train = rows.slice(0, 18);
    const scaled = (/** @type {"a" | "b"} */ key) => {
      const values = train.map((row) => row[key]);
      const mean = values.reduce((sum, value) => sum + value, 0) / 18;
      const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 18);
      return values.map((value) => (value - mean) / deviation);
    };
    const [a, b] = [scaled("a"), scaled("b")];
    const x = {
      wide: train.map((_, i) => [a[i], b[i]]),
      deep: train.map(({ color }, i) => [b[i], ...colors.map((one) => Number(one === color))]),
    };
    const net = kept(model(wideAndDeep(2, 4)));
    await net.compile({ optimizer: "adam", loss: "mean_squared_error", metrics: ["mae"], seed: 5 });
    const y = train.map((row) => row.y);
    const { history } = await net.fit(x, y, { epochs: 3, batchSize: 4 });
    expect(run.history).toEqual(history);
    expect(run.fingerprint).toBe(await net.fingerprint());
  });

  it("are kept with the run, and take new rows", async () => {
    const again = kept(await loadRun(await run.save()));
    expect(again.experiment.inputs).toEqual({ deep: ["b", "color"], wide: ["a", "b"] });
    const row = { a: "3", b: 7, color: "green" };
    const given = kept(/** @type {Dataset} */ (await run.preparation?.transform(row)));
    const later = kept(/** @type {Dataset} */ (await again.preparation?.transform(row)));
    expect(await again.model.predict(later)).toEqual(await run.model.predict(given));
    const known = kept(/** @type {Dataset} */ (await run.preparation?.transform(rows[18])));
    const { x } = (await run.prepared?.test.take([0], { input: 1 })) ?? {};
    expect((await known.take([0], { input: 1 })).x).toEqual(x);
  });

  it("are suggested where the numbers that they take leave one way only", async () => {
    const { inputs: _, ...rest } = json;
    const left = { ...rest, model: wideAndDeep(2, 3) };
    const suggested = kept(await experiment(left).run(files));
    expect(suggested.experiment.inputs).toEqual({ deep: ["color"], wide: ["a", "b"] });
    await expect(experiment({ ...rest, model: wideAndDeep(1, 4) }).run(files)).rejects.toThrow(
      'The model has several inputs: "wide" (1), "deep" (4). Which columns each of them takes is not clear from the numbers they take. Say it in inputs. There are these columns: "a", "b", "color" (3).',
    );
  });

  it("leave out what none of them takes, and say so", async () => {
    const source = kept(await readFiles(files));
    const target = { columns: ["y"], task: /** @type {const} */ ("regression") };
    const prepared = kept(
      await source.prepare({ target, preparation: [], inputs: { wide: ["a"], deep: ["b"] } }),
    );
    expect(prepared.warnings).toMatchObject([
      { message: "No input of the model takes these columns: color." },
    ]);
    expect(prepared.inputColumns.map(({ name }) => name)).toEqual(["a", "b"]);
    const table = kept(await prepared.table());
    expect((await table.rows({ count: 1 })).header).toEqual(["a", "b", "y"]);
    await expect(source.prepare({ inputs: { wide: /** @type {any} */ ([1]) } })).rejects.toThrow(
      "prepare(): inputs",
    );
    await expect(source.prepare({ inputs: {} })).rejects.toThrow("prepare(): inputs");
  });

  it("take the code of a category for an Embedding", async () => {
    const embedding = {
      class_name: "Functional",
      config: {
        name: "embedding",
        layers: [
          layer("InputLayer", "number", { batch_shape: [null, 2] }),
          layer("InputLayer", "code", { batch_shape: [null, 1] }),
          layer("Embedding", "table", { input_dim: 3, output_dim: 2 }, "code"),
          layer("Flatten", "flat", {}, "table"),
          layer("Concatenate", "both", {}, "number", "flat"),
          layer("Dense", "out", { units: 1 }, "both"),
        ],
        input_layers: [
          ["number", 0, 0],
          ["code", 0, 0],
        ],
        output_layers: [["out", 0, 0]],
      },
    };
    const trained = kept(
      await experiment({
        ...json,
        inputs: { number: ["a", "b"], code: ["color"] },
        preparation: [
          preparation.ordinalEncoder(),
          preparation.minMaxScaler({ columns: ["a", "b"] }),
        ].map(({ class_name, config }) => ({ class_name, config })),
        model: embedding,
        fit: { epochs: 40, batch_size: 4 },
        compile: { optimizer: { class_name: "Adam", config: { learning_rate: 0.05 } } },
      }).run(files),
    );
    expect(trained.history.loss.at(-1)).toBeLessThan(trained.history.loss[0] / 10);
    const { x } = (await trained.prepared?.train.take([0, 1, 2], { input: 1 })) ?? {};
    expect([...(x ?? [])]).toEqual([0, 1, 2]);
  });

  it("are checked before anything is read", () => {
    const faults = (/** @type {object} */ changes) => {
      try {
        experiment(/** @type {any} */ ({ ...json, ...changes }));
      } catch (error) {
        return /** @type {any} */ (error).faults.map((/** @type {any} */ one) => one.message);
      }
      return [];
    };
    expect(faults({ inputs: { wide: ["a"], deeper: ["b"] } })).toEqual([
      'the model has no input of this name. Did you mean "deep"?',
      "it is missing.",
    ]);
    expect(faults({ inputs: { wide: "a", deep: ["b"] } })).toEqual([
      'expected a list of column names, received "a".',
    ]);
    expect(faults({ model: null })).toEqual([
      "only the inputs of a Functional model can take columns of their own, and there is no such model.",
    ]);
    expect(faults({ inputs: null })).toEqual([]);
  });

  it("are part of a link and of the canonical form", () => {
    const one = experiment(json);
    const other = experiment({ ...json, inputs: { deep: ["color", "b"], wide: ["a", "b", "a"] } });
    expect(one.equals(other)).toBe(true);
    expect(experiment.fromLink(one.toLink()).json).toEqual(one.json);
    expect(Object.keys(one.json).slice(4, 7)).toEqual(["target", "inputs", "preparation"]);
  });

  it("are written with their numbers by the command line", async () => {
    const path = join(folder, "inputs.csv");
    const { status, out } = await minibatch(
      ...["run", write("inputs.json", json), write("rows.csv", csv), "--json", "--prepared", path],
    );
    expect(status).toBe(0);
    expect(JSON.parse(out).fingerprint).toBe(run.fingerprint);
    const [header, first] = readFileSync(path, "utf8").split("\n");
    expect(header).toBe("row,part,a,wide/b,deep/b,color_blue,color_green,color_red,y");
    const cells = first.split(",");
    expect(cells[3]).toBe(cells[4]);
    expect(cells.slice(5)).toEqual(["1", "0", "0", "0"]);
  });

  it("have no columns of images", async () => {
    const source = kept(
      await readFiles([
        { name: "train-images", bytes: idx([4, 2, 2], new Uint8Array(16)) },
        { name: "train-labels", bytes: idx([4], Uint8Array.of(0, 1, 0, 1)) },
      ]),
    );
    await expect(source.prepare({ inputs: { wide: ["a"], deep: ["b"] } })).rejects.toThrow(
      "Images have no columns.",
    );
  });
});
