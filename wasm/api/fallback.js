/** What runs in a page where the package's files are missing; loaded only in that case. */

import { inlineWays } from "./inline-ways.js";

/** @param {import("./engine.js").InitOptions} options */
export const fallbackWays = (options) =>
  inlineWays(options, {
    module: async () => (await import("../wire/inline-core.js")).inlineModule(),
    worker: async () => (await import("../wire/inline-worker.js")).inlineWorker(),
    server: async () => (await import("../wire/page-engine.js")).createServer,
  });
