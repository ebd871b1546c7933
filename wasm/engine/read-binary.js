/** Wasm files in a browser. */

import { MinibatchError } from "../messages/error.js";

/**
 * Takes a wasm file from where the page says it is.
 * @param {string} url absolute
 * @returns {Promise<ArrayBuffer>}
 */
export async function fetchBinary(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new MinibatchError("load-failed", { id: "core.not-fetched", values: { url } }, { cause });
  }
  if (!response.ok) {
    throw new MinibatchError("load-failed", {
      id: "core.server",
      values: { url, status: response.status },
    });
  }
  return response.arrayBuffer();
}
