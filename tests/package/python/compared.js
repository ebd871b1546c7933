// Experiments that train here and in Keras, and what of both is compared.

import { readFileSync } from "node:fs";
import { experiment } from "minibatch";
import { expect } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { digestOf, expectNear } from "./digests.js";

export const samples = inRoot("public/samples");

/** A few epochs of the same batches: what is drawn without a random_state is drawn differently here and in Keras. @param {any} json */
export function comparable(json) {
  const { layers } = json.model.config;
  const isLarge = layers.some((/** @type {any} */ { class_name }) => class_name === "Conv2D");
  const kept = layers.map((/** @type {any} */ layer) =>
    layer.class_name === "Dropout" ? { ...layer, config: { ...layer.config, rate: 0 } } : layer,
  );
  const preparation = json.preparation.map((/** @type {any} */ step) => {
    if (step.class_name !== "TrainTestSplit" || step.config.shuffle === false) return step;
    return { ...step, config: { random_state: 7, ...step.config } };
  });
  return {
    ...{ ...json, preparation },
    model: { ...json.model, config: { ...json.model.config, layers: kept } },
    fit: {
      ...{ ...json.fit, shuffle: false, callbacks: [] },
      // Of many steps the rounding shows, which is another one here and there.
      ...(isLarge ? { epochs: 1, batch_size: 256 } : { epochs: 3 }),
    },
  };
}

/** @typedef {{ name: string, bytes: Uint8Array }} File */
/** @typedef {{ train: any, test: any, weights: any[], history: any, evaluation: any }} Own */

/** A sample's file under another name. @param {string} path @param {string} [name] @returns {File} */
export const sampleFile = (path, name = path.slice(path.indexOf("/") + 1)) => ({
  name,
  bytes: new Uint8Array(readFileSync(`${samples}/${path}`)),
});

/** What pixels are multiplied by as they are put in batches; NaN where it is learned from them. @param {any[]} preparation */
function scaleOf(preparation) {
  const named = (/** @type {string} */ name) =>
    preparation.find(({ class_name }) => class_name === name);
  if (named("Normalization")) return NaN;
  const rescaling = named("Rescaling");
  return rescaling ? (rescaling.config.scale ?? 1 / 255) : 1;
}

/** @param {any} json @param {File[]} files @returns {Promise<Own>} */
export async function trained(json, files) {
  /** @type {any[]} */
  let weights = [];
  const run = await experiment(json).run(files, {
    onReady: async (net) => {
      weights = (await net.getWeights()).map(({ shape, data }) => ({ shape, data: [...data] }));
    },
  });
  const { prepared, history, evaluation } = run;
  if (!prepared) return expect.unreachable();
  const scale = scaleOf(json.preparation);
  const train = await digestOf(prepared.train, scale);
  const test = await digestOf(prepared.test, scale);
  run.dispose();
  return { train, test, weights, history, evaluation };
}

/**
 * One row in a thousand may be next to a limit between classes. With convolutions it is a few, as Adam takes a whole step
 * where a gradient is nothing but rounding: after an epoch of Fashion-MNIST Keras in float32 is 2e-4 from Keras in float64,
 * and has another class for 3 of 400 rows.
 * @param {any} actual
 * @param {any} wanted what Keras had
 */
export function expectTrained({ history, evaluation, weights }, wanted) {
  const isConvolved = weights.some((/** @type {any} */ { shape }) => shape.length === 4);
  const by = isConvolved ? { accuracy: 5e-3, loss: 5e-4 } : { accuracy: 2e-3, loss: 1e-4 };
  // Where a program names no metrics, there are some here all the same.
  expect(Object.keys(history)).toEqual(expect.arrayContaining(Object.keys(wanted.history)));
  for (const [log, numbers] of Object.entries(wanted.history))
    expectNear(history[log], numbers, /acc/.test(log) ? by.accuracy : by.loss, log);
  expectNear([evaluation.loss], [wanted.evaluation.loss], 1e-4, "loss of the test rows");
}

/** Rows, shapes of the weights and losses of a program. @param {Own} own @param {any} script what trained.py found */
export function expectSame(own, script) {
  const { weights, train, test } = own;
  expect(script.shapes).toEqual(weights.map(({ shape }) => [...shape]));
  for (const [part, rows] of Object.entries({ train, test })) {
    if (!rows.x.some(Number.isNaN)) expectNear(script[part].x, rows.x, 1e-5, `x of ${part}`);
    expectNear(script[part].y, rows.y, 1e-5, `y of ${part}`);
  }
  expectTrained(own, script);
}
