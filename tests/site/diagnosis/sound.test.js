// Sixty sound runs, of every kind of sample: there is nothing to say about any of them.

import { expect, it } from "vitest";
import { diagnosisOf } from "../../../web/experiment/diagnosis/table.js";
import { factsOf, filesOf, sampleExperiment } from "./facts.js";

const samples = [
  ...["iris", "wine", "breast-cancer", "penguins", "pima", "pass-fail", "credit", "digits"],
  ...["circle", "xor", "gauss", "spiral", "plane", "auto-mpg", "co2"],
];

/** How a sound experiment is varied without becoming an unsound one. @type {((fit: any) => any)[]} */
const variations = [
  (fit) => fit,
  (fit) => ({ ...fit, batch_size: fit.batch_size * 2, epochs: Math.ceil(fit.epochs * 1.5) }),
  (fit) => ({ ...fit, validation_split: 0.2 }),
  (fit) => ({ ...fit, validation_split: 0, callbacks: [] }),
];

it("class weights that find more of a rare class at the cost of accuracy", async () => {
  const { preparation } = sampleExperiment("pass-fail");
  const json = sampleExperiment("pass-fail", {
    preparation: preparation.filter((/** @type {any} */ step) => step.class_name !== "SMOTE"),
    fit: { class_weight: "balanced" },
  });
  const facts = await factsOf(json, filesOf("pass-fail"));
  const { totals = [], right = [] } = facts.answers ?? {};
  expect(right[0] + right[1]).toBeLessThan(totals[0]);
  expect(2 * right[1]).toBeGreaterThan(totals[1]);
  expect(diagnosisOf(facts)).toEqual([]);
});

it.each(samples)("%s", async (id) => {
  const { fit } = sampleExperiment(id);
  for (const [at, varied] of variations.entries()) {
    const json = sampleExperiment(id, { seed: at + 1, fit: varied(fit) });
    expect(diagnosisOf(await factsOf(json, filesOf(id)))).toEqual([]);
  }
});
