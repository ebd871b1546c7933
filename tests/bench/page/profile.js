/** Where a training step's time goes: the package's own profile() of one model. */

import { models } from "../models.mjs";
import { makeDataset, makeNetwork, start } from "./ours.js";
import { measureRoofline } from "./roofline.js";

/** @typedef {import("minibatch").Profile} Profile */

/** How long the steps of a round take together, unless their number is given. */
const roundMs = 500;

/**
 * @param {object} plan
 * @param {string} plan.model
 * @param {number | null} plan.batch rows a step; null: as many as the model is measured with
 * @param {number | null} plan.steps of a round; null: as many as fit
 * @param {number} plan.threads
 * @param {number} plan.rounds that count; one before them warms up
 * @returns {Promise<{ build: string, threads: number, rooflines: number[], rounds: Profile[] }>} rooflines in GFLOP/s
 *   of one thread
 */
export async function measureProfile({ model: name, batch, steps, rounds, threads: wanted }) {
  const { build, threads } = await start(wanted);
  const model = models[name];
  const batchSize = batch ?? model.batch;
  const dataset = await makeDataset(model, Math.max(batchSize, model.rows));
  const net = await makeNetwork(model);
  try {
    const { stepMs } = await net.profile(dataset, { batchSize, steps: 2 });
    const each = steps ?? Math.min(1000, Math.max(3, Math.round(roundMs / stepMs)));
    /** @type {{ roofline: number, profile: Profile }[]} */
    const measured = [];
    for (let round = 0; round <= rounds; ++round) {
      const roofline = await measureRoofline();
      const profile = await net.profile(dataset, { batchSize, steps: each, warmUp: 1 });
      if (round > 0) measured.push({ roofline, profile });
    }
    return {
      build,
      threads,
      rooflines: measured.map(({ roofline }) => roofline),
      rounds: measured.map(({ profile }) => profile),
    };
  } finally {
    net.dispose();
    dataset.dispose();
  }
}
