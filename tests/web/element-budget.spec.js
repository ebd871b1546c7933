// What an element loads before its first training step, all of it: its script, the core, the worker, data and lesson.

import { gzipSync } from "node:zlib";
import { element, hostElement } from "./element-host.js";
import { button, expect, test } from "./playground.js";

for (const [name, attributes, budget] of /** @type {const} */ ([
  ["a curve", 'experiment="iris" show="title train curve"', 650_000],
  ["a lesson", 'lesson="01-first-regression" show="title train model fit curves test"', 685_000],
])) {
  test(`little is loaded for ${name} before it trains`, async ({ page }) => {
    const host = await hostElement(element(attributes));
    try {
      await page.goto(host.origin);
      await expect(button(page, "Train")).toBeEnabled();
      await page.waitForLoadState("networkidle");
      const sizes = host.site.sent.map((file) => gzipSync(host.site.files.get(file) ?? "").length);
      const total = sizes.reduce((all, size) => all + size, 0);
      // A core and its worker are there.
      expect(total).toBeGreaterThan(500_000);
      expect(total).toBeLessThan(budget);
    } finally {
      host.close();
    }
  });
}
