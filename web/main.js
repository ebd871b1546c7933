/** Starts the page: language, theme, the package's worker, the data, and what was there before a reload. */

import { startEngine, threadsAsked } from "./engine.js";
import { locale, preferredLanguage } from "./locales/i18n.js";
import { isolate } from "./isolation.js";
import { loadLook } from "./look.js";
import { keepForOffline } from "./offline.js";
import { loadSampleList, prefetchSamples } from "./data/samples.js";
import { restoreSession, watchSession } from "./session.js";
import { store } from "./store.js";
import "./components/app.js";

const look = loadLook();
store.patch("page", { theme: look.theme });
void locale.use(look.language ?? preferredLanguage());

/** Fetches what later clicks need, so that the page works without a network, now and when it is opened again. */
function prefetch() {
  void keepForOffline();
  void prefetchSamples();
  void import("./train/chart.js");
  void import("./locales/ko.json");
}

async function start() {
  // First of all: what is loaded before the page loads again is loaded twice.
  if (threadsAsked() !== 1 && (await isolate())) return;
  void startEngine();
  try {
    await loadSampleList();
  } catch (error) {
    store.patch("data", { error: /** @type {Error} */ (error).message });
  }
  await restoreSession();
  watchSession();
  if ("requestIdleCallback" in window) requestIdleCallback(prefetch, { timeout: 2000 });
  else setTimeout(prefetch, 1000);
}

void start();
