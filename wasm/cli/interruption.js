/** Ctrl+C. */

import process from "node:process";

/** The exit status, as shells say it of a program that ended by Ctrl+C. */
export const interrupted = 130;

/**
 * Aborted by the first Ctrl+C; the second ends the process.
 * @param {() => void} onInterrupt
 */
export function interruption(onInterrupt) {
  const controller = new AbortController();
  const interrupt = () => {
    onInterrupt();
    controller.abort();
  };
  process.once("SIGINT", interrupt);
  return { signal: controller.signal, end: () => process.removeListener("SIGINT", interrupt) };
}
