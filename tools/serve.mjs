/** What the servers of `npm start` and `npm run dev` have in common. */

import { ToolError } from "./process.mjs";

/**
 * Starts a server, and says in a sentence where its port is taken.
 * @template T
 * @param {{ port: number }} asked
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
export async function listening({ port }, start) {
  try {
    return await start();
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== "EADDRINUSE" && !/is already in use/.test(message)) throw error;
    throw new ToolError(
      `Port ${port} is taken by another program. Choose another one, as in PORT=${port + 1}, or leave PORT out.`,
    );
  }
}

/**
 * The port that PORT asks for: that one and no other, or the first free one from a number on.
 * @param {number} first
 */
export function portAsked(first) {
  const wanted = process.env.PORT;
  const port = wanted === undefined ? first : Number(wanted);
  if (!(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new ToolError(`Expected PORT to be a port number; received "${wanted}".`);
  }
  return { port, strictPort: wanted !== undefined };
}
