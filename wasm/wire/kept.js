/**
 * Keeps what was loaded once, so that a new engine can start when the host cannot be reached or, after a deploy,
 * no longer has these files.
 */

import { scriptFrom } from "./start-worker.js";

/** The core's compiled modules by their URLs. @type {Map<string, WebAssembly.Module>} */
export const modules = new Map();

/** URLs of copies in memory, of workers' scripts, by the URLs they came from. @type {Map<string, string>} */
export const scripts = new Map();

/**
 * Copies a script that has just been loaded: out of the browser's cache, where it may.
 * @param {string} url
 */
export async function keepScript(url) {
  if (scripts.has(url) || !/^https?:/.test(url)) return;
  // Taken at once: several engines may start.
  scripts.set(url, url);
  try {
    const response = await fetch(url, { cache: "force-cache" });
    if (!response.ok) throw new Error(String(response.status));
    scripts.set(url, scriptFrom(await response.text()));
  } catch {
    // Without a copy, an engine starts only while the host still has the script.
    scripts.delete(url);
  }
}
