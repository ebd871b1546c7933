/** The worker within the script: for places where its file is not found. A file of its own: bundlers warn of large ones. */

import { worker } from "../../build/generated/inline-worker.js";
import { unpacked } from "./unpack.js";

/** The source of a worker, a script of the old kind. */
export const inlineWorker = async () => new TextDecoder().decode(await unpacked(worker));
