// Ending the core: it waits for what runs, frees what there is, and makes room for another one.

import { init, layers, sequential, status, terminate } from "minibatch";
import { expect, it } from "vitest";

const x = { data: new Float32Array(64), shape: [32, 2] };
const y = new Float32Array(32);

async function network() {
  const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
  await net.compile({ optimizer: "sgd", loss: "mse" });
  return net;
}

it("waits for calls under way, and gives init() its options back", async () => {
  await terminate();
  const net = await network();
  await expect(init({ threads: 2 })).rejects.toMatchObject({ code: "invalid-state" });

  const running = net.fit(x, y, { epochs: 40 });
  await Promise.all([terminate(), terminate()]);
  expect((await running).epoch).toHaveLength(40);

  await expect(net.predict(x)).rejects.toMatchObject({
    name: "MinibatchError",
    code: "stale-handle",
    message: expect.stringMatching(/ended/),
  });
  net.dispose();
  expect(await init({ threads: 2 })).toMatchObject({ build: "simd-threads", threads: 2 });
  expect((await status()).handles).toBe(0);
  const again = await network();
  expect((await again.fit(x, y)).epoch).toEqual([0]);

  await terminate();
  expect(await init()).toMatchObject({ build: "simd", threads: 1, threadsReason: "node" });
});
