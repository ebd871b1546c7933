/** The package's relaxed build on one thread, in a frame of its own as the one with several threads. */

import { loadFrame } from "./ours-threads.js";

/** @type {ReturnType<typeof loadFrame> | undefined} */
let framed;

/**
 * @param {import("../models.mjs").BenchModel} model
 * @param {{ batch: number, rows: number }} sizes
 * @returns {Promise<import("./training.js").Session>}
 */
export async function openRelaxed(model, sizes) {
  framed ??= loadFrame();
  const ours = await framed;
  const { build, relaxedReason } = await ours.start(1, true);
  if (build !== "relaxed") throw new Error(`the build ${build} was started: ${relaxedReason}`);
  return ours.openOurs(model, sizes);
}
