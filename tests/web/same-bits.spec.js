import { inRoot } from "../../tools/paths.mjs";
import { seededRun } from "../package/fixtures/seeded-run.js";
import { files, hostPackage } from "./package-host.js";
import { expect, test } from "./playground.js";

test("three seeded epochs end with the same bits in Chromium as in Node", async ({ page }) => {
  const host = await hostPackage();
  try {
    await page.goto(host.origin);
    const inChromium = await page.evaluate(async ({ index, seededRun }) => {
      const run = await import(seededRun);
      return run.seededRun(await import(index));
    }, files);
    // By its path: Playwright would take the name for the sources' browser entry.
    const inNode = await seededRun(await import(inRoot("dist/package/index.node.js")));
    expect(inNode.hash).toMatch(/^[0-9a-f]{8}$/);
    expect(inChromium).toEqual(inNode);
  } finally {
    host.close();
  }
});
