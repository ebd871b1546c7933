/** What the engine holds for a test, and frees after it. */

import { afterEach } from "vitest";

/** @type {{ dispose(): void }[]} */
const made = [];
afterEach(() => {
  for (const one of made.splice(0)) one.dispose();
});

/**
 * @template {{ dispose(): void }} T
 * @param {T} resource freed after the test
 */
export const kept = (resource) => {
  made.push(resource);
  return resource;
};
