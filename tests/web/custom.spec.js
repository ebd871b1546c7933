// Losses and metrics of the page, in every way in which the core may run.

import { files, hostPackage } from "./package-host.js";
import { expect, test } from "./playground.js";

const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** @type {{ what: string, headers?: Record<string, string>, index?: string, options?: Record<string, unknown>, info: Record<string, unknown> }[]} */
const ways = [
  { what: "in a worker", info: { worker: true, threads: 1 } },
  {
    what: "in a worker with threads",
    headers: isolation,
    options: { threads: 2 },
    info: { worker: true, threads: 2 },
  },
  { what: "in the page's thread", options: { worker: false }, info: { worker: false } },
  { what: "within one script", index: "/dist/package/inline.js", info: { threads: 1 } },
];

for (const { what, headers, index = files.index, options, info } of ways) {
  test(`a custom loss trains to the bits of the core's own ${what}, and its error ends the fit`, async ({
    page,
  }) => {
    const host = await hostPackage(headers);
    try {
      await page.goto(host.origin);
      const seen = await page.evaluate(
        async ({ index, options }) => {
          const { customLoss, customMetric, init, layers, sequential } = await import(index);
          const info = await init(options);
          const x = {
            data: Float32Array.from({ length: 40 }, (_, i) => Math.sin(i)),
            shape: [20, 2],
          };
          const y = Float32Array.from({ length: 20 }, (_, i) => Math.cos(i));
          /** @typedef {{ data: Float32Array }} Batch */
          let steps = 0;
          let limit = Infinity;
          const squared = customLoss({
            value: (/** @type {Batch} */ yTrue, /** @type {Batch} */ yPred) =>
              yPred.data.map((value, i) => Math.fround(yTrue.data[i] - value) ** 2),
            gradient(/** @type {Batch} */ yTrue, /** @type {Batch} */ yPred) {
              if (++steps > limit) throw new RangeError("enough");
              return yPred.data.map((value, i) => 2 * Math.fround(value - yTrue.data[i]));
            },
          });
          const one = customMetric({ name: "one", value: () => 1 });
          const train = async (/** @type {unknown} */ loss) => {
            const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
            await net.compile({ optimizer: "adam", loss, metrics: [one], seed: 1 });
            const { history } = await net.fit(x, y, { epochs: 3, batchSize: 8 });
            return { net, print: await net.fingerprint(), history };
          };
          const mine = await train(squared);
          const own = await train("mse");
          limit = steps;
          const error = await mine.net.fit(x, y).catch(String);
          return { info, error, mine: [mine.print, mine.history], own: [own.print, own.history] };
        },
        { index, options },
      );
      expect(seen.info).toMatchObject(info);
      expect(seen.error).toBe("RangeError: enough");
      expect(seen.mine).toEqual(seen.own);
      expect(seen.mine[1].one).toEqual([1, 1, 1]);
    } finally {
      host.close();
    }
  });
}
