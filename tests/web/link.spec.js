// The page's address is the experiment.

import { inRoot } from "../../tools/paths.mjs";
import {
  button,
  clouds,
  csv,
  expect,
  field,
  kept,
  open,
  step,
  test,
  train,
  upload,
} from "./playground.js";

/** @param {import("./playground.js").Page} page */
const summary = (page) => step(page, "Data").locator(".summary");

/** A link of a few words, as a person may write one. */
const iris =
  "#1!data:(sample:iris),model:Sequential(layers:!(Dense(units:5,activation:tanh),Dense(units:3,activation:softmax)))," +
  "compile:(optimizer:SGD(learning_rate:0.1)),fit:(epochs:4,batch_size:16),seed:7";

test("a link opens its experiment, and the page's address follows changes", async ({ page }) => {
  await open(page, `./${iris}`);
  await expect(button(page, "Iris")).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("mb-layer-row .shape")).toHaveText(["5", "3"]);
  await expect(page.getByLabel("Optimizer", { exact: true })).toHaveValue("SGD");
  await expect(field(page, "Learning rate")).toHaveValue("0.1");
  await expect(field(page, "Epochs")).toHaveValue("4");
  await expect(field(page, "Seed")).toHaveValue("7");

  await field(page, "Epochs").fill("9");
  await expect(page).toHaveURL(/fit:\(epochs:9,/);
  const copied = page.url();
  const other = await page.context().newPage();
  await open(other, copied);
  await expect(field(other, "Epochs")).toHaveValue("9");
  await expect(other.locator("mb-layer-row .shape")).toHaveText(["5", "3"]);
  await other.close();

  // A link put into the address of the open page is a step that can be undone.
  await page.evaluate((link) => (location.hash = link), "#1!data:(sample:pima),fit:(epochs:3)");
  await expect(button(page, "Pima Indians Diabetes")).toHaveAttribute("aria-pressed", "true");
  await expect(field(page, "Epochs")).toHaveValue("3");
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await expect(button(page, "Iris")).toHaveAttribute("aria-pressed", "true");
  await expect(field(page, "Epochs")).toHaveValue("9");
});

test("a reload before the address has followed keeps the run and the change", async ({ page }) => {
  await page.addInitScript(() => {
    history.replaceState = () => {};
  });
  await open(page, `./${iris}`);
  await train(page, 3);
  await kept(page, ({ runs }) => runs.length === 1);
  expect(new URL(page.url()).hash).toContain("epochs:4");
  await page.reload();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await expect(field(page, "Epochs")).toHaveValue("3");
});

for (const [what, link, message] of /** @type {[string, string, RegExp][]} */ ([
  ["a link that was cut", "#1!data:(sample:iris),model:Sequ", /could not be opened/],
  ["a foreign word", "#1!data:(sample:iris),epoches:3", /could not be opened.*epoches/],
  ["a newer link", "#7!data:(sample:iris)", /newer/],
  ["an invalid deflated link", "#1~AAAA", /could not be opened/],
])) {
  test(`${what} says so and the sample opens`, async ({ page }) => {
    await open(page, `./${link}`);
    await expect(page.locator(".notices")).toContainText(message);
    await expect(summary(page)).toHaveText(/5,000 images/);
  });
}

test("a link to an experiment on a file asks for that file and recognizes it", async ({ page }) => {
  await open(page);
  await upload(page, csv("clouds.csv", clouds(120)));
  await expect(summary(page)).toHaveText(/120 rows/);
  await field(page, "Epochs").fill("3");
  await expect(page).toHaveURL(/files:.*clouds\.csv.*sha256.*epochs:3/);
  const link = page.url();
  const other = await (await page.context().browser()?.newContext())?.newPage();
  if (!other) throw new Error("There is no browser.");
  await other.goto(link);
  // Beside it the results ask for the same file as soon as they are there.
  const pane = other.locator("mb-data-pane");
  await expect(pane.getByText(/was made with your file clouds\.csv/)).toBeVisible();
  await expect(field(other, "Epochs")).toHaveValue("3");
  // Of the same name, but another.
  await upload(other, csv("clouds.csv", clouds(121)));
  await expect(pane.getByRole("alert")).toContainText("not the file");
  await upload(other, csv("clouds.csv", clouds(120)));
  await expect(summary(other)).toHaveText(/120 rows/);
  await expect(field(other, "Epochs")).toHaveValue("3");
  await expect(button(other, "Train")).toBeEnabled();
  await other.context().close();
});

test("the same link gives the same weights in the page, in two playgrounds and in Node", async ({
  page,
}) => {
  // By its path: what is built has no types.
  const { experiment } = await import(inRoot("dist/package/index.node.js"));
  const run = await experiment.fromLink(iris).run();
  run.dispose();

  /** @param {import("./playground.js").Page} on @param {number} place */
  const train = async (on, place) => {
    const start = on
      .locator("mb-app")
      .nth(place)
      .getByRole("button", { name: "Train", exact: true });
    await expect(start).toBeEnabled();
    await start.click();
  };
  /** @param {import("./playground.js").Page} on @param {number} place */
  const fingerprint = async (on, place) => {
    const code = on.locator("mb-app").nth(place).locator("mb-score-strip code");
    await expect(code).toBeVisible();
    return code.getAttribute("title");
  };

  await open(page, `./${iris}`);
  await train(page, 0);
  expect(await fingerprint(page, 0)).toBe(run.fingerprint);

  const pima = "#1!data:(sample:pima),fit:(epochs:2)";
  await page.route(/\/embedded$/, async (route) => {
    const response = await route.fetch({ url: new URL("./", page.url()).href });
    const body = (await response.text()).replace(
      /<body>[^]*<\/body>/,
      `<body><div data-playground="${iris}"></div><div data-playground="${pima}"></div></body>`,
    );
    await route.fulfill({ response, body });
  });
  await page.goto("./embedded");
  const apps = page.locator("mb-app");
  await expect(apps.nth(1).getByRole("button", { name: "Pima Indians Diabetes" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(apps.nth(0).getByRole("button", { name: "Iris" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  // Both at once.
  await train(page, 0);
  await train(page, 1);
  const one = await fingerprint(page, 0);
  const two = await fingerprint(page, 1);
  expect(one).toBe(run.fingerprint);
  expect(two).not.toBe(one);
  // They do not know of each other.
  await expect(apps.nth(0).locator("mb-layer-row .shape")).toHaveText(["5", "3"]);
  await expect(apps.nth(1).locator("mb-layer-row")).toHaveCount(3);
  expect(page.url()).toMatch(/\/embedded$/);
});
