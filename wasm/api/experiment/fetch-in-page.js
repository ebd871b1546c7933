/** Data of an experiment in a browser: samples beside the page, and what is on the page's own origin. */

import { MinibatchError } from "../../messages/error.js";
import { sampleFiles } from "./data.js";

/** @type {import("./platform.js").FetchData} */
export async function fetchInPage(data, signal) {
  const base = globalThis.document?.baseURI ?? globalThis.location.href;
  /** @param {URL} url */
  const load = async (url) => {
    let response;
    try {
      // A redirect to another origin fails.
      response = await fetch(url, { signal, mode: "same-origin" });
    } catch (cause) {
      signal?.throwIfAborted();
      throw new MinibatchError(
        "load-failed",
        `The data at ${url} could not be fetched: ${cause}.`,
        { cause },
      );
    }
    if (!response.ok) {
      const { status, statusText } = response;
      throw new MinibatchError(
        "load-failed",
        `The data at ${url} could not be fetched: ${status} ${statusText}.`,
      );
    }
    return response.blob();
  };
  if ("sample" in data) {
    return sampleFiles(data.sample, (path) => load(new URL(`samples/${path}`, base)));
  }
  const url = new URL(data.url, base);
  const { origin } = new URL(base);
  if (url.origin !== origin) {
    throw new MinibatchError(
      "invalid-argument",
      `The experiment's data is at ${url.origin}; only what is at the page's own origin, ${origin}, is fetched. ` +
        "Download it, and give the file.",
    );
  }
  const name = url.pathname.slice(url.pathname.lastIndexOf("/") + 1) || "data";
  return [{ name, blob: await load(url) }];
}
