// Experiments with several inputs or outputs, on the table of the others.

import { entry, split } from "./programs.js";

/** @param {string[]} names */
const read = (...names) => {
  const all = names.map((name) => ({
    class_name: "__keras_tensor__",
    config: { keras_history: [name, 0, 0] },
  }));
  return [{ args: all.length > 1 ? [all] : all, kwargs: {} }];
};
/** @param {string} class_name @param {string} name @param {any} config @param {string[]} from */
const layer = (class_name, name, config, ...from) => ({
  ...{ class_name, name, config: { ...config, name } },
  inbound_nodes: from.length > 0 ? read(...from) : [],
});

/** Models of several inputs, and of several outputs. @type {[name: string, json: any][]} */
export const several = [
  [
    "several inputs",
    {
      ...{ minibatch: 1, data: { files: [{ name: "rows.csv" }] } },
      target: { columns: ["number"], task: "regression", scaling: null },
      inputs: { deep: ["town", "a"], wide: ["day", "a"] },
      preparation: [
        entry("SelectColumns", { columns: ["town", "a", "day"] }),
        split,
        entry("StandardScaler"),
        entry("OneHotEncoder"),
      ],
      model: entry("Functional", {
        layers: [
          layer("InputLayer", "deep", { batch_shape: [null, 5] }),
          layer("InputLayer", "wide", { batch_shape: [null, 2] }),
          layer("Dense", "hidden", { units: 3 }, "deep"),
          layer("Concatenate", "both", {}, "wide", "hidden"),
          layer("Dense", "out", { units: 1 }, "both"),
        ],
        input_layers: [
          ["wide", 0, 0],
          ["deep", 0, 0],
        ],
        output_layers: [["out", 0, 0]],
      }),
      compile: { loss: "mean_squared_error" },
      fit: { epochs: 1, batch_size: 16, validation_split: 0 },
    },
  ],
  [
    "several outputs",
    {
      ...{ minibatch: 1, data: { files: [{ name: "rows.csv" }] } },
      target: {
        outputs: {
          size: { columns: ["number"], task: "regression", scaling: "StandardScaler" },
          kind: { columns: ["sick"], task: "classification" },
        },
      },
      preparation: [
        entry("SelectColumns", { columns: ["a", "day"] }),
        split,
        entry("MinMaxScaler"),
      ],
      model: entry("Functional", {
        layers: [
          layer("InputLayer", "rows", { batch_shape: [null, 2] }),
          layer("Dense", "hidden", { units: 3 }, "rows"),
          layer("Dense", "size", { units: 1 }, "hidden"),
          layer("Dense", "kind", { units: 2, activation: "softmax" }, "hidden"),
        ],
        input_layers: [["rows", 0, 0]],
        output_layers: [
          ["size", 0, 0],
          ["kind", 0, 0],
        ],
      }),
      compile: { loss_weights: { kind: 1, size: 0.5 } },
      fit: { epochs: 1, batch_size: 16, validation_split: 0 },
    },
  ],
];
