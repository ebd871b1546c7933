// Arrays whose names do not tell what they are.

import { zipSync } from "fflate";
import { button, expect, field, open, step, tab, test, train, upload } from "./playground.js";

/**
 * An array as NumPy writes it.
 * @param {number[]} shape
 * @param {(i: number) => number} value
 * @param {Uint8ArrayConstructor | Uint16ArrayConstructor} [Numbers]
 */
function npy(shape, value, Numbers = Uint8Array) {
  const extents = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const header = `{'descr': '${Numbers === Uint8Array ? "|u1" : "<u2"}', 'fortran_order': False, 'shape': (${extents}), }`;
  const head = header.padEnd(117) + "\n";
  const count = shape.reduce((product, extent) => product * extent, 1);
  const numbers = new Numbers(Array.from({ length: count }, (_, i) => value(i)));
  const bytes = new Uint8Array(numbers.buffer);
  return new Uint8Array(
    Buffer.concat([Buffer.from("\x93NUMPY\x01\x00\x76\x00", "latin1"), Buffer.from(head), bytes]),
  );
}

const arrays = zipSync({
  "faces.npy": npy([40, 6, 6], (i) => i % 251),
  "who.npy": npy([40], (i) => i % 2),
  "others.npy": npy([10, 6, 6], (i) => i % 241),
  "age.npy": npy([10], (i) => (i + 1) % 2),
});

test("arrays with other names are chosen", async ({ page }) => {
  await open(page);
  const file = { name: "faces.npz", mimeType: "", buffer: Buffer.from(arrays) };
  await upload(page, [file]);
  const alert = page.locator("mb-data-pane").getByRole("alert");
  await expect(alert).toContainText("faces (40, 6, 6)");
  // What their shapes say is chosen already.
  await expect(field(page, "x_train")).toHaveValue("faces");
  await expect(field(page, "y_train")).toHaveValue("who");
  await expect(field(page, "x_test")).toHaveValue("others");
  await expect(field(page, "y_test")).toHaveValue("age");
  await field(page, "x_test").selectOption("None");
  await field(page, "y_test").selectOption("None");
  await field(page, "y_train").selectOption("age (10)");
  await button(page, "Read these arrays").click();
  await expect(alert).toContainText(/40.*10/);
  await field(page, "y_train").selectOption("who (40)");
  await button(page, "Read these arrays").click();
  await expect(step(page, "Data").locator(".summary")).toHaveText(
    /40 images · 6.×.6.×.1 · 2 classes/,
  );
  await expect(alert).toHaveCount(0);
});

test("more classes than a matrix is made of are tested", async ({ page }) => {
  const classes = 5100;
  const file = zipSync({
    "x_train.npy": npy([classes, 2, 2], (i) => i % 251),
    "y_train.npy": npy([classes], (i) => i, Uint16Array),
  });
  await open(page);
  await upload(page, [{ name: "many.npz", mimeType: "", buffer: Buffer.from(file) }]);
  await expect(step(page, "Data").locator(".summary")).toHaveText(/5,100 classes/);
  await train(page, 1);
  const panel = await tab(page, "Test");
  await expect(panel.locator("mb-evaluate-pane")).toContainText(
    "No matrix is made of 5,100 classes",
  );
  await expect(panel.getByRole("spinbutton", { name: "k" })).toHaveAttribute("max", "5100");
  // No two rows are of the same class.
  const rows = await panel.locator("mb-part-switch [aria-pressed=true]").innerText();
  const [count] = /[\d,]+/.exec(rows) ?? [];
  await expect(panel.locator("mb-score-table mb-notice")).toHaveText(
    `${count} rows are of ${count} classes that no training row is of: the model could not learn them.`,
  );
  await panel.getByText("Classification report").click();
  await expect(panel.locator("mb-report-section tbody tr")).toHaveCount(103);
  await panel.getByText("Curves and threshold").click();
  await expect(panel.locator("mb-score-curves select")).toBeVisible();
  await tab(page, "Examples");
  await expect(panel.locator("mb-examples-pane .shown")).toHaveText(`${count} of ${count} shown`);
});
