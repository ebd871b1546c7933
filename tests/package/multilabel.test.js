// Rows that may have several labels at once: scikit-learn's scores of arrays, and of a model of sigmoid units.

import { readFileSync } from "node:fs";
import { experiment, layers, loadRun, metrics, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

/** @type {Record<string, any>[]} */
const golden = JSON.parse(
  readFileSync(inRoot("tests/parity/golden/multilabel.json"), "utf8"),
).cases;

/** @param {{ f32: string, shape: number[] }} array */
const numbersOf = ({ f32, shape }) => ({
  data: new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer),
  shape,
});

/** @param {Record<string, any>} item @returns {number[][]} */
const predictedOf = ({ probabilities, threshold }) => {
  const { data, shape } = numbersOf(probabilities);
  return Array.from({ length: shape[0] }, (_, row) =>
    Array.from(data.subarray(row * shape[1], (row + 1) * shape[1]), (value) =>
      Number(value > threshold),
    ),
  );
};

/** A model whose outputs are its inputs, trained with nothing. @param {number} width */
async function echo(width) {
  const net = sequential([layers.dense({ units: width, useBias: false, inputShape: [width] })]);
  await net.compile({ loss: "binary_crossentropy" });
  const kernel = Float32Array.from({ length: width * width }, (_, i) =>
    i % (width + 1) === 0 ? 1 : 0,
  );
  await net.setWeights([{ data: kernel, shape: [width, width] }]);
  return net;
}

describe.each(golden)("scikit-learn's scores of labels: $name", (item) => {
  const zero = item.zero_division;
  const options = {
    ...(item.digits !== undefined && { digits: item.digits }),
    ...(item.target_names && { targetNames: item.target_names }),
    ...(zero !== undefined && { zeroDivision: zero === "nan" ? Number.NaN : Number(zero) }),
  };

  it("has its report to the letter, its numbers, and its warnings", async () => {
    /** @type {string[]} */
    const warned = [];
    const onWarning = (/** @type {{ message: string }} */ { message }) => warned.push(message);
    const predicted = predictedOf(item);
    const asked = { ...options, onWarning };
    expect(await metrics.classificationReport(item.truth, predicted, asked)).toBe(item.text);
    expect(warned).toEqual(item.warnings);
    expect(await metrics.accuracyScore(item.truth, predicted)).toBeCloseTo(item.subset_accuracy, 9);
    expect(await metrics.hammingLoss(item.truth, predicted)).toBeCloseTo(item.hamming_loss, 9);
    expect(await metrics.multilabelConfusionMatrix(item.truth, predicted)).toEqual(item.matrices);
    if (!item.numbers) return;
    const dict = await metrics.classificationReport(item.truth, predicted, {
      ...options,
      outputDict: /** @type {const} */ (true),
    });
    expect(Object.keys(dict).sort()).toEqual(Object.keys(item.numbers).sort());
    for (const [name, scores] of Object.entries(item.numbers)) {
      for (const [key, value] of Object.entries(/** @type {Record<string, number>} */ (scores))) {
        expect(/** @type {any} */ (dict)[name][key]).toBeCloseTo(value, 9);
      }
    }
  });

  it("has them of a model's predictions", async () => {
    const { data, shape } = numbersOf(item.probabilities);
    const net = await echo(shape[1]);
    const predictions = await net.predictions({ data, shape }, item.truth);
    const { threshold } = item;
    const at = threshold === 0.5 ? {} : { threshold };
    expect(await predictions.classificationReport({ ...options, ...at })).toBe(item.text);
    const { labels, matrices, subsetAccuracy } = await predictions.multilabelScores(at);
    expect(labels).toEqual(Array.from({ length: shape[1] }, (_, label) => String(label)));
    expect(matrices).toEqual(item.matrices);
    expect(subsetAccuracy).toBeCloseTo(item.subset_accuracy, 9);
    // A threshold of each label is that of all where they are the same; where one is 1, none has that label.
    const limits = Object.fromEntries(labels.map((label) => [label, threshold]));
    expect(await predictions.classificationReport({ ...options, threshold: limits })).toBe(
      item.text,
    );
    const none = await predictions.multilabelScores({ threshold: { ...limits, 1: 1 } });
    const [[negatives, wrongly], [missed, hits]] = item.matrices[1];
    const others = item.matrices.with(1, [
      [negatives + wrongly, 0],
      [missed + hits, 0],
    ]);
    expect(none.matrices).toEqual(others);
    await expect(predictions.classScores({ threshold: { sad: 1 } })).rejects.toMatchObject({
      id: "predictions.no-label",
    });
    const one = await predictions.forLabel(1);
    expect(await one.confusionMatrix(at)).toEqual(item.matrices[1]);
    [one, predictions, net].forEach((kept) => kept.dispose());
  });
});

