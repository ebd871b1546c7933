/**
 * The page's engine: started with what the page's address and the person ask for, and
 * restarted when they ask for something else or it has crashed.
 */

import { init, onCrash, onRestart, restart, version, whenIdle } from "minibatch";
import { keepCheckpoint } from "./checkpoint.js";
import { prefer, preferences } from "./preferences.js";
import { prepareWhenDue } from "./preparing.js";
import { ensure, recover } from "./recovery.js";
import { isTraining } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { State } from "./types.js" */

/** As many as the package takes. */
const maxThreads = 64;

/**
 * A parameter in the page's address; "" where there is none, or the address is not the playground's to read.
 * @param {Playground} playground
 * @param {string} name
 */
const inAddress = ({ options }, name) => new URLSearchParams(options.address).get(name) ?? "";

/** The number of threads in the page's address, as `?threads=1`; undefined where there is none. @param {Playground} playground */
export function threadsAsked(playground) {
  const asked = inAddress(playground, "threads");
  return /^[1-9]\d*$/.test(asked) ? Math.min(Number(asked), maxThreads) : undefined;
}

/** What the page's address says, as `?turbo=1`, else what was last chosen. @param {Playground} playground */
function turboAsked(playground) {
  const asked = inAddress(playground, "turbo");
  if (asked) return asked === "1";
  return playground.options.address !== undefined && preferences().turbo === true;
}

/** The worker loads the core while the page already shows. @param {Playground} playground */
export async function startEngine(playground) {
  const { store, lifetime } = playground;
  store.patch("engine", { turbo: turboAsked(playground) });
  const ending = onCrash(() => crashed(playground));
  lifetime.addEventListener("abort", ending);
  const moving = onRestart((info) => moveTo(playground, info));
  lifetime.addEventListener("abort", moving);
  await report(playground, start(options(playground)));
  const watch = () => void restartWhenDue(playground);
  store.addEventListener("change", watch, { signal: lifetime });
  watch();
}

/** Another playground on the page may have started it already. @param {ReturnType<typeof options>} asked */
async function start(asked) {
  try {
    return await init(asked);
  } catch (error) {
    if (/** @type {any} */ (error).code !== "invalid-state") throw error;
    return init();
  }
}

/**
 * What the engine is asked for: nothing where nothing is special, as what is asked for while it starts makes another one.
 * @param {Playground} playground
 */
function options(playground) {
  const threads = threadsAsked(playground);
  const { turbo } = playground.store.state.engine;
  return { ...(threads && { threads }), ...(turbo && { relaxed: true }) };
}

/**
 * Shows what runs, or why nothing does.
 * @param {Playground} playground
 * @param {ReturnType<typeof init>} starting
 */
async function report({ store }, starting) {
  try {
    store.patch("engine", { ...(await starting), version, error: null });
  } catch (error) {
    store.patch("engine", { error: messageOf(error) });
  }
}

/** @param {Playground} playground */
function crashed(playground) {
  playground.handles.lose();
  // During a run the failed `fit` sees to it.
  if (isTraining(playground.store.state)) return;
  // Rows that were being made for another step or target are made with the next worker.
  void recover(playground).then(() => prepareWhenDue(playground));
}

/**
 * Another engine runs: with fewer threads, perhaps, than the one that crashed, or because another playground on
 * the page chose so. What the one before held is taken along while it still answers.
 * @param {Playground} playground
 * @param {Awaited<ReturnType<typeof init>> & { crashed: boolean }} info
 */
async function moveTo(playground, { crashed, ...info }) {
  const { store, handles } = playground;
  if (playground.restarting) return;
  // Begun at the same moment: it goes on in the engine that it found.
  if (!crashed && isTraining(store.state)) await trainingEnds(playground);
  store.patch("engine", { ...info, turbo: isTurbo(info), error: null });
  if (crashed) return;
  try {
    if (handles.net && store.state.training.hasWeights) await keepCheckpoint(playground);
  } catch {
    // Then there are the weights of the last epoch that was kept.
  }
  handles.lose();
  await recover(playground, { silent: true });
}

/** @param {Playground} playground */
const trainingEnds = ({ store, lifetime }) =>
  /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const ending = new AbortController();
      const look = () => {
        if (isTraining(store.state)) return;
        ending.abort();
        resolve();
      };
      const signal = AbortSignal.any([ending.signal, lifetime]);
      store.addEventListener("change", look, { signal });
    })
  );

/**
 * Chooses whether the engine may be faster and no longer gives the same bits everywhere. It takes effect as
 * soon as nothing runs.
 * @param {Playground} playground
 * @param {boolean} turbo
 */
export function setTurbo({ store }, turbo) {
  prefer({ turbo });
  // The address would ask for it again when the page is loaded again.
  const url = new URL(location.href);
  url.searchParams.delete("turbo");
  history.replaceState(history.state, "", url);
  store.patch("engine", { turbo, turboError: null });
}

/** Whether the numbers depend on the machine. @param {State} state */
export const isRelaxed = ({ engine }) => engine.build.startsWith("relaxed");

/** Whether another engine was chosen than the one that runs. @param {State} state */
export function isRestartDue({ engine }) {
  const { build, turbo, relaxedReason } = engine;
  if (!build || relaxedReason === "unsupported") return false;
  return turbo !== isTurbo(engine);
}

/** Whether an engine was asked to be relaxed. @param {{ relaxedReason: string }} info */
const isTurbo = ({ relaxedReason }) => relaxedReason === "asked" || relaxedReason === "failed";

/** Whether the engine does something that a person waits for. @param {State} state */
function isBusy(state) {
  const { data, evaluation, prediction, profile } = state;
  const running = [evaluation, profile].some(({ status }) => status === "running");
  return isTraining(state) || running || prediction.busy || data.loading !== null;
}

/** @param {Playground} playground */
async function restartWhenDue(playground) {
  const { store } = playground;
  const due = () => !playground.restarting && isRestartDue(store.state) && !isBusy(store.state);
  if (store.state.engine.waits || !due()) return;
  // Another playground on the page may train in the same engine.
  store.patch("engine", { waits: true });
  await whenIdle();
  const isDue = due();
  playground.restarting ||= isDue;
  store.patch("engine", { waits: false });
  if (!isDue) return;
  // As data that are read again: nothing begins before they are there.
  const loading = { label: store.state.data.description?.name ?? "" };
  store.patch("data", { loading });
  try {
    await replace(playground);
  } catch (error) {
    store.patch("training", { error: messageOf(error) });
  } finally {
    playground.restarting = false;
    if (store.state.data.loading === loading) store.patch("data", { loading: null });
  }
}

/** Another engine, and in it what the one before held; where it does not start that one stays. @param {Playground} playground */
async function replace(playground) {
  const { store, handles } = playground;
  const { turbo } = store.state.engine;
  if (handles.net && store.state.training.hasWeights) await keepCheckpoint(playground);
  try {
    store.patch("engine", { ...(await restart(options(playground))), error: null });
  } catch (error) {
    prefer({ turbo: !turbo });
    store.patch("engine", { turbo: !turbo, turboError: messageOf(error) });
    return;
  }
  handles.lose();
  if (store.state.data.description) await ensure(playground);
}
