// What is new on a page is rendered in slices, each in a task of its own.

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Slices } from "../../web/experiment/slices.js";

let now = 0;
/** What waits for a task of its own. @type {(() => void)[]} */
let tasks = [];
/** @type {string[]} */
let rendered = [];

vi.mock("../../web/experiment/next-task.js", () => ({
  nextTask: () => new Promise((resolve) => tasks.push(() => resolve(undefined))),
}));

/** @param {Slices} slices @param {string} name @param {number} takes milliseconds */
async function render(slices, name, takes) {
  const turn = slices.turn();
  if (turn) await turn;
  rendered.push(name);
  now += takes;
}

/** What one more task renders. */
async function oneTask() {
  tasks.shift()?.();
  await new Promise(setImmediate);
  return rendered.splice(0);
}

beforeEach(() => {
  [now, tasks, rendered] = [0, [], []];
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => void vi.restoreAllMocks());

it("what the page opens with is not cut", () => {
  const slices = new Slices();
  for (const name of ["a", "b", "c"]) void render(slices, name, 50);
  expect(rendered).toEqual(["a", "b", "c"]);
});

it("later a task ends when its time is used up, and the others have their turns in order", async () => {
  const slices = new Slices();
  await oneTask();
  for (const name of ["a", "b", "c", "d", "e"]) void render(slices, name, 7);
  const all = [rendered.splice(0)];
  while (tasks.length > 0) all.push(await oneTask());
  expect(all.filter(({ length }) => length > 0)).toEqual([["a", "b"], ["c", "d"], ["e"]]);
});

it("a new task has a new slice", async () => {
  const slices = new Slices();
  await oneTask();
  await render(slices, "a", 50);
  expect(slices.turn()).not.toBeNull();
  while (tasks.length > 0) await oneTask();
  expect(slices.turn()).toBeNull();
});
