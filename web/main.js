/** Starts the page: one playground that owns all of it. */

import "./app.js";
import { createPlayground } from "./experiment/playground.js";
import { keepForOffline } from "./experiment/offline.js";
import { prefetchSamples } from "./experiment/samples.js";

const playground = createPlayground(document.body, { ownsPage: true });

/** Fetches what later clicks need, so that the page works without a network, now and when it is opened again. */
function prefetch() {
  void keepForOffline();
  void prefetchSamples(playground);
  void import("./train/chart.js");
  void import("./locales/ko.json");
}

await playground.started;
if ("requestIdleCallback" in window) requestIdleCallback(prefetch, { timeout: 2000 });
else setTimeout(prefetch, 1000);
