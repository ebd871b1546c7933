// What a caller's own function throws rejects the call it was given to, and ends no process. (An unhandled
// rejection would fail this file.)

import { hashFiles, layers, onCrash, readFiles, sequential, status } from "minibatch";
import { describeModel } from "minibatch";
import { expect, it, vi } from "vitest";

const x = { data: new Float32Array(64), shape: [32, 2] };
const y = new Float32Array(32);
const ownError = new Error("the caller's own");
const throws = () => {
  throw ownError;
};
const rejects = async () => throws();

const text = Array.from({ length: 40 }, (_, i) => `${i},${i % 2}`).join("\n");
const table = [{ name: "t.csv", bytes: new TextEncoder().encode(`a,b\n${text}\n`) }];
const images = ["a", "b"].map((name) => ({ name: `${name}/1.png`, bytes: new Uint8Array(9) }));

/** @type {[what: string, call: (net: any, listener: () => unknown) => Promise<unknown>][]} */
const calls = [
  ["profile(): onProgress", (net, onProgress) => net.profile(x, y, { onProgress })],
  ["fit(): onProgress", (net, onProgress) => net.fit(x, y, { epochs: 3, onProgress })],
  ["fit(): onBatchEnd", (net, onBatchEnd) => net.fit(x, y, { epochs: 3, onBatchEnd })],
  ["fit(): onEpochEnd", (net, onEpochEnd) => net.fit(x, y, { epochs: 3, onEpochEnd })],
  ["fit(): a hook", (net, onTrainBatchEnd) => net.fit(x, y, { callbacks: [{ onTrainBatchEnd }] })],
  [
    "fit(): setModel()",
    (net, setModel) => net.fit(x, y, { callbacks: [{ onEpochEnd() {}, setModel }] }),
  ],
  ["evaluate(): a hook", (net, onTestEnd) => net.evaluate(x, y, { callbacks: [{ onTestEnd }] })],
  ["predict(): a hook", (net, onPredictEnd) => net.predict(x, { callbacks: [{ onPredictEnd }] })],
  ["hashFiles(): onProgress", (_, onProgress) => hashFiles(table, { onProgress })],
];

it.each(calls)("%s", async (_, call) => {
  const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
  await net.compile({ optimizer: "sgd", loss: "mse" });
  for (const listener of [throws, rejects]) {
    await expect(call(net, listener)).rejects.toBe(ownError);
  }
  // Nothing is left behind: the model goes on.
  expect((await net.fit(x, y)).epoch).toEqual([0]);
  net.dispose();
});

it("readFiles(): onProgress", async () => {
  for (const onProgress of [throws, rejects]) {
    await expect(readFiles(table, { onProgress })).rejects.toBe(ownError);
    await expect(readFiles(images, { onProgress })).rejects.toThrow();
  }
  const source = await readFiles(table);
  source.dispose();
});

it("onCrash(): the other listeners are called, and the next call works", async () => {
  const shown = vi.spyOn(console, "error").mockImplementation(() => {});
  /** @type {string[]} */
  const told = [];
  const off = [throws, rejects, () => told.push("told")].map(onCrash);
  // As crash.test.js has it: what a core throws that traps.
  const trap = {
    toJSON() {
      throw new WebAssembly.RuntimeError("unreachable");
    },
  };
  const crash = describeModel({ class_name: "Sequential", config: { layers: [trap] } });
  await expect(crash).rejects.toMatchObject({ code: "worker-crashed" });
  await vi.waitFor(() => expect(told).toEqual(["told"]));
  expect(shown.mock.calls).toEqual([[ownError], [ownError]]);
  expect((await status()).handles).toBe(0);
  for (const end of off) end();
  shown.mockRestore();
});
