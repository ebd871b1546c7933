// Layers that carry their states from batch to batch. Numbers: tests/parity/cases/stateful.py.

import { readFileSync } from "node:fs";
import { callbacks, loadModel, model } from "minibatch";
import { beforeAll, afterEach, expect, it } from "vitest";

/** @type {any[]} */
const golden = JSON.parse(
  readFileSync(new URL("../parity/golden/stateful.json", import.meta.url), "utf8"),
).cases;
const [carried, reset] = ["LSTM", "LSTM, reset after every epoch"].map((name) =>
  golden.find((item) => item.name === name),
);

/** @param {{ f32: string, shape: number[] }} array */
function arrayOf({ f32, shape }) {
  const bytes = Uint8Array.from(Buffer.from(f32, "base64"));
  return { data: new Float32Array(bytes.buffer), shape };
}
const dataOf = (/** @type {any} */ item) => [item.x, item.y, ...item.validation].map(arrayOf);
const [x, y, ...validation] = dataOf(carried);
const fitting = { batchSize: 4, epochs: 3, shuffle: false };

/** @type {any} */
let net;
beforeAll(() => expect(carried && reset).toBeTruthy());
afterEach(() => net.dispose());

/** @param {any} item */
async function made(item) {
  net = model(item.model);
  await net.compile(item.compile);
  await net.setWeights(item.weights.map(arrayOf));
}

/** @param {any} history @param {any} item */
function expectHistory(history, item) {
  for (const [name, values] of Object.entries(item.history))
    for (const [i, value] of values.entries()) expect(history[name][i]).toBeCloseTo(value, 5);
}

it("a callback, or a call between epochs, resets the states", async () => {
  await made(reset);
  const [x, y, ...validationData] = dataOf(reset);
  const options = { ...fitting, validationData };
  const { history } = await net.fit(x, y, { ...options, callbacks: [callbacks.resetStates()] });
  expectHistory(history, reset);
  net.dispose();

  await made(reset);
  /** @type {Record<string, number[]>} */
  const together = { loss: [], val_loss: [] };
  for (let epoch = 0; epoch < 3; ++epoch) {
    const one = await net.fit(x, y, { ...options, epochs: 1 });
    for (const name of Object.keys(together)) together[name].push(...one.history[name]);
    await net.resetStates();
  }
  expectHistory(together, reset);
  net.dispose();

  await made(reset);
  const within = { onEpochEnd: () => net.resetStates() };
  expectHistory((await net.fit(x, y, { ...options, callbacks: [within] })).history, reset);
});

it("predictions go on where those before ended, whatever batchSize says", async () => {
  await made(carried);
  expectHistory((await net.fit(x, y, { ...fitting, validationData: validation })).history, carried);
  expect((await net.evaluate(x, y)).loss).toBeCloseTo(carried.evaluate.loss, 5);
  const wanted = arrayOf(carried.predict[0]).data;
  const first = (await net.predict(x, { batchSize: 256 })).data;
  for (const [i, value] of wanted.entries()) expect(first[i]).toBeCloseTo(value, 5);
  expect((await net.predict(x)).data).not.toEqual(first);
});

it("a checkpoint has the states, a file has them not but the optimizer", async () => {
  await made({ ...carried, compile: { optimizer: "adam", loss: "mse" } });
  await net.fit(x, y, fitting);
  const checkpoint = structuredClone(await net.saveCheckpoint());
  for (const format of ["keras", "h5"]) {
    await net.restoreCheckpoint(checkpoint);
    const file = await loadModel(await net.save(format));
    expect(file.toJSON().config.layers[1].config.stateful).toBe(true);
    await net.resetStates();
    for (const one of [net, file]) await one.fit(x, y, fitting);
    expect(await file.fingerprint()).toBe(await net.fingerprint());
    file.dispose();
  }
  const other = model(checkpoint.spec);
  for (const one of [net, other]) {
    await one.restoreCheckpoint(checkpoint);
    await one.fit(x, y, fitting);
  }
  expect(await other.fingerprint()).toBe(await net.fingerprint());
  other.dispose();
});

it("nothing else moves the states while it is trained", async () => {
  await made(carried);
  const during = { onTrainBatchEnd: () => net.observe(x, { layers: ["lstm"] }) };
  const options = { ...fitting, validationData: validation, callbacks: [during] };
  expectHistory((await net.fit(x, y, options)).history, carried);

  const both = await Promise.allSettled([net.fit(x, y, fitting), net.predict(x)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "invalid-state" },
  });
});

it("batches that are not whole are refused with what to do", async () => {
  await made(carried);
  const part = { data: x.data.slice(0, 60), shape: [10, 3, 2] };
  await expect(net.predict(part)).rejects.toMatchObject({
    code: "shape-mismatch",
    message: expect.stringContaining("leave those out, or choose a batch_size that divides 10"),
  });
  await expect(net.fit(x, y)).rejects.toMatchObject({
    message: expect.stringContaining("needs batch_size 4"),
  });
});
