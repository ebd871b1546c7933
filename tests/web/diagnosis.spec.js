// What stands out about a run is said with its numbers, and mended in one click that undo takes back.

import {
  button,
  chooseSample,
  csv,
  expect,
  field,
  open,
  test,
  train,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
const findings = (page) => page.locator("mb-diagnosis mb-notice");

test("a learning rate that is too small is found, mended, and then nothing is said", async ({
  page,
}) => {
  await open(page);
  await chooseSample(page, "Iris");
  const rate = field(page, "Learning rate");
  await rate.fill("0.000001");
  await rate.press("Tab");
  await train(page, 12);
  await expect(findings(page)).toHaveCount(1);
  await expect(findings(page)).toContainText(
    /^The model is no better than always answering “\w+”: it is right for 0\.\d+ of the 30 test rows, and that answer alone for 0\.3333\. The learning rate, 0\.000001, is so small that the weights hardly move\./,
  );

  const mend = button(page, "Set the learning rate to 0.001");
  await mend.press("Enter");
  await expect(rate).toHaveValue("0.001");
  await expect(mend).toHaveCount(0);
  // The run is the same, and so is what is said of it.
  await expect(findings(page)).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(rate).toHaveValue("0.000001");
  await expect(mend).toBeVisible();
  await mend.click();
  await train(page, 40);
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(40);
  await expect(findings(page)).toHaveCount(0);
});

test("a run that overfits says since when, in Korean too", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Pima Indians Diabetes");
  const rate = field(page, "Learning rate");
  await rate.fill("0.01");
  await rate.press("Tab");
  await train(page, 150);
  const said = findings(page).filter({ hasText: "Overfitting since epoch" });
  await expect(said).toContainText(/the validation loss rose from [\d.]+ to [\d.]+/);
  await page.getByLabel("Language").selectOption("ko");
  const korean = findings(page).filter({ hasText: "과적합입니다" });
  await expect(korean).toContainText(/^\d+번째 에포크부터 과적합입니다\. 훈련 손실은 [\d.]+에서/);
  await button(page, "EarlyStopping 추가").click();
  const stops = () =>
    page.evaluate(
      () =>
        /** @type {any} */ (document.querySelector("mb-app")).playground.store.state.experiment.fit
          .callbacks[0]?.class_name,
    );
  await expect.poll(stops).toBe("EarlyStopping");
});

test("images to test with that are trained on are found, and each is read once", async ({
  page,
}) => {
  const head = ["label", ...Array.from({ length: 64 }, (_, i) => `pixel${i}`)].join(",");
  const image = (/** @type {number} */ row) => {
    const pixels = Array.from({ length: 64 }, (_, i) => ((row * 7 + i * (row % 5) * 13) % 251) + 1);
    return [row % 2, ...pixels].join(",");
  };
  const file = (/** @type {number[]} */ rows) => [head, ...rows.map(image)].join("\n");
  const rows = (/** @type {number} */ from, /** @type {number} */ to) =>
    Array.from({ length: to - from }, (_, i) => from + i);
  await open(page);
  await upload(page, [csv("train.csv", file(rows(0, 80))), csv("test.csv", file(rows(60, 100)))]);
  await expect(page.locator("mb-data-pane")).toContainText("120 images");
  await train(page, 2);
  const shared = findings(page).filter({ hasText: "training rows too" });
  await expect(shared).toContainText(/^12 of the 40 test rows are training rows too/);
  await shared.getByRole("button", { name: "Read each image once" }).click();
  await expect(page.locator("mb-data-pane")).toContainText("100 images");
  await expect(page.locator("mb-data-pane")).toContainText(
    "Left out of train.csv, because equal images came before them: 20 images.",
  );
  await train(page, 2);
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await expect(shared).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.locator("mb-data-pane")).toContainText("120 images");
});

test("a test file that is the training file, and a column that a rule cuts, are found and mended", async ({
  page,
}) => {
  const wave = (/** @type {number} */ place) => ((Math.sin(place) * 1e4) % 1) + 1;
  const rows = Array.from({ length: 160 }, (_, row) => {
    const score = 50 * wave(row + 0.5);
    return [wave(row), wave(row * 7 + 3), score, score > 52 ? "yes" : "no"].join(",");
  });
  const text = ["a,b,score,y", ...rows].join("\n");
  await open(page);
  await upload(page, [csv("train.csv", text), csv("test.csv", text)]);
  await expect(page.locator("mb-data-pane")).toContainText("320 rows");
  await train(page, 3);
  const shared = findings(page).filter({ hasText: "training rows too" });
  await expect(shared).toContainText(/^144 of the 160 test rows are training rows too/);
  const leak = findings(page).filter({ hasText: "alone tells the answer" });
  await expect(leak).toContainText(/^“score” alone tells the answer: a small decision tree/);
  await page.getByLabel("Language").selectOption("ko");
  await expect(findings(page).filter({ hasText: "144개가 훈련 데이터에도" })).toHaveCount(1);
  await expect(findings(page).filter({ hasText: "작은 결정 트리" })).toHaveCount(1);
  await page.getByLabel("언어").selectOption("en");

  await shared.getByRole("button", { name: "Keep each row once, and split anew" }).click();
  await train(page, 3);
  await expect(leak).toHaveCount(1);
  await expect(shared).toHaveCount(0);
  await leak.getByRole("button", { name: "Drop score" }).click();
  await train(page, 3);
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await expect(findings(page).filter({ hasText: "alone tells" })).toHaveCount(0);
  await expect(shared).toHaveCount(0);
});
