import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { runTasks } from "../../tools/scheduler.mjs";

/**
 * A task that writes to a log when it starts and ends.
 * @param {string[]} log
 * @param {string} name
 * @param {Partial<import("../../tools/scheduler.mjs").Task>} [options]
 */
const logging = (log, name, options) => ({
  name,
  async action() {
    log.push(`${name} starts`);
    await nextTurn();
    log.push(`${name} ends`);
  },
  ...options,
});

it("runs a task after those it needs, and no more than the slots at once", async () => {
  /** @type {string[]} */
  const log = [];
  let running = 0;
  let most = 0;
  const counted = ["a", "b", "c", "d"].map((name) => ({
    name,
    after: name === "b" ? ["d", "absent"] : [],
    async action() {
      most = Math.max(most, ++running);
      await nextTurn();
      running--;
      log.push(name);
    },
  }));
  await runTasks(counted, 2);
  expect(most).toBe(2);
  expect(log.indexOf("b")).toBeGreaterThan(log.indexOf("d"));
  expect(log.toSorted()).toEqual(["a", "b", "c", "d"]);
});

it("runs a task alone when it asks for that, after the others", async () => {
  /** @type {string[]} */
  const log = [];
  await runTasks([logging(log, "a", { alone: true }), logging(log, "b"), logging(log, "c")], 2);
  expect(log.slice(-2)).toEqual(["a starts", "a ends"]);
});

it("fails what needs a task that failed, and goes on with the rest", async () => {
  /** @type {string[]} */
  const log = [];
  const error = new Error("no compiler");
  /** @type {Record<string, unknown>} */
  const errors = {};
  await runTasks(
    [
      { name: "build", action: () => Promise.reject(error) },
      logging(log, "suite", { after: ["build"] }),
      logging(log, "other"),
    ],
    2,
    (ended) => (errors[ended.name] = ended.error),
  );
  expect(errors).toEqual({ build: error, suite: error, other: undefined });
  expect(log).toEqual(["other starts", "other ends"]);
});
