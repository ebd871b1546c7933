// Layers may be called as Python calls things of its own: the program that builds them still runs.

import { experiment } from "minibatch";
import { expect, it } from "vitest";

const names = ["max", "sum", "print", "async", "len", "list", "type", "train"];

it("a layer named as a builtin, a keyword or a variable of the program hides none of them", async () => {
  const layers = names.map((name, i) => ({
    class_name: "Dense",
    name,
    config: { name, units: 2 },
    inbound_nodes: [
      {
        args: [
          {
            class_name: "__keras_tensor__",
            config: { keras_history: [i === 0 ? "input" : names[i - 1], 0, 0] },
          },
        ],
        kwargs: {},
      },
    ],
  }));
  const skip = {
    class_name: "Add",
    name: "sum_2",
    config: { name: "sum_2" },
    inbound_nodes: [
      {
        args: [
          ["max", "train"].map((name) => ({
            class_name: "__keras_tensor__",
            config: { keras_history: [name, 0, 0] },
          })),
        ],
        kwargs: {},
      },
    ],
  };
  const model = {
    class_name: "Functional",
    config: {
      name: "functional",
      layers: [
        {
          class_name: "InputLayer",
          name: "input",
          config: { name: "input", batch_shape: [null, 4] },
          inbound_nodes: [],
        },
        ...layers,
        skip,
      ],
      input_layers: [["input", 0, 0]],
      output_layers: [["sum_2", 0, 0]],
    },
  };
  const given = experiment(/** @type {any} */ ({ minibatch: 1, data: { sample: "iris" }, model }));
  const program = await given.toPython();
  const set = [...program.matchAll(/^(\w+) = /gm)].map(([, name]) => name);
  expect(set.length).toBeGreaterThan(names.length);
  for (const name of ["input", ...names.filter((one) => one !== "train")])
    expect(set).not.toContain(name);
  const read = await experiment.fromPython(program);
  expect(read.experiment?.toJSON().model).toEqual(given.toJSON().model);
});
