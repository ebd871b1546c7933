// The page's own Content-Security-Policy: what it forbids is forbidden, and nothing that the page does is.

import { quick } from "./element-host.js";
import { button, chooseSample, expect, field, program, tab, test } from "./playground.js";
import { savedRun } from "./run-file.js";
import { hostSite, isolating } from "./site-host.js";

test.use({ serviceWorkers: "allow", permissions: ["clipboard-read", "clipboard-write"] });

/** What the policy refuses, from the beginning of every page on. @param {import("./playground.js").Page} page */
async function recordRefusals(page) {
  /** @type {string[]} */
  const refused = [];
  await page.exposeFunction("refused", (/** @type {string} */ what) => refused.push(what));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", (/** @type {any} */ event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
      /** @type {any} */ (globalThis).refused(
        `${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber} ${sample}`,
      );
    }),
  );
  // In workers they are told on the console alone.
  page.on("console", (message) => {
    if (/Content.Security.Policy|Trusted/.test(message.text())) refused.push(message.text());
  });
  return refused;
}

/** A camera that sees one colour. */
function giveCamera() {
  const getUserMedia = async () => {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    const draw = () => {
      context?.fillRect(0, 0, canvas.width, canvas.height);
      requestAnimationFrame(draw);
    };
    draw();
    return canvas.captureStream();
  };
  Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia } });
}

for (const [name, headers] of /** @type {const} */ ([
  ["of a host with the headers", isolating],
  ["of a host without headers", {}],
])) {
  test(`the page ${name} does all it does under its policy`, async ({ page }) => {
    const host = await hostSite({ path: "/below/", headers });
    const refused = await recordRefusals(page);
    await page.addInitScript(giveCamera);
    try {
      await page.goto(host.url);
      await page.waitForFunction(() => crossOriginIsolated);
      await field(page, "Epochs").fill("1");
      await button(page, "Train").click();
      await expect(page.getByLabel("Test accuracy")).toBeVisible();
      for (const one of ["Test", "Examples", "Inspect", "Runs", "Predict"]) await tab(page, one);
      await button(page, "Use the camera").click();
      await button(page, "Take the picture").click();
      await expect(page.getByRole("tabpanel").locator("mb-bars li")).toHaveCount(10);
      await button(page, "Close the camera").click();
      await savedRun(page);

      await button(page, "Code").click();
      await program(page).toContain("epochs=1,");
      await page.getByRole("textbox", { name: /as a Python program/ }).press("ControlOrMeta+End");
      await page.keyboard.type("# a comment");
      await button(page, "Form").click();

      await button(page, "Share").click();
      await page.getByRole("button", { name: "Copy the link" }).click();
      await field(page, "What makes the page").selectOption("Quarto");
      const saving = page.waitForEvent("download");
      await button(page, "Save a picture for print and PDF").click();
      await saving;
      await page.keyboard.press("Escape");

      await chooseSample(page, "Pima Indians Diabetes");
      await page.getByLabel("Language").selectOption("한국어");
      await button(page, "강의").click();
      const lesson = page.locator("mb-lesson-panel");
      await lesson.getByRole("button", { name: /첫 회귀/ }).click();
      await button(page, "학습 시작").click();
      await expect(lesson.locator(".task.done")).toHaveCount(1);

      await page.goto(`${host.url}embed.html?show=title+train+curves&lang=en${quick}`);
      await button(page, "Train").click();
      await expect(page.getByText("Epoch 4 of 4")).toBeVisible();
      expect(refused).toEqual([]);
    } finally {
      host.close();
    }
  });
}

test("strings run as no script, other origins are not asked, and styles come from files", async ({
  browser,
}) => {
  // A page of its own: what is refused is an error on the console.
  const page = await browser.newPage();
  const host = await hostSite();
  const refused = await recordRefusals(page);
  try {
    await page.goto(host.url);
    await page.waitForFunction(() => crossOriginIsolated);
    await expect(button(page, "Train")).toBeEnabled();
    expect(refused).toEqual([]);
    const outcomes = await page.evaluate(async () => {
      const element = document.createElement("div");
      const [{ trustedTypes }] = /** @type {any[]} */ ([globalThis]);
      /** @type {Record<string, () => unknown>} */
      const attempts = {
        markup: () => (element.innerHTML = "<b>text</b>"),
        worker: () => new Worker("data:text/javascript,0"),
        serviceWorker: () => navigator.serviceWorker.register("other.js"),
        evaluation: () => (0, eval)("1 + 1"),
        policy: () => trustedTypes.createPolicy("other", {}),
        origin: () => fetch("https://example.invalid/data.csv"),
      };
      element.setAttribute("style", "color: red");
      document.body.append(element);
      const tried = Object.entries(attempts).map(async ([name, attempt]) => {
        // Later, because what a debugger evaluates may itself evaluate.
        await new Promise((resolve) => setTimeout(resolve));
        const error = await new Promise((resolve) => resolve(attempt())).catch((thrown) => thrown);
        return [name, error instanceof Error];
      });
      return {
        ...Object.fromEntries(await Promise.all(tried)),
        style: getComputedStyle(element).color,
      };
    });
    expect(outcomes).toEqual({
      markup: true,
      worker: true,
      serviceWorker: true,
      evaluation: true,
      policy: true,
      origin: true,
      style: expect.not.stringContaining("255, 0, 0"),
    });
    await expect
      .poll(() => [...new Set(refused.map((one) => one.split(" ")[0]))].sort())
      .toEqual(
        expect.arrayContaining([
          "connect-src",
          "require-trusted-types-for",
          "style-src-attr",
          "trusted-types",
        ]),
      );
  } finally {
    await page.close();
    host.close();
  }
});
