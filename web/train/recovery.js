/** A worker that crashed took its models and data with it: read the files again and go on from the last epoch. */

import { model, readFiles } from "minibatch";
import { toInput } from "../data/actions.js";
import { handles } from "../handles.js";
import { store } from "../store.js";
import { compileOptions, currentSpec, run } from "./actions.js";

export async function recover() {
  const { checkpoint } = handles;
  const done = store.state.training.epoch.length;
  store.patch("training", {
    status: "starting",
    tail: [],
    notice: { key: "train.recovered", values: { epoch: done }, kind: "warning" },
  });
  await run(
    async () => {
      handles.source = await readFiles(handles.files.map(toInput));
      handles.prepared = await handles.source.prepare({
        ...store.state.data.options,
        seed: store.state.training.settings.seed,
      });
      handles.net = model(currentSpec());
      await handles.net.compile(compileOptions());
      if (checkpoint) await handles.net.restoreCheckpoint(checkpoint);
    },
    { afterCrash: true },
  );
}
