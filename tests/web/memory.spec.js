// A table that would need more memory than there is: what is said, and fewer rows by one click. The site is built with
// a lower limit.

import { csv, expect, field, idx, open, step, test, upload, button } from "./playground.js";
import { hostSite, isolating } from "./site-host.js";

/** What takes a few hundred thousand rows; the sample that the page opens with needs less. */
const limit = "bytes:8e6";

test("too many rows are refused, and some of them read by a click", async ({ page }) => {
  const host = await hostSite({ headers: isolating });
  try {
    let lowered = 0;
    for (const [path, body] of host.files) {
      if (!/\.js$/.test(path)) continue;
      const text = body.toString();
      if (!text.includes("bytes:15e8")) continue;
      host.files.set(path, Buffer.from(text.replaceAll("bytes:15e8", limit)));
      ++lowered;
    }
    expect(lowered).toBeGreaterThan(0);
    await open(page, host.url);
    const rows = Array.from({ length: 300_000 }, (_, i) => `${i},${i % 7},${i % 5},${i % 2}`);
    await upload(page, csv("many.csv", ["n,a,b,kind", ...rows].join("\n")));
    const data = page.locator("mb-data-pane");
    await expect(data.getByRole("alert")).toContainText(
      /many\.csv would take 9\.6 MB of memory with its 300000 rows; at most 8\.0 MB is allowed\. Read fewer rows: the first 100000 /,
    );
    await button(page, "Read the first 100,000 rows").click();
    const summary = step(page, "Data").locator(".summary");
    await expect(summary).toHaveText(/100,000 rows/);
    await expect(data.getByRole("alert")).toHaveCount(0);
    await expect(data.getByText("Only the first 100000 rows of many.csv were read.")).toBeVisible();

    // The same in the panel, and rows from the whole file.
    const panel = page.locator("mb-reading-panel");
    await panel.getByText("How the file was read").click();
    await expect(field(page, "Rows to read")).toHaveValue("100000");
    await field(page, "Rows to read").fill("");
    await field(page, "Rows to read").press("Enter");
    await button(page, "Read one of every 3 rows").click();
    await expect(data.getByText("Of many.csv one of every 3 rows was read")).toBeVisible();
    await expect(field(page, "Rows to read")).toHaveValue("");
    await expect(field(page, "One row of every")).toHaveValue("3");
    await expect(summary).toHaveText(/100,000 rows/);

    // Images as well.
    const labels = new Uint8Array(12_000).map((_, i) => i % 5);
    const pixels = new Uint8Array(28 * 28 * labels.length).map((_, i) => i % 251);
    await upload(page, [
      { name: "train-labels-idx1-ubyte", mimeType: "", buffer: idx([12_000], labels) },
      { name: "train-images-idx3-ubyte", mimeType: "", buffer: idx([12_000, 28, 28], pixels) },
    ]);
    await button(page, "Read one of every 3 rows").click();
    await expect(summary).toHaveText(/4,000 images/);
    await data.getByText("What is predicted").click();
    await field(page, "One row of every").fill("4");
    await field(page, "One row of every").press("Enter");
    await expect(summary).toHaveText(/3,000 images/);
  } finally {
    host.close();
  }
});
