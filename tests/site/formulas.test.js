// The formulas of "One batch, step by step": of every loss and optimizer, and of what Keras's options change.

import { catalog } from "minibatch";
import { describe, expect, it } from "vitest";
import { lossFormula } from "../../web/inspect/formulas.js";
import { optimizerFormulas } from "../../web/inspect/update-formulas.js";

/** @param {string} kind */
const namesOf = (kind) =>
  catalog.entries.filter((entry) => entry.kind === kind).map(({ class_name }) => class_name);

describe("formulas", () => {
  it.each(namesOf("optimizer"))("say what %s adds", (class_name) => {
    expect(optimizerFormulas({ class_name }).join()).toContain("ΔW = ");
  });

  it.each(namesOf("loss"))("say what %s is", (name) => {
    expect(lossFormula(name)).toMatch(/^L = /);
  });

  // One step of keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True) for g = −2 adds 0.38: 0.9 · 0.2 + 0.2.
  it("look ahead with Nesterov's momentum", () => {
    const config = { momentum: 0.9, nesterov: true };
    expect(optimizerFormulas({ class_name: "SGD", config })).toEqual([
      "v ← μ · v − η · g",
      "ΔW = μ · v − η · g",
    ]);
  });

  it("follow the options", () => {
    const said = (/** @type {string} */ class_name, /** @type {any} */ config) =>
      optimizerFormulas({ class_name, config }).join();
    expect(said("Adam", { amsgrad: true })).toContain("√v̂");
    expect(said("Adam", { weight_decay: 0.01 })).toContain("λ");
    expect(said("Adam", {})).not.toContain("λ");
    expect(said("AdamW", {})).toContain("λ");
    expect(said("RMSprop", { centered: true, momentum: 0.9 })).toMatch(/ḡ².*ΔW = −m/);
  });
});
