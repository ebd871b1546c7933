// The model's file that training begins with, as load_weights() in Python, and back.

import { experiment } from "minibatch";
import { expect, it } from "vitest";

const dense = (/** @type {any} */ config) => ({ class_name: "Dense", config });
const layers = [
  dense({ units: 4, activation: "relu" }),
  dense({ units: 3, activation: "softmax" }),
];
/** @param {any} begin @param {any[]} [first] */
const begun = (begin, first = []) =>
  experiment({
    ...{ minibatch: 1, data: { sample: "iris" }, begin },
    model: { class_name: "Sequential", config: { layers: [...first, ...layers] } },
    fit: { epochs: 2 },
  });
const shown = { class_name: "InputLayer", config: { batch_shape: [null, 4] } };

/** @type {[begin: any, line: string][]} */
const lines = [
  [{ file: { name: "a.keras" } }, 'load_weights("a.keras")'],
  [
    { file: { name: "a.weights.h5" }, head: "new" },
    'load_weights("a.weights.h5", skip_mismatch=True)',
  ],
  [
    { file: { name: "a.h5" }, head: "new" },
    'load_weights("a.h5", skip_mismatch=True, by_name=True)',
  ],
];

it.each(lines)("what training begins with is written and read back: %j", async (begin, line) => {
  const own = begun(begin);
  const program = await own.toPython();
  expect(program).toContain(
    `model.build((None, *x_train.shape[1:]))\nmodel.${line}\nmodel.compile(`,
  );
  expect(program).not.toContain('"begin"');
  const { experiment: again, findings } = await experiment.fromPython(program);
  expect(again?.json.begin).toEqual(own.json.begin);
  expect(findings).toEqual([]);
});

it("a model that knows its input is not built, and a run's file is left out", async () => {
  const file = { name: "run.minibatch" };
  const program = await begun({ file }, [shown]).toPython();
  expect(program).not.toContain("model.build(");
  expect(program).toContain(
    "# Not written as Python: training begins with the weights of run.minibatch",
  );
  const { experiment: again } = await experiment.fromPython(program);
  expect(again?.json.begin).toEqual({ file });
});

it("weights that are loaded behind fit() are what it saved", async () => {
  const start = "model = keras.Sequential([keras.layers.Dense(1)])\nmodel.compile(loss='mse')\n";
  const load = "model.load_weights('out/best.keras')\n";
  const fit = "model.fit(x_train, y_train)\n";
  const read = async (/** @type {string} */ text) =>
    (await experiment.fromPython(`import keras\n${text}`)).experiment?.json.begin;
  expect(await read(start + fit + load)).toBe(undefined);
  expect(await read(start + load + fit)).toEqual({ file: { name: "best.keras" } });
});
