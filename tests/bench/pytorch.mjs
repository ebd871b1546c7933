/** PyTorch in a process of its own, where this machine has it: what training costs outside of a page. */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inRoot } from "../../tools/paths.mjs";

/** The first of these that can import it; the system's own may not be the first on the PATH. */
const pythons = ["python3", "/usr/bin/python3"];

/** @typedef {Record<string, any>} Answer */
/**
 * @typedef {object} PyTorch
 * @property {string} version
 * @property {(method: string, args?: object) => Promise<Answer>} call
 * @property {() => void} close
 */

/** @returns {Promise<PyTorch | { refused: string }>} what runs, or why it does not */
export async function startPyTorch() {
  const python = pythons.find(
    (name) => spawnSync(name, ["-c", "import torch"], { stdio: "ignore" }).status === 0,
  );
  if (!python) return { refused: "no python3 here has torch (Debian's package is python3-torch)" };
  const child = spawn(python, [inRoot("tests/bench/pytorch.py")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
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
