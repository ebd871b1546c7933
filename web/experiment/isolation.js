/**
 * Makes the page cross-origin isolated where its host sends no headers for it, so that it may have threads:
 * isolation-worker.js adds them from the next load on. The page does not wait for it. When it is there at
 * once, before anything was begun, the page loads again; else the person's next visit has the threads.
 */

/** @import { Playground } from "./playground.js" */

/** @typedef {"" | "framed" | "insecure" | "unavailable" | "nextLoad"} Isolation why there is none; "" while unknown */

/** Later than this after the start, a page that loads again would be a surprise. */
const patienceMs = 5000;
const key = "minibatch-isolation";

/** What a person begins something with. */
const beginnings = ["pointerdown", "keydown", "wheel", "touchstart", "click", "input", "drop"];

/** @returns {() => boolean} whether nothing was begun until now, and it is early */
function watchBeginnings() {
  const until = performance.now() + patienceMs;
  let begun = false;
  for (const name of [...beginnings, "paste"]) {
    addEventListener(name, () => (begun = true), { capture: true, once: true, passive: true });
  }
  return () => !begun && performance.now() < until;
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

/** Resolves when the next load goes through the service worker. */
async function startWorker() {
  const script = new URL("isolation-worker.js", document.baseURI);
  const { active, waiting, installing } = await navigator.serviceWorker.register(script);
  const worker = active ?? waiting ?? installing;
  if (!worker) throw new Error(`${script} was not installed.`);
  await new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve(undefined);
      if (worker.state === "redundant") reject(new Error(`${script} was not activated.`));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/** @param {Playground} playground */
export async function isolate({ store }) {
  const tell = (/** @type {Isolation} */ isolation) => store.patch("engine", { isolation });
  if (globalThis.crossOriginIsolated) return forgetReload();
  // In a frame it is for the page around it to be isolated and to allow it.
  if (globalThis.top !== globalThis.self) return tell("framed");
  if (!globalThis.isSecureContext) return tell("insecure");
  const nothingBegun = watchBeginnings();
  try {
    await startWorker();
  } catch {
    return tell("unavailable");
  }
  if (!nothingBegun()) return tell("nextLoad");
  if (firstTime()) location.reload();
  else tell("unavailable");
}
