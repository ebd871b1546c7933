// While a model trains, what shows its inside is rendered seldom, and what a person does there at once.

import { readFileSync } from "node:fs";
import { experiment } from "minibatch";
import { button, expect, open, tab, test } from "./playground.js";

const text = readFileSync("public/samples/experiments/spiral.json", "utf8");
const json = { ...JSON.parse(text), fit: { epochs: 5000, batch_size: 8 } };

test("forty changes at once render a section but once or twice", async ({ page }) => {
  await open(page, `./${experiment(json).toLink()}`);
  await button(page, "Train").click();
  await tab(page, "Inspect");
  const pane = page.locator("mb-inspect-pane");
  for (const id of ["seen", "statistics", "boundary"])
    await pane.locator(`#${id} > summary`).click();
  for (const name of ["seen", "statistics", "boundary"]) {
    const section = pane.locator(`mb-${name}-section`);
    await expect(section).toBeVisible();
    const renders = await section.evaluate(async (/** @type {any} */ element) => {
      let count = 0;
      const { render } = element;
      element.render = () => {
        count++;
        return render.call(element);
      };
      for (let i = 0; i < 40; i++) {
        element.store.patch("training", {});
        for (let turn = 0; turn < 20; turn++) await null;
      }
      delete element.render;
      return count;
    });
    expect(renders).toBeLessThan(4);
  }
  // A choice is shown though the training goes on.
  const grid = pane.locator("#boundary").getByRole("combobox", { name: "Grid" });
  await grid.selectOption("25");
  await expect(grid).toHaveValue("25");
  await button(page, "Stop").click();
});
