// Classical models beside the network on the Runs tab: their scores in the table, also after a reload.

import {
  button,
  chooseFromList,
  chooseSample,
  expect,
  field,
  kept,
  open,
  tab,
  test,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
const rows = (page) => page.locator("mb-runs-table tbody tr");
/** @param {Page} page */
const heads = (page) => page.locator("mb-runs-table thead");

/** @param {Page} page */
async function openPanel(page) {
  const pane = await tab(page, "Runs");
  await pane.getByRole("button", { name: "Classical models" }).click();
  return page.locator("mb-baselines-panel");
}

test("classical models stand beside the network in the table of runs", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("2");
  await button(page, "Train").click();
  await kept(page, ({ runs }) => runs.length === 1);
  const panel = await openPanel(page);
  await expect(panel.getByRole("checkbox")).toHaveCount(6);
  await panel.getByRole("checkbox", { name: "DecisionTreeClassifier" }).check();
  await panel.getByRole("checkbox", { name: "KNeighborsClassifier" }).uncheck();
  await panel.getByRole("button", { name: "Fit and test" }).click();
  await expect(panel.getByRole("status")).toHaveText("Done: 3 models are in the table.");
  await expect(rows(page)).toHaveCount(4);
  const found = await rows(page).allInnerTexts();
  expect(found.slice(0, 3).map((text) => /\w+(?:Classifier|Regression)/.exec(text)?.[0])).toEqual([
    "RandomForestClassifier",
    "DecisionTreeClassifier",
    "LogisticRegression",
  ]);
  // It is no run to go back to, and none that changed a setting.
  await expect(
    rows(page)
      .first()
      .getByRole("button", { name: /Restore/ }),
  ).toHaveCount(0);
  await expect(rows(page).first()).not.toContainText("→");
  await kept(page, ({ runs }) => runs.length === 4);
  await page.reload();
  await tab(page, "Runs");
  await expect(rows(page)).toHaveCount(4);
  expect(await rows(page).allInnerTexts()).toEqual(found);
});

test("numbers are judged by MAE, RMSE, R² and MAPE, the network's too", async ({ page }) => {
  await open(page);
  await chooseFromList(page, "Auto MPG");
  await field(page, "Epochs").fill("1");
  await button(page, "Train").click();
  await kept(page, ({ runs }) => runs.length === 1);
  const panel = await openPanel(page);
  for (const name of ["KNeighborsRegressor", "RandomForestRegressor"]) {
    await panel.getByRole("checkbox", { name }).uncheck();
  }
  await panel.getByRole("button", { name: "Fit and test" }).click();
  await expect(panel.getByRole("status")).toHaveText("Done: 1 model is in the table.");
  // Every network has the same scores, one of a sweep too.
  await page.getByRole("button", { name: "Sweep" }).click();
  const sweep = page.locator("mb-sweep-panel");
  await sweep.getByLabel("Setting").selectOption({ label: "epochs" });
  await sweep.getByLabel("Values").fill("2");
  await sweep.getByRole("button", { name: "Start the sweep" }).click();
  await expect(rows(page)).toHaveCount(3);
  const names = await heads(page).locator("th").allInnerTexts();
  const scores = ["mean absolute error", "RMSE", "R²", "MAPE"].map((score) =>
    names.findIndex((name) => name.includes(score)),
  );
  const found = await rows(page).evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent?.trim())),
  );
  expect(found[1][1]).toContain("LinearRegression");
  for (const cells of found) for (const at of scores) expect(cells[at]).toMatch(/^-?\d+\.\d+$/);
});

