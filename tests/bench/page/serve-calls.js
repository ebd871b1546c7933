/**
 * The worker's end of contender-worker.js, for classic workers and modules alike: defines
 * `serveContender(contender)`, which answers the page's calls and does the timing.
 */

{
  const longMs = 2000;
  /** @type {Map<string, import("./contender-worker.js").Opened>} */
  const opened = new Map();

  /** @param {import("./contender-worker.js").Contender} contender */
  const callsOf = (contender) => ({
    start: contender.start,
    /** @type {import("./contender-worker.js").ContenderCalls["open"]} */
    async open({ name, ...args }) {
      opened.set(name, await contender.open(args));
    },
    /** @type {import("./contender-worker.js").ContenderCalls["steps"]} */
    async steps({ name, budgetMs, atLeast }) {
      const { step } = /** @type {import("./contender-worker.js").Opened} */ (opened.get(name));
      const begin = performance.now();
      let steps = 0;
      let ms = 0;
      // Where a step takes seconds, one is exact enough.
      while (ms < budgetMs || (steps < atLeast && ms < longMs)) {
        await step();
        ++steps;
        ms = performance.now() - begin;
      }
      return { ms, steps };
    },
    /** @type {import("./contender-worker.js").ContenderCalls["close"]} */
    async close({ name }) {
      opened.get(name)?.close();
      opened.delete(name);
    },
  });

  /** @param {import("./contender-worker.js").Contender} contender */
  const serveContender = (contender) => {
    const calls = callsOf(contender);
    globalThis.onmessage = async ({ data: { method, args } }) => {
      try {
        postMessage({ value: await /** @type {any} */ (calls)[method](args) });
      } catch (error) {
        postMessage({ error: error instanceof Error ? error.message : String(error) });
      }
    };
  };
  Object.assign(globalThis, { serveContender });
}
