/** The worker embedded in a script, for where its file is missing. A file of its own: bundlers warn about large ones. */

import { worker } from "../../build/generated/inline-worker.js";
import { unpacked } from "./unpack.js";

/** The source of a worker, a script of the old kind. */
export const inlineWorker = async () => new TextDecoder().decode(await unpacked(worker));
