/** The ways to start a worker and a core that are embedded in scripts, where their files are missing. */

import { inWorker, sameThread } from "../wire/connect.js";
import { workerOf } from "../wire/start-worker.js";
import { filesBeside, placeOf } from "./in-page.js";

/**
 * What is embedded.
 * @typedef {object} Within
 * @property {() => Promise<WebAssembly.Module>} module
 * @property {() => Promise<string>} worker its source
 * @property {() => Promise<import("../wire/connect.js").CreateServer>} server the worker's work without the worker
 */

const inline = /** @type {const} */ ("inline");

/**
 * The best first: a worker, then this thread. The caller's options for the core's files apply here, too.
 * @param {import("./engine.js").InitOptions} options
 * @param {Within} within
 * @returns {import("../wire/client.js").Way[]}
 */
export function inlineWays(options, within) {
  const { worker = true, wasmUrl, wasmBinary } = options;
  /** @returns {Promise<import("../wire/protocol.js").CorePlace>} */
  async function where() {
    if (wasmUrl !== undefined || wasmBinary) {
      const place = placeOf(options, () => filesBeside(/** @type {string} */ (wasmUrl)));
      return place.threads > 1 ? { ...place, threads: 1, threadsReason: inline } : place;
    }
    return {
      wasmUrl: null,
      wasmBinary: await within.module(),
      threads: 1,
      threadsReason: inline,
      threadsWasmUrl: null,
      relaxed: null,
      relaxedReason: inline,
    };
  }
  let source = "";
  const withWorker = async () => {
    source ||= await within.worker();
    return where();
  };
  const connect = inWorker(() => workerOf(source, "within the package's script"));
  const here = { connect: sameThread(within.server), where };
  return worker ? [{ connect, where: withWorker }, here] : [here];
}
