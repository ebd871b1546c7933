/** What the engine does for files: reading them, showing what is in them, making data sets of them. */

import { readFiles } from "../formats/index.js";
import { keepDataset } from "./data-handlers.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "readFiles" | "getExamples" | "prepare" | "transform">}
 */
export function sourceHandlers({ core, handles, jobs }) {
  return {
    readFiles: ({ job, files }, call) =>
      jobs.run(job, async (control) => {
        const source = await readFiles(files, {
          core,
          onProgress: (done, total) => call.emit({ type: "counted", done, total }),
          signal: control.signal,
        });
        const handle = handles.add("source", source, () => source.dispose());
        return { handle, description: source.description };
      }),

    getExamples: ({ source, count, seed }) =>
      handles.get("source", source).examples({ count, seed }),

    async prepare({ source, options }) {
      const prepared = await handles.get("source", source).prepare(options);
      return {
        handle: handles.add("prepared", prepared, () => prepared.dispose()),
        train: keepDataset(handles, prepared.train),
        test: keepDataset(handles, prepared.test),
        description: prepared.description,
      };
    },

    transform: async ({ prepared, row }) =>
      keepDataset(handles, await handles.get("prepared", prepared).transform(row)),
  };
}
