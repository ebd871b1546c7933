/** What the engine does for data sets. */

import { decodeOrSay, fit } from "../formats/image-fit.js";
import { compact, readBitmap } from "../formats/images.js";
import { decodeImage } from "../formats/late.js";
import { targetNumbers } from "../formats/made-table.js";
import { takeOut, using } from "./core.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */
/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */

/**
 * Gives a data set of the core a handle.
 * @param {import("./handles.js").Handles} handles
 * @param {CoreDataset} dataset
 * @returns {import("../wire/protocol.js").DatasetInfo}
 */
export function keepDataset(handles, dataset) {
  return {
    handle: handles.add("dataset", dataset, () => dataset.delete()),
    rows: dataset.rows(),
    inputs: JSON.parse(dataset.inputs()),
    targets: JSON.parse(dataset.targets()),
    hasSampleWeight: dataset.hasWeights(),
  };
}

/**
 * @param {string} where for messages
 * @param {Blob | import("../wire/protocol.js").Bitmap} image a bitmap is closed
 */
async function decoded(where, image) {
  if ("close" in image) return readBitmap(/** @type {ImageBitmap} */ (image), where);
  const bytes = new Uint8Array(await image.arrayBuffer());
  return decodeOrSay(decodeImage, bytes, "name" in image ? String(image.name) : where);
}

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "createDataset" | "takeRows" | "subsetOf" | "firstNotFinite" | "fitImage">}
 */
export function dataHandlers({ core, handles }) {
  return {
    createDataset: (arrays) => keepDataset(handles, core.dataset(arrays)),

    firstNotFinite: ({ dataset }) => JSON.parse(handles.get("dataset", dataset).firstNotFinite()),

    async fitImage({ where, image, size }) {
      const picture = "data" in image ? image : await decoded(where, image);
      return fit(core, compact(picture), size);
    },

    takeRows({ dataset, rows, input, target }) {
      const data = handles.get("dataset", dataset);
      return using(core.rows(rows), (buffer) => ({
        x: data.storesBytes(input)
          ? takeOut(data.bytesOf(buffer, input))
          : takeOut(data.featuresOf(buffer, input)),
        y: data.hasTargets() ? targetNumbers(data, buffer, target) : null,
      }));
    },

    subsetOf: ({ dataset, rows }) =>
      using(core.rows(rows), (buffer) =>
        keepDataset(handles, handles.get("dataset", dataset).subset(buffer)),
      ),
  };
}
