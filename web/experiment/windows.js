/** Windows of a series: what other parts of the recipe do for them. */

import { entryOf, starterConfig } from "./catalogue.js";
import { edit } from "./edit.js";

/** @import { Playground } from "./playground.js" */
/** @import { Step } from "./types.js" */

/** Windows are made of rows in the order of time. @param {Step} step @returns {Step} */
export const inOrder = (step) =>
  step.class_name === "TrainTestSplit"
    ? { ...step, config: { ...step.config, shuffle: false } }
    : step;

/**
 * Predicts the next number of a series from those before it.
 * @param {Playground} playground
 */
export async function predictFromPast(playground) {
  await playground.loadRest(); // steps are there then
  const entry = entryOf("preparation", "TimeseriesWindows");
  if (!entry) return;
  const { target, preparation = [] } = playground.store.state.experiment;
  const windows = { class_name: entry.class_name, config: starterConfig(entry) };
  edit(playground, {
    target: { ...target, task: "regression" },
    preparation: [...preparation.map(inOrder), windows],
  });
}
