/** A Python program in a process of its own that answers calls: a contender that is not in JavaScript. */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inRoot } from "../../tools/paths.mjs";

/** The first of these that can import what is needed; the system's own may not be the first on the PATH. */
const pythons = [process.env.MINIBATCH_PYTHON, "python3", "/usr/bin/python3"];

/** @typedef {Record<string, any>} Answer */
/**
 * @typedef {object} Python
 * @property {string} version of what it measures
 * @property {(method: string, args?: object) => Promise<Answer>} call
 * @property {() => void} close
 */

/**
 * The program reads {"method", …} and answers with an object, one JSON of a line each; "start" gives { version }.
 * @param {string} script in the checkout
 * @param {string[]} modules that it imports
 * @param {string} hint how they can be had
 * @returns {Promise<Python | { refused: string }>} what runs, or why it does not
 */
export async function startPython(script, modules, hint) {
  const imports = `import ${modules.join(", ")}`;
  const python = pythons.find(
    (name) => name && spawnSync(name, ["-c", imports], { stdio: "ignore" }).status === 0,
  );
  if (!python) return { refused: `no python3 here has ${modules.join(" and ")} (${hint})` };
  const child = spawn(python, [inRoot(script)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, "exit").then(() => {
    throw new Error("its process ended");
  });
  ended.catch(() => {});

  /** @param {string} method @param {object} [args] @returns {Promise<Answer>} */
  async function call(method, args = {}) {
    const line = once(lines, "line");
    child.stdin.write(`${JSON.stringify({ method, ...args })}\n`);
    const answer = JSON.parse((await Promise.race([line, ended]))[0]);
    if (answer.error) throw new Error(answer.error);
    return answer;
  }
  const { version } = await call("start");
  return { version, call, close: () => child.kill() };
}
