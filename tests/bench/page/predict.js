/** How long a page waits for the prediction of one image. */

import { models } from "../models.mjs";
import { syntheticRows } from "./data.js";
import { makeNetwork, start } from "./ours.js";

/**
 * The image crosses to the worker, is predicted, and its probabilities come back.
 * @param {object} plan
 * @param {string} plan.model
 * @param {number} plan.times
 * @returns {Promise<number[]>} milliseconds of each call
 */
export async function measurePredict({ model: name, times }) {
  await start();
  const model = models[name];
  const net = await makeNetwork(model);
  const { numbers } = syntheticRows(model, 1);
  const image = { data: numbers, shape: [1, ...model.inputShape] };
  const warmUps = 50;
  const calls = [];
  for (let call = 0; call < warmUps + times; ++call) {
    const begin = performance.now();
    await net.predict(image);
    if (call >= warmUps) calls.push(performance.now() - begin);
  }
  net.dispose();
  return calls;
}
