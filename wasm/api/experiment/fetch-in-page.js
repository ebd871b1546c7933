/** Data of an experiment in a browser: samples beside the page, and what is on the page's own origin. */

import { MinibatchError } from "../../messages/error.js";
import { sampleFiles } from "./data.js";
import { say } from "./faults.js";

/** @type {import("./platform.js").FetchData} */
export async function fetchInPage(data, signal) {
  const base = globalThis.document?.baseURI ?? globalThis.location.href;
  /** @param {URL} url @param {RequestMode} [mode] */
  const load = async (url, mode) => {
    let response;
    try {
      response = await fetch(url, { signal, mode });
    } catch (cause) {
      signal?.throwIfAborted();
      throw new MinibatchError("load-failed", say("run.not-fetched", { url: url.href }), { cause });
    }
    if (!response.ok) {
      const { status } = response;
      throw new MinibatchError("load-failed", say("run.server", { url: url.href, status }));
    }
    return response.blob();
  };
  if ("sample" in data) {
    return sampleFiles(data.sample, (path) => load(new URL(`samples/${path}`, base)));
  }
  const url = new URL(data.url, base);
  // Not the base's: a <base> may name another.
  const { origin: own } = globalThis;
  if (url.origin !== own) {
    const values = { origin: url.origin, own };
    throw new MinibatchError("invalid-argument", say("run.other-origin", values));
  }
  const name = url.pathname.slice(url.pathname.lastIndexOf("/") + 1) || "data";
  // A redirect to another origin fails.
  return [{ name, blob: await load(url, "same-origin") }];
}
