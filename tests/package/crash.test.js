// A core that traps: every pending call says so, and the next call finds a new core.

import { describeModel, layers, model, onCrash, sequential, status } from "minibatch";
import { expect, it } from "vitest";

/** In Node the engine reads what it was given itself: here it meets what a core throws that traps. */
const trap = {
  toJSON() {
    throw new WebAssembly.RuntimeError("unreachable");
  },
};

it("is reported and replaced, and its objects say that they are gone", async () => {
  const x = { data: new Float32Array(64), shape: [32, 2] };
  const y = new Float32Array(32);
  const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
  await net.compile({ optimizer: "adam", loss: "mse" });
  await net.fit(x, y);
  const checkpoint = await net.saveCheckpoint();

  /** @type {string[]} */
  const told = [];
  const off = onCrash(({ message }) => told.push(message));
  const running = net.fit(x, y, { epochs: 1_000_000 });
  const bad = describeModel({ class_name: "Sequential", config: { layers: [trap] } });
  const [reason, other] = await Promise.allSettled([bad, running]);
  for (const result of [reason, other]) {
    expect(result).toMatchObject({
      status: "rejected",
      reason: { name: "MinibatchError", code: "worker-crashed" },
    });
  }
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/crashed.*new one starts/);

  await expect(net.predict(x)).rejects.toMatchObject({
    code: "stale-handle",
    message: expect.stringMatching(/model is gone.*crashed/),
  });
  net.dispose();
  expect((await status()).handles).toBe(0);

  const again = model(checkpoint.spec);
  await again.restoreCheckpoint(checkpoint);
  expect((await again.fit(x, y, { initialEpoch: 1, epochs: 2 })).epoch).toEqual([1]);
  again.dispose();
  off();
});

it("is not caused by a spec nested too deep for any stack", async () => {
  const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
  await net.compile({ optimizer: "adam", loss: "mse" });
  /** @type {unknown[]} */
  let deep = [];
  for (let i = 0; i < 100_000; ++i) deep = [deep];
  const refused = describeModel({ class_name: "Sequential", config: { layers: [deep] } });
  await expect(refused).rejects.toMatchObject({
    code: "invalid-spec",
    message: expect.stringMatching(/nested too deep/),
  });
  expect((await net.predict(new Float32Array(2))).shape).toEqual([1, 1]);
  net.dispose();
});
