/** Data of an experiment in Node: the samples that are published beside the package's scripts. */

import { readFile } from "node:fs/promises";
import { MinibatchError } from "../../messages/error.js";
import { sampleFiles } from "./data.js";
import { say } from "./faults.js";

/**
 * @param {string} samples the URL of the folder, ending in /
 * @returns {import("./platform.js").FetchData}
 */
export const fetchInNode = (samples) => async (data) => {
  if ("url" in data) {
    throw new MinibatchError("invalid-argument", say("run.address-in-node", { url: data.url }));
  }
  return sampleFiles(data.sample, async (path) => {
    try {
      return new Blob([await readFile(new URL(path, samples))]);
    } catch (cause) {
      const values = { path, id: data.sample };
      throw new MinibatchError("load-failed", say("run.sample-not-here", values), { cause });
    }
  });
};
