/** A run is judged once it has ended: by what a first look does without. */

/** @import { Playground } from "./playground.js" */

/**
 * Measures loss and metrics on the test rows and predicts each of them.
 * @param {Playground} playground
 */
export async function judgeRun(playground) {
  // At once where it is there: what is on the page sees the judging begin as the training ends.
  const { evaluate } = playground.rest ?? (await playground.loadRest());
  await evaluate(playground);
}
