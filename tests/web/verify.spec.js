// What a student hands in: a run that was trained in a browser, and trained again in Node.

import { execFile } from "node:child_process";
import { inRoot } from "../../tools/paths.mjs";
import { button, chooseSample, expect, open, tab, test, train } from "./playground.js";

/** @param {string} path @returns {Promise<{ status: number, out: string }>} */
const verify = (path) =>
  new Promise((resolve) => {
    const args = [inRoot("dist/package/cli.js"), "verify", path, "--lang", "en"];
    execFile(process.execPath, args, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out: out + err }),
    );
  });

test("a run of the page verifies on the command line, also one that went on", async ({
  page,
}, info) => {
  await open(page);
  await chooseSample(page, "Iris");
  await train(page, 3);
  await button(page, "Continue").click();
  await expect(page.getByText("Epoch 6 of 6")).toBeVisible();
  await tab(page, "Runs");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Run with its weights as .minibatch").click(),
  ]);
  const path = info.outputPath("handed-in.minibatch");
  await download.saveAs(path);
  const { status, out } = await verify(path);
  expect(out).toContain("The same: training again gives the weights of the file");
  expect(status).toBe(0);
});
