// Rows that come one after the other: predicted in batches, as predict() does, and no more are asked for than are wanted.

import { beforeAll, afterAll, describe, expect, it } from "vitest";
import { input, layers, model, preparation, readFiles, sequential, status } from "minibatch";
import { kept } from "./kept.js";

const net = sequential([
  layers.dense({ units: 4, activation: "tanh", inputShape: [3] }),
  layers.dense({ units: 2 }),
]);
beforeAll(() => net.compile({ optimizer: "sgd", loss: "mse", seed: 3 }));
afterAll(() => net.dispose());

const rows = Array.from({ length: 10 }, (_, i) => [i, Math.sin(i), i % 3]);

/** Rows as they come, with what happened to who gives them. @param {number} [count] without an end when left out */
function source(count = Infinity) {
  const seen = { asked: 0, closed: false };
  async function* give() {
    try {
      for (let i = 0; i < count; ++i) {
        ++seen.asked;
        yield rows[i % rows.length];
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, given: give() };
}

/** @param {AsyncIterable<any>} stream @returns {Promise<any[]>} */
async function all(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

describe("predictStream()", () => {
  it("gives what predict() gives, batch by batch", async () => {
    const whole = [...(await net.predict(rows)).data];
    const streams = {
      "an async iterable": () => source(10).given,
      "a list": () => rows,
      "typed arrays": () => rows.map((row) => Float32Array.from(row)),
      "a ReadableStream": () =>
        new ReadableStream({
          start(controller) {
            rows.forEach((row) => controller.enqueue(row));
            controller.close();
          },
        }),
    };
    for (const [name, make] of Object.entries(streams)) {
      for (const batchSize of [1, 4, 5, 32]) {
        const parts = await all(net.predictStream(make(), { batchSize }));
        const lengths = parts.map(({ shape }) => shape[0]);
        expect(
          lengths.slice(0, -1).every((length) => length === batchSize),
          name,
        ).toBe(true);
        expect(
          parts.flatMap(({ data }) => [...data]),
          name,
        ).toEqual(whole);
      }
    }
    expect(await all(net.predictStream([]))).toEqual([]);
  });

  it("asks for no more rows than were taken, and says when it wants no more", async () => {
    const { seen, given } = source();
    const stream = net.predictStream(given, { batchSize: 4 });
    expect(seen.asked).toBe(0);
    await stream.next();
    expect(seen).toEqual({ asked: 4, closed: false });
    await stream.next();
    expect(seen.asked).toBe(8);
    await stream.return();
    expect(seen).toEqual({ asked: 8, closed: true });

    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(rows[0]),
      cancel: () => void (cancelled = true),
    });
    for await (const { shape } of net.predictStream(endless, { batchSize: 2 })) {
      expect(shape).toEqual([2, 2]);
      break;
    }
    expect(cancelled).toBe(true);
  });

  it("keeps a batch in memory and nothing else", async () => {
    await net.predict(rows);
    const { handles, memoryBytes } = await status();
    let count = 0;
    for await (const part of net.predictStream(source(20_000).given, { batchSize: 50 })) {
      count += part.shape[0];
    }
    expect(count).toBe(20_000);
    expect(await status()).toMatchObject({ handles, memoryBytes });
  });

  it("ends with a signal, also while a row is waited for", async () => {
    const controller = new AbortController();
    let returned = false;
    const never = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: async () => ({ done: /** @type {const} */ (true), value: void (returned = true) }),
      }),
    };
    const waiting = net.predictStream(never, { signal: controller.signal }).next();
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    expect(returned).toBe(true);
    const late = net.predictStream(rows, { signal: AbortSignal.abort(new Error("no")) });
    await expect(late.next()).rejects.toThrow("no");
  });

  it("passes on what the rows throw, and what is wrong with a row", async () => {
    async function* broken() {
      yield rows[0];
      throw new Error("the sensor is gone");
    }
    await expect(all(net.predictStream(broken(), { batchSize: 4 }))).rejects.toThrow("sensor");
    const { seen, given } = source();
    async function* mixed() {
      yield [1, 2];
      yield* given;
    }
    await given.next();
    await expect(all(net.predictStream(mixed(), { batchSize: 1 }))).rejects.toMatchObject({
      code: "shape-mismatch",
    });
    expect(seen.asked).toBe(1);
    for (const bad of [null, 3, "text", {}]) {
      await expect(net.predictStream(/** @type {any} */ (bad)).next()).rejects.toThrow(
        "expected an async iterable, a ReadableStream or an iterable of rows",
      );
    }
    await expect(net.predictStream(rows, { batchSize: 0 }).next()).rejects.toThrow("batchSize");
  });

  it("takes rows of several inputs, by name or in order", async () => {
    const [a, b] = [input({ shape: [2], name: "a" }), input({ shape: [1], name: "b" })];
    const both = layers.concatenate()([a, b]);
    const joined = model({
      inputs: [a, b],
      outputs: [layers.dense({ units: 1 })(both), layers.dense({ units: 2 })(both)],
    });
    const x = rows.map(([one, two, three]) => ({ a: [one, two], b: [three] }));
    const [first, second] = /** @type {any[]} */ (
      await joined.predict({ a: x.map((row) => row.a), b: x.map((row) => row.b) })
    );
    for (const given of [x, x.map((row) => [row.a, row.b])]) {
      const parts = await all(joined.predictStream(given, { batchSize: 4 }));
      expect(parts.flatMap(([part]) => [...part.data])).toEqual([...first.data]);
      expect(parts.flatMap(([, part]) => [...part.data])).toEqual([...second.data]);
    }
    joined.dispose();
  });

  it("prepares records, and windows of a series across batches", async () => {
    const line = Array.from({ length: 30 }, (_, i) => ({ value: 500 + 10 * i + (i % 4) }));
    const bytes = new TextEncoder().encode(JSON.stringify(line));
    const source = kept(await readFiles([{ name: "line.json", bytes }]));
    const prepared = kept(
      await source.prepare({
        target: { columns: ["value"], scaling: "MinMaxScaler" },
        preparation: [
          preparation.trainTestSplit({ testSize: 8, shuffle: false }),
          preparation.timeseriesWindows({ sequenceLength: 3 }),
          preparation.minMaxScaler(),
        ],
      }),
    );
    const forecast = sequential([
      layers.flatten({ inputShape: prepared.inputShape }),
      layers.dense({ units: 1 }),
    ]);
    const whole = kept(await prepared.transform(line));
    const expected = [...(await forecast.predict(whole)).data];
    expect(expected).toHaveLength(28);
    for (const batchSize of [1, 2, 7, 100]) {
      const parts = await all(forecast.predictStream(line, { batchSize, preparation: prepared }));
      expect(parts.flatMap(({ data }) => [...data])).toEqual(expected);
    }
    forecast.dispose();
  });
});
