// How a layer is told in a few words: what differs from its defaults, whichever way a file writes them.

import { describe, expect, it } from "vitest";
import { summarise } from "../../web/experiment/catalogue.js";

/** As Keras's files have objects. @param {string} class_name @param {object} [config] */
const object = (class_name, config = {}) => ({
  ...{ module: "keras.initializers", class_name, config },
  registered_name: null,
});

describe("a layer in a few words", () => {
  it("leaves out objects that are the defaults", () => {
    const kernel_initializer = object("GlorotUniform", { seed: null });
    const bias_initializer = object("Zeros");
    const config = { units: 3, activation: "relu", kernel_initializer, bias_initializer };
    expect(summarise("layer", "Dense", config)).toEqual(["3", "relu"]);
  });

  it("names those that are others", () => {
    const config = { units: 3, kernel_initializer: object("GlorotUniform", { seed: 7 }) };
    expect(summarise("layer", "Dense", config)).toEqual(["3", "kernel_initializer=GlorotUniform"]);
    const bias_initializer = object("Ones");
    expect(summarise("layer", "Dense", { units: 3, bias_initializer })).toEqual([
      ...["3", "bias_initializer=Ones"],
    ]);
  });

  it("begins with what matters of a layer that needs nothing", () => {
    expect(summarise("layer", "MaxPooling2D", { pool_size: [2, 2] })).toEqual(["2×2"]);
    expect(summarise("layer", "GlobalAveragePooling2D", { keepdims: false })).toEqual([]);
    expect(summarise("layer", "GlobalAveragePooling2D", { keepdims: true })).toEqual([
      "keepdims=true",
    ]);
  });
});
