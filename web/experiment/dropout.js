/** Which units the training step of the moment drops. */

import { asked, hasModel, inspectedGraph } from "./inspection.js";

/** @import { Playground } from "./playground.js" */
/** @import { State } from "./types.js" */

/** Of so many of the batch's rows. */
const mostRows = 16;

/** @param {State} state */
const dropping = (state) =>
  inspectedGraph(state).layers.filter(({ class_name: kind }) =>
    ["Dropout", "SpatialDropout2D"].includes(kind),
  );

/** The layers that drop. @param {State} state */
export const droppingLayers = (state) => dropping(state).map(({ name }) => name);

/** Whether a layer drops feature maps as a whole, and not number by number. @param {State} state @param {string} layer */
export const dropsMaps = (state, layer) =>
  dropping(state).some(({ name, class_name: kind }) => name === layer && kind !== "Dropout");

/** The one whose mask is shown. @param {State} state */
export function droppingLayer(state) {
  const names = droppingLayers(state);
  const { dropoutLayer } = state.inspection;
  return names.includes(dropoutLayer) ? dropoutLayer : names[0];
}

/** @param {Playground} playground */
export async function readMask(playground) {
  const { store, handles } = playground;
  return asked(playground, "dropout", async () => {
    const layer = droppingLayer(store.state);
    if (!handles.net || !layer || !hasModel(store.state)) return null;
    const size = store.state.training.experiment?.fit?.batch_size ?? 32;
    const rows = Math.min(mostRows, size);
    // In the lengths of the data, where the model leaves them open.
    const x = handles.prepared?.train;
    return { dropped: await handles.net.dropoutMask({ layer, rows, ...(x && { x }) }) };
  });
}
