/** What the engine does for files: reading them, showing what is in them, making data sets of them. */

import { readFiles, restorePreparation } from "../formats/index.js";
import { decodeImage } from "../formats/late.js";
import { newImages } from "../formats/new-images.js";
import { describe } from "../formats/prepared.js";
import { MinibatchError } from "../messages/error.js";
import { keepDataset } from "./data-handlers.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */
/** @typedef {import("../formats/prepared.js").FittedPreparation} FittedPreparation */
/** @typedef {import("../formats/table-source.js").TableSource} TableSource */

/** How often the engine checks for messages while it works. */
const sliceMs = 30;

/**
 * Lets messages in at intervals, and rejects when the job is stopped.
 * @param {import("./jobs.js").Control} control
 */
export function turnsOf(control) {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= sliceMs) {
      await control.turn();
      last = performance.now();
    }
    control.signal.throwIfAborted();
  };
}

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "readFiles" | "getExamples" | "prepare" | "getPreparedRows" | "restorePreparation"
 *   | "transform" | "transformRows" | "transformChanged" | "openImages" | "transformImages" | "getCells">}
 */
export function sourceHandlers({ core, handles, jobs }) {
  /** @param {number} source */
  const tableIn = (source) => {
    const table = handles.get("source", source);
    if ("page" in table) return /** @type {TableSource} */ (table);
    throw new MinibatchError("invalid-data", { id: "predict.not-a-table" });
  };

  /** @param {number} prepared */
  const ofTable = (prepared) => {
    const fitted = handles.get("prepared", prepared);
    if (fitted.transformRows && fitted.transformChanged) {
      return /** @type {Required<Pick<FittedPreparation, "transformRows" | "transformChanged">>} */ (
        fitted
      );
    }
    throw new MinibatchError("invalid-data", { id: "predict.not-a-table" });
  };

  return {
    readFiles: ({ job, files, reading }, call) =>
      jobs.run(job, async (control) => {
        const source = await readFiles(files, {
          core,
          reading,
          onProgress: (done, total) => call.emit({ type: "counted", done, total }),
          turn: turnsOf(control),
        });
        const handle = handles.add("source", source, () => source.dispose());
        return { handle, description: source.description };
      }),

    getExamples: ({ source, ...options }) => handles.get("source", source).examples(options),

    prepare: ({ job, source, options }) =>
      jobs.run(job, async (control) => {
        const prepared = await handles.get("source", source).prepare(options, turnsOf(control));
        return {
          handle: handles.add("prepared", prepared, () => prepared.dispose()),
          train: keepDataset(handles, prepared.train),
          test: keepDataset(handles, prepared.test),
          description: prepared.description,
        };
      }),

    getPreparedRows({ prepared }) {
      const { rows } = handles.get("prepared", prepared);
      if (rows) return { train: rows.train.slice(), test: rows.test.slice() };
      throw new MinibatchError("invalid-state", { id: "prepared.no-rows" });
    },

    restorePreparation({ state }) {
      const fitted = restorePreparation(state, { core, decode: decodeImage });
      return {
        handle: handles.add("prepared", fitted, () => fitted.dispose()),
        description: describe(fitted.state),
      };
    },

    transform: async ({ prepared, row, invert }) =>
      keepDataset(handles, await handles.get("prepared", prepared).transform(row, { invert })),

    transformRows: ({ job, prepared, source, query }) =>
      jobs.run(job, async (control) => {
        const turn = turnsOf(control);
        const fitted = ofTable(prepared);
        const { dataset, notNumbers } = await fitted.transformRows(tableIn(source), query, turn);
        return { ...keepDataset(handles, dataset), notNumbers };
      }),

    transformChanged: ({ job, prepared, source, rows, change }) =>
      jobs.run(job, async (control) => {
        const turn = turnsOf(control);
        const fitted = ofTable(prepared);
        const dataset = await fitted.transformChanged(tableIn(source), rows, change, turn);
        return keepDataset(handles, dataset);
      }),

    openImages: ({ job, prepared, files }) =>
      jobs.run(job, async (control) => {
        const { image, levels } = handles.get("prepared", prepared).state;
        if (!image) throw new MinibatchError("invalid-data", { id: "predict.not-a-table" });
        const known = { size: image, levels, decode: decodeImage };
        const found = await newImages(files, known, turnsOf(control));
        const { images, warnings } = found;
        const handle = handles.add("images", found, () => images.splice(0));
        return { handle, names: images.map(({ path }) => path), warnings };
      }),

    transformImages: ({ job, prepared, images, from }) =>
      jobs.run(job, async (control) => {
        const fitted = handles.get("prepared", prepared);
        if (!fitted.transformImages) {
          throw new MinibatchError("invalid-data", { id: "predict.not-a-table" });
        }
        const opened = handles.get("images", images).images;
        const { dataset, ...rest } = await fitted.transformImages(opened, from, turnsOf(control));
        return { ...rest, dataset: dataset && keepDataset(handles, dataset) };
      }),

    getCells: ({ job, source, rows, column }) =>
      jobs.run(job, async (control) => {
        const page = await tableIn(source).some(rows, turnsOf(control));
        const place = page.header.indexOf(column);
        return page.rows.map((row) => row[place]);
      }),
  };
}
