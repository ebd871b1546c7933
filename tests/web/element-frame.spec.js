// The playground in a frame of another page: sandboxed, without storage, told what to do by messages.

import { element, hostElement, quick } from "./element-host.js";
import { button, expect, test } from "./playground.js";

/**
 * A page with the site in a frame, which is as high as it says, and keeps what it says.
 * @param {string} query
 * @param {string} above what stands before the frame
 */
const hostFrame = (query, above = "") =>
  hostElement(
    (site) => `${above}
    <iframe sandbox="allow-scripts" src="${site}?embed=1&${query}" width="900" height="100"></iframe>
    <script>
      globalThis.said = [];
      addEventListener("message", ({ data, source }) => {
        const frame = document.querySelector("iframe");
        if (source !== frame.contentWindow || data.minibatch !== 1) return;
        if (data.type === "height") frame.height = data.height;
        said.push(data);
      });
      globalThis.say = (message) => document.querySelector("iframe").contentWindow.postMessage(message, "*");
    </script>`,
  );

const parts = `experiment=${encodeURIComponent(quick)}&show=title+train+curve`;

/** @param {import("./playground.js").Page} page @returns {Promise<any[]>} */
const said = (page) => page.evaluate(() => /** @type {any} */ (globalThis).said);

/** @param {import("./playground.js").Page} page @param {object} message */
const say = (page, message) =>
  page.evaluate((one) => /** @type {any} */ (globalThis).say(one), message);

test("tells its height and what happens, and does what the page around it says", async ({
  page,
}) => {
  const host = await hostFrame(`${parts}&lang=ko`);
  try {
    await page.goto(host.origin);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByRole("button", { name: "학습 시작" })).toBeEnabled();
    await expect.poll(async () => (await said(page)).map(({ type }) => type)).toContain("event");
    const inside = await frame.locator("html").evaluate((root) => root.scrollHeight);
    await expect
      .poll(async () => Number(await page.locator("iframe").getAttribute("height")))
      .toBe(inside);

    await say(page, { minibatch: 2, type: "call", id: 1, method: "train" });
    await say(page, { minibatch: 1, type: "call", id: 2, method: "remove" });
    await say(page, { minibatch: 1, type: "call", id: 3, method: "train" });
    const answers = async () => (await said(page)).filter(({ type }) => type === "answer");
    await expect.poll(async () => (await answers()).length).toBe(2);
    const [refused, trained] = await answers();
    expect(refused).toMatchObject({ id: 2, error: { message: expect.stringMatching(/remove/) } });
    expect(trained.id).toBe(3);
    expect(trained.value.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const events = (await said(page)).filter(({ type }) => type === "event");
    expect(events.map(({ name }) => name)).toEqual([
      "ready",
      "epoch",
      "epoch",
      "epoch",
      "epoch",
      "evaluated",
      "trained",
    ]);
  } finally {
    host.close();
  }
});

test("hears and tells nobody but the origin that its address names", async ({ page }) => {
  const host = await hostFrame(`${parts}&origin=https://example.invalid`);
  try {
    await page.goto(host.origin);
    const frame = page.frameLocator("iframe");
    const train = frame.getByRole("button", { name: "Train", exact: true });
    await expect(train).toBeEnabled();
    await say(page, { minibatch: 1, type: "call", id: 1, method: "train" });
    await train.click();
    await expect(frame.getByRole("button", { name: "Continue" })).toBeVisible();
    expect(await said(page)).toEqual([]);
  } finally {
    host.close();
  }
});

test("waits while nobody sees it", async ({ page }) => {
  const link = quick.replace("epochs:4", "epochs:100000");
  const host = await hostFrame(
    `experiment=${encodeURIComponent(link)}&show=title+train`,
    '<div style="height: 300vh"></div>',
  );
  try {
    await page.goto(host.origin);
    expect(host.site.sent.some((file) => /worker|wasm/.test(file))).toBe(false);
    await page.locator("iframe").scrollIntoViewIfNeeded();
    const frame = page.frameLocator("iframe");
    await frame.getByRole("button", { name: "Train", exact: true }).click();
    await expect(frame.getByRole("button", { name: "Pause" })).toBeEnabled();
    await page.evaluate(() => scrollTo(0, 0));
    await expect(frame.getByRole("button", { name: "Resume" })).toHaveCount(1);
    await page.locator("iframe").scrollIntoViewIfNeeded();
    await expect(frame.getByRole("button", { name: "Pause" })).toBeVisible();
    await frame.getByRole("button", { name: "Stop" }).click();
    await expect(frame.getByRole("button", { name: "Train", exact: true })).toBeVisible();
  } finally {
    host.close();
  }
});

test("trains where storage is forbidden, and asks for none", async ({ page }) => {
  await page.addInitScript(() => {
    const asked = Object.assign(globalThis, { asked: /** @type {string[]} */ ([]) }).asked;
    for (const name of ["indexedDB", "localStorage", "sessionStorage", "caches"]) {
      Object.defineProperty(globalThis, name, {
        get() {
          asked.push(name);
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  });
  const host = await hostElement(element(`experiment="${quick}"`));
  try {
    await page.goto(host.origin);
    await button(page, "Train").click();
    await expect(page.getByLabel("Test accuracy")).toBeVisible();
    await page.getByRole("tab", { name: "Runs" }).click();
    await expect(page.getByRole("tabpanel")).toContainText("4");
    expect(await page.evaluate(() => /** @type {any} */ (globalThis).asked)).toEqual([]);
  } finally {
    host.close();
  }
});
