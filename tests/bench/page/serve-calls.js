/**
 * The worker's end of contender-worker.js, for classic workers and modules alike: defines
 * `serveContender(contender)`, which answers the page's calls and does the timing.
 */

{
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
      while (steps < atLeast || performance.now() - begin < budgetMs) {
        await step();
        ++steps;
      }
      return { ms: performance.now() - begin, steps };
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
