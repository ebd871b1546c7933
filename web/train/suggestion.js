/** Settings that depend on the data: how many rows a step, how many epochs. */

import { store } from "../store.js";

/**
 * @param {{ inputShape: number[], trainRows: number }} prepared
 */
export function suggestedSettings({ inputShape, trainRows }) {
  if (inputShape.length > 1) return { batchSize: trainRows < 1000 ? 32 : 256, epochs: 10 };
  return trainRows < 1000 ? { batchSize: 16, epochs: 60 } : { batchSize: 32, epochs: 20 };
}

/** What was suggested last; a value the person changed is no longer it. */
let suggested = { batchSize: 256, epochs: 10 };

/** Follows the data with the settings that were not changed by hand. */
export function followData() {
  const { prepared } = store.state.data;
  if (!prepared) return;
  const { settings } = store.state.training;
  const next = suggestedSettings(prepared);
  store.patch("training", {
    settings: {
      ...settings,
      batchSize: settings.batchSize === suggested.batchSize ? next.batchSize : settings.batchSize,
      epochs: settings.epochs === suggested.epochs ? next.epochs : settings.epochs,
    },
  });
  suggested = next;
}

/**
 * Settings as they were before a reload: what was suggested then counts as suggested now.
 * @param {{ batchSize: number, epochs: number }} values
 */
export function restoreSuggestion(values) {
  suggested = values;
}

export function currentSuggestion() {
  return suggested;
}
