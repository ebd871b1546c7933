/** The loss between two runs of a model, and around them. */

import { model } from "minibatch";
import { weightsOf } from "./checkpoint.js";
import { measure, setInspection } from "./inspection.js";
import { partsOf, withRowsOf } from "./parts.js";
import { same } from "./recipe.js";
import { compileOptions } from "./settings.js";
import { isTraining } from "./store.js";
import { PageError } from "../locales/i18n.js";

/** @import { Dataset, NamedWeight } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { Part, Run, State } from "./types.js" */

/** Weights that are no kept run's: those that are shown, and those before the training, from the seed. */
export const shown = "shown";
export const fresh = "fresh";
/** In place of weights: a random direction. */
export const randomWay = "random";

/** How many places there are on a line. */
const onLine = 41;

/** What two runs must have in common for their weights to be of the same numbers and rows. @type {(keyof import("./types.js").Experiment)[]} */
const shared = ["data", "reading", "target", "inputs", "preparation", "model"];

/** The kept runs of the model that is shown, the newest first. @param {State} state @returns {Run[]} */
export function alikeRuns({ runs, training }) {
  const { experiment, id } = training;
  if (!experiment) return [];
  return runs.list.filter(
    (run) =>
      !run.baseline &&
      run.id !== id &&
      shared.every((part) => same(run.experiment[part], experiment[part])),
  );
}

/**
 * Between what the loss is measured: what is chosen, as far as there is such a run.
 * @param {State} state
 */
export function endsOf(state) {
  const { landscapeOf } = state.inspection;
  const ids = new Set([shown, fresh, randomWay, ...alikeRuns(state).map(({ id }) => id)]);
  const known = (/** @type {string} */ id, /** @type {string} */ otherwise) =>
    ids.has(id) ? id : otherwise;
  const from = known(landscapeOf.from, fresh);
  const to = known(landscapeOf.to, shown);
  return {
    from: from === randomWay ? fresh : from,
    to,
    third: known(landscapeOf.third, randomWay),
  };
}

/** Whether it can be measured now. @param {State} state */
export const canMeasureLandscape = (state) =>
  state.training.hasWeights && !isTraining(state) && state.data.prepared !== null;

/** What it is of: other runs, rows or places have another. @param {State} state */
export function landscapeSubject(state) {
  const { kind, rows, seed, resolution } = state.inspection.landscapeOf;
  const isPlane = kind === "plane";
  const { training } = state;
  return JSON.stringify([
    [training.id, training.epoch.length, kind, rows, seed],
    endsOf(state),
    isPlane && resolution,
  ]);
}

/**
 * A run's weights, or those before its training.
 * @param {Playground} playground
 * @param {string} which
 * @returns {Promise<NamedWeight[] | undefined>} undefined: a random direction
 */
async function weightsNamed(playground, which) {
  const { store, handles } = playground;
  const { training, data, runs } = store.state;
  if (which === randomWay) return undefined;
  if (which === shown) return handles.net.getWeights();
  const run = runs.list.find(({ id }) => id === which);
  const experiment = run?.experiment ?? training.experiment;
  const checkpoint = run && (await weightsOf(playground, run.id));
  if (run && !checkpoint) {
    const number = runs.list.length - runs.list.indexOf(run);
    throw new PageError("runs.compareNoWeights", { number });
  }
  const net = model(/** @type {any} */ (experiment?.model));
  try {
    await net.compile(
      compileOptions(/** @type {any} */ (experiment), data.prepared?.task ?? "classification"),
    );
    if (checkpoint) await net.restoreCheckpoint(checkpoint.state);
    return await net.getWeights();
  } finally {
    net.dispose();
  }
}

/**
 * Some rows of a part at equal distances, where there are many.
 * @template T
 * @param {Playground} playground
 * @param {Part} part
 * @param {number} most
 * @param {(rows: Dataset) => Promise<T>} work
 * @returns {Promise<T>}
 */
const withSome = (playground, part, most, work) =>
  withRowsOf(playground, part, async (dataset) => {
    if (dataset.rows <= most) return work(dataset);
    const places = Array.from({ length: most }, (_, i) => Math.floor((i * dataset.rows) / most));
    const some = await dataset.subset(places);
    try {
      return await work(some);
    } finally {
      some.dispose();
    }
  });

/** @param {Playground} playground */
export async function drawLandscape(playground) {
  const { store, handles, language } = playground;
  const { state } = store;
  if (!canMeasureLandscape(state)) return;
  const of = landscapeSubject(state);
  const { kind, rows: most, seed: randomState, resolution } = state.inspection.landscapeOf;
  const ends = endsOf(state);
  const parts = partsOf(state).map(({ part }) => part);
  const other = parts.includes("validation") ? "validation" : "test";
  const isDone = await measure(playground, "landscape", async ({ signal, onProgress }) => {
    const { net } = handles;
    if (!net) return null;
    const [from, to, third] = [
      await weightsNamed(playground, ends.from),
      await weightsNamed(playground, ends.to),
      kind === "plane" ? await weightsNamed(playground, ends.third) : undefined,
    ];
    return withSome(playground, "train", most, (rows) =>
      withSome(playground, other, most, async (validationData) => {
        const options = {
          from,
          ...(to && { to }),
          validationData,
          randomState,
          signal,
          onProgress,
        };
        const places = (/** @type {unknown} */ end) =>
          Array.from({ length: resolution }, (_, i) =>
            end ? -0.5 + (2 * i) / (resolution - 1) : -1 + (2 * i) / (resolution - 1),
          );
        const found =
          kind === "plane"
            ? await net.lossPlane(rows, {
                ...{ ...options, ...(third && { third }) },
                ...{ alphas: places(to), betas: places(third) },
              })
            : await net.lossAlong(rows, {
                ...options,
                alphas: Array.from(
                  { length: onLine },
                  (_, i) => (to ? -0.5 : -1) + (2 * i) / (onLine - 1),
                ),
              });
        const counts = { train: rows.rows, other: validationData.rows };
        return { landscape: { betas: null, ...found, of, kind, ends, part: other, counts } };
      }),
    );
  });
  if (isDone) store.announce(language.t("inspect.landscapeDone"));
}

/**
 * @param {Playground} playground
 * @param {Partial<import("./inspection-types.js").InspectionState["landscapeOf"]>} changes
 */
export function setLandscape(playground, changes) {
  const { landscapeOf } = playground.store.state.inspection;
  setInspection(playground, { landscapeOf: { ...landscapeOf, ...changes } });
}
