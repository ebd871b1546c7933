// Samples that are windows of a series: prepared, trained on, and forecast from.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Preparation, experiment, loadRun, preparation, readFiles } from "minibatch";
import { describe, expect, it } from "vitest";
import { folder, minibatch, write } from "./cli.js";
import { kept } from "./kept.js";

/** A straight line beside its number, which the next value follows. */
const line = Array.from({ length: 60 }, (_, i) => ({ step: i, value: 500 + 10 * i }));
const csv = `step,value\n${line.map(({ step, value }) => `${step},${value}`).join("\n")}\n`;
const files = [{ name: "line.csv", bytes: new TextEncoder().encode(csv) }];

const split = preparation.trainTestSplit({ testSize: 15, shuffle: false });
const target = { columns: ["value"], scaling: /** @type {const} */ ("MinMaxScaler") };

/** @param {Parameters<typeof preparation.timeseriesWindows>[0]} options */
async function windows(options) {
  const source = kept(await readFiles(files));
  return kept(
    await source.prepare({
      target,
      preparation: [split, preparation.timeseriesWindows(options), preparation.minMaxScaler()],
    }),
  );
}

describe("windows of a series", () => {
  it("have a shape, names and the rows that they predict", async () => {
    const prepared = await windows({ sequenceLength: 3, horizon: 2 });
    expect([prepared.inputShape, prepared.train.rows, prepared.test.rows]).toEqual([
      [3, 2],
      41,
      11,
    ]);
    expect(prepared.featureNames).toEqual([
      ...["step(t-2)", "value(t-2)", "step(t-1)", "value(t-1)", "step(t)", "value(t)"],
    ]);
    expect(prepared.targetNames).toEqual(["value(t+2)"]);
    const rows = await prepared.rows();
    expect([rows.train[0], rows.test[0], rows.test.at(-1)]).toEqual([4, 49, 59]);
    const table = kept(await prepared.table());
    const page = await table.rows({ count: 1 });
    expect(page.header).toEqual([...(prepared.featureNames ?? []), "value(t+2)"]);
    const scaled = [0, 0, 1, 1, 2, 2, 4].map((step) => step / 44);
    page.rows[0].forEach((cell, i) => expect(Number(cell)).toBeCloseTo(scaled[i], 6));
    expect(prepared.steps[1]?.after).toMatchObject({ train: 41, test: 11, columns: 2, length: 3 });
  });

  it("predict several values", async () => {
    const prepared = await windows({ sequenceLength: 4, targetLength: 3, samplingRate: 2 });
    expect([prepared.inputShape, prepared.targetShape]).toEqual([[4, 2], [3]]);
    expect(prepared.targetNames).toEqual(["value(t+1)", "value(t+2)", "value(t+3)"]);
    expect(prepared.featureNames?.slice(0, 4)).toEqual([
      ...["step(t-6)", "value(t-6)", "step(t-4)", "value(t-4)"],
    ]);
  });

  it("are made of new rows, which come in the order of time", async () => {
    const prepared = await windows({ sequenceLength: 3 });
    const again = kept(await Preparation.fromJSON(JSON.parse(JSON.stringify(prepared))));
    const rows = kept(await again.transform(line.slice(2, 7)));
    expect([rows.rows, rows.inputShape]).toEqual([3, [3, 2]]);
    const { x } = await rows.take([0, 2]);
    const before = await prepared.train.take([2, 4]);
    expect(x).toEqual(before.x);
    await expect(again.transform(line.slice(2, 4))).rejects.toThrow(
      "A window takes 3 rows that follow each other, but there are only 2.",
    );
    await expect(again.transform([{ step: 1, value: "many" }])).rejects.toThrow('"value"');
  });

  it("are refused where the rows are shuffled", async () => {
    const source = kept(await readFiles(files));
    const steps = [
      preparation.trainTestSplit(),
      preparation.timeseriesWindows({ sequenceLength: 2 }),
    ];
    await expect(source.prepare({ target, preparation: steps })).rejects.toThrow(
      "Set shuffle to false in TrainTestSplit",
    );
  });
});

const json = /** @type {any} */ ({
  minibatch: 1,
  target: { columns: ["value"] },
  preparation: [
    { class_name: "TrainTestSplit", config: { test_size: 15, shuffle: false } },
    { class_name: "DropColumns", config: { columns: ["step"] } },
    { class_name: "TimeseriesWindows", config: { sequence_length: 4 } },
  ],
  model: {
    class_name: "Sequential",
    config: { layers: [{ class_name: "Flatten" }, { class_name: "Dense", config: { units: 1 } }] },
  },
  compile: { optimizer: { class_name: "Adam", config: { learning_rate: 0.05 } } },
  fit: { epochs: 120, validation_split: 0.2 },
  seed: 1,
});

describe("a forecast", () => {
  it("is in the target's own units, also of a run that was saved", async () => {
    const run = kept(await experiment(json).run(files));
    expect(run.evaluation?.mae).toBeLessThan(10); // the last value is off by 10
    const parts = await run.rows();
    expect([parts?.train[0], parts?.test[0]]).toEqual([4, 49]);
    const again = kept(await loadRun(await run.save()));
    for (const { model, preparation: fitted } of [run, again]) {
      const last = kept(await /** @type {Preparation} */ (fitted).transform(line.slice(-4)));
      const { data, shape } = await model.predict(last);
      expect(shape).toEqual([1, 1]);
      expect(Math.abs(data[0] - 1100)).toBeLessThan(10);
    }
    expect(again.preparation?.inputColumns).toEqual([{ name: "value", type: "number" }]);
  });

  it("gets a model that suits windows where the experiment has none", async () => {
    const { model, ...others } = json;
    const run = kept(await experiment({ ...others, fit: { epochs: 1 } }).run(files));
    expect(run.experiment.model?.config.layers.map((/** @type {any} */ l) => l.class_name)).toEqual(
      [...["InputLayer", "Conv1D", "Flatten", "Dense"]],
    );
  });

  it("can be told on the command line", async () => {
    const path = join(folder, "windows.csv");
    const predicted = join(folder, "forecasts.csv");
    const { status, out } = await minibatch(
      ...["run", write("windows.json", { ...json, fit: { epochs: 1 } }), write("line.csv", csv)],
      ...["--json", "--prepared", path, "--predictions", predicted],
    );
    expect(status).toBe(0);
    const { steps, rows } = JSON.parse(out);
    expect(steps[2].after).toMatchObject({ train: 41, test: 11, length: 4 });
    expect(rows.train.slice(0, 2)).toEqual([4, 5]);
    const [header, first] = readFileSync(path, "utf8").split("\n");
    expect(header).toBe("row,part,value(t-3),value(t-2),value(t-1),value(t),value(t+1)");
    expect(first.split(",").slice(0, 2)).toEqual(["4", "train"]);
    // The number of the row that is predicted, and the value that stands there.
    const [, forecast] = readFileSync(predicted, "utf8").split("\n");
    const [row, actual] = forecast.split(",").map(Number);
    expect(row).toBe(rows.test[0]);
    expect(actual).toBeCloseTo(line[row].value, 3);
  });
});