it("takes hammingLoss() of classes, too, and refuses what is neither", async () => {
  expect(await metrics.hammingLoss([1, 2, 3, 4], [2, 2, 3, 4])).toBe(0.25);
  const of = [[1, 0]];
  for (const wrong of [[1], [[2, 0]], [[0.5, 0]], [[1, 0, 0]]])
    await expect(
      metrics.classificationReport(of, /** @type {any} */ (wrong)),
    ).rejects.toMatchObject({
      code: "invalid-argument",
    });
  await expect(metrics.multilabelConfusionMatrix([1, 0], [1, 0])).rejects.toMatchObject({
    id: "argument.expected",
  });
});

it("is of sigmoid units with targets of 0 and 1 alone", async () => {
  const net = await echo(2);
  const x = [
    [0.9, 0.2],
    [0.1, 0.7],
  ];
  const soft = await net.predictions(x, [
    [0.5, 0],
    [1, 0],
  ]);
  expect(soft.outputs[0].labels).toEqual([]);
  await expect(soft.multilabelScores()).rejects.toMatchObject({ id: "predictions.no-labels" });
  const hard = await net.predictions(x, [
    [1, 0],
    [0, 1],
  ]);
  expect(hard.outputs[0].labels).toEqual(["0", "1"]);
  await expect(hard.forLabel("2")).rejects.toMatchObject({ id: "predictions.no-label" });
  await net.compile({ loss: "mean_squared_error" });
  const numbers = await net.predictions(x, [
    [1, 0],
    [0, 1],
  ]);
  expect(numbers.outputs[0].labels).toEqual([]);
  [soft, hard, numbers, net].forEach((kept) => kept.dispose());
});

