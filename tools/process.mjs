/** Running other programs. */

import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, createWriteStream, existsSync, mkdirSync } from "node:fs";
import { readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./paths.mjs";

/** A failure whose message is all a person needs: printed without a stack. */
export class ToolError extends Error {}

/**
 * The path of a program on PATH, or undefined.
 * @param {string} name
 */
export function which(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/**
 * The path of a program that an npm package brings.
 * @param {string} name
 */
export const npmBin = (name) => join(root, "node_modules/.bin", name);

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {string} [log] a file that takes all output instead of the terminal
 * @property {boolean} [quiet] keep the output for the result only
 * @property {boolean} [allowFailure] resolve with the exit code instead of rejecting
 */

/**
 * Runs a program to its end; rejects when it exits with another code than 0.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} output is empty unless `log` or `quiet` is given
 */
export function run(command, args, options = {}) {
  const captured = Boolean(options.log || options.quiet);
  /** @type {import("node:fs").WriteStream | undefined} */
  let log;
  if (options.log) {
    mkdirSync(dirname(options.log), { recursive: true });
    log = createWriteStream(options.log);
    log.write(`$ ${[command, ...args].join(" ")}\n`);
  }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...(options.log ? { NO_COLOR: "1" } : {}), ...options.env },
      stdio: captured ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    /** @type {string[]} */
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8");
      stream?.on("data", (/** @type {string} */ text) => {
        chunks.push(text);
        log?.write(text);
      });
    }
    child.on("error", (error) => {
      log?.end();
      reject(new ToolError(`${command} could not be started: ${error.message}`));
    });
    child.on("close", (exitCode, signal) => {
      const code = exitCode ?? 1;
      const output = chunks.join("");
      const settle = () => {
        if (code === 0 || options.allowFailure) return resolve({ code, output });
        const how = signal ? `was ended by ${signal}` : `exited with code ${code}`;
        const said = options.quiet ? `\n${output}` : "";
        reject(new ToolError(`${command} ${args.join(" ")} ${how}${said}`));
      };
      if (log) log.end(settle);
      else settle();
    });
  });
}

/**
 * Runs a script's main function: a ToolError is one message, anything else a stack; both exit with 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof ToolError ? `\n${error.message}` : error);
    process.exit(1);
  }
}

/**
 * Whether a module is the script that Node was started with.
 * @param {string} moduleUrl its `import.meta.url`
 */
export function isMain(moduleUrl) {
  const script = process.argv[1];
  if (!script || !existsSync(script)) return false;
  // A path may hold "#" or "%", and links, which a module's URL has followed.
  return moduleUrl === pathToFileURL(realpathSync(script)).href;
}

/**
 * When a process started, in words that no later process of the same number has; empty where it does not run.
 * @param {number} pid
 * @returns {string}
 */
export function startOf(pid) {
  if (existsSync("/proc/self/stat")) {
    try {
      // Behind the name, which may hold anything: the 22nd field of proc(5).
      return readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[19];
    } catch {
      return "";
    }
  }
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}
