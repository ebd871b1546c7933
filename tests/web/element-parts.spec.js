// What an element shows, and when: what stands in its place, a title where there is one, the recipe as a program, and what was done.

import { hostElement } from "./element-host.js";
import { button, expect, test } from "./playground.js";

test("what stands between its tags is there until the playground is, and when it has gone", async ({
  page,
}) => {
  const host = await hostElement(
    (site) => `<script type="module" src="${site}element.js"></script>
      <minibatch-playground experiment="iris" show="title train"><p>A picture of it</p></minibatch-playground>`,
  );
  let arrive = () => {};
  const arrival = new Promise((resolve) => (arrive = () => resolve(undefined)));
  try {
    await page.route("**/minibatch/*.js", async (route) => {
      await arrival;
      await route.continue();
    });
    await page.goto(host.origin);
    await expect(page.getByText("A picture of it")).toBeVisible();
    arrive();
    await expect(button(page, "Train")).toBeEnabled();
    await expect(page.getByText("A picture of it")).toBeHidden();
    await page.evaluate(() => {
      const element = document.querySelector("minibatch-playground");
      element?.remove();
      // It ends, as it is nowhere, and is empty where it is put back out of sight.
      setTimeout(() => {
        const far = document.createElement("div");
        far.style.marginTop = "9000px";
        if (element) far.append(element);
        document.body.append(far);
      });
    });
    await expect(page.getByText("A picture of it")).toBeVisible();
  } finally {
    host.close();
  }
});

test("has a heading where the experiment has a title, and no empty one", async ({ page }) => {
  const host = await hostElement(
    (site) => `<script type="module" src="${site}element.js"></script>
      <minibatch-playground experiment="#1!data:(sample:iris)" show="title train"></minibatch-playground>`,
  );
  try {
    await page.goto(host.origin);
    await expect(button(page, "Train")).toBeEnabled();
    const headings = page.locator("mb-embed h2");
    await expect(headings).toHaveCount(0);
    await page.evaluate(() =>
      /** @type {any} */ (document.querySelector("minibatch-playground")).setExperiment({
        minibatch: 1,
        title: "Three flowers",
        data: { sample: "iris" },
      }),
    );
    await expect(headings).toHaveText("Three flowers");
  } finally {
    host.close();
  }
});

test("shows the recipe as a program in place of its sections, with code", async ({ page }) => {
  const host = await hostElement(
    (site) => `<script type="module" src="${site}element.js"></script>
      <minibatch-playground experiment="iris" show="train code model fit"></minibatch-playground>`,
  );
  try {
    await page.goto(host.origin);
    await expect(button(page, "Train")).toBeEnabled();
    const fit = page.locator("mb-fit-pane");
    await expect(fit).toBeVisible();
    await button(page, "Code").click();
    const program = page.locator("mb-code-pane").getByRole("textbox");
    await expect(program).toContainText("keras");
    await expect(fit).toBeHidden();
    await button(page, "Form").click();
    await expect(fit).toBeVisible();
    await expect(program).toBeHidden();
  } finally {
    host.close();
  }
});

test("begins with the progress that its page has, and leaves the browser none", async ({
  page,
}) => {
  const lesson = "01-first-regression";
  const host = await hostElement(
    (
      site,
    ) => `<minibatch-playground lesson="${lesson}" show="train model fit"></minibatch-playground>
      <script type="module" src="${site}element.js"></script>`,
  );
  try {
    await page.addInitScript(
      (name) =>
        addEventListener("DOMContentLoaded", () => {
          const element = /** @type {any} */ (document.querySelector("minibatch-playground"));
          element.progress ??= { [name]: { started: 5, done: { percentage: 6 } } };
        }),
      lesson,
    );
    await page.goto(host.origin);
    const done = page.locator("mb-lesson-panel .task.done");
    await expect(done).toHaveAttribute("data-task", "percentage");
    await button(page, "Train").click();
    await expect(done).toHaveCount(2);
    const progress = await page.evaluate(
      () => /** @type {any} */ (document.querySelector("minibatch-playground")).progress,
    );
    expect(progress[lesson]).toMatchObject({ started: 5, done: { percentage: 6 } });
    expect(Object.keys(progress[lesson].done)).toEqual(["percentage", "one-neuron"]);
    const databases = await page.evaluate(() => indexedDB.databases());
    expect(databases.map(({ name }) => name)).not.toContain("minibatch-lessons");
  } finally {
    host.close();
  }
});
