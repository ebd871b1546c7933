/** Makes a consumer's project, builds it, and has it train. */

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setInterval } from "node:timers/promises";
import { run } from "../../tools/process.mjs";
import { hostFolder, patience, titleOf } from "./host.js";
import { endProject, environment, project } from "./workspace.js";

/**
 * What a program says it trained; see program.js.
 * @typedef {object} Trained
 * @property {string} build
 * @property {number} threads
 * @property {string} threadsReason
 * @property {boolean} worker
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
 * @property {string} [path] of the page below the host
 * @property {boolean} [checks] nothing trains: that the commands succeed is all
 * @property {string} [runs] what is to run there; absent: whatever trains
 * @property {string} [note] why that runs and nothing better
 */

const inWorker = "worker";
/** The ways a package may run, in words of the table. @param {Trained} trained */
export function wayOf({ build, worker, fallback, threadsReason }) {
  const where = build.endsWith("-threads")
    ? "threads"
    : worker
      ? inWorker
      : threadsReason === "node" || threadsReason === "own-binary"
        ? "same thread"
        : "page's thread";
  return fallback || threadsReason === "inline" ? `${where}, inline` : where;
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** @param {string} url @param {() => boolean} ended */
async function untilServed(url, ended) {
  const signal = AbortSignal.timeout(patience);
  try {
    for await (const signalled of setInterval(200, signal, { signal })) {
      if (ended()) throw new Error("the server ended");
      const answer = await fetch(url, { signal: signalled }).catch(() => null);
      if (answer && answer.status < 500) return;
    }
  } catch (cause) {
    if (!signal.aborted) throw cause;
    throw new Error(`${url} was not served`, { cause });
  }
}

/**
 * Runs a server while something is done with it.
 * @template T
 * @param {string} root
 * @param {string[]} command
 * @param {(port: number) => Promise<T>} use
 */
async function withServer(root, command, use) {
  const port = await freePort();
  const [program, ...args] = command.map((word) => word.replaceAll("{port}", String(port)));
  const env = { ...process.env, ...environment(root), PORT: String(port) };
  // A group of its own, which ends with all that the server starts.
  const server = spawn(program, args, { cwd: root, env, detached: true, stdio: "pipe" });
  let said = "";
  let hasEnded = false;
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (text) => (said = (said + text).slice(-4000)));
  const closed = new Promise((resolve) => server.once("close", resolve));
  server.once("error", () => (hasEnded = true)).once("close", () => (hasEnded = true));
  try {
    await untilServed(`http://localhost:${port}/`, () => hasEnded);
    return await use(port);
  } catch (cause) {
    throw new Error(`${/** @type {Error} */ (cause).message}\n${said}`, { cause });
  } finally {
    if (server.pid && !hasEnded) {
      process.kill(-server.pid, "SIGTERM");
      setTimeout(() => !hasEnded && process.kill(-Number(server.pid), "SIGKILL"), 3000).unref();
    }
    await closed;
  }
}

/** @param {string} text @returns {Trained} */
function parsed(text) {
  if (text.startsWith("error")) throw new Error(text);
  return JSON.parse(text);
}

/**
 * @param {import("./workspace.js").Packed} packed
 * @param {import("@playwright/test").Browser} browser
 * @param {Consumer} consumer
 * @returns {Promise<Trained | null>} null where it only checks
 */
export async function runCase(packed, browser, consumer) {
  const {
    name,
    files,
    packages,
    manifest,
    build = [],
    output,
    folder,
    serve,
    path = "/",
  } = consumer;
  const folderName = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const root = await project(packed, folderName, files, { packages, manifest });
  try {
    const env = environment(root);
    for (const [program, ...args] of build)
      await run(program, args, { quiet: true, cwd: root, env });
    if (consumer.checks) return null;
    if (output) {
      const [program, ...args] = output;
      const printed = await run(program, args, { quiet: true, cwd: root, env });
      const [, result] = /RESULT (\{.*\})/.exec(printed.output) ?? [];
      if (!result) throw new Error(`It printed no result:\n${printed.output.slice(-3000)}`);
      return parsed(result);
    }
    if (serve) {
      return await withServer(root, serve, async (port) => {
        const url = `http://localhost:${port}${path}`;
        if (!consumer.path?.startsWith("/api")) return parsed(await titleOf(browser, url));
        return parsed(await (await fetch(url)).text());
      });
    }
    const host = await hostFolder(join(root, folder ?? "."), consumer.headers);
    try {
      return parsed(await titleOf(browser, `${host.origin}${path}`));
    } finally {
      host.close();
    }
  } finally {
    await endProject(packed, root, packages);
  }
}
