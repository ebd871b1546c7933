// The experiments of examples/: they are sound, and those of the generated table train.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { experiment } from "minibatch";
import { inRoot } from "../../../tools/paths.mjs";

const folder = inRoot("examples/experiments");
const read = (/** @type {string} */ name) => readFileSync(join(folder, name), "utf8");
const names = readdirSync(folder).filter((name) => name.endsWith(".json"));

describe("the examples", () => {
  it.each(names)("%s is sound, and the same after its link", async (name) => {
    const made = experiment(read(name));
    expect(await made.check()).toEqual([]);
    expect(experiment.fromLink(made.toLink()).equals(made)).toBe(true);
  });

  // Always "pays it back" would be right for 0.70 of the rows.
  it.each(["credit.json", "credit-sigmoid.json"])(
    "%s learns from three of the six columns",
    async (name) => {
      const bytes = new Uint8Array(readFileSync(inRoot("public/samples/credit.csv")));
      const run = await experiment(read(name)).run([{ name: "credit.csv", bytes }]);
      expect(run.prepared?.featureNames).toEqual(["income", "age", "loan"]);
      expect(run.evaluation?.accuracy).toBeGreaterThan(0.85);
      run.dispose();
    },
  );
});
