/**
 * The package with several threads. A page has one engine; this one has a frame of its own, so that both
 * builds are measured in the same rounds.
 */

/** @typedef {import("./training.js").Session} Session */
/** @typedef {import("../models.mjs").BenchModel} BenchModel */
/** @typedef {typeof import("./ours.js")} Ours */

/** More threads than these have nothing to do in a page's networks. */
const mostThreads = 4;

/** Also of a frame's errors, which are no instances of this page's Error. @param {any} error @returns {string} */
export const messageOf = (error) => error?.message ?? String(error);

/** @type {Promise<Ours> | undefined} */
let framed;

/** @returns {Promise<Ours>} a new frame's own instance of ours.js */
export async function loadFrame() {
  const frame = document.createElement("iframe");
  frame.src = "frame.html";
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const { ours } = /** @type {any} */ (frame.contentWindow);
  if (!ours) throw new Error("The frame's scripts could not be loaded.");
  return ours;
}

/**
 * Starts the package with as many threads as there are cores, in a frame, once.
 * @returns {Promise<{ threads: number } | { refused: string }>} what runs, or why it does not
 */
export async function startThreads() {
  const threads = Math.min(navigator.hardwareConcurrency, mostThreads);
  if (threads < 2) return { refused: "this machine has one core" };
  if (!globalThis.crossOriginIsolated) return { refused: "the page is not isolated" };
  try {
    framed ??= loadFrame();
    const info = await (await framed).start(threads);
    return info.threads > 1
      ? { threads: info.threads }
      : { refused: `init({ threads: ${threads} }) started the build ${info.build} with one` };
  } catch (error) {
    return { refused: messageOf(error) };
  }
}

/**
 * @param {BenchModel} model
 * @param {{ batch: number, rows: number }} sizes
 * @returns {Promise<Session>}
 */
export async function openWithThreads(model, sizes) {
  const started = await startThreads();
  if ("refused" in started || !framed) {
    throw new Error("refused" in started ? started.refused : "it has not started");
  }
  return (await framed).openOurs(model, sizes);
}
