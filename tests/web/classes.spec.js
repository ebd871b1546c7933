// Two classes and a hundred: the matrix is read, and where it could not be, a list says what is confused.

import { zipSync } from "fflate";
import { button, clouds, csv, expect, open, png, tab, test, train, upload } from "./playground.js";

/** A table of a hundred classes on a line, each of whose names is as long as a sentence. */
function hundredClasses() {
  const lines = ["position,noise,class"];
  for (let row = 0; row < 3000; row++) {
    const place = row % 100;
    const name = `class ${place} ${"of a long line of classes ".repeat(3)}`.trim();
    lines.push(`${place + ((row * 7) % 13) / 13},${(row * 31) % 17},${name}`);
  }
  return csv("hundred.csv", lines.join("\n"));
}

test("a matrix of two classes is read without turning the head", async ({ page }) => {
  await open(page);
  // So that there are both right and wrong rows.
  const noisy = clouds(200).replaceAll(/(.*)(red|blue)$/gm, (line, start, colour) =>
    line.length % 3 ? `${start}${colour}` : `${start}red`,
  );
  await upload(page, csv("clouds.csv", noisy));
  await train(page, 3);
  await tab(page, "Test");
  const matrix = page.locator("mb-confusion-matrix");
  const head = matrix.locator("thead th span").first();
  await expect(head).toHaveCSS("writing-mode", "horizontal-tb");
  const cell = await matrix.locator("td").first().boundingBox();
  expect(cell?.width).toBeGreaterThan(80);
  expect(cell?.height).toBeGreaterThan(40);
  await expect(page.locator("mb-confused-classes")).toBeHidden();
});

test("a hundred classes with long names are usable", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await upload(page, hundredClasses());
  await expect(page.locator("mb-data-pane .summary")).toHaveText(/100 classes/);
  await train(page, 2);
  const panel = await tab(page, "Test");
  const list = page.locator("mb-confused-classes");
  await expect(list.locator("tbody tr")).toHaveCount(10);
  // The most frequent come first, and each leads to its rows.
  const counts = (await list.locator(".count").allInnerTexts()).map(Number);
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  await list
    .getByRole("button", { name: /^Show \d+ example/ })
    .first()
    .click();
  await expect(page.getByRole("tab", { name: "Examples" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(panel.locator("mb-examples-pane .shown")).toHaveText(
    new RegExp(`^${counts[0]} of `),
  );
  await tab(page, "Predict");
  await expect(panel.locator("mb-bars li")).toHaveCount(10);
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(widest).toBeLessThanOrEqual(360);
});

test("images with two classes are named, and left out or read with the first by a click", async ({
  page,
}) => {
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (let index = 0; index < 10; index++) {
    files[`pets/cat/${index}.png`] = png(16, [200, index, 0], 2);
    files[`pets/dog/${index}.png`] = png(16, [0, index, 200], 8);
  }
  files["pets/dog/again.png"] = files["pets/cat/3.png"];
  const buffer = Buffer.from(zipSync(files));
  await open(page);
  await upload(page, { name: "pets.zip", mimeType: "application/zip", buffer });
  const summary = page.locator("mb-data-pane .summary");
  await expect(summary).toHaveText(/21 images/);
  const pair = "pets/cat/3.png, which is pets/dog/again.png too (“cat” and “dog”)";
  await expect(page.locator("mb-data-pane .warnings")).toContainText(pair);
  await button(page, "Read them with the first class").click();
  await expect(summary).toHaveText(/20 images/);
  await expect(page.locator("mb-data-pane .warnings")).toContainText("read with the first of them");
  await button(page, "Undo").click();
  await expect(summary).toHaveText(/21 images/);
  await button(page, "Leave them out").click();
  await expect(summary).toHaveText(/19 images/);
  await page.locator("mb-image-options summary").click();
  const choice = page.getByLabel("Images with two classes");
  await expect(choice).toHaveValue("drop");
  await choice.selectOption("");
  await expect(summary).toHaveText(/21 images/);
});
