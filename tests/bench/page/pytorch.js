/** PyTorch beside the page, in a process that the bench has started: the page only says when. */

import { roundBudget } from "./contender-worker.js";

/** @typedef {import("./training.js").Session} Session */
/** @typedef {import("./training.js").Timing} Timing */

/**
 * @param {import("../models.mjs").BenchModel} model
 * @param {{ batch: number }} sizes
 * @returns {Promise<Session>}
 */
export async function openPyTorch(model, { batch }) {
  const { pytorch } = /** @type {{ pytorch: (method: string, args?: object) => Promise<any> }} */ (
    /** @type {unknown} */ (globalThis)
  );
  const info = await pytorch("start");
  await pytorch("open", { model, batch });
  return {
    info,
    round: () => /** @type {Promise<Timing>} */ (pytorch("steps", roundBudget)),
    close: () => void pytorch("close"),
  };
}
