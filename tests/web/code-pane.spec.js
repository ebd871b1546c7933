// Form | Code: the same experiment as forms and as a Keras program, both of which can be edited.

import { readFileSync } from "node:fs";
import { axeFaults } from "./axe.js";
import {
  button,
  expect,
  field,
  kept,
  layerRows,
  open,
  openSection,
  program,
  test,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

const iris = "./#1!data:(sample:iris),fit:(epochs:4)";
const editor = (/** @type {Page} */ page) =>
  page.getByRole("textbox", { name: /as a Python program/ });
const findings = (/** @type {Page} */ page) => page.locator("mb-code-findings");

/** @param {Page} page @param {string} text */
async function pasteOver(page, text) {
  await editor(page).press("ControlOrMeta+a");
  await editor(page).evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    const options = { clipboardData, bubbles: true, cancelable: true, composed: true };
    element.dispatchEvent(new ClipboardEvent("paste", options));
  }, text);
}

/** Puts the cursor behind a line near the end of the program. @param {Page} page @param {string} piece */
async function goBehind(page, piece) {
  await editor(page).press("ControlOrMeta+End");
  const line = editor(page).locator(".cm-line", { hasText: piece }).last();
  await line.click();
  await page.keyboard.press("End");
}

test("the experiment is a program, and what is typed there is the experiment", async ({ page }) => {
  await open(page, iris);
  await button(page, "Code").click();
  await program(page).toContain("epochs=4,");
  await expect(editor(page)).toHaveAttribute("aria-describedby", "keys");
  await expect(findings(page)).toContainText("This program does what the experiment does.");
  await expect(findings(page).getByRole("listitem")).toHaveCount(0);

  // A number that is typed, with nothing else of the text touched.
  await goBehind(page, "epochs=4,");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("2");
  await button(page, "Form").click();
  await expect(field(page, "Epochs")).toHaveValue("42");
  await button(page, "Code").click();
  await program(page).toContain("epochs=42,");

  // What the form changes changes the program.
  await button(page, "Form").click();
  await field(page, "Epochs").fill("7");
  await button(page, "Code").click();
  await program(page).toContain("epochs=7,");

  // Undo covers what was typed, and brings the program with it.
  await goBehind(page, "epochs=7,");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("1");
  await kept(page, ({ experiment }) => experiment.fit.epochs === 71);
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await program(page).toContain("epochs=7,");
  await kept(page, ({ experiment }) => experiment.fit.epochs === 7);

  // A line that is only half there waits, and is said.
  await goBehind(page, "model.summary()");
  await page.keyboard.type("\nmodel.compile(optimizer=");
  await expect(page.locator("mb-code-pane")).toContainText("is not complete yet");
  await expect(button(page, "Train")).toBeEnabled();
  await page.keyboard.type("'sgd', loss='sparse_categorical_crossentropy')");
  await expect(page.locator("mb-code-pane")).not.toContainText("is not complete yet");
  await kept(page, ({ experiment }) => /sgd/i.test(JSON.stringify(experiment.compile.optimizer)));

  // The key that trains trains what was just typed.
  await goBehind(page, "epochs=7,");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("2");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.locator("mb-run-bar")).toContainText("Epoch 2 of 2");
  await expect(button(page, "Train")).toBeEnabled();
  await expect(editor(page)).toHaveAttribute("aria-label", /Python program/);

  // So does going on, and it loses nothing that was not read yet.
  await goBehind(page, "epochs=2,");
  await button(page, "Continue").evaluate(
    (proceed, element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "  # as before");
      const options = { clipboardData, bubbles: true, cancelable: true, composed: true };
      element?.dispatchEvent(new ClipboardEvent("paste", options));
      /** @type {HTMLElement} */ (proceed).click();
    },
    await editor(page).elementHandle(),
  );
  await expect(page.locator("mb-run-bar")).toContainText("Epoch 4 of 4");
  await program(page).toContain("epochs=2,  # as before");
});

const pasted = `# my notebook
import pandas as pd
from tensorflow import keras
data = pd.read_csv('pima-indians-diabetes.csv')
X = data.drop('Outcome', axis=1)
y = data['Outcome']
model = keras.Sequential([keras.layers.Dense(7, activation='relu'), keras.layers.Dense(1, activation='softmax')])
model.compile('adam', 'binary_crossentropy', metrics=['accuracy'])
model.fit(X, y, epoches=6, batch_size=20)
plot_my_own(model)
print("""one

two""", [

3])
`;

test("a program that is pasted stays as it is, with its faults marked", async ({ page }) => {
  await open(page, iris);
  await button(page, "Code").click();
  await program(page).toContain("epochs=4,");
  await pasteOver(page, pasted);
  const faults = findings(page).getByRole("listitem").filter({ hasText: "Mistake" });
  await expect(faults.filter({ hasText: "softmax over one unit" })).toHaveCount(1);
  await program(page).toContain("# my notebook");
  await expect(editor(page).locator(".cm-lintRange-error").first()).toBeVisible();
  await expect(page.locator(".cm-lint-marker-error").first()).toBeVisible();

  expect(await axeFaults(page, { within: ["mb-code-pane"] })).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 720 });

  // By the keyboard: to the line, and mended where it stands.
  await button(page, "Go to line 7").press("Enter");
  await expect(editor(page)).toBeFocused();
  await button(page, "Mend line 7").press("Enter");
  await program(page).toContain('Dense(1, activation="sigmoid")');
  await program(page).toContain("# my notebook");
  await expect(findings(page).locator("#title")).toBeFocused();
  await button(page, "Mend line 9").press("Enter");
  await program(page).toContain("epochs=6");

  // It outlives a reload, with what is said of it.
  const count = await findings(page).getByRole("listitem").count();
  await kept(page, ({ code }) => code?.text.includes("epochs=6"));
  await page.reload();
  await program(page).toContain("# my notebook");
  await expect(findings(page).getByRole("listitem")).toHaveCount(count);

  // It goes out as it stands.
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Notebook (.ipynb)").click(),
  ]);
  const [module] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "JavaScript (.mjs)").click(),
  ]);
  expect(readFileSync(await module.path(), "utf8")).toContain("layers.dense({ units: 7");
  const { cells } = JSON.parse(readFileSync(await saved.path(), "utf8"));
  expect(cells[0].source.join("")).toContain("# my notebook\n");
  // A text, or a bracket, goes on over empty lines.
  expect(cells.at(-1).source.join("")).toContain('"""one\n\ntwo""", [\n\n3])');

  await button(page, "Form").click();
  await expect(layerRows(page).locator(".shape")).toHaveText(["7", "1"]);
  await openSection(page, "Fit");
  await expect(field(page, "Epochs")).toHaveValue("6");

  // What is no model leaves the experiment, and the text, as they are.
  await button(page, "Code").click();
  await pasteOver(page, "import torch\nmodel = torch.nn.Linear(4, 2)\n");
  await expect(findings(page)).toContainText("This is PyTorch code, and only Keras programs");
  await expect(findings(page)).toContainText("The experiment stays as it was");
  await program(page).toContain("torch.nn.Linear");
  await button(page, "Form").click();
  await expect(layerRows(page).locator(".shape")).toHaveText(["7", "1"]);
});