test("a classical model has a form for its arguments, which its row in the table names", async ({
  page,
}) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Seed").fill("5");
  const panel = await openPanel(page);
  for (const name of ["LogisticRegression", "KNeighborsClassifier", "RandomForestClassifier"])
    await panel.getByRole("checkbox", { name }).uncheck();
  await panel.getByRole("checkbox", { name: "DecisionTreeClassifier" }).check();
  await panel.getByText("Arguments").click();
  await expect(panel.getByLabel("random_state")).toHaveValue("5");
  await panel.getByLabel("max_depth").fill("0");
  await expect(panel.getByRole("alert")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Fit and test" })).toBeDisabled();
  // A model of the course does not wait for it.
  await button(page, "Train").click();
  await kept(page, ({ runs }) => runs.length === 1);
  await panel.getByLabel("max_depth").fill("1");
  await panel.getByLabel("criterion").selectOption("entropy");
  await panel.getByRole("button", { name: "Fit and test" }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first().locator(".changes")).toHaveText(
    'random_state=5, max_depth=1, criterion="entropy"',
  );
  // What was set is there when the tab is shown again, and a second one stands beside it.
  await tab(page, "Curves");
  await tab(page, "Runs");
  await panel.getByText("Arguments").click();
  await panel.getByLabel("max_depth").fill("3");
  await panel.getByRole("button", { name: "Fit and test" }).click();
  await expect(rows(page)).toHaveCount(3);
  const scores = await rows(page).allInnerTexts();
  expect(scores[0]).toContain("max_depth=3");
  expect(scores[1]).toContain("max_depth=1");
});

test("a decision tree is drawn, listed and written as scikit-learn writes it", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  const panel = await openPanel(page);
  for (const name of ["LogisticRegression", "KNeighborsClassifier", "RandomForestClassifier"])
    await panel.getByRole("checkbox", { name }).uncheck();
  await panel.getByRole("checkbox", { name: "DecisionTreeClassifier" }).check();
  await panel.getByText("Arguments").click();
  await panel.getByLabel("max_depth").fill("2");
  await page.setViewportSize({ width: 360, height: 740 });
  await panel.getByRole("button", { name: "Fit and test" }).click();
  const view = page.locator("mb-tree-view");
  // It is wider than the screen: its root is in the middle, in letters that can be read.
  const middle = async (/** @type {import("@playwright/test").Locator} */ part) => {
    const box = await part.boundingBox();
    return box ? box.x + box.width / 2 : NaN;
  };
  const [frame, root] = [view.locator(".scroll"), view.locator("svg .node").first()];
  await expect
    .poll(async () => Math.abs((await middle(root)) - (await middle(frame))))
    .toBeLessThan(8);
  expect((await root.boundingBox())?.width).toBeGreaterThan(150);
  await expect(view.getByRole("heading")).toHaveText("Decision tree of run 1");
  await expect(view).toContainText("5 nodes, 3 leaves");
  await expect(view.locator("svg .node")).toHaveCount(5);
  await expect(view.locator("svg .rule").first()).toHaveText(/^petal_(length|width) ≤ /);
  await expect(view.locator("svg[role=img]")).toContainText("120 rows");
  await view.getByText("As text").click();
  await expect(view.locator("pre")).toHaveText(
    /^\|--- petal_\w+ <= -?\d\.\d\d\n\| {3}\|--- class: setosa\n/,
  );
  await view.getByRole("button", { name: /^Numbers of/ }).click();
  await expect(view.locator("tbody tr")).toHaveCount(5);
  const width = () => view.locator("svg[role=img]").getAttribute("width").then(Number);
  const before = await width();
  await view.getByRole("button", { name: "Smaller" }).click();
  expect(await width()).toBeLessThan(before);
  // A second one can be looked at beside it, also after a reload.
  await panel.getByLabel("max_depth").fill("1");
  await panel.getByRole("button", { name: "Fit and test" }).click();
  await expect(view.getByRole("heading")).toHaveText("Decision tree of run 2");
  await kept(page, ({ runs }) => runs.length === 2);
  await page.reload();
  await tab(page, "Runs");
  await expect(view.locator("svg .node")).toHaveCount(3);
  await view.getByLabel("Run whose tree is drawn").selectOption({ index: 1 });
  await expect(view.locator("svg .node")).toHaveCount(5);
});

test("fitting can be cancelled, and what was fitted stays", async ({ page }) => {
  await open(page);
  const panel = await openPanel(page);
  await panel.getByRole("checkbox", { name: "GradientBoostingClassifier" }).check();
  await panel.getByRole("button", { name: "Fit and test" }).click();
  await expect(panel.getByRole("progressbar")).toBeVisible();
  await panel.getByRole("button", { name: "Cancel" }).click();
  await expect(panel.getByRole("status")).toContainText("Stopped");
  await expect(panel.getByRole("button", { name: "Fit and test" })).toBeEnabled();
});
