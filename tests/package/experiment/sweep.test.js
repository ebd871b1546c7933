import { describe, expect, it } from "vitest";
import { experiment, readFiles, sweepScores } from "minibatch";
import { file, json } from "./iris.js";

const rate = "compile.optimizer.learning_rate";

/** @param {any} options @param {any} [changes] */
const refusal = (options, changes = {}) =>
  experiment({ ...json, ...changes })
    .sweep(options, null)
    .then(
      () => expect.unreachable(),
      (/** @type {any} */ error) => error,
    );

describe("settings()", () => {
  it("lists what the experiment has, with defaults and by the layers' names", () => {
    const byPath = new Map(
      experiment({
        ...json,
        preparation: [{ class_name: "StandardScaler", config: {} }],
        fit: { ...json.fit, callbacks: [{ class_name: "EarlyStopping", config: {} }] },
      })
        .settings()
        .map((setting) => [setting.path, setting]),
    );
    expect(byPath.get(rate)).toEqual({
      ...{ path: rate, jsonPath: "compile.optimizer.config.learning_rate", owner: "Adam" },
      ...{ name: "learning_rate", value: 0.05, type: "number" },
    });
    expect(byPath.get("compile.optimizer.beta_1")?.value).toBe(0.9);
    expect(byPath.get("model.dense_1.units")).toMatchObject({
      ...{ jsonPath: "model.config.layers[1].config.units", owner: "dense_1", value: 3 },
    });
    expect(byPath.get("model.depth")?.value).toBe(1);
    expect(byPath.get("fit.callbacks.EarlyStopping.patience")?.value).toBe(0);
    expect(byPath.get("preparation.StandardScaler.with_mean")?.value).toBe(true);
    expect(byPath.get("fit.batch_size")?.value).toBe(16);
  });
});

