/** Whether the cost of a row depends on how many there are. */

import { models } from "../models.mjs";
import { openOurs } from "./ours.js";

/**
 * Trains on each number of rows for as many epochs as make the rows the most of them, in interleaved
 * rounds.
 * @param {object} plan
 * @param {string} plan.model
 * @param {number[]} plan.rows the last is the most
 * @param {number} plan.rounds
 * @returns {Promise<{ rows: number, stepMs: number[] }[]>} in the order of `rows`
 */
export async function measureSizes({ model: name, rows: sizes, rounds }) {
  const model = models[name];
  const most = sizes[sizes.length - 1];
  const sessions = [];
  for (const rows of sizes) {
    const epochs = Math.round(most / rows);
    sessions.push(await openOurs(model, { batch: model.batch, rows, epochs }));
  }
  const result = sizes.map((rows) => ({ rows, stepMs: /** @type {number[]} */ ([]) }));
  for (let round = 0; round <= rounds; ++round) {
    for (const [index, session] of sessions.entries()) {
      const { ms, steps } = await session.round();
      if (round > 0) result[index].stepMs.push(ms / steps);
    }
  }
  for (const session of sessions) session.close();
  return result;
}
