// A first visit: the engine and the data are asked for at once.

import { button, expect, test } from "./playground.js";

const iris = "#1!data:(sample:iris)";

for (const [held, other] of [
  ["**/worker-*.js", "**/samples/iris.csv"],
  ["**/samples/iris.csv", "**/*.wasm"],
]) {
  test(`${other} does not wait for ${held}`, async ({ page, baseURL }) => {
    let letGo = () => {};
    const gate = new Promise((resolve) => (letGo = () => resolve(undefined)));
    await page.route(held, async (route) => {
      await gate;
      await route.continue();
    });
    const asked = page.waitForRequest(other);
    await page.goto(`${baseURL}${iris}`);
    await asked;
    letGo();
    await expect(button(page, "Train")).toBeEnabled();
  });
}
