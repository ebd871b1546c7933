/** How speed depends on the size of a batch. */

import { models } from "../models.mjs";
import { openOurs, start } from "./ours.js";

/**
 * @param {object} plan
 * @param {string} plan.model
 * @param {number[]} plan.batches
 * @param {number} plan.rounds
 * @returns {Promise<{ batch: number, stepMs: number[] }[]>} ours, in the order of `batches`
 */
export async function measureCurve({ model: name, batches, rounds }) {
  await start();
  const model = models[name];
  const rows = 16_384;
  const sessions = [];
  for (const batch of batches) sessions.push(await openOurs(model, { batch, rows }));
  const curve = batches.map((batch) => ({ batch, stepMs: /** @type {number[]} */ ([]) }));
  for (let round = 0; round <= rounds; ++round) {
    for (const [index, session] of sessions.entries()) {
      const { ms, steps } = await session.round();
      if (round > 0) curve[index].stepMs.push(ms / steps);
    }
  }
  for (const session of sessions) session.close();
  return curve;
}
