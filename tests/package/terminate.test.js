// Ending the core, and starting another in its place: both wait for what runs and free what there is.

import {
  init,
  layers,
  model,
  onRestart,
  restart,
  sequential,
  status,
  terminate,
  whenIdle,
} from "minibatch";
import { expect, it, vi } from "vitest";

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

it("restarts with other options, or keeps what runs", async () => {
  const net = await network();
  await net.fit(x, y);
  const gone = restart({ threads: 1, wasmUrl: "/no/such/minibatch.wasm" });
  await expect(gone).rejects.toMatchObject({ code: "load-failed" });
  await expect(restart({ threads: 0 })).rejects.toThrow(/restart\(\): threads.*received 0/);
  expect((await net.predict(x)).shape).toEqual([32, 1]);

  const running = net.fit(x, y, { epochs: 40 });
  const info = await restart({ threads: 2 });
  expect(info).toMatchObject({ build: "simd-threads", threads: 2, worker: false });
  const { epoch } = await running;
  expect(epoch).toHaveLength(40);
  await expect(net.saveCheckpoint()).rejects.toMatchObject({ code: "stale-handle" });

  const first = await network();
  const checkpoint = await first.saveCheckpoint();
  expect((await restart()).build).toBe("simd");
  expect((await status()).handles).toBe(0);
  const again = model(checkpoint.spec);
  await again.restoreCheckpoint(checkpoint);
  expect((await again.fit(x, y)).epoch).toEqual([0]);
});

it("tells of a restart while what there is can still be saved", async () => {
  await terminate();
  const net = await network();
  const saved = [0, 1].map((place) => {
    /** @type {{ told?: object, state?: Float32Array }} */
    const one = { told: undefined };
    const off = onRestart(async (told) => {
      one.told = told;
      // Two at once: none waits for the other.
      one.state = (await net.saveCheckpoint()).state;
      if (place === 0) throw new Error("a listener that throws");
    });
    return { one, off };
  });
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const info = await restart({ threads: 2 });
  for (const { one, off } of saved) {
    expect(one.told).toEqual({ ...info, crashed: false });
    expect(one.state).toHaveLength(3);
    off();
  }
  expect(errors).toHaveBeenCalledOnce();
  errors.mockRestore();
  await expect(net.saveCheckpoint()).rejects.toMatchObject({ code: "stale-handle" });
  await terminate();
});

it("says when nothing runs", async () => {
  await whenIdle();
  const net = await network();
  let ended = false;
  const running = net.fit(x, y, { epochs: 40 }).then(() => (ended = true));
  await whenIdle();
  expect(ended).toBe(true);
  await running;
  net.dispose();
});
