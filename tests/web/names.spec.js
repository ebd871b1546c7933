// Columns may be called as what every object of JavaScript has.

import { button, clouds, csv, expect, field, open, step, tab, test, upload } from "./playground.js";

test("a table with such columns is trained on, predicted from, and there after a reload", async ({
  page,
}) => {
  await open(page);
  const text = clouds(120).replace("left,up,colour", "__proto__,constructor,toString");
  await upload(page, csv("names.csv", text));
  const summary = step(page, "Data").locator(".summary");
  await expect(summary).toHaveText(/120 rows · 2 features · 2 classes/);
  await page.getByLabel("Target column").selectOption("toString");
  await field(page, "Epochs").fill("40");
  await field(page, "Learning rate").fill("0.01");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toHaveText("1.0000");

  const prediction = await tab(page, "Predict");
  await prediction.getByLabel("__proto__", { exact: true }).fill("3.1");
  await prediction.getByLabel("constructor", { exact: true }).fill("0.1");
  await expect(prediction.getByRole("heading", { name: /^Predicted: red/ })).toBeVisible();

  await page.reload();
  await expect(page.getByLabel("Target column")).toHaveValue("toString");
  await expect(page.getByLabel("Test accuracy")).toHaveText("1.0000");
});
