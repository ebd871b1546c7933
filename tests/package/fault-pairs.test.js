// Any two faults in a row: a model restored from a checkpoint goes on with the same bits, and the next call works.
// The API and the engine are the package's own; only the wire between them can be made to fail.

import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import * as minibatch from "../../wasm/api/api.js";
import { setEngineMaker } from "../../wasm/api/engine.js";
import { Client } from "../../wasm/wire/client.js";
import { createServer } from "../../wasm/wire/engine.node.js";

/** @typedef {import("../../wasm/wire/connect.js").Connection} Connection */
/** @typedef {import("../../wasm/wire/protocol.js").ToClient} ToClient */

/** What can be done to the engine that runs. */
const wire = {
  /** Starts that are to fail. */
  failingStarts: 0,
  /** What comes in the place of the next result. @type {{ reply: any } | null} */
  nextAnswer: null,
  /** Called when an engine has been connected. */
  connected() {},
  crash() {},
  die() {},
};

/** @type {import("../../wasm/wire/connect.js").Connect} */
function connect(receive, failed) {
  if (wire.failingStarts > 0) {
    --wire.failingStarts;
    throw new TypeError("Workers cannot be started.");
  }
  let alive = true;
  const server = createServer((message) => {
    const sent = message.type === "result" && wire.nextAnswer ? wire.nextAnswer.reply : message;
    if (message.type === "result") wire.nextAnswer = null;
    queueMicrotask(() => alive && receive(sent));
  });
  wire.crash = () => {
    server.close();
    receive({ type: "crash", message: "RuntimeError: unreachable" });
    alive = false;
  };
  wire.die = () => {
    alive = false;
    server.close();
    failed({ id: "crash.ended" });
  };
  queueMicrotask(() => wire.connected());
  return {
    inWorker: false,
    post: (message) => alive && server.receive(message),
    watch() {},
    close() {
      alive = false;
      server.close();
    },
  };
}

const x = { data: Float32Array.from({ length: 96 }, (_, i) => Math.sin(i)), shape: [32, 3] };
const y = { data: Float32Array.from({ length: 32 }, (_, i) => i % 2), shape: [32, 1] };

/** @type {import("minibatch").Checkpoint} */
let checkpoint;
/** The weights one epoch after the checkpoint. @type {number[][]} */
let expected;

/** @param {minibatch.Model} net */
const weightsOf = async (net) => (await net.getWeights()).map(({ data }) => [...data]);

async function restored() {
  const net = minibatch.model(checkpoint.spec);
  await net.restoreCheckpoint(checkpoint);
  return net;
}

/** @param {minibatch.Model} net */
const nextEpoch = (net) => net.fit(x, y, { initialEpoch: 2, epochs: 3 });

/**
 * A model that trains until it is made to end.
 * @param {object} [options]
 */
async function training(options = {}) {
  const net = await restored();
  /** @type {Promise<unknown>} */
  let run = Promise.resolve();
  await new Promise((resolve) => {
    run = net.fit(x, y, { epochs: 1e7, onProgress: resolve, ...options });
    run.catch(() => {});
  });
  return { net, run };
}

/** @param {Promise<unknown>} call @param {string} code */
const rejects = (call, code) =>
  expect(call).rejects.toMatchObject({ name: "MinibatchError", code });

/** @type {Record<string, () => Promise<void>>} */
const faults = {
  async crash() {
    const { net, run } = await training();
    wire.crash();
    await rejects(run, "worker-crashed");
    await rejects(net.predict(x), "stale-handle");
  },

  async "silent death"() {
    const { net, run } = await training();
    wire.die();
    await rejects(run, "worker-crashed");
    await rejects(net.predict(x), "stale-handle");
  },

  async "load failed"() {
    await restored();
    wire.die();
    wire.failingStarts = 2;
    await rejects(restored(), "load-failed");
    await rejects(minibatch.init(), "load-failed");
  },

  async "death while starting"() {
    await restored();
    wire.die();
    const connected = new Promise((resolve) => (wire.connected = () => resolve(undefined)));
    const call = restored();
    call.catch(() => {});
    await connected;
    expect(minibatch.engineState()).toBe("starting");
    wire.die();
    await rejects(call, "load-failed");
  },

  async "refused input"() {
    const net = await restored();
    await rejects(net.fit({ data: x.data, shape: [24, 4] }, y), "shape-mismatch");
    await rejects(net.predict({ data: x.data, shape: [31, 3] }), "shape-mismatch");
  },

  async "malformed reply"() {
    for (const reply of [{}, null, "text", { type: "result", id: "1" }, { type: "error", id: 1 }]) {
      const net = await restored();
      wire.nextAnswer = { reply };
      await rejects(net.predict(x), "worker-crashed");
    }
  },

  async abort() {
    const stop = new AbortController();
    const { run } = await training({ signal: stop.signal });
    stop.abort();
    expect(await run).toMatchObject({ stopReason: "stopped" });
    const net = await restored();
    await expect(net.predict(x, { signal: AbortSignal.abort("no more") })).rejects.toBe("no more");
  },

  async dispose() {
    const { net, run } = await training();
    net.dispose();
    await run.catch((error) => expect(error.name).toBe("MinibatchError"));
    await rejects(net.predict(x), "stale-handle");
  },

  async terminate() {
    const net = await restored();
    await minibatch.terminate();
    await rejects(net.predict(x), "stale-handle");
  },

  async restart() {
    const net = await restored();
    await minibatch.restart();
    await rejects(net.predict(x), "stale-handle");
  },
};

beforeAll(async () => {
  const place = {
    wasmUrl: pathToFileURL(inRoot("dist/package/minibatch.wasm")).href,
    wasmBinary: null,
    threads: 1,
    threadsReason: /** @type {const} */ ("node"),
    threadsWasmUrl: null,
    relaxed: null,
    relaxedReason: /** @type {const} */ ("not-asked"),
  };
  setEngineMaker(() => new Client([{ connect, where: async () => place }]));
  const { layers, sequential } = minibatch;
  const net = sequential([
    layers.dense({ units: 8, activation: "relu", inputShape: [3] }),
    layers.dropout({ rate: 0.5 }),
    layers.dense({ units: 1 }),
  ]);
  await net.compile({ optimizer: "adam", loss: "mse", seed: 7 });
  await net.fit(x, y, { epochs: 2 });
  checkpoint = await net.saveCheckpoint();
  await nextEpoch(net);
  expected = await weightsOf(net);
});
afterAll(() => minibatch.terminate());

describe.each(Object.keys(faults))("%s, then", (first) => {
  it.each(Object.keys(faults))("%s", async (second) => {
    await faults[first]();
    await faults[second]();
    const net = await restored();
    await nextEpoch(net);
    expect(await weightsOf(net)).toEqual(expected);
    expect(minibatch.engineState()).toBe("running");
    // Nothing that the faults left makes the next pair another one.
    await minibatch.terminate();
  });
});
