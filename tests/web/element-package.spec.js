// The element as the npm package has it, beside the package's own files.

import { readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { quick } from "./element-host.js";
import { hostPackage } from "./package-host.js";
import { button, expect, test } from "./playground.js";

test("trains with the package's files", async ({ page }) => {
  const host = await hostPackage();
  try {
    await page.goto(host.origin);
    const trained = await page.evaluate(async (experiment) => {
      const script = "/dist/package/element.js";
      await import(script);
      const element = document.createElement("minibatch-playground");
      Object.assign(element, { experiment, show: "title train layers" });
      document.body.append(element);
      return /** @type {any} */ (element).train();
    }, quick);
    expect(trained).toMatchObject({ stopReason: "completed", epoch: [0, 1, 2, 3] });
    await expect(button(page, "Train")).toBeEnabled();
    await expect(page.locator("mb-layer-row")).toHaveCount(2);
  } finally {
    host.close();
  }
});

test("has types that name all that it has, and is imported in Node", async () => {
  const { MinibatchPlayground } = await import(inRoot("dist/package/element.js"));
  const own = Object.getOwnPropertyNames(MinibatchPlayground.prototype).filter(
    (name) => !/^(constructor|\w+Callback)$/.test(name),
  );
  expect(own.length).toBeGreaterThan(8);
  const types = readFileSync(inRoot("dist/package/element.d.ts"), "utf8");
  const [, body] = types.split("export class MinibatchPlayground");
  const declared = [...body.matchAll(/^ {2}(?:get )?(\w+)[(:]/gm)].map(([, name]) => name);
  expect([...new Set(declared)].toSorted()).toEqual(own.toSorted());
});
