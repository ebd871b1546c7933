// How a table was read is seen, changed and undone.

import { button, expect, field, open, step, test, upload } from "./playground.js";

/** @param {import("./playground.js").Page} page */
const summary = (page) => step(page, "Data").locator(".summary");
/** @param {import("./playground.js").Page} page */
const panel = (page) => page.locator("mb-reading-panel");

/** @param {string} name @param {string} text */
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** Numbers as a German spreadsheet writes them, below a title. */
const german = `Messwerte;;\n;;\nlen;wid;kind\n${Array.from(
  { length: 40 },
  (_, i) => `${i % 7},5;1.${100 + i};${i % 2 ? "a" : "b"}`,
).join("\n")}\nfehlt;1.500;a\n`;

test.beforeEach(async ({ page }) => open(page));

test("what was found is shown, and another way is read at once and undone", async ({ page }) => {
  await upload(page, [file("german.csv", german)]);
  await expect(summary(page)).toHaveText(/41 rows · 2 features · 2 classes/);
  await panel(page).getByText("How the file was read").click();
  await expect(panel(page).locator("pre")).toContainText("Messwerte;;");
  await expect(field(page, "Separator").locator("option").first()).toHaveText(
    "Detected: Semicolon",
  );
  await expect(field(page, "Decimal mark").locator("option").first()).toHaveText("Detected: Comma");
  await expect(field(page, "Lines to skip")).toHaveAttribute("placeholder", "2");
  await expect(panel(page).getByRole("row", { name: "44 len fehlt" })).toBeVisible();

  await field(page, "Column names").selectOption("None in the file");
  await field(page, "Lines to skip").fill("3");
  await field(page, "Lines to skip").press("Enter");
  const columns = page.locator("mb-table-view select#target option");
  await expect(columns).toHaveText(["Column 1", "Column 2", "Column 3"]);
  await expect(field(page, "Column names")).toHaveValue("1");
  await button(page, "Undo").click();
  await button(page, "Undo").click();
  await expect(columns).toHaveText(["len", "wid", "kind"]);
  await expect(field(page, "Column names")).toHaveValue("");
});

test("a reading that does not fit is refused, and the data stay", async ({ page }) => {
  await upload(page, [file("german.csv", german)]);
  await panel(page).getByText("How the file was read").click();
  await field(page, "Separator").selectOption("Tab");
  const alert = page.locator("mb-data-pane").getByRole("alert");
  await expect(alert).toContainText("it has only one column");
  await expect(summary(page)).toHaveText(/41 rows/);
  await field(page, "Separator").selectOption("Semicolon");
  await expect(alert).toHaveCount(0);
  await expect(summary(page)).toHaveText(/41 rows/);
});

test("rows that cannot be read are left out when that is chosen", async ({ page }) => {
  const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 2 ? "x" : "y"}`);
  const text = `a,b\n${[...rows.slice(0, 20), "3,4,5", ...rows.slice(20)].join("\n")}\n`;
  await upload(page, [file("bad.csv", text)]);
  const alert = page.locator("mb-data-pane").getByRole("alert");
  await expect(alert).toContainText("1 of 31 rows have more cells: line 22 has 3");
  await button(page, "Skip these rows").click();
  await expect(summary(page)).toHaveText(/30 rows · 1 feature/);
  await expect(page.getByRole("list", { name: "Warnings about the data" })).toContainText(
    "1 row of bad.csv has more cells than there are columns and was left out: line 22 has 3.",
  );

  const records = rows.map((_, i) => JSON.stringify({ a: i, b: i % 2 ? "x" : "y" }));
  await upload(page, [file("bad.jsonl", [...records, '{"a": 1,'].join("\n"))]);
  await expect(alert).toContainText("1 of 31 lines of bad.jsonl are not JSON records: line 31.");
  await button(page, "Skip these rows").click();
  await expect(alert).toHaveCount(0);
  await expect(page.locator("mb-data-pane")).toContainText("bad.jsonl");
  await expect(summary(page)).toHaveText(/30 rows · 1 feature/);
});
