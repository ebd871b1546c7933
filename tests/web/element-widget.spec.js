// The element as a widget, with a host that follows anywidget's specification: a model with traits, and an element to render into.

import { readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { hostElement, quick } from "./element-host.js";
import { button, expect, test } from "./playground.js";

const iris = readFileSync(inRoot("public/samples/iris.csv"), "utf8");

/** A page that renders the widget with these traits, and has its model as `model` and what it said as `said`. @param {object} traits */
const hostWidget = (traits) =>
  hostElement(
    (site) => `<div id="output"></div><script type="module">
      import widget from "${site}element.js";
      const traits = ${JSON.stringify(traits)};
      if (traits.data) traits.data.bytes = new DataView(new TextEncoder().encode(traits.data.bytes).buffer);
      const listeners = new Map();
      const fire = (event, ...args) => [...(listeners.get(event) ?? [])].forEach((act) => act(...args));
      let unsaved = {};
      globalThis.saved = [];
      globalThis.said = [];
      globalThis.model = {
        get: (trait) => traits[trait],
        set(trait, value) {
          traits[trait] = value;
          unsaved[trait] = structuredClone(value);
          fire("change:" + trait);
        },
        save_changes() { saved.push(unsaved); unsaved = {}; },
        on: (event, act) => listeners.set(event, (listeners.get(event) ?? new Set()).add(act)),
        off: (event, act) => listeners.get(event)?.delete(act),
        send: (message) => said.push(structuredClone(message)),
      };
      globalThis.fire = fire;
      globalThis.listening = () => [...listeners.values()].reduce((all, { size }) => all + size, 0);
      const { initialize, render } = await (typeof widget === "function" ? widget() : widget);
      await initialize?.({ model });
      globalThis.cleanup = await render({ model, el: document.querySelector("#output") });
    </script>`,
  );

/** @param {import("./playground.js").Page} page @param {string} trait @returns {Promise<any>} */
const trait = (page, trait) =>
  page.evaluate((name) => /** @type {any} */ (globalThis).model.get(name), trait);

test("a widget trains on what its model has, and tells it what came of it", async ({ page }) => {
  const experiment = {
    minibatch: 1,
    target: { columns: ["species"] },
    fit: { epochs: 3 },
    seed: 5,
  };
  const data = { name: "flowers.csv", bytes: iris };
  const host = await hostWidget({ experiment, data, show: "title train curve", lang: "ko" });
  try {
    await page.goto(host.origin);
    await button(page, "학습 시작").click();
    await expect.poll(async () => (await trait(page, "runs"))?.length).toBe(1);
    const [run] = await trait(page, "runs");
    expect(run.experiment.data.files).toEqual([
      { name: "flowers.csv", size: iris.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(run.history.loss).toHaveLength(3);
    expect(await trait(page, "experiment")).toMatchObject({ seed: 5, data: run.experiment.data });
    expect(await trait(page, "error")).toBe("");

    // A kernel speaks: to the methods, and by other traits.
    const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
    const call = { minibatch: 1, type: "call", id: 7, method: "predict", args: [[flower]] };
    await page.evaluate(
      (message) => /** @type {any} */ (globalThis).fire("msg:custom", message),
      call,
    );
    await expect.poll(async () => (await trait(page, "predictions"))?.[0]?.class).toBeTruthy();
    const said = await page.evaluate(() => /** @type {any} */ (globalThis).said);
    expect(said).toEqual([
      { minibatch: 1, type: "answer", id: 7, value: await trait(page, "predictions") },
    ]);
    await page.evaluate(() => {
      const { model } = /** @type {any} */ (globalThis);
      model.set("experiment", { ...model.get("experiment"), seed: 6 });
      model.set("lang", "en");
    });
    await expect(button(page, "Train")).toBeEnabled();
    const element = page.locator("minibatch-playground");
    expect(await element.evaluate((/** @type {any} */ one) => one.experiment.seed)).toBe(6);
    expect((await trait(page, "runs"))[0].id).toBe(run.id);

    await page.evaluate(() => /** @type {any} */ (globalThis).cleanup());
    await expect(element).toHaveCount(0);
    expect(await page.evaluate(() => /** @type {any} */ (globalThis).listening())).toBe(0);
  } finally {
    host.close();
  }
});

test("a widget says what is wrong, and keeps its keys from the notebook", async ({ page }) => {
  const host = await hostWidget({ experiment: quick, show: "train settings" });
  try {
    await page.addInitScript(() => {
      const keys = Object.assign(globalThis, { keys: /** @type {string[]} */ ([]) }).keys;
      document.addEventListener("keydown", ({ key }) => keys.push(key));
    });
    await page.goto(host.origin);
    // What is typed before the experiment has arrived is not the person's last word.
    await expect(button(page, "Train")).toBeEnabled();
    await page.getByLabel("Epochs", { exact: true }).fill("");
    await page.getByLabel("Epochs", { exact: true }).pressSequentially("12");
    await page.keyboard.press("Tab");
    await expect.poll(async () => (await trait(page, "experiment")).fit.epochs).toBe(12);
    expect(await page.evaluate(() => /** @type {any} */ (globalThis).keys)).toEqual([]);
    await page.evaluate(() => /** @type {any} */ (globalThis).model.set("experiment", "nothing"));
    await expect.poll(() => trait(page, "error")).toMatch(/nothing/);
  } finally {
    host.close();
  }
});
