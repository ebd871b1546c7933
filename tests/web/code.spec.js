// A Keras program that is pasted or dropped anywhere becomes the experiment.

import { readFileSync } from "node:fs";
import {
  button,
  clouds,
  csv,
  expect,
  field,
  layerRows,
  open,
  step,
  test,
  upload,
} from "./playground.js";

/** @param {string} file */
const program = (file) => `import pandas as pd
from tensorflow import keras
from sklearn.model_selection import train_test_split
data = pd.read_csv('${file}')
X = data.drop('Outcome', axis=1)
y = data['Outcome']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25)
model = keras.Sequential([keras.layers.Dense(7, activation='relu'), keras.layers.Dense(1, activation='softmax')])
model.compile('adam', 'binary_crossentropy', metrics=['accuracy'])
model.fit(X_train, y_train, epoches=6, batch_size=20)
`;

/** @param {import("./playground.js").Page} page @param {string} text */
const paste = (page, text) =>
  page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

test("a pasted program becomes the experiment, with its slips named and mended", async ({
  page,
}) => {
  await open(page, "./#1!data:(sample:iris),fit:(epochs:4)");
  const findings = page.locator("mb-code-findings");
  await paste(page, program("pima-indians-diabetes.csv"));
  await expect(button(page, "Pima Indians Diabetes")).toHaveAttribute("aria-pressed", "true");
  await expect(field(page, "Epochs")).toHaveValue("6");
  await expect(layerRows(page).locator(".shape")).toHaveText(["7", "1"]);
  await expect(findings.getByRole("listitem")).toHaveCount(2);
  await expect(findings).toContainText("softmax over one unit");
  await expect(findings).toContainText("Line 10");

  // What was set in the form since stays when something else is mended.
  await field(page, "Seed").fill("11");
  await findings.getByRole("button", { name: "Mend line 8" }).click();
  await expect(findings.getByRole("listitem")).toHaveCount(1);
  await findings.getByRole("button", { name: "Mend 1 place" }).click();
  await expect(findings).toContainText("All of it was understood.");
  await expect(field(page, "Seed")).toHaveValue("11");
  // What goes out as a notebook comes in as the same experiment.
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Notebook (.ipynb)").click(),
  ]);
  const notebook = readFileSync(await saved.path(), "utf8");
  expect(notebook).toContain("epochs=6");
  await findings.getByRole("button", { name: "Dismiss" }).click();
  await expect(findings).toHaveCount(0);

  // What is no model changes nothing, and says what it is.
  await paste(page, "import torch\nmodel = torch.nn.Linear(4, 2)\nmodel.fit(x)\n");
  await expect(findings).toContainText("The experiment stays as it was");
  await expect(findings).toContainText("This is PyTorch code, and only Keras programs");
  await expect(field(page, "Epochs")).toHaveValue("6");
  await field(page, "Epochs").fill("3");
  await paste(page, notebook);
  await expect(findings).toContainText("All of it was understood.");
  await expect(field(page, "Epochs")).toHaveValue("6");
  await expect(field(page, "Seed")).toHaveValue("11");

  // A piece without data is about the data that are open.
  await paste(
    page,
    "model = Sequential()\nmodel.add(Dense(5))\nmodel.add(Dense(1, activation='sigmoid'))\n",
  );
  await expect(layerRows(page).locator(".shape")).toHaveText(["5", "1"]);
  await expect(button(page, "Pima Indians Diabetes")).toHaveAttribute("aria-pressed", "true");
  await expect(field(page, "Epochs")).toHaveValue("6");
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await expect(layerRows(page).locator(".shape")).toHaveText(["7", "1"]);

  // Its mistakes come before the words around it, and what mends them leaves the data as they are prepared.
  const prepared = await step(page, "Prepare").locator(".summary").textContent();
  await paste(
    page,
    [
      ...["Now we scale the pixels of our pictures.", "Every one of them."],
      ...["low, high = x_train.min(), x_train.max()", "x_train = (x_train - high) / (high - low)"],
      ...[
        "model = Sequential([Dense(3), Dense(1, activation='sigmoid')])",
        "model.fit(x_train, y)",
      ],
    ].join("\n"),
  );
  await expect(findings.getByRole("listitem").first()).toContainText("subtracts the maximum");
  await expect(findings.getByRole("listitem").last()).toContainText("Line 1");
  await findings.getByRole("button", { name: /^Mend all/ }).click();
  await expect(findings).not.toContainText("subtracts the maximum");
  await expect(layerRows(page).locator(".shape")).toHaveText(["3", "1"]);
  await expect(step(page, "Prepare").locator(".summary")).toHaveText(String(prepared));
});

test("a notebook asks for the file that it names, and is undone in one step", async ({ page }) => {
  await open(page, "./#1!data:(sample:iris),fit:(epochs:4)");
  const source = program("own.csv").replace("'softmax'", "'sigmoid'").replace("epoches", "epochs");
  const cells = [{ cell_type: "code", source: source.split(/(?<=\n)/) }];
  const notebook = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });
  await upload(page, csv("study.ipynb", notebook));
  await expect(step(page, "Data")).toContainText("The program reads own.csv.");
  await expect(page.locator("mb-code-findings")).toContainText("study.ipynb");
  const table = clouds(60).replace("colour", "Outcome");
  await upload(page, csv("own.csv", table));
  await expect(button(page, "Train")).toBeEnabled();
  await expect(layerRows(page).locator(".shape")).toHaveText(["7", "1"]);
  await expect(field(page, "Batch size")).toHaveValue("20");
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await expect(button(page, "Iris")).toHaveAttribute("aria-pressed", "true");
  await expect(field(page, "Epochs")).toHaveValue("4");
});