describe("an experiment with several columns of 0 and 1", () => {
  const random = (/** @type {number} */ i) => ((i * 7919) % 1009) / 1009;
  const films = Array.from({ length: 120 }, (_, i) => {
    const [long, old] = [random(i + 1), random(3 * i + 5)];
    return [long, old, Number(long > 0.5), Number(old > 0.4), Number(long + old > 1.5)].join(",");
  });
  const file = new File([["long,old,action,comedy,drama", ...films].join("\n")], "films.csv");
  const layer = (/** @type {number} */ units, /** @type {string} */ activation) => ({
    class_name: "Dense",
    config: { units, activation },
  });
  const json = {
    minibatch: /** @type {const} */ (1),
    target: { columns: ["action", "comedy", "drama"] },
    preparation: [{ class_name: "TrainTestSplit", config: { random_state: 1 } }],
    model: {
      class_name: "Sequential",
      config: { layers: [layer(8, "relu"), layer(3, "sigmoid")] },
    },
    compile: { loss: "binary_crossentropy", optimizer: "adam" },
    fit: { epochs: 3 },
    seed: 1,
  };

  it("is judged by label, whose names are the columns'", async () => {
    const run = await experiment(json).run([file]);
    const { prepared } = /** @type {{ prepared: import("minibatch").Prepared }} */ (run);
    const predictions = await run.model.predictions(prepared.test);
    expect(predictions.outputs[0].labels).toEqual(["action", "comedy", "drama"]);
    expect(await predictions.classificationReport()).toMatch(/ action .* comedy .*\n samples avg/s);
    let csv = "";
    for await (const piece of predictions.csv()) csv += piece;
    expect(csv).toMatch(/^row,true_action,predicted_action,probability_action,true_comedy,/);
    const comedy = await predictions.forLabel("comedy");
    expect((await comedy.scores()).scores.rocAuc).toBeGreaterThan(0);
    // What always predicting the share of comedies among the training rows gets.
    const prior = await comedy.prior(prepared.train);
    const { y } = await prepared.train.take(
      Array.from({ length: prepared.train.rows }, (_, i) => i),
    );
    const share =
      /** @type {Float32Array} */ (y).filter((_, i) => i % 3 === 1).reduce((a, b) => a + b) /
      prepared.train.rows;
    const [{ probabilities }] = (await prior.page({ count: 1 })).rows;
    expect(probabilities[1]).toBeCloseTo(share, 6);
    [prior, comedy, predictions, run].forEach((one) => one.dispose());
  });

  it("is suggested sigmoid units, their loss and their metric", async () => {
    const { target, preparation, seed } = json;
    const open = { minibatch: json.minibatch, target, preparation, seed };
    const run = await experiment({ ...open, fit: json.fit }).run([file]);
    const { model, compile } = run.experiment;
    expect(model?.config.layers.at(-1).config).toMatchObject({ units: 3, activation: "sigmoid" });
    expect(compile).toMatchObject({ loss: "binary_crossentropy", metrics: ["binary_accuracy"] });
    const linear = {
      class_name: "Sequential",
      config: { layers: [{ class_name: "Dense", config: { units: 3 } }] },
    };
    const other = await experiment({ ...open, model: linear, fit: json.fit }).run([file]);
    expect(other.experiment.compile).toMatchObject({
      loss: "mean_squared_error",
      metrics: ["mae"],
    });
    // Other numbers than 0 and 1, and a single column of them, are no labels.
    for (const columns of [["action"], ["action", "long"]]) {
      const numbers = await experiment({
        ...open,
        target: { columns, task: "regression" },
        fit: json.fit,
      }).run([file]);
      expect(numbers.prepared?.labels).toEqual([]);
      expect(numbers.experiment.model?.config.layers.at(-1).config.activation).not.toBe("sigmoid");
      numbers.dispose();
    }
    [run, other].forEach((one) => one.dispose());
  });

  it("predicts each label of a file's rows, above a threshold of its own, also from a saved run", async () => {
    const run = await experiment(json).run([file]);
    const given = new File(["long,old\n0.9,0.1\n0.2,0.8\n0.7,0.9"], "new.csv");
    /** @param {any} from @param {object} [options] */
    const rowsOf = async (from, options) => {
      const predictions = await from.predictFiles([given], options);
      const { columns } = predictions;
      const rows = await predictions.page();
      predictions.dispose();
      return { columns, rows };
    };
    const { columns, rows } = await rowsOf(run);
    expect(columns.slice(2)).toEqual(
      json.target.columns.flatMap((name) => [`predicted_${name}`, `probability_${name}`]),
    );
    const usual = rows.map((/** @type {any[]} */ row) =>
      [3, 5, 7].map((at) => Number(row[at] > 0.5)),
    );
    const said = (/** @type {any} */ all) =>
      all.map((/** @type {any[]} */ row) => [2, 4, 6].map((at) => row[at]));
    expect(said(rows)).toEqual(usual);
    const kept = await run.save();
    const again = await loadRun(kept);
    const limits = { action: 0, drama: 1 };
    const { rows: own } = await rowsOf(again, { threshold: limits });
    expect(said(own)).toEqual(usual.map((/** @type {number[]} */ [, comedy]) => [1, comedy, 0]));
    expect(said((await rowsOf(again, { threshold: 1 })).rows)).toEqual(usual.map(() => [0, 0, 0]));
    for (const threshold of [{ sad: 0.5 }, { action: "high" }])
      await expect(rowsOf(again, { threshold })).rejects.toMatchObject({
        code: "invalid-argument",
      });
    [run, again].forEach((one) => one.dispose());
  });

  it("judges the rows it trains on by models trained without them, label by label", async () => {
    const run = await experiment(json).run([file]);
    const { train } = /** @type {import("minibatch").Prepared} */ (run.prepared);
    const across = await experiment(json).crossValPredict(
      /** @type {import("minibatch").Prepared} */ (run.prepared),
      { cv: 3 },
    );
    expect(across.outputs[0].labels).toEqual(json.target.columns);
    const { y } = await train.take(Array.from({ length: train.rows }, (_, i) => i));
    const { rows } = /** @type {any} */ (await across.page({ order: "row", count: train.rows }));
    expect(rows.flatMap((/** @type {any} */ { actual }) => [...actual])).toEqual([
      .../** @type {Float32Array} */ (y),
    ]);
    // scikit-learn deals out KFold() where rows have several labels: the first third is held first.
    const third = train.rows / 3;
    const rest = await train.subset(
      Array.from({ length: train.rows - third }, (_, i) => third + i),
    );
    const net = model(/** @type {any} */ (run.experiment.model));
    await net.compile({ loss: "binary_crossentropy", optimizer: "adam", seed: 1 });
    await net.fit(rest, { epochs: 3 });
    const first = await train.subset(Array.from({ length: third }, (_, i) => i));
    const { data } = /** @type {any} */ (await net.predict(first));
    const held = rows.slice(0, third).flatMap((/** @type {any} */ row) => [...row.predicted]);
    expect(held).toEqual([...data]);
    expect(await across.classificationReport()).toMatch(/ drama .*\n samples avg/s);
    const drama = await across.forLabel("drama");
    expect(await drama.countLabelErrors()).toBeGreaterThanOrEqual(0);
    [drama, first, rest, net, across, run].forEach((one) => one.dispose());
  });

  it("is written as Python with scikit-learn's report", async () => {
    const program = await experiment(json).toPython();
    expect(program).toContain("labels = (predicted > 0.5).astype(int)");
    expect(program).toContain('target_names=["action", "comedy", "drama"]');
    const { experiment: again, findings } = await experiment.fromPython(program);
    expect(findings.filter(({ kind }) => kind === "fault" || kind === "left-out")).toEqual([]);
    expect(again?.json).toMatchObject({ target: json.target, compile: json.compile });
  });
});
