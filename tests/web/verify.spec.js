// What a student hands in: a run that was trained in a browser, and trained again in Node.

import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { inRoot } from "../../tools/paths.mjs";
import {
  button,
  chooseSample,
  clouds,
  csv,
  expect,
  open,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

/** @param {...string} paths of the run and its data @returns {Promise<{ status: number, out: string }>} */
const verify = (...paths) =>
  new Promise((resolve) => {
    const args = [inRoot("dist/package/cli.js"), "verify", ...paths, "--lang", "en"];
    execFile(process.execPath, args, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out: out + err }),
    );
  });

/** @param {import("./playground.js").Page} page @param {import("@playwright/test").TestInfo} info */
async function handIn(page, info) {
  await tab(page, "Runs");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Run with its weights as .minibatch").click(),
  ]);
  const path = info.outputPath("handed-in.minibatch");
  await download.saveAs(path);
  return path;
}

test("a run of the page verifies on the command line, also one that went on", async ({
  page,
}, info) => {
  await open(page);
  await chooseSample(page, "Iris");
  await train(page, 3);
  await button(page, "Continue").click();
  await expect(page.getByText("Epoch 6 of 6")).toBeVisible();
  const path = await handIn(page, info);
  const { status, out } = await verify(path);
  expect(out).toContain("The same: training again gives the weights of the file");
  expect(status).toBe(0);
});

test("a run on a student's own file verifies with that file, and a forged one is told", async ({
  page,
}, info) => {
  await open(page);
  const table = clouds(60);
  await upload(page, csv("own.csv", table));
  await expect(page.locator("mb-data-pane")).toContainText("60 rows");
  await train(page, 3);
  const run = await handIn(page, info);
  const [own, changed] = ["own.csv", "other.csv"].map((name) => info.outputPath(name));
  writeFileSync(own, table);
  writeFileSync(changed, table.replace("red", "blue"));
  const honest = await verify(run, own);
  expect(honest.out).toContain("The same: training again gives the weights of the file");
  expect(honest.status).toBe(0);
  const onOther = await verify(run, changed);
  expect(onOther.status).not.toBe(0);
  expect(onOther.out).toMatch(/own\.csv|Not the same/);

  const files = unzipSync(readFileSync(run));
  /** @param {Record<string, Uint8Array>} parts in the place of the file's own */
  const forged = async (parts) => {
    const path = info.outputPath("forged.minibatch");
    writeFileSync(path, zipSync({ ...files, ...parts }));
    const { status, out } = await verify(path, own);
    expect(status).not.toBe(0);
    return out;
  };
  const json = (/** @type {string} */ name) => JSON.parse(strFromU8(files[name]));
  const better = json("run.json");
  better.run.evaluation.accuracy = 0.123;
  expect(await forged({ "run.json": strToU8(JSON.stringify(better)) })).toContain(
    "accuracy is 0.123 in the file",
  );
  const weights = Object.keys(files).find((name) => /weights/.test(name)) ?? "";
  const bytes = files[weights].slice();
  bytes[bytes.length - 1] ^= 1;
  expect(await forged({ [weights]: bytes })).toMatch(/Not the same|weights|damaged/);
});
