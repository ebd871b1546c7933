// The recipes of examples/recipes that need a page. The others: tests/package/recipes.test.js.

import { readdirSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { files, hostPackage } from "./package-host.js";
import { expect, test } from "./playground.js";

/** @type {Awaited<ReturnType<typeof hostPackage>>} */
let host;
test.beforeAll(async () => {
  // A dev server finds packages by their names.
  host = await hostPackage({}, (name, text) =>
    name === "use-in-a-worker.js" ? text.replace('"minibatch"', `"${files.index}"`) : text,
  );
});
test.afterAll(() => host.close());

test("all are tested", () => {
  const pages = readdirSync(inRoot("examples/recipes")).filter((name) => name.endsWith(".html"));
  expect(pages).toEqual(["predict-from-a-canvas.html", "use-in-a-worker.html"]);
});

test("predict from a canvas", async ({ page }) => {
  await page.goto(`${host.origin}/examples/recipes/predict-from-a-canvas.html`);
  const output = page.locator("output");
  await expect(output).toHaveText("Draw a digit");
  const box = await page.locator("canvas").boundingBox();
  if (!box) throw new Error("There is no canvas.");
  const { x: left, y: top } = box;
  /** @param {readonly (readonly [number, number])[]} points of 200 by 200 */
  async function draw(points) {
    for (const [i, [x, y]] of points.entries()) {
      await page.mouse.move(left + x, top + y);
      if (i === 0) await page.mouse.down();
    }
    await page.mouse.up();
  }
  const ring = Array.from({ length: 41 }, (_, i) => {
    const angle = (i / 20) * Math.PI;
    return /** @type {[number, number]} */ ([
      100 + 55 * Math.sin(angle),
      100 - 80 * Math.cos(angle),
    ]);
  });
  await draw(ring);
  await expect(output).toHaveText(/^0, with a probability of /);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(output).toHaveText("Draw a digit");
  await draw([
    [60, 30],
    [145, 30],
    [95, 180],
  ]);
  await expect(output).toHaveText(/^7, with a probability of /);
});

test("use in a worker", async ({ page }) => {
  await page.goto(`${host.origin}/examples/recipes/use-in-a-worker.html`);
  const output = page.locator("output");
  await expect(output).toHaveText(/^3 × 4 = /);
  const [, product] = (await output.innerText()).split(" = ");
  expect(Math.abs(Number(product) - 12)).toBeLessThan(1);
});
