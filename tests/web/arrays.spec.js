// Arrays whose names do not tell what they are.

import { zipSync } from "fflate";
import { button, expect, field, open, step, test, upload } from "./playground.js";

/**
 * An array as NumPy writes it.
 * @param {number[]} shape
 * @param {(i: number) => number} value of bytes
 */
function npy(shape, value) {
  const extents = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (${extents}), }`;
  const head = header.padEnd(117) + "\n";
  const count = shape.reduce((product, extent) => product * extent, 1);
  const bytes = Uint8Array.from({ length: count }, (_, i) => value(i));
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
