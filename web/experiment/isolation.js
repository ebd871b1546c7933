/**
 * Makes the page cross-origin isolated where its host sends no headers for it, so that it may have threads: the
 * service worker adds them from the next load on. When it is there at once, before anything was begun, the page
 * loads again; else the person's next visit has the threads.
 */

import { register } from "./offline.js";

/** @import { Playground } from "./playground.js" */

/** @typedef {"" | "framed" | "insecure" | "unavailable" | "nextLoad"} Isolation why there is none; "" while unknown */

/** How long the page waits before it loads the rest. */
const patienceMs = 3000;
const key = "minibatch-isolation";

/** Events by which a person begins to use the page. */
const beginnings = ["pointerdown", "keydown", "wheel", "touchstart", "click", "input", "drop"];

/** Resolves with true when something was begun or it took too long: the page must not load again then. */
function tooLate() {
  return new Promise((/** @type {(late: true) => void} */ resolve) => {
    setTimeout(() => resolve(true), patienceMs);
    for (const name of [...beginnings, "paste"]) {
      addEventListener(name, () => resolve(true), { capture: true, once: true, passive: true });
    }
  });
}

/**
 * Whether the page has not loaded again for this reason yet. Where that cannot be remembered it must not
 * begin: it would never end.
 */
function firstTime() {
  try {
    if (sessionStorage.getItem(key)) return false;
    sessionStorage.setItem(key, "reloaded");
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function forgetReload() {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Then nothing was kept.
  }
}

/** Resolves when the next load goes through the service worker, with whether it does. */
async function startWorker() {
  try {
    const { active, waiting, installing } = await register();
    const worker = active ?? waiting ?? installing;
    if (!worker) return false;
    return await new Promise((/** @type {(activated: boolean) => void} */ resolve) => {
      const look = () => {
        if (worker.state === "activated") resolve(true);
        if (worker.state === "redundant") resolve(false);
      };
      worker.addEventListener("statechange", look);
      look();
    });
  } catch {
    return false;
  }
}

/**
 * Resolves with whether the page loads again, in which case there is no need to load anything now.
 * @param {Playground} playground
 */
export async function isolate({ store }) {
  const tell = (/** @type {Isolation} */ isolation) => store.patch("engine", { isolation });
  if (globalThis.crossOriginIsolated) {
    forgetReload();
    return false;
  }
  // In a frame it is for the page around it to be isolated and to allow it.
  const reason = globalThis.top !== globalThis.self ? "framed" : "insecure";
  if (reason === "framed" || !globalThis.isSecureContext) {
    tell(reason);
    return false;
  }
  const started = startWorker();
  if (await Promise.race([tooLate(), started.then(() => false)])) {
    void started.then((does) => tell(does ? "nextLoad" : "unavailable"));
    return false;
  }
  if ((await started) && firstTime()) {
    location.reload();
    return true;
  }
  tell("unavailable");
  return false;
}
