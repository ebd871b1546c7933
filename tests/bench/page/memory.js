/** What a data set and a network in training take of the core's memory. For a page of its own: it never shrinks. */

import { status } from "minibatch";
import { models } from "../models.mjs";
import { makeDataset, makeNetwork, start } from "./ours.js";

/**
 * Bytes of the core's memory: in use, and taken from the browser.
 * @typedef {{ used: number, taken: number }} MemoryUse
 */

/** @returns {Promise<MemoryUse>} */
async function memory() {
  const { usedBytes, memoryBytes } = await status();
  return { used: usedBytes, taken: memoryBytes };
}

/**
 * @param {object} plan
 * @param {string} plan.model
 * @param {number} plan.rows
 * @returns {Promise<{ start: MemoryUse, data: MemoryUse, step: MemoryUse, later: MemoryUse }>} before
 *   anything, with the rows, after the first steps of training, and some steps later
 */
export async function measureMemory({ model: name, rows }) {
  await start();
  const model = models[name];
  const before = await memory();
  const dataset = await makeDataset(model, rows);
  const data = await memory();
  const net = await makeNetwork(model);
  const trainAWhile = async () => {
    const fit = net.fit(dataset, {
      batchSize: model.batch,
      onBatchEnd: (batch) => {
        if (batch >= 3) net.stop();
      },
    });
    await fit;
    return memory();
  };
  const step = await trainAWhile();
  const later = await trainAWhile();
  net.dispose();
  dataset.dispose();
  return { start: before, data, step, later };
}
