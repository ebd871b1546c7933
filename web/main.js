/** Starts the page: language, theme, the package's worker, the data, and what was there before a reload. */

import { init, version } from "minibatch";
import { locale, preferredLanguage } from "./locales/i18n.js";
import { isolate } from "./isolation.js";
import { loadLook } from "./look.js";
import { loadSampleList, prefetchSamples } from "./data/samples.js";
import { restoreSession, watchSession } from "./session.js";
import { store } from "./store.js";
import { recoverIdle } from "./train/recovery.js";
import "./components/app.js";

/** As many as the package takes. */
const mostThreads = 64;

const look = loadLook();
store.patch("page", { theme: look.theme });
void locale.use(look.language ?? preferredLanguage());

/** The number of threads in the page's address, as `?threads=1`; undefined where there is none. */
function threadsAsked() {
  const asked = new URLSearchParams(location.search).get("threads") ?? "";
  return /^[1-9]\d*$/.test(asked) ? Math.min(Number(asked), mostThreads) : undefined;
}

/**
 * The worker loads the core while the page already shows.
 * @param {number} [threads]
 */
async function startEngine(threads) {
  try {
    const onCrash = () => void recoverIdle();
    const runs = await init(threads ? { threads, onCrash } : { onCrash });
    store.patch("engine", { ...runs, version });
  } catch (error) {
    store.patch("engine", { error: /** @type {Error} */ (error).message });
  }
}

/** Fetches what later clicks need, so that the page goes on working without a network. */
function prefetch() {
  void prefetchSamples();
  void import("./train/chart.js");
  void import("./locales/ko.json");
}

async function start() {
  const threads = threadsAsked();
  void startEngine(threads);
  if (threads !== 1) void isolate();
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
