/** What is looked at of the tested rows: any of them, or another of several numbers. */

import { predictionsOf } from "./evaluation.js";
import { optionsAt } from "./judging.js";
import { tested } from "./parts.js";
import { whileThere } from "./recovery.js";

/** @import { Playground } from "./playground.js" */

/** Any of the test rows. @param {Playground} playground */
export async function anyRow(playground) {
  const { rows, threshold } = tested(playground.store.state.evaluation);
  const from = Math.floor(Math.random() * rows);
  const page = await whileThere(playground, async () =>
    (await predictionsOf(playground, "test"))?.page({
      order: "row",
      from,
      count: 1,
      ...optionsAt(threshold),
    }),
  );
  return page?.rows[0];
}

/**
 * Looks at another of several numbers that are predicted.
 * @param {Playground} playground
 * @param {number} number
 */
export function setNumber({ store }, number) {
  store.patch("evaluation", { number });
}
