// The element <minibatch-playground> in a page of another origin.

import { gzipSync } from "node:zlib";
import { inRoot } from "../../tools/paths.mjs";
import { element, hostElement, quick, recordEvents } from "./element-host.js";
import { button, expect, test } from "./playground.js";

/** @typedef {import("../../web/element.js").MinibatchPlayground} MinibatchPlayground */

/**
 * Calls a method of the page's first element.
 * @param {import("./playground.js").Page} page
 * @param {string} method
 * @param {...any} args
 * @returns {Promise<any>} what it gives, or the message of its error
 */
const call = (page, method, ...args) =>
  page.evaluate(([method, args]) => {
    const one = /** @type {any} */ (document.querySelector("minibatch-playground"));
    return one[method](...args).catch((/** @type {Error} */ error) => `Error: ${error.message}`);
  }, /** @type {[string, any[]]} */ ([method, args]));

test("trains from another origin, tells what happens, and predicts", async ({ page }) => {
  const host = await hostElement(element(`experiment="${quick}" show="title train curve"`));
  const told = await recordEvents(page);
  try {
    await page.goto(host.origin);
    await expect(button(page, "Train")).toBeEnabled();
    await button(page, "Train").click();
    await expect.poll(async () => (await told()).at(-1)?.name).toBe("trained");
    const events = await told();
    expect(events.map((/** @type {any} */ { name }) => name)).toEqual([
      "ready",
      "epoch",
      "epoch",
      "epoch",
      "epoch",
      "evaluated",
      "trained",
    ]);
    const [ready, first, , , last, evaluated, { run }] = events;
    expect(ready.experiment).toMatchObject({ data: { sample: "iris" }, seed: 7 });
    expect(first).toMatchObject({ epoch: 0, epochs: 4 });
    expect(last.logs.loss).toBeLessThan(first.logs.loss);
    expect(run.history.loss).toEqual(
      events.slice(1, 5).map((/** @type {any} */ one) => one.logs.loss),
    );
    expect(run.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(run.evaluation.accuracy).toBe(evaluated.metrics.accuracy);

    const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
    const one = await call(page, "predict", flower);
    expect(Object.keys(one.probabilities)).toEqual(["setosa", "versicolor", "virginica"]);
    const sum = Object.values(one.probabilities).reduce((all, share) => all + share, 0);
    expect(sum).toBeCloseTo(1, 5);
    expect(await call(page, "predict", [flower, flower])).toEqual([one, one]);
    expect(await call(page, "predict", "5.1")).toMatch(/Expected a row .* received string/);
    expect((await told()).at(-1)).toEqual({ name: "predicted", predictions: [one, one] });
    expect((await call(page, "getRuns")).map((/** @type {any} */ { id }) => id)).toEqual([run.id]);
  } finally {
    host.close();
  }
});

test("loads nothing but its file before it is seen, and little before it trains", async ({
  page,
}) => {
  const host = await hostElement(
    (site) =>
      `<div style="height: 300vh"></div>${element(`experiment="iris" show="title train curve"`)(site)}`,
  );
  try {
    await page.goto(host.origin);
    await page.evaluate(() => customElements.whenDefined("minibatch-playground"));
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(host.site.sent).toEqual(["element.js"]);
    await page.locator("minibatch-playground").scrollIntoViewIfNeeded();
    await expect(button(page, "Train")).toBeEnabled();
    const sizeOf = (/** @type {string} */ file) => gzipSync(host.site.files.get(file) ?? "").length;
    expect(sizeOf("element.js")).toBeLessThan(1_500);
    // Beside core and worker, which have budgets of their own.
    const own = host.site.sent.filter((file) => !/\/(worker-|minibatch-).*$/.test(file));
    expect(own.length).toBe(host.site.sent.length - 2);
    expect(own.reduce((all, file) => all + sizeOf(file), 0)).toBeLessThan(113_000);
    expect(host.site.sent.length).toBeLessThan(12);
  } finally {
    host.close();
  }
});

test("several on a page share one core, and one script may be there twice", async ({ page }) => {
  const attributes = `experiment="${quick}" show="title train"`;
  const host = await hostElement(
    (site) => `${element(attributes)(site)}${element(attributes)(site)}
      <script type="module" src="${site}element.js?again"></script>`,
  );
  try {
    await page.goto(host.origin);
    const trains = page.getByRole("button", { name: "Train", exact: true });
    await expect(trains).toHaveCount(2);
    const prints = await page.evaluate(() =>
      Promise.all(
        [...document.querySelectorAll("minibatch-playground")].map(async (one) => {
          const { fingerprint } = await /** @type {MinibatchPlayground} */ (one).train();
          return fingerprint;
        }),
      ),
    );
    expect(prints[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(prints[1]).toBe(prints[0]);
    expect(host.site.sent.filter((file) => file.endsWith(".wasm"))).toHaveLength(1);
    expect(page.workers()).toHaveLength(1);
  } finally {
    host.close();
  }
});

test("may be imported where there is no page", async () => {
  const { MinibatchPlayground } = await import(inRoot("dist/site/element.js"));
  expect(MinibatchPlayground.observedAttributes).toContain("experiment");
  expect(() => new MinibatchPlayground().show).toThrow();
});

test("its attributes and properties may change, and it speaks Korean", async ({ page }) => {
  const host = await hostElement(element(`lang="ko" experiment="${quick}" show="train layers"`));
  const told = await recordEvents(page);
  try {
    await page.goto(host.origin);
    await expect(button(page, "학습 시작")).toBeEnabled();
    const one = page.locator("minibatch-playground");
    await expect(page.locator("mb-layer-row")).toHaveCount(2);
    await one.evaluate((node) => {
      const set = { lang: "en", show: "train curves runs", theme: "dark" };
      Object.assign(node, set);
    });
    await expect(page.getByRole("tab")).toHaveText(["Curves", "Runs"]);
    await expect(page.locator("mb-layer-row")).toHaveCount(0);
    await expect(one).toHaveAttribute("show", "train curves runs");
    await expect(one.locator(".stage")).toHaveCSS("color-scheme", "dark");

    const experiment = await call(page, "getExperiment");
    expect(experiment).toMatchObject({ seed: 7, fit: { epochs: 4 } });
    await call(page, "setExperiment", { ...experiment, seed: 8 });
    expect(await one.evaluate((/** @type {any} */ node) => node.experiment.seed)).toBe(8);
    expect((await told()).at(-1)).toMatchObject({ name: "change", experiment: { seed: 8 } });
    expect(await call(page, "setExperiment", "no-such-sample")).toMatch(/no-such-sample/);
    expect((await told()).at(-1)).toMatchObject({ name: "error", of: "data" });
    await one.evaluate((node) => node.setAttribute("show", "train nonsense"));
    await expect(page.getByText(/nothing called “nonsense” to show/)).toBeVisible();
  } finally {
    host.close();
  }
});

test("has data of the page around it, but of no third origin", async ({ page }) => {
  const rows = ["x,y", ...Array.from({ length: 60 }, (_, i) => `${i},${2 * i + 1}`)].join("\n");
  const host = await hostElement(element(`src="line.csv" show="train fit"`), { "line.csv": rows });
  try {
    await page.goto(host.origin);
    await expect(button(page, "Train")).toBeEnabled();
    const { data, target } = await call(page, "getExperiment");
    expect({ data, target }).toMatchObject({
      data: { url: "line.csv" },
      target: { columns: ["y"] },
    });
    const other = { minibatch: 1, data: { url: "https://example.invalid/a.csv" } };
    expect(await call(page, "setExperiment", other)).toMatch(/example\.invalid/);
  } finally {
    host.close();
  }
});

test("keeps its looks from the page, but what the page sets for it", async ({ page }) => {
  const host = await hostElement(
    (site) => `<style>
      * { color: rgb(1, 2, 3); letter-spacing: 9px; }
      button { font-size: 40px !important; }
      body { text-align: right; line-height: 3; }
      minibatch-playground { --accent: rgb(200, 0, 100); }
    </style>${element(`experiment="iris" show="title train"`)(site)}`,
  );
  try {
    await page.goto(host.origin);
    await expect(button(page, "Train")).toHaveCSS("background-color", "rgb(200, 0, 100)");
    await expect(button(page, "Train")).toHaveCSS("font-size", "13px");
    const title = page.locator("mb-embed h2");
    await expect(title).toHaveCSS("letter-spacing", "normal");
    await expect(title).not.toHaveCSS("color", "rgb(1, 2, 3)");
    await expect(title).toHaveCSS("text-align", "start");
  } finally {
    host.close();
  }
});
