/** The newest epochs' weights and optimizer state, in memory for a crashed worker, in storage for a reload. */

import { handles } from "../handles.js";
import { forget, save } from "../storage.js";
import { store } from "../store.js";

/**
 * @typedef {{ epochs: number, state: any }} Checkpoint the package's, after so many epochs
 */

let writing = false;

/** Takes a checkpoint. The copy in storage may lag an epoch behind where epochs are quick. */
export async function keepCheckpoint() {
  const net = handles.net;
  if (!net) return;
  const epochs = store.state.training.epoch.length;
  const checkpoint = { epochs, state: await net.saveCheckpoint() };
  handles.checkpoint = checkpoint;
  if (writing) return;
  writing = true;
  void writeNewest(checkpoint);
}

/** @param {unknown} checkpoint */
async function writeNewest(checkpoint) {
  try {
    await save("checkpoint", checkpoint);
    // Another epoch ended while this one was written.
    while (handles.checkpoint && handles.checkpoint !== checkpoint) {
      checkpoint = handles.checkpoint;
      await save("checkpoint", checkpoint);
    }
  } finally {
    writing = false;
  }
}

export async function forgetCheckpoint() {
  handles.checkpoint = null;
  await forget("checkpoint");
}

/**
 * The epochs that a checkpoint knows of: later ones are run again.
 * @param {Checkpoint | null} checkpoint
 * @param {{ epoch: number[], history: Record<string, (number | null)[]> }} training
 */
export function upTo(checkpoint, { epoch, history }) {
  const epochs = checkpoint?.epochs ?? 0;
  return {
    epoch: epoch.slice(0, epochs),
    history: Object.fromEntries(
      Object.entries(history).map(([name, values]) => [name, values.slice(0, epochs)]),
    ),
  };
}
