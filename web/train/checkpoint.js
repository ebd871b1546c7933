/** The last epoch's weights and optimizer state, in memory for a crashed worker, in storage for a reload. */

import { handles } from "../handles.js";
import { forget, save } from "../storage.js";

let writing = false;

/** Takes a checkpoint. The copy in storage may lag an epoch behind where epochs are quick. */
export async function keepCheckpoint() {
  const net = handles.net;
  if (!net) return;
  const checkpoint = await net.saveCheckpoint();
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
