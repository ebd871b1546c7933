/** What the core needs of a browser where it runs on one thread. */

import { fetchBinary } from "./read-binary.js";

/** @type {import("./load-core.js").CorePlatform} */
export const onePlatform = {
  readBinary: fetchBinary,
  loadThreads: null,
  lockThreads: async () => [],
};
