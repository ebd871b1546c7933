/** What a sample opens with, its own experiment, and what a person has set since. */

import { same } from "./recipe.js";
import { followData, suggestionsFor } from "./suggest.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment, PreparedDescription } from "./types.js" */

/** The parts of an experiment that other data can be trained with, too. @typedef {Pick<Experiment, "model" | "begin" | "compile" | "fit" | "seed">} Settings */

/**
 * @param {PreparedDescription | null} prepared
 * @returns {Settings[]} what the page itself suggests for rows
 */
function suggestedSettings(prepared) {
  if (!prepared) return [];
  const { model, loss, metrics, ...fit } = suggestionsFor(prepared);
  return [{ model, compile: { loss, metrics }, fit }];
}

/**
 * The members of `now` that none of the `others` has.
 * @template {Record<string, any>} T
 * @param {T | undefined} now
 * @param {(T | undefined)[]} others
 * @returns {T}
 */
const different = (now, others) =>
  /** @type {T} */ (
    Object.fromEntries(
      Object.entries(now ?? {}).filter(
        ([key, value]) => !others.some((other) => same(other?.[key], value)),
      ),
    )
  );

/**
 * A sample's own experiment as the page has it: the model's input is as the rows are now.
 * @param {Experiment} starting
 * @param {PreparedDescription | null} prepared
 */
const forRows = (starting, prepared) =>
  prepared ? followData(starting, null, prepared) : starting;

/**
 * What a person set: all that is neither as the sample brought it nor as the page suggested it.
 * @param {Playground} playground
 * @returns {Settings}
 */
export function ownSettings({ store, handles }) {
  const { experiment, data } = store.state;
  const suggested = suggestedSettings(handles.suggestedFor);
  if (data.starting) suggested.push(forRows(data.starting, handles.suggestedFor));
  const { model, seed } = different(experiment, suggested);
  const { begin } = experiment;
  return {
    ...(model && { model }),
    ...(model && begin && { begin }),
    compile: different(
      experiment.compile,
      suggested.map(({ compile }) => compile),
    ),
    fit: different(
      experiment.fit,
      suggested.map(({ fit }) => fit),
    ),
    ...(seed !== undefined && { seed }),
  };
}

/**
 * A sample's own experiment, but for what a person has set: that stays, whatever data they look at.
 * @param {Experiment} starting
 * @param {Settings} own
 * @returns {Experiment}
 */
export function startingWith(starting, own) {
  const { loss, ...compile } = { ...starting.compile, ...own.compile };
  // The usual loss depends on how the model ends.
  const follows = own.model && !own.compile?.loss;
  return {
    ...starting,
    ...own,
    compile: { ...compile, ...(!follows && { loss }) },
    fit: { ...starting.fit, ...own.fit },
  };
}

/** Whether there is another way to train the sample than its own. @param {import("./types.js").State} state */
export const isOwnWay = ({ experiment, data }) =>
  data.starting !== null && !same(forRows(data.starting, data.prepared), experiment);
