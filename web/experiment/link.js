/**
 * The page's address is the experiment: it can be sent, bookmarked, and opened again. The package's part that reads
 * and checks experiments is in here; a page that opens without one loads it later.
 */

import { experiment } from "minibatch";
import { openExperiment } from "./data.js";
import { isTraining } from "./store.js";
import { hasLink } from "./has-link.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { Change } from "./store.js" */
/** @import { Experiment } from "./types.js" */

const pauseMs = 300;

/** Whether a value from storage is an experiment. @param {any} value @returns {boolean} */
export function isExperiment(value) {
  try {
    experiment(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Experiment} json
 * @returns {string} "" where it cannot be written yet
 */
export function linkOf(json) {
  try {
    return experiment(/** @type {any} */ (json)).toLink();
  } catch {
    // A field may hold something that is not done yet.
    return "";
  }
}

/**
 * An experiment without the parts that say nothing: those are filled in for its data.
 * @param {object} json the package's complete one
 * @returns {Experiment}
 */
export const withoutNothing = (json) =>
  /** @type {Experiment} */ (
    Object.fromEntries(
      Object.entries(json).filter(
        ([, value]) => value !== null && value !== "" && JSON.stringify(value) !== "{}",
      ),
    )
  );

/**
 * Reads an experiment that comes from elsewhere. Throws where it is none.
 * @param {unknown} given JSON, or a link
 */
export const readExperiment = (given) =>
  withoutNothing(
    (typeof given === "string"
      ? experiment.fromLink(given)
      : experiment(/** @type {any} */ (given))
    ).json,
  );

/**
 * The experiment of a link; where it cannot be read, the page says why.
 * @param {Playground} playground
 * @param {string} [link] the page's address when left out
 * @returns {Experiment | null}
 */
export function linkedExperiment({ store }, link = location.hash) {
  try {
    return readExperiment(link);
  } catch (error) {
    const newer = /** @type {any} */ (error).code === "newer-version";
    const values = { message: messageOf(error) };
    const key = newer ? "page.linkNewer" : "page.linkBad";
    store.patch("page", { notice: { key, kind: "warning", values } });
    return null;
  }
}

/** Keeps the address the experiment's, and shows what is put there. @param {Playground} playground */
export function watchLink(playground) {
  const { store, lifetime } = playground;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let shown = location.hash;
  const write = () => {
    timer = undefined;
    const link = store.state.experiment.data ? linkOf(store.state.experiment) : "";
    if (!link || link === location.hash) return;
    history.replaceState(history.state, "", link);
    shown = location.hash;
  };
  const soon = (/** @type {Event} */ event) => {
    if (/** @type {CustomEvent<Change>} */ (event).detail.area === "experiment") {
      timer ??= setTimeout(write, pauseMs);
    }
  };
  store.addEventListener("change", soon, { signal: lifetime });
  addEventListener(
    "hashchange",
    () => {
      if (location.hash === shown || !hasLink()) return;
      shown = location.hash;
      if (isTraining(store.state)) {
        store.patch("page", { notice: { key: "page.linkWaits", kind: "warning" } });
        return;
      }
      const linked = linkedExperiment(playground);
      if (linked) void openExperiment(playground, linked);
    },
    { signal: lifetime },
  );
  write();
}
