// The page that says how a lesson is added is true: its files are added to a copy of the lessons, and make one.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compileLesson, languages, lessonNames, sharedOf } from "../../tools/lessons.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { isDone } from "../../web/lessons/checks.js";

/** @type {string} */
let folder;
const name = "99-iris";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "minibatch-lesson-"));
  cpSync(inRoot("web/lessons"), folder, { recursive: true });
  const page = readFileSync(inRoot("docs/add-a-lesson.md"), "utf8");
  const shown = [
    ...page.matchAll(/^```json\n\/\/ (\S+)\n([^]*?)^```$/gm),
    ...page.matchAll(/^```text\n(\S+)\n([^]*?)^```$/gm),
  ];
  expect(shown).toHaveLength(3);
  for (const [, path, text] of shown) {
    writeFileSync(join(folder, path.replace("web/lessons/", "")), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("is the last of the lessons, and fits the schema", () => {
  expect(lessonNames()).not.toContain(name);
  expect(lessonNames(folder).at(-1)).toBe(name);
  const schema = JSON.parse(readFileSync(join(folder, "lesson.schema.json"), "utf8"));
  expect(new Ajv().compile(schema)(sharedOf(name, folder))).toBe(true);
});

it.each(languages)("has its tasks and the page's words, in %s", (language) => {
  const { parts, checks } = compileLesson(name, language, folder);
  const tasks = parts.flatMap((part) => ("task" in part ? [part] : []));
  expect(tasks.map(({ task }) => task)).toEqual(["small", "classes"]);
  expect(tasks[0].hints).toHaveLength(1);
  const words = { en: "Train", ko: "학습 시작" };
  expect(JSON.stringify(tasks[0].nodes)).toContain(`["b",{},"${words[language]}"]`);
  const run = { last: { val_accuracy: 0.9 }, parameters: 400 };
  expect(isDone(checks.small, { runs: [run], page: {} })).toBe(true);
  expect(isDone(checks.small, { runs: [{ ...run, parameters: 20000 }], page: {} })).toBe(false);
  expect(isDone(checks.classes, { runs: [], page: {}, answer: "3" })).toBe(true);
});

it("names every condition that the checks know", () => {
  const page = readFileSync(inRoot("docs/add-a-lesson.md"), "utf8");
  const source = readFileSync(inRoot("web/lessons/checks.js"), "utf8");
  const facts = source.slice(source.indexOf("export function pageFacts"));
  const names = [...facts.slice(0, facts.indexOf("}\n\n/**")).matchAll(/^ {4}(\w+):/gm)].map(
    ([, found]) => found,
  );
  expect(names.length).toBeGreaterThan(10);
  for (const found of names) expect(page).toContain(found);
});
