// What a program's editor shows of an entry: its formula, or the shapes that it takes and gives.

import { expect, it } from "vitest";
import { readCatalog } from "../../tools/generate-catalog.mjs";

const told = ["layer", "activation", "loss", "optimizer", "schedule", "regularizer", "constraint"];

it("tells every formula and shape in a line of its own", async () => {
  const { entries } = await readCatalog();
  const formulas = entries.filter(({ kind }) => told.includes(kind));
  expect(formulas.length).toBeGreaterThan(100);
  for (const { class_name, formula } of formulas) expect(formula, class_name).toMatch(/^[^\n]+$/);
});
