/** Makes a consumer's project, builds it, and has it train. */

import { join } from "node:path";
import { run, which } from "../../tools/process.mjs";
import { trainElement } from "./element.js";
import { hostElement, hostFolder, pressTrain, titleOf } from "./host.js";
import { inNotebook } from "./notebook.js";
import { withServer } from "./server.js";
import { endProject, environment, installPython, project } from "./workspace.js";

/**
 * What a program says it trained; see program.js. Of an element, which does not say how, the fingerprints alone.
 * @typedef {object} Trained
 * @property {string} [build]
 * @property {number} [threads]
 * @property {string} [threadsReason]
 * @property {boolean} [worker]
 * @property {string} [fallback]
 * @property {string[]} fingerprints
 */

/**
 * One consumer. What it is run by is one of: `output`, a program that prints RESULT and what it trained; `folder`,
 * which a static host serves; `serve`, a server on the port that {port} stands for.
 * @typedef {object} Consumer
 * @property {string} name
 * @property {string} group
 * @property {Record<string, string>} files
 * @property {Record<string, string>} [packages] by version
 * @property {object} [manifest]
 * @property {string[][]} [build] commands
 * @property {string[]} [output]
 * @property {string} [folder]
 * @property {Record<string, string>} [headers] of the static host
 * @property {string[]} [serve]
 * @property {string} [base] the path that the static host has the folder at
 * @property {string} [path] of the page below the host
 * @property {"element" | "element and hooks" | "JupyterLab" | "JupyterLite" | "marimo"} [trains] a page with an element, in place of the
 *   program: see element.js and notebook.js of this folder
 * @property {string[]} [python] what pip installs for it
 * @property {string} [needs] a program that no registry has: without it the consumer counts as skipped
 * @property {string} [until] a pattern: its page has a button Train, and its status says this in the end
 * @property {boolean} [checks] nothing trains: that the commands succeed is all
 * @property {string} [runs] what is to run there; absent: whatever trains
 * @property {string} [note] why that runs and nothing better
 */

const inWorker = "worker";
/** The ways a package may run, in words of the table. @param {Trained} trained */
export function wayOf({ build, worker, fallback, threadsReason }) {
  if (build === undefined) return "the element";
  const where = build.endsWith("-threads")
    ? "threads"
    : worker
      ? inWorker
      : threadsReason === "node" || threadsReason === "own-binary"
        ? "same thread"
        : "page's thread";
  return fallback || threadsReason === "inline" ? `${where}, inline` : where;
}

/** @param {string} text @returns {Trained} */
function parsed(text) {
  if (text.startsWith("error")) throw new Error(text);
  return JSON.parse(text);
}

/**
 * What a page trains.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {Consumer} consumer
 * @param {string[]} [hosts] that it may ask besides its own
 * @returns {Promise<Trained>}
 */
async function trainedAt(browser, url, { trains }, hosts = []) {
  if (!trains) return parsed(await titleOf(browser, url));
  const hasHooks = trains === "element and hooks";
  return { fingerprints: await trainElement(browser, url, { hasHooks, hosts }) };
}

/**
 * What a project that is built trains, by what is run of it.
 * @param {import("@playwright/test").Browser} browser
 * @param {Consumer} consumer
 * @param {string} root
 * @param {string[]} hosts that its page may ask besides its own
 * @returns {Promise<Trained | null>}
 */
async function trainedIn(browser, consumer, root, hosts) {
  const { output, serve, folder = ".", headers, base = "/", path = base, until } = consumer;
  if (output) {
    const [program, ...args] = output;
    const printed = await run(program, args, { quiet: true, cwd: root, env: environment(root) });
    const [, result] = /RESULT (\{.*\})/.exec(printed.output) ?? [];
    if (!result) throw new Error(`It printed no result:\n${printed.output.slice(-3000)}`);
    return parsed(result);
  }
  if (serve) {
    return withServer(root, serve, async (port) => {
      const url = `http://localhost:${port}${path}`;
      if (!path.startsWith("/api")) return trainedAt(browser, url, consumer);
      return parsed(await (await fetch(url)).text());
    });
  }
  const host = await hostFolder(join(root, folder), headers, base);
  try {
    const url = `${host.origin}${path}`;
    if (!until) return await trainedAt(browser, url, consumer, hosts);
    await pressTrain(browser, url, until);
    return null;
  } finally {
    host.close();
  }
}

/**
 * @param {import("./workspace.js").Packed} packed
 * @param {import("@playwright/test").Browser} browser
 * @param {Consumer} consumer
 * @returns {Promise<Trained | null>} null where it only checks, or says by itself what it trained
 */
export async function runCase(packed, browser, consumer) {
  const { name, packages, manifest, python, needs, serve } = consumer;
  if (python && serve) return { fingerprints: await inNotebook(packed, browser, consumer) };
  const folderName = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const element = await hostElement(consumer.files, join(packed.folder, folderName));
  const root = await project(packed, folderName, element.files, { packages, manifest });
  try {
    if (needs && !which(needs)) throw new Error(`no ${needs} on this machine`);
    if (python) await installPython(root, python);
    const options = { quiet: true, cwd: root, env: environment(root) };
    for (const [program, ...args] of consumer.build ?? []) await run(program, args, options);
    return consumer.checks ? null : await trainedIn(browser, consumer, root, [element.origin]);
  } finally {
    element.close();
    await endProject(packed, root, packages);
  }
}
