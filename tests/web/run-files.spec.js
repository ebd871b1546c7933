// A run as a file, `.minibatch`: saved in the page, opened in another and in Node, with the same bits.

import { loadModel, loadRun } from "minibatch";
import {
  button,
  clouds,
  csv,
  expect,
  field,
  kept,
  open,
  tab,
  test,
  train,
  upload,
} from "./playground.js";
import { runFile, savedRun } from "./run-file.js";

/** @param {Buffer} buffer */
const asFile = (buffer) => runFile("clouds.minibatch", buffer);

/** @param {import("./playground.js").Page} page */
async function predicted(page) {
  await tab(page, "Predict");
  await field(page, "left").fill("1.5");
  await field(page, "up").fill("0.6");
  const bars = page.locator("mb-predict-pane mb-bars");
  await expect(bars).toContainText("%");
  return bars.evaluate((host) => host.shadowRoot?.textContent?.replace(/\s+/g, " ") ?? "");
}

test("a run is saved, also after a reload, and opened in another page and in Node", async ({
  page,
  context,
}) => {
  const own = csv("own.csv", clouds(120));
  await open(page);
  await upload(page, own);
  await expect(page.getByLabel("Target column")).toHaveValue("colour");
  await train(page, 3);
  const accuracy = await page.getByLabel("Test accuracy").innerText();
  const percent = await predicted(page);
  const first = await savedRun(page);
  const run = await loadRun(first);
  expect(run.epoch).toEqual([0, 1, 2]);
  expect(run.evaluation?.accuracy?.toFixed(4)).toBe(accuracy);
  expect(run.experiment.data).toMatchObject({ files: [{ name: "own.csv" }] });
  const input = { name: "new.csv", bytes: new TextEncoder().encode("left,up\n1.5,0.6\n") };
  const [cells] = await (await run.predictFiles([input])).page({ from: 0, count: 1 });
  const shares = cells.slice(3).map((share) => `${Math.round(100 * Number(share))}%`);
  for (const share of shares) expect(percent).toContain(share);

  // Before its rows are read again, the weights and what prepares new rows are there.
  await kept(page, ({ training }) => training?.epoch.length === 3 && training.hasWeights);
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ rest) {
      if (message.method !== "readFiles") postMessage.call(this, message, rest);
    };
  });
  await page.reload();
  const again = await loadRun(await savedRun(page));
  expect(again.toJSON()).toEqual(run.toJSON());
  expect(again.preparation?.toJSON()).toEqual(run.preparation?.toJSON());
  const net = await loadModel(first);
  expect(await net.fingerprint()).toBe(run.fingerprint);
  for (const one of [run, again, net]) one.dispose();

  // Another page has neither the rows nor the session: it predicts the same, asks for the file, and goes on with it.
  const other = await context.newPage();
  await open(other, "./#1!data:(sample:iris),fit:(epochs:2)");
  await upload(other, asFile(first));
  await expect(other.locator("mb-wanted-files")).toContainText("own.csv");
  expect(await predicted(other)).toBe(percent);
  await expect(other.getByLabel("Test accuracy")).toHaveText(accuracy);
  await upload(other, own);
  await expect(other.locator("mb-wanted-files")).toHaveCount(0);
  await expect(other.getByLabel("Test accuracy")).toHaveText(accuracy);
  await expect(button(other, "Continue")).toBeVisible();
  const copy = await loadRun(await savedRun(other));
  expect(copy.fingerprint).toBe(run.fingerprint);
  expect(copy.history).toEqual(run.history);
  copy.dispose();

  // Undo brings back what was there; a file that is damaged changes nothing.
  await button(other, "Undo").click();
  await expect(other.locator("mb-data-pane")).toContainText("150");
  await upload(other, asFile(first.subarray(0, 900)));
  await expect(other.getByRole("alert")).toContainText("clouds.minibatch");
});
