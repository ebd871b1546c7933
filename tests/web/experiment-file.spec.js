// An experiment as JSON, as `npx minibatch import` prints it, is dropped or pasted.

import { button, csv, expect, field, layerRows, open, step, test, upload } from "./playground.js";

const own = {
  minibatch: 1,
  data: { sample: "pima" },
  target: { columns: ["Outcome"] },
  preparation: [{ class_name: "MinMaxScaler", config: {} }],
  model: {
    class_name: "Sequential",
    config: {
      layers: [
        { class_name: "Dense", config: { units: 6, activation: "relu" } },
        { class_name: "Dense", config: { units: 1, activation: "sigmoid" } },
      ],
    },
  },
  compile: { optimizer: "sgd", loss: "binary_crossentropy", metrics: ["accuracy"] },
  fit: { epochs: 9 },
};

test("an experiment's JSON becomes the experiment; a newer one changes nothing", async ({
  page,
}) => {
  await open(page, "./#1!data:(sample:iris),fit:(epochs:4)");
  await upload(page, csv("newer.json", JSON.stringify({ ...own, minibatch: 9 })));
  await expect(page.getByRole("alert")).toContainText("made by a newer Minibatch: its format is 9");
  await expect(field(page, "Epochs")).toHaveValue("4");
  await expect(button(page, "Undo")).toHaveAttribute("aria-disabled", "true");

  await upload(page, csv("experiment.json", JSON.stringify(own, null, 2)));
  await expect(button(page, "Pima Indians Diabetes")).toHaveAttribute("aria-pressed", "true");
  await expect(field(page, "Epochs")).toHaveValue("9");
  await expect(layerRows(page).locator(".shape")).toHaveText(["6", "1"]);
  await expect(step(page, "Prepare").locator(".summary")).toHaveText("min–max");
  await expect(page.getByRole("alert")).toHaveCount(0);

  // Without data it is about those that are open.
  await page.evaluate(
    (data) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", data);
      const options = { clipboardData, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new ClipboardEvent("paste", options));
    },
    JSON.stringify({ minibatch: 1, fit: { epochs: 3, batch_size: 16 } }),
  );
  await expect(field(page, "Batch size")).toHaveValue("16");
  await expect(layerRows(page).locator(".shape")).toHaveText(["6", "1"]);

  // A table of the same kind of file stays a table.
  const rows = Array.from({ length: 40 }, (_, i) => ({ size: i, colour: i % 2 ? "red" : "blue" }));
  await upload(page, csv("rows.json", JSON.stringify(rows)));
  await expect(step(page, "Data").locator(".summary")).toContainText("40 rows");
  await button(page, "Undo").click();
  await button(page, "Undo").click();
  await expect(field(page, "Batch size")).not.toHaveValue("16");
  await expect(field(page, "Epochs")).toHaveValue("9");
});
