// Lessons in a learning platform: the package that the page makes is valid, and the platform hears how much is done.

import { readFileSync } from "node:fs";
import { compileLesson, lessonNames, sharedOf } from "../../tools/lessons.mjs";
import { Student } from "./lesson-steps.js";
import { hostPackage, manifestErrors, unpacked } from "./learning-platform.js";
import { button, expect, test } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page @param {string} name of the button */
async function packageFrom(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  expect(download.suggestedFilename()).toMatch(/SCORM 1\.2\.zip$/);
  return unpacked(await download.path());
}

/** The manifest's files and titles. @param {Record<string, Uint8Array>} files */
function manifestOf(files) {
  const xml = new TextDecoder().decode(files["imsmanifest.xml"]);
  const all = (/** @type {RegExp} */ pattern) =>
    [...xml.matchAll(pattern)].map(([, found]) => found);
  return { xml, listed: all(/<file href="([^"]+)"/g), titles: all(/<title>([^<]+)</g) };
}

/** @param {Page} page what the platform has been told */
const told = (page) => page.evaluate(() => /** @type {any} */ (globalThis).told());

/** @param {Page} page @param {string} path @param {any} [kept] @param {boolean} [isWindow] */
const launch = (page, path, kept, isWindow) =>
  page.evaluate(
    ([one, before, apart]) => /** @type {any} */ (globalThis).launch(one, before, apart),
    /** @type {const} */ ([path, kept, isWindow]),
  );

test("a lesson's package is one that a platform takes, and goes on where it was left", async ({
  page,
}) => {
  const [name] = lessonNames();
  await page.goto(`./?lesson=${name}`);
  const files = await packageFrom(page, "Save this lesson as a SCORM 1.2 package");
  expect(await manifestErrors(files)).toEqual([]);
  const { xml, listed, titles } = manifestOf(files);
  const { title } = compileLesson(name, "en");
  expect(titles).toEqual([`Lesson 1: ${title}`, `Lesson 1: ${title}`]);
  expect(xml.match(/adlcp:scormtype="sco"/g)).toHaveLength(1);
  const control = ["imsmanifest.xml", "adlcp_rootv1p2.xsd", "imscp_rootv1p1p2.xsd"];
  control.push("imsmd_rootv1p2p1.xsd", "ims_xml.xsd");
  expect([...listed, ...control].sort()).toEqual(Object.keys(files).sort());
  // The validator refuses what is wrong.
  const wrong = xml.replace('adlcp:scormtype="sco"', 'adlcp:scormtype="lesson"');
  const bytes = new TextEncoder().encode(wrong);
  expect(await manifestErrors({ ...files, "imsmanifest.xml": bytes })).not.toEqual([]);

  const platform = await hostPackage(files);
  try {
    await page.goto(platform.url);
    await launch(page, `${name}.html`);
    const lesson = page.frameLocator("iframe");
    const done = lesson.locator("mb-lesson-panel .task.done");
    await expect(lesson.locator("#platform")).toHaveText(
      "The learning platform notes which tasks are done.",
    );
    await lesson.getByRole("button", { name: "Train", exact: true }).click();
    await expect(done).toHaveCount(1);
    // The platform leads to other lessons: what is done in them would count for this one.
    const panel = lesson.locator("mb-lesson-panel");
    await expect(panel.getByRole("button", { name: "Start again" })).toBeVisible();
    await expect(panel.getByRole("button", { name: /^(Next|All lessons)/ })).toHaveCount(0);
    await expect.poll(async () => (await told(page)).core.score.raw).toBe("17"); // one of six
    await page.evaluate(() => document.querySelector("iframe")?.remove());
    expect(await page.evaluate(() => /** @type {any} */ (globalThis).isOver())).toBe(true);
    const kept = await told(page);
    expect(kept.core).toMatchObject({
      lesson_status: "incomplete",
      exit: "suspend",
      score: { min: "0", max: "100" },
    });
    expect(kept.core.session_time).toMatch(/^\d{2,4}:\d{2}:\d{2}\.\d{2}$/);
    expect(JSON.parse(kept.suspend_data).done).toEqual(["one-neuron"]);

    // The same student again, and then somebody else at the same computer.
    await launch(page, `${name}.html`, kept);
    await expect(done).toHaveCount(1);
    await launch(page, `${name}.html`);
    await expect(lesson.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
    await expect(lesson.locator("mb-lesson-panel .task")).toHaveCount(6);
    await expect(done).toHaveCount(0);
    expect(await page.evaluate(() => /** @type {any} */ (globalThis).refused)).toEqual([]);

    // Where no platform is, the browser keeps it; there are no other lessons here, either.
    await page.goto(`${platform.url}content/${name}.html`);
    await expect(page.locator("#platform")).toHaveText(/^No learning platform is there/);
    const own = page.locator("mb-lesson-panel");
    await expect(own.getByRole("button", { name: "Start again" })).toBeVisible();
    await expect(own.getByRole("button", { name: /^(Next|All lessons)/ })).toHaveCount(0);
    await button(page, "Train").click();
    await expect(own.locator(".task.done")).toHaveCount(1);
    await page.reload();
    await expect(own.locator(".task.done")).toHaveCount(1);
  } finally {
    platform.close();
  }
});

test.describe("in ko", () => {
  test.use({ locale: "ko" });

  test("the package of the whole course has every lesson, done to its end in a window of its own", async ({
    page,
    context,
  }) => {
    await page.goto("./");
    await expect(button(page, "학습 시작")).toBeEnabled();
    await button(page, "강의").click();
    const files = await packageFrom(page, "모든 강의를 SCORM 1.2 패키지로 저장하기");
    expect(await manifestErrors(files)).toEqual([]);
    const { xml, listed, titles } = manifestOf(files);
    expect(xml.match(/adlcp:scormtype="sco"/g)).toHaveLength(lessonNames().length);
    const course = JSON.parse(readFileSync("web/locales/lessons.ko.json", "utf8")).lessons.course;
    const named = lessonNames().map(
      (name, at) => `${at + 1}강. ${compileLesson(name, "ko").title}`,
    );
    expect(titles).toEqual([course, ...named]);
    for (const file of listed) expect(files[file], file).toBeDefined();
    const platform = await hostPackage(files);
    try {
      // The one that uses most of the page.
      const name = String(lessonNames().at(-1));
      await page.goto(platform.url);
      const [window] = await Promise.all([
        context.waitForEvent("page"),
        launch(page, `${name}.html`, undefined, true),
      ]);
      const student = new Student(window, "ko");
      await expect(student.button("train.train")).toBeEnabled();
      for (const { id, do: steps } of sharedOf(name).tasks) {
        for (const step of steps) await student.do(id, step);
        await expect(window.locator(`[data-task="${id}"]`), id).toHaveClass(/done/);
      }
      await expect.poll(async () => (await told(page)).core.lesson_status).toBe("completed");
      await expect(window.getByText("과제를 모두 마쳤으니 이 강의를 나가도 됩니다.")).toBeVisible();
      await window.close({ runBeforeUnload: true });
      await page.waitForFunction(() => /** @type {any} */ (globalThis).isOver());
      const { core, suspend_data: kept } = await told(page);
      expect(core).toMatchObject({ lesson_status: "completed", score: { raw: "100" } });
      expect(JSON.parse(kept).done).toHaveLength(sharedOf(name).tasks.length);
      expect(await page.evaluate(() => /** @type {any} */ (globalThis).refused)).toEqual([]);
    } finally {
      platform.close();
    }
  });
});
