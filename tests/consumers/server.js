/** A consumer's own server, for as long as something is done with it. */

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setInterval } from "node:timers/promises";
import { patience } from "./host.js";
import { environment } from "./workspace.js";

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
export async function withServer(root, command, use) {
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
