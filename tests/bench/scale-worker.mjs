/** A process of its own for each number of threads: the core is started once a process. Answers one call at a time. */

import { createHash } from "node:crypto";
import { models } from "./models.mjs";
import { openOurs, start } from "./page/ours.js";

/** @type {Awaited<ReturnType<typeof openOurs>> | undefined} */
let session;

const calls = {
  /** @param {{ threads: number }} args */
  start: ({ threads }) => start(threads),
  /** @param {{ model: string, batch: number }} args */
  async open({ model, batch }) {
    session = await openOurs(models[model], { batch, rows: models[model].rows });
    return {};
  },
  /** @returns {Promise<object>} */
  steps: async () => session?.round() ?? {},
  /** Of all weights, bit by bit. */
  async digest() {
    const hash = createHash("sha256");
    for (const { data } of (await session?.weights()) ?? []) {
      hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    }
    return { digest: hash.digest("hex") };
  },
  async close() {
    session?.close();
    return {};
  },
};

process.on("message", async (/** @type {{ method: keyof typeof calls, args: any }} */ call) => {
  try {
    process.send?.(await calls[call.method](call.args));
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});