describe("sweep()", () => {
  it("gives the runs that run() gives, point by point and seed by seed", async () => {
    /** @type {any[]} */
    const told = [];
    const result = await experiment(json).sweep(
      {
        set: { "compile.optimizer.config.learning_rate": [0.1, 0.01], "model.dense.units": [2, 4] },
        seeds: [1, 2],
      },
      [file],
      {
        onRun: (run, result, done, planned) =>
          told.push([run, Boolean(result?.model), done, planned]),
      },
    );
    expect(result.settings).toEqual([
      { path: rate, values: [0.1, 0.01] },
      { path: "model.dense.units", values: [2, 4] },
    ]);
    expect(result.runs.map(({ values, seed }) => [...Object.values(values), seed])).toEqual([
      ...[
        [0.1, 2, 1],
        [0.1, 2, 2],
        [0.1, 4, 1],
        [0.1, 4, 2],
      ],
      ...[
        [0.01, 2, 1],
        [0.01, 2, 2],
        [0.01, 4, 1],
        [0.01, 4, 2],
      ],
    ]);
    expect(told.map(([run, hasModel, done, planned]) => [run, hasModel, done, planned])).toEqual(
      result.runs.map((run, i) => [run, true, i + 1, 8]),
    );
    expect(result.stopped).toBe(false);

    const copy = structuredClone(json);
    copy.compile.optimizer.config.learning_rate = 0.01;
    copy.model.config.layers[0].config.units = 4;
    copy.seed = 2;
    const alone = await experiment(copy).run([file]);
    const { seconds: _, ...last } = /** @type {any} */ (result.runs[7].run);
    const { seconds: __, ...same } = alone.toJSON();
    expect(last).toEqual(same);
    alone.dispose();

    // Mean and deviation by hand.
    const [one, two] = result.runs.slice(6).map(({ run }) => run?.evaluation?.loss ?? NaN);
    const { runs, scores } = result.points[3];
    expect(runs).toBe(2);
    expect(scores.test_loss.mean).toBeCloseTo((one + two) / 2, 12);
    expect(scores.test_loss.deviation).toBeCloseTo(Math.abs(one - two) / Math.SQRT2, 12);
    expect(Object.keys(scores).sort()).toEqual(
      ["accuracy", "loss", "test_accuracy", "test_loss", "val_accuracy", "val_loss"].sort(),
    );
  });

  it("takes files that were read, any list of values, and how deep the model is", async () => {
    const source = await readFiles([file]);
    const result = await experiment({ ...json, fit: { ...json.fit, epochs: 1 } }).sweep(
      { set: { "model.depth": [1, 3], "compile.optimizer": ["sgd", "adam"], [rate]: [0.5] } },
      source,
    );
    expect(result.runs.map(({ run }) => run?.experiment.model?.config.layers.length)).toEqual([
      3, 3, 5, 5,
    ]);
    expect(result.runs.map(({ run }) => run?.experiment.compile.optimizer)).toEqual(
      ["sgd", "adam", "sgd", "adam"].map((class_name) => ({
        class_name,
        config: { learning_rate: 0.5 },
      })),
    );
    expect(result.points.every(({ scores }) => scores.test_loss.deviation === null)).toBe(true);
    // The source is the caller's.
    const prepared = await source.prepare({ target: { columns: ["species"] } });
    expect(prepared.train.rows).toBeGreaterThan(0);
    prepared.dispose();
    source.dispose();
  });

  it("repeats a layer that has a name under another one", async () => {
    const named = structuredClone(json);
    named.model.config.layers.forEach((/** @type {any} */ layer, /** @type {number} */ i) => {
      layer.config.name = ["dense", "dense_1"][i];
    });
    const { runs } = await experiment({ ...named, fit: { epochs: 1 } }).sweep(
      { set: { "model.depth": [3] } },
      [file],
    );
    expect(runs[0].error).toBe(null);
    const layers = /** @type {any[]} */ (runs[0].run?.experiment.model?.config.layers ?? []);
    expect(layers.map(({ config }) => config.name).filter(Boolean)).toEqual([
      "dense",
      "dense_2",
      "dense_3",
      "dense_1",
    ]);
  });

  it("gives its points from runs that were kept, too", async () => {
    const set = { "model.dense.units": [2, 4] };
    const { runs, points } = await experiment(json).sweep({ set, seeds: [1, 2] }, [file]);
    expect(sweepScores(JSON.parse(JSON.stringify(runs)))).toEqual(points);
    // A loss that is not a number is none in JSON.
    const broken = structuredClone(runs);
    Object.assign(broken[0].run?.history ?? {}, { loss: broken[0].run?.epoch.map(() => null) });
    expect(sweepScores(broken)[0].scores.loss.mean).toBeNaN();
    expect(sweepScores([{ values: {}, run: null }])).toEqual([]);
  });

  it("draws points at random without drawing one twice, the same ones again from the same seed", async () => {
    const set = { "fit.batch_size": [8, 16, 32], "model.dense.units": [1, 2, 3, 4] };
    const few = experiment({ ...json, fit: { epochs: 1 } });
    const points = async (/** @type {any} */ more) =>
      (await few.sweep({ set, strategy: "random", ...more }, [file])).runs.map(({ values }) =>
        Object.values(values).join(),
      );
    const five = await points({ trials: 5, seed: 3 });
    expect(five).toHaveLength(5);
    expect(new Set(five).size).toBe(5);
    expect(await points({ trials: 5, seed: 3 })).toEqual(five);
    expect(await points({ trials: 5, seed: 4 })).not.toEqual(five);
    const all = await points({ trials: 99 });
    expect(new Set(all).size).toBe(12);
  });

  it("scores the epoch whose weights EarlyStopping brought back", async () => {
    const stopping = { monitor: "val_loss", patience: 1, restore_best_weights: true };
    const result = await experiment({
      ...json,
      fit: {
        ...json.fit,
        epochs: 60,
        callbacks: [{ class_name: "EarlyStopping", config: stopping }],
      },
    }).sweep({ set: { [rate]: [0.5] } }, [file]);
    const [{ run }] = result.runs;
    expect(run?.stopReason).toBe("early-stopping");
    const best = Math.min(...(run?.history.val_loss ?? []));
    expect(result.points[0].scores.val_loss.mean).toBe(best);
    expect(run?.history.val_loss.at(-1)).not.toBe(best);
  });

  it("keeps what is finished when it is cancelled", async () => {
    const controller = new AbortController();
    const result = await experiment({ ...json, fit: { epochs: 3 } }).sweep(
      { set: { "fit.epochs": [1, 2, 1_000_000] } },
      [file],
      {
        signal: controller.signal,
        onProgress: (_, done) => done === 2 && controller.abort(),
      },
    );
    expect(result.runs.map(({ run }) => run?.epoch.length)).toEqual([1, 2]);
    expect(result).toMatchObject({ stopped: true, planned: 3 });
  });

  it("goes on behind a run that fails, and says why it did", async () => {
    const result = await experiment({ ...json, fit: { epochs: 1 } }).sweep(
      { set: { [rate]: [1e30, 0.1] } },
      [file],
    );
    expect(result.runs[0].run).toBeNull();
    expect(result.runs[0].error?.message).toMatch(/loss/);
    expect(result.runs[1].run?.epoch).toEqual([0]);
    expect(result.points).toHaveLength(1);
  });

  it("refuses a path that is no setting, with those that are near", async () => {
    const near = await refusal({ set: { "compile.optimizer.learning_rte": [1] } });
    expect(near.code).toBe("invalid-argument");
    expect(near.message).toContain(`Near to it: ${rate}.`);
    const elsewhere = await refusal({ set: { units: [1] } });
    expect(elsewhere.message).toContain("model.dense.units, model.dense_1.units");
    const none = await refusal({ set: { qqqqqq: [1] } });
    expect(none.message).toContain("Some that it has: fit.epochs");
    const hidden = await refusal({ set: { __proto__: [1], toString: [1] } });
    expect(hidden.message).toContain('no setting "toString"');
  });

  it.each([
    [{ set: { "fit.batch_size": [32, 0] } }, /fit\.batch_size: expected a whole number/],
    [{ set: { "model.dense.units": [4, "many"] } }, /units: expected a whole number/],
    [{ set: { "model.depth": [0] } }, /model\.depth must be a whole number from 1/],
    [{ set: { "fit.batch_size": 32 } }, /expected a list of values for "fit\.batch_size"/],
    [{ set: { "fit.batch_size": [] } }, /expected a list of values/],
    [{ set: { "fit.epochs": [1], "fit.config.epochs": [1] } }, /no setting|given twice/],
    [{ set: { [rate]: [1], "compile.optimizer.config.learning_rate": [1] } }, /given twice/],
    [{ set: {}, seeds: [] }, /a list of seeds/],
    [{ set: {}, seeds: [-1] }, /seeds/],
    [{ set: {}, strategy: "best" }, /"grid", "random"/],
    [{ set: null }, /an object of lists/],
    [
      { set: {}, seeds: Array.from({ length: 10_001 }, (_, i) => i) },
      /10001 runs are more than 10000/,
    ],
    [{ sets: {} }, /sets/],
  ])("refuses %j before anything is trained", async (options, message) => {
    expect((await refusal(options)).message).toMatch(message);
  });
});
