/**
 * The package's engine as the page has it: started with what the page's address and the person ask for, and
 * started anew where they ask for something else or it has crashed.
 */

import { init, restart, version } from "minibatch";
import { handles } from "./handles.js";
import { prefer, preferences } from "./preferences.js";
import { isTraining, store } from "./store.js";
import { keepCheckpoint } from "./train/checkpoint.js";
import { rebuild, recoverIdle } from "./train/recovery.js";

/** As many as the package takes. */
const mostThreads = 64;

/** @param {string} name of a parameter in the page's address; "" where there is none */
const inAddress = (name) => new URLSearchParams(location.search).get(name) ?? "";

/** The number of threads in the page's address, as `?threads=1`; undefined where there is none. */
export function threadsAsked() {
  const asked = inAddress("threads");
  return /^[1-9]\d*$/.test(asked) ? Math.min(Number(asked), mostThreads) : undefined;
}

/** What the page's address says, as `?turbo=1`, else what was last chosen. */
function turboAsked() {
  const asked = inAddress("turbo");
  return asked ? asked === "1" : preferences().turbo === true;
}

/** The worker loads the core while the page already shows. */
export async function startEngine() {
  store.patch("engine", { turbo: turboAsked() });
  await report(init(options(store.state.engine.turbo)));
  store.addEventListener("change", restartWhenDue);
  void restartWhenDue();
}

/** @param {boolean} relaxed */
function options(relaxed) {
  const threads = threadsAsked();
  return { ...(threads ? { threads } : {}), relaxed, onCrash };
}

/** Shows what runs, or why nothing does. @param {ReturnType<typeof init>} starting */
async function report(starting) {
  try {
    store.patch("engine", { ...(await starting), version, error: "" });
  } catch (error) {
    store.patch("engine", { error: /** @type {Error} */ (error).message });
  }
}

/** The new engine may have fewer threads than the one that crashed. */
function onCrash() {
  void report(init());
  void recoverIdle();
}

/**
 * Chooses whether the engine may be faster and no longer gives the same bits everywhere. It takes effect as
 * soon as nothing runs.
 * @param {boolean} turbo
 */
export function setTurbo(turbo) {
  prefer({ turbo });
  // The address would ask for it again when the page is loaded again.
  const url = new URL(location.href);
  url.searchParams.delete("turbo");
  history.replaceState(history.state, "", url);
  store.patch("engine", { turbo, turboError: "" });
}

/** Whether the numbers depend on the machine. */
export const isRelaxed = () => store.state.engine.build.startsWith("relaxed");

/** Whether another engine was chosen than the one that runs. */
export function isRestartDue() {
  const { build, turbo, relaxedReason } = store.state.engine;
  if (!build || relaxedReason === "unsupported") return false;
  return turbo !== (relaxedReason === "asked" || relaxedReason === "failed");
}

/** Whether the engine does something that a person waits for. */
function isBusy() {
  const { data, evaluation, prediction, profile } = store.state;
  const running = [evaluation, profile].some(({ status }) => status === "running");
  return isTraining() || running || prediction.busy || data.loading !== null;
}

let restarting = false;

async function restartWhenDue() {
  if (restarting || !isRestartDue() || isBusy()) return;
  restarting = true;
  // As data that are read again: nothing begins before they are there.
  const loading = { label: store.state.data.facts?.name ?? "" };
  store.patch("data", { loading });
  try {
    await replace();
  } catch (error) {
    store.patch("training", { error: /** @type {Error} */ (error).message });
  } finally {
    restarting = false;
    if (store.state.data.loading === loading) store.patch("data", { loading: null });
  }
}

/** Another engine, and in it what the one before held; where it does not start that one stays. */
async function replace() {
  const { turbo } = store.state.engine;
  if (handles.net && store.state.training.hasWeights) await keepCheckpoint();
  try {
    store.patch("engine", { ...(await restart(options(turbo))), error: "" });
  } catch (error) {
    const turboError = /** @type {Error} */ (error).message;
    prefer({ turbo: !turbo });
    store.patch("engine", { turbo: !turbo, turboError });
    return;
  }
  if (handles.source) await rebuild();
}
