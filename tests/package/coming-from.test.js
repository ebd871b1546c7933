// docs/coming-from.md: what it shows of this package is one program, which runs.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished, vi } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

const page = readFileSync(inRoot("docs/coming-from.md"), "utf8");
const tasks = page.split("\n## ").slice(1);
const libraries = ["Minibatch", "TensorFlow.js", "Keras", "brain.js", "ml5"];

/** @param {string} task @param {string} library */
const partOf = (task, library) =>
  task.split("\n### ").find((part) => part.startsWith(`${library}\n`)) ?? "";

it("has five tasks in each library", () => {
  expect(tasks).toHaveLength(5);
  for (const task of tasks) {
    for (const library of libraries) expect(partOf(task, library), library).not.toBe("");
  }
});

it("learns which points lie in the circle", async () => {
  const code = tasks.map((task) => /```js\n(.*?)```/s.exec(partOf(task, "Minibatch"))?.[1]);
  const folder = mkdtempSync(inRoot("build/coming-from-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const points = (/** @type {number} */ from, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => [
      Math.sin(7.1 * (from + i)),
      Math.sin(4.3 * (from + i)),
    ]);
  const data = `
    const points = ${points};
    const isIn = ([a, b]) => Number(a * a + b * b < 0.5);
    const x = points(0, 300), y = x.map(isIn), xTest = points(300, 100), yTest = xTest.map(isIn);
  `;
  const path = join(folder, "program.mjs");
  writeFileSync(
    path,
    `${data}\n${code.join("\n")}\nexport { again, accuracy, history, net, probabilities };`,
  );
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  const { again, accuracy, history, probabilities } = await import(
    /* @vite-ignore */ pathToFileURL(path).href
  );
  expect(history.val_accuracy).toHaveLength(60);
  expect(accuracy).toBeGreaterThan(0.9);
  expect(probabilities.shape).toEqual([1, 2]);
  expect(probabilities.data[1]).toBeGreaterThan(0.5);
  expect((await again.predict([[0.1, 0.2]])).data).toEqual(probabilities.data);
  expect(log.mock.calls.some(([, report]) => /f1-score/.test(String(report)))).toBe(true);
});
