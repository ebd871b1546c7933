/** What the core needs of Node. Files are read, not fetched; a thread takes the URL of its script. */

import { readFile } from "node:fs/promises";
import { MinibatchError } from "../messages/error.js";

/** @type {import("./load-core.js").CorePlatform} */
export const nodePlatform = {
  async readBinary(url) {
    try {
      return await readFile(new URL(url));
    } catch (cause) {
      throw new MinibatchError("load-failed", { id: "core.not-read", values: { url } }, { cause });
    }
  },

  async loadThreads(threadsWasmUrl) {
    const script = new URL("minibatch-threads.js", threadsWasmUrl);
    const glue = await import(/* @vite-ignore */ /* webpackIgnore: true */ script.href);
    return { create: glue.default, coreId: glue.coreId, script };
  },

  lockThreads: async () => [],
};
