// The README's table of model formats: there are no others, and each keeps what the table says.

import { beforeAll, describe, expect, it } from "vitest";
import { experiment, loadModel, loadRun, sequential, layers } from "minibatch";
import { modelFormats } from "../../../tools/model-formats.mjs";

/** @type {import("minibatch").Model} */
let net;
const spec = () =>
  sequential([
    layers.dense({ units: 3, activation: "relu", inputShape: [2], name: "hidden" }),
    layers.dense({ units: 1, name: "sum" }),
  ]);
beforeAll(async () => {
  net = spec();
  await net.compile({ optimizer: "adam", loss: "mse", seed: 4 });
  const x = { data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [3, 2] };
  await net.fit(x, { data: Float32Array.of(3, 7, 11), shape: [3, 1] }, { epochs: 3 });
  return () => net.dispose();
});

/** The steps that its optimizer has taken. @param {import("minibatch").Model} model */
const steps = async (model) => (await model.saveCheckpoint()).iteration;

it("are those that save() knows", async () => {
  const error = await net.save(/** @type {any} */ ("other")).catch((found) => found);
  const listed = modelFormats.flatMap(({ save }) => save ?? []);
  expect(error.values.expected.values.choices).toEqual(listed);
});

describe.each(modelFormats.filter(({ save, read }) => save && read))("$title", (format) => {
  it("keeps what the README says", async () => {
    const { keeps } = format;
    const bytes = await net.save(/** @type {any} */ (format.save));
    const isKept = (/** @type {import("../../../tools/model-formats.mjs").Kept} */ part) =>
      keeps.includes(part);
    const whole = await loadModel(bytes).catch(({ id }) => id);
    expect(whole === "model.only-weights").toBe(!isKept("config"));
    const other = isKept("config") ? whole : spec();
    if (!isKept("config")) await other.loadWeights(bytes);
    expect(await other.getWeights()).toEqual(await net.getWeights());
    if (isKept("config")) {
      expect(other.compileOptions !== null).toBe(isKept("compile"));
      if (isKept("compile")) {
        const isGoneOn = (await steps(other)) === (await steps(net));
        expect(isGoneOn).toBe(isKept("optimizer"));
      }
    }
    other.dispose();
  });
});

it("a run's file keeps all of it", async () => {
  const run = await experiment({
    minibatch: 1,
    data: { sample: "iris" },
    fit: { epochs: 2 },
  }).run();
  const again = await loadRun(await run.save());
  const { keeps } = /** @type {any} */ (modelFormats.at(-1));
  const parts = {
    experiment: (/** @type {any} */ one) => one.experiment,
    config: (/** @type {any} */ one) => one.model.toJSON(),
    weights: (/** @type {any} */ one) => one.model.getWeights(),
    compile: (/** @type {any} */ one) => one.model.compileOptions,
    optimizer: (/** @type {any} */ one) => one.model.saveCheckpoint(),
    preparation: (/** @type {any} */ one) => one.preparation.toJSON(),
    history: (/** @type {any} */ one) => one.history,
  };
  expect(Object.keys(parts)).toEqual(keeps);
  for (const of of Object.values(parts)) expect(await of(again)).toEqual(await of(run));
  run.dispose();
  again.dispose();
});
