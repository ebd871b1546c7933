/**
 * The newest epochs' weights and optimizer state of a run: in memory for a crashed worker, in storage for a
 * reload. Each run has its own.
 */

/** @import { Playground } from "./playground.js" */
/** @import { Checkpoint } from "./handles.js" */

/** Takes a checkpoint. The copy in storage may lag an epoch behind where epochs are quick. @param {Playground} playground */
export async function keepCheckpoint({ store, handles, storage }) {
  const { net } = handles;
  const { id, epoch, history } = store.state.training;
  if (!net || !id) return;
  const state = await net.saveCheckpoint();
  const rows = rowsIn({ store, handles });
  const checkpoint = { run: id, epochs: epoch.length, epoch, history, state, rows };
  if (store.state.training.id !== id) return;
  handles.checkpoint = checkpoint;
  handles.weights.set(id, checkpoint);
  storage.saveNewest(`weights/${id}`, checkpoint);
}

/**
 * What prepares new rows for the model, also where its own are gone.
 * @param {Pick<Playground, "store" | "handles">} playground
 * @returns {Checkpoint["rows"]}
 */
export function rowsIn({ store, handles }) {
  const { inputShape, modelInputs } = store.state.data.prepared ?? {};
  const preparation = handles.prepared?.toJSON() ?? null;
  return { preparation, inputShape: modelInputs ? null : (inputShape ?? null) };
}

/**
 * A run's last weights.
 * @param {Playground} playground
 * @param {string} run its id
 * @returns {Promise<Checkpoint | undefined>}
 */
export async function weightsOf({ handles, storage }, run) {
  return handles.weights.get(run) ?? storage.loadValid(`weights/${run}`, isCheckpoint);
}

/** @param {any} value what storage gave @returns {boolean} */
export const isCheckpoint = (value) =>
  Number.isInteger(value?.epochs) &&
  value.epochs >= 0 &&
  typeof value.run === "string" &&
  value.state?.state instanceof Float32Array;

/**
 * The epochs that a checkpoint knows of: later ones are run again.
 * @param {Checkpoint | null} checkpoint
 * @param {{ epoch: number[], history: Record<string, (number | null)[]>,
 *   layerStatistics?: import("minibatch").LayerStatistics[] }} training
 */
export function upTo(checkpoint, { epoch, history, layerStatistics = [] }) {
  const epochs = checkpoint?.epochs ?? 0;
  return {
    epoch: epoch.slice(0, epochs),
    history: Object.fromEntries(
      Object.entries(history).map(([name, values]) => [name, values.slice(0, epochs)]),
    ),
    layerStatistics: layerStatistics.filter((statistics) => statistics.epoch < epochs),
  };
}
