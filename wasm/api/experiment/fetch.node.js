/** Data of an experiment in Node: the samples that are published beside the package's scripts. */

import { readFile } from "node:fs/promises";
import { MinibatchError } from "../../messages/error.js";
import { sampleFiles } from "./data.js";

/**
 * @param {URL} samples the folder, ending in /
 * @returns {import("./platform.js").FetchData}
 */
export const fetchInNode = (samples) => async (data) => {
  if ("url" in data) {
    throw new MinibatchError(
      "invalid-argument",
      `The experiment's data is at ${data.url} of a page, and nothing is fetched here: give the file.`,
    );
  }
  return sampleFiles(data.sample, async (path) => {
    try {
      return new Blob([await readFile(new URL(path, samples))]);
    } catch (cause) {
      throw new MinibatchError(
        "load-failed",
        `${path} of the sample "${data.sample}" is not in this package, which has the small ones: give the ` +
          "sample's files.",
        { cause },
      );
    }
  });
};
