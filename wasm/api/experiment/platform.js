/** What an experiment needs of its platform; the entries (index.js, index.node.js) set it. */

import { MinibatchError } from "../../messages/error.js";

/** @typedef {import("../../wire/protocol.js").InputFile} InputFile */
/**
 * Gets the files of a sample or behind an address.
 * @typedef {(data: { sample: string } | { url: string }, signal?: AbortSignal) => Promise<Iterable<InputFile>>}
 *   FetchData
 */
/** @typedef {{ fetchData: FetchData, describe: () => { platform: string, cores: number } }} Platform */

/** @type {Platform | null} */
let here = null;

/** Called once, by the entry. @param {Platform} platform */
export function setPlatform(platform) {
  here = platform;
}

/** @returns {Platform} */
export function getPlatform() {
  if (!here) throw new MinibatchError("internal", "No entry has said what it runs in.");
  return here;
}

/**
 * The machine of a run, in a few words that are saved with it.
 * @typedef {object} Machine
 * @property {string} platform "Node 22.14.0 on linux", "Chrome 142 on X11"
 * @property {number} cores as far as the browser tells
 * @property {number} threads the core computed with
 * @property {import("../../wire/protocol.js").Build} build
 */

/** @param {import("../engine.js").EngineInfo} info @returns {Machine} */
export function machineOf({ build, threads }) {
  return { ...getPlatform().describe(), threads, build };
}

/** A browser's name by its user agent. @param {string} agent */
export function browserName(agent) {
  const [, name, version] = /(Edg|Firefox|Chrome|Version)\/(\d+)/.exec(agent) ?? [];
  if (!name) return "a browser";
  const system = /\(([^;)]+)/.exec(agent)?.[1] ?? "an unknown system";
  return `${{ Edg: "Edge", Version: "Safari" }[name] ?? name} ${version} on ${system}`;
}
