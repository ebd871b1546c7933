// A run's file, as the Runs tab saves it.

import { readFileSync } from "node:fs";
import { expect, tab } from "./playground.js";

/** @param {import("./playground.js").Page} page */
export async function savedRun(page) {
  const runs = await tab(page, "Runs");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    runs.getByRole("button", { name: "Run with its weights as .minibatch" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/run\.minibatch$/);
  return readFileSync(await download.path());
}

/** @param {string} name @param {Buffer} buffer */
export const runFile = (name, buffer) => ({ name, mimeType: "application/octet-stream", buffer });
