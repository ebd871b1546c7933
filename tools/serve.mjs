/** What the servers of `npm start` and `npm run dev` have in common. */

import { ToolError } from "./process.mjs";

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
