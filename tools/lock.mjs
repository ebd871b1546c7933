/** One process at a time: two builds in one checkout would write the same files. */

import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startOf } from "./process.mjs";

const lookEveryMs = 200;
/** Tells the programs that holders run, of this file or another, that they need not wait for them. */
const variable = "MINIBATCH_LOCK";
const holdersAbove = () => process.env[variable]?.split(",") ?? [];

/** How often each file is held by this process. @type {Map<string, number>} */
const held = new Map();

/**
 * Runs `action` while no other process holds the file. One that has died holds nothing.
 * @template T
 * @param {string} file
 * @param {string} what the holder does, for the message: "Another build"
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(file, what, action) {
  await acquire(file, what);
  try {
    return await action();
  } finally {
    release(file);
  }
}

/** @param {string} file @param {string} what */
async function acquire(file, what) {
  const me = `${process.pid} ${startOf(process.pid)}`;
  for (let told = false; !held.get(file); told = true) {
    const holder = take(file, me);
    if (holder === null || holdersAbove().includes(holder)) break;
    if (!told) {
      console.log(
        `${what} runs in this checkout (process ${holder.split(" ")[0]}); waiting for it.`,
      );
    }
    await wait(lookEveryMs);
  }
  held.set(file, (held.get(file) ?? 0) + 1);
  if (!holdersAbove().includes(me)) process.env[variable] = [...holdersAbove(), me].join(",");
}

/** @param {string} file */
function release(file) {
  const count = (held.get(file) ?? 1) - 1;
  held.set(file, count);
  if (count > 0) return;
  if (readHolder(file)?.startsWith(`${process.pid} `)) rmSync(file, { force: true });
}

/**
 * Takes the file, whole with its contents or not at all.
 * @param {string} file
 * @param {string} me
 * @returns {string | null} who holds it, or null: this process
 */
function take(file, me) {
  const own = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(own, me);
  try {
    linkSync(own, file);
    return null;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  } finally {
    rmSync(own, { force: true });
  }
  const holder = readHolder(file);
  if (holder === undefined) return take(file, me);
  const [pid, start] = holder.split(/ (.*)/);
  if (startOf(Number(pid)) === start) return holder;
  // Of several that see this, one moves it away.
  try {
    renameSync(file, own);
    rmSync(own, { force: true });
  } catch {
    // Another one did.
  }
  return take(file, me);
}

/** @param {string} file */
function readHolder(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
