/** A run is judged once it has ended: by what a first look does without. */

/** @import { Playground } from "./playground.js" */

/**
 * Measures loss and metrics on the test rows and predicts each of them.
 * @param {Playground} playground
 */
export async function judgeRun(playground) {
  const { evaluate } = await import("./evaluation.js");
  await evaluate(playground);
}
