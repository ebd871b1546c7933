/**
 * The package with its worker and its core embedded: one script that loads no other file, for sandboxed frames,
 * service workers, and hosts and bundlers that take a single script. One thread.
 */

import { Client } from "../wire/client.js";
import { inlineModule } from "../wire/inline-core.js";
import { inlineWorker } from "../wire/inline-worker.js";
import { createServer } from "../wire/page-engine.js";
import { setUpPage } from "./in-page.js";
import { inlineWays } from "./inline-ways.js";

const within = { module: inlineModule, worker: inlineWorker, server: async () => createServer };

setUpPage((options) => {
  // Where there are no workers, as in a service worker, none is tried.
  const worker = options.worker ?? typeof Worker === "function";
  return new Client(inlineWays({ ...options, worker }, within));
});

export * from "./api.js";
