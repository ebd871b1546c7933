// While a model trains, what shows its inside is rendered seldom, and what a person does there at once. The recipe is
// not rendered at all.

import { readFileSync } from "node:fs";
import { experiment } from "minibatch";
import { button, expect, open, tab, test } from "./playground.js";

const text = readFileSync("public/samples/experiments/spiral.json", "utf8");
const json = { ...JSON.parse(text), fit: { epochs: 50_000, batch_size: 8 } };

/** Notes what elements read of the state while they update, without having said so in their `areas`. */
function noteReads() {
  /** @type {Set<string>} */
  const undeclared = new Set();
  /** @type {any} */
  let updating = null;
  const note = (/** @type {string} */ area, /** @type {string | symbol} */ name) => {
    const { areas } = updating.constructor;
    if (areas.includes(area) || areas.includes(`${area}.${String(name)}`)) return;
    undeclared.add(`${updating.localName}: ${area}.${String(name)}`);
  };
  const watched = (/** @type {any} */ state) =>
    new Proxy(state, {
      get: (_, area) =>
        new Proxy(state[area], {
          get: (values, name) => {
            note(String(area), name);
            return values[name];
          },
        }),
    });
  const above = (/** @type {any} */ prototype, /** @type {string} */ name) => {
    while (!Object.hasOwn(prototype, name)) prototype = Object.getPrototypeOf(prototype);
    return prototype;
  };
  const ofStore = above(customElements.get("mb-bar")?.prototype, "store");
  Object.defineProperty(ofStore, "state", {
    get() {
      const { state } = this.playground.store;
      return updating === this ? watched(state) : state;
    },
  });
  const ofLit = above(ofStore, "performUpdate");
  const { performUpdate } = ofLit;
  ofLit.performUpdate = function () {
    const before = updating;
    updating = this;
    try {
      performUpdate.call(this);
    } finally {
      updating = before;
    }
  };
  Object.assign(window, { undeclared });
}

/** How often an element renders while so many reports of a training reach the page. @param {any} element */
const rendersIn = (element) =>
  element.evaluate(async (/** @type {any} */ host) => {
    let count = 0;
    const { render } = host;
    host.render = () => {
      count++;
      return render.call(host);
    };
    const { epoch, progress } = host.store.state.training;
    for (let i = 0; i < 40; i++) {
      host.store.patch("training", { epoch: [...epoch], progress: { ...progress } });
      for (let turn = 0; turn < 20; turn++) await null;
    }
    delete host.render;
    return count;
  });

test("forty reports at once render a section but once or twice", async ({ page }) => {
  await open(page, `./${experiment(json).toLink()}`);
  await page.evaluate(noteReads);
  await button(page, "Train").click();
  expect(await rendersIn(page.locator("mb-curves"))).toBeLessThan(4);
  for (const name of ["model-pane", "settings-form", "target-options"])
    expect(await rendersIn(page.locator(`mb-${name}`))).toBe(0);
  const pane = page.locator("mb-inspect-pane");
  await tab(page, "Inspect");
  for (const id of ["seen", "weights", "boundary"]) await pane.locator(`#${id} > summary`).click();
  for (const name of ["seen", "weights", "boundary"]) {
    const section = pane.locator(`mb-${name}-section`);
    await expect(section).toBeVisible();
    expect(await rendersIn(section)).toBeLessThan(4);
  }
  // They follow the training, and together take no more of its time than is said.
  const weights = pane.locator("mb-weights-section .units");
  await pane.locator("mb-weights-section").scrollIntoViewIfNeeded();
  await expect(weights).toContainText("Mean");
  const first = await weights.innerText();
  await expect.poll(() => weights.innerText()).not.toBe(first);
  await expect(pane.locator("mb-live-share")).toContainText(
    /sections? follows? the training and takes? (?:[0-4](?:\.\d+)?|5)% of its time/,
  );
  // A choice is shown though the training goes on.
  const grid = pane.locator("#boundary").getByRole("combobox", { name: "Grid" });
  await grid.selectOption("25");
  await expect(grid).toHaveValue("25");
  await button(page, "Stop").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  for (const name of ["Test", "Examples", "Predict", "Runs"]) await tab(page, name);
  expect(await page.evaluate(() => [.../** @type {any} */ (window).undeclared])).toEqual([]);
});
