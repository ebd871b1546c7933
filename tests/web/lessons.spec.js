// Each lesson, from an empty browser to its last task, by what the lesson says and nothing else.

import { languages, lessonNames, compileLesson, sharedOf } from "../../tools/lessons.mjs";
import { Student } from "./lesson-steps.js";
import { button, expect, test } from "./playground.js";

/** @param {import("./playground.js").Page} page @param {string} task */
const mark = (page, task) => page.locator(`mb-lesson-panel [data-task="${task}"]`);

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });

    for (const name of lessonNames()) {
      test(`${name} is done as it says`, async ({ page }) => {
        const { title } = compileLesson(name, language);
        const { tasks } = sharedOf(name);
        await page.goto(`./?lesson=${name}`);
        const student = new Student(page, language);
        const panel = page.locator("mb-lesson-panel");
        await expect(panel.getByRole("heading", { name: title })).toBeVisible();
        await expect(student.button("train.train")).toBeEnabled();
        for (const { id, do: steps } of tasks) {
          // Nothing is left to do where an earlier task has done it too.
          if (steps.length > 0) await expect(mark(page, id)).not.toHaveClass(/done/);
          for (const step of steps) await student.do(id, step);
          await expect(mark(page, id), id).toHaveClass(/done/);
        }
        await expect(panel).toContainText(student.say("lessons.finished"));
      });
    }
  });
}

test("nothing can be trained before the lesson’s own experiment is there", async ({ page }) => {
  /** @type {(value?: unknown) => void} */
  let arrive = () => {};
  const arrival = new Promise((resolve) => (arrive = resolve));
  await page.route("**/samples/credit.csv", async (route) => {
    await arrival;
    await route.continue();
  });
  const asked = page.waitForRequest("**/samples/credit.csv");
  /** @type {string[]} */
  const others = [];
  page.on("request", (request) => {
    if (/samples\/fashion-mnist\//.test(request.url())) others.push(request.url());
  });
  const name = "10-machine-learning";
  const { title } = compileLesson(name, "en");
  await page.goto(`./?lesson=${name}`);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await asked;
  await expect(button(page, "Train")).toBeDisabled();
  arrive();
  await expect(button(page, "Train")).toBeEnabled();
  await expect(page.locator("mb-data-pane")).toContainText("2,000 rows");
  expect(others).toEqual([]);
});

test("a lesson is opened from the bar, kept over a reload, reset, saved and closed", async ({
  page,
}) => {
  const [first] = lessonNames();
  const { title, parts } = compileLesson(first, "en");
  await page.goto("./");
  await expect(button(page, "Train")).toBeEnabled();
  await button(page, "Lessons").click();
  const panel = page.locator("mb-lesson-panel");
  await expect(panel.getByRole("heading", { name: "Lessons" })).toBeFocused();
  await panel.getByRole("button", { name: title }).click();
  await expect(panel.getByRole("heading", { name: title })).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`lesson=${first}`));
  await expect(page.locator("mb-layer-row")).toHaveCount(1);
  const [task] = /** @type {any[]} */ (parts).flatMap((part) => part.task ?? []);
  await button(page, "Train").click();
  await expect(mark(page, task)).toHaveClass(/done/);
  await expect(page.locator("[role=status]").first()).toContainText("Task done");

  // What is done stays done, also where the experiment is another by now.
  await page.locator("mb-layer-row button.name").click();
  await button(page, "Remove Dense, layer 1").click();
  await expect(page.locator("mb-layer-row")).toHaveCount(0);
  await page.waitForURL((url) => url.hash.length > 10);
  await page.reload();
  await expect(mark(page, task)).toHaveClass(/done/);
  await button(page, "Start again from the lesson’s experiment").click();
  await expect(page.locator("mb-layer-row")).toHaveCount(1);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Save my progress").click(),
  ]);
  const saved = JSON.parse(
    await (await import("node:fs/promises")).readFile(await download.path(), "utf8"),
  );
  expect(saved["minibatch-lessons"]).toBe(1);
  expect(Object.keys(saved.progress[first].done)).toEqual([task]);

  await button(page, "Close the lessons").click();
  await expect(panel).toBeHidden();
  await expect(button(page, "Lessons")).toBeFocused();
  await expect(page).not.toHaveURL(/lesson=/);
});

test("after the last lesson come all lessons", async ({ page }) => {
  await page.goto(`./?lesson=${lessonNames().at(-1)}`);
  const panel = page.locator("mb-lesson-panel");
  await panel.locator(".foot").getByRole("button", { name: "All lessons" }).click();
  await expect(panel.getByRole("heading", { name: "Lessons" })).toBeFocused();
});
