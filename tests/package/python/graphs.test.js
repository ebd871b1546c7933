// Any graph of layers is written as a program and read back as it was: branches, models in models, several ends.

import fc from "fast-check";
import { experiment, input, layers, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";

/** What happens next: to which tensors, and how. */
const step = fc.record({
  what: fc.constantFrom("dense", "drop", "join", "add", "chain", "part", "again"),
  from: fc.nat(99),
  other: fc.nat(99),
  units: fc.integer({ min: 1, max: 9 }),
  activation: fc.constantFrom("relu", "tanh", "linear"),
  frozen: fc.boolean(),
});
const graphs = fc.record({
  inputs: fc.integer({ min: 1, max: 3 }),
  outputs: fc.integer({ min: 1, max: 3 }),
  steps: fc.array(step, { minLength: 1, maxLength: 9 }),
  named: fc.boolean(),
});

/** @param {{ inputs: number, outputs: number, steps: any[], named: boolean }} graph */
async function build({ inputs, outputs, steps, named }) {
  const starts = Array.from({ length: inputs }, (_, i) => input({ shape: [2], name: `in_${i}` }));
  /** @type {{ tensor: any, width: number }[]} */
  const made = starts.map((tensor) => ({ tensor, width: 2 }));
  /** Models that were called, to be called again. @type {{ net: any, width: number, gives: number }[]} */
  const nets = [];
  for (const [i, { what, from, other, units, activation, frozen }] of steps.entries()) {
    const one = made[from % made.length];
    const two = made[other % made.length];
    const name = named ? { name: `part_${i}` } : {};
    const hidden = layers.dense({ units, activation });
    const known = nets.find(({ width }) => width === one.width);
    if (what === "join" && one !== two)
      made.push({
        tensor: layers.concatenate()([one.tensor, two.tensor]),
        width: one.width + two.width,
      });
    else if (what === "add" && one !== two && one.width === two.width)
      made.push({ tensor: layers.add()([one.tensor, two.tensor]), width: one.width });
    else if (what === "drop")
      made.push({ tensor: layers.dropout({ rate: 0.5 })(one.tensor), width: one.width });
    else if (what === "again" && known)
      made.push({ tensor: known.net(one.tensor), width: known.gives });
    else if (what === "chain" || what === "part") {
      const begin = input({ shape: [one.width] });
      const net =
        what === "chain"
          ? sequential([layers.dense({ units, activation, inputShape: [one.width] })], name)
          : model({ inputs: begin, outputs: hidden(begin), ...name });
      if (frozen) net.trainable = false;
      nets.push({
        net: (/** @type {any} */ t) => net.call?.(t) ?? /** @type {any} */ (net)(t),
        width: one.width,
        gives: units,
      });
      made.push({ tensor: nets[nets.length - 1].net(one.tensor), width: units });
    } else made.push({ tensor: hidden(one.tensor), width: units });
  }
  const ends = Array.from({ length: outputs }, (_, i) =>
    layers.dense({ units: 1, name: `out_${i}` })(made[Math.max(0, made.length - 1 - i)].tensor),
  );
  return model({ inputs: starts, outputs: ends });
}

/** Inputs as Keras writes them, in models in models, too. @param {any} layer @returns {any} */
function asKeras({ class_name, config, ...rest }) {
  const { shape, trainable: _, ...others } = config;
  if (class_name === "InputLayer" && shape)
    return { class_name, config: { ...others, batch_shape: [null, ...shape] }, ...rest };
  if (!config.layers) return { class_name, config, ...rest };
  return { class_name, config: { ...config, layers: config.layers.map(asKeras) }, ...rest };
}

describe("any graph", () => {
  it("is read back as it was written", async () => {
    let inner = 0;
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const net = await build(graph);
        const spec = asKeras(net.toJSON());
        net.dispose();
        const used = spec.config.layers.filter(
          (/** @type {any} */ one) => one.class_name === "InputLayer",
        );
        const several = used.length > 1;
        const ends = Array.from({ length: graph.outputs }, (_, i) => `out_${i}`);
        const target = (/** @type {string} */ column) => ({
          columns: [column],
          task: "regression",
          scaling: null,
        });
        /** @type {any} */
        const json = {
          ...{ minibatch: 1, data: { files: [{ name: "rows.csv" }] }, model: spec },
          target:
            ends.length > 1
              ? { outputs: Object.fromEntries(ends.map((end) => [end, target(end)])) }
              : target("y"),
          ...(several && {
            inputs: Object.fromEntries(
              used.map((/** @type {any} */ { name }, /** @type {number} */ i) => [
                name,
                [`a${i}`, `b${i}`],
              ]),
            ),
          }),
          preparation: [
            { class_name: "TrainTestSplit", config: { test_size: 0.2, random_state: 1 } },
          ],
          compile: {
            loss:
              ends.length > 1
                ? Object.fromEntries(ends.map((end) => [end, "mean_squared_error"]))
                : "mean_squared_error",
          },
          fit: { epochs: 1, validation_split: 0 },
        };
        const wanted = experiment(json);
        inner += JSON.stringify(spec).includes('"Sequential"') ? 1 : 0;
        const program = await wanted.toPython();
        const { experiment: again, findings } = await experiment.fromPython(program);
        expect(again?.toJSON()).toEqual(wanted.toJSON());
        expect(findings.filter(({ kind }) => kind === "fault" || kind === "left-out")).toEqual([]);
      }),
      { numRuns: 100 },
    );
    expect(inner).toBeGreaterThan(5);
  });
});
