// A picture from the camera is predicted; without one, or without leave to use it, the page says what else can be done.

import { button, expect, open, tab, test, train } from "./playground.js";

test("the camera's picture is predicted, and its refusals are told apart", async ({ page }) => {
  await page.addInitScript(() => {
    const state = Object.assign(window, { refusal: "NotFoundError" });
    const getUserMedia = async () => {
      if (state.refusal) throw new DOMException("refused by the test", state.refusal);
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [64, 48];
      const context = canvas.getContext("2d");
      const draw = () => {
        context?.fillRect(0, 0, 64, 48);
        context?.clearRect(20, 10, 20, 30);
        requestAnimationFrame(draw);
      };
      draw();
      return canvas.captureStream();
    };
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia } });
  });
  await open(page);
  await train(page, 1);
  const panel = await tab(page, "Predict");
  const refuse = (/** @type {string} */ refusal) =>
    page.evaluate((name) => Object.assign(window, { refusal: name }), refusal);
  await button(page, "Use the camera").click();
  await expect(panel.getByRole("alert")).toContainText("No camera was found");
  await refuse("NotAllowedError");
  await button(page, "Use the camera").click();
  await expect(panel.getByRole("alert")).toContainText("does not let this page use the camera");
  await refuse("");
  await button(page, "Use the camera").click();
  await expect(panel.getByRole("alert")).toHaveCount(0);
  await expect
    .poll(() => panel.locator("video").evaluate((/** @type {any} */ video) => video.videoWidth))
    .toBe(64);
  await button(page, "Take the picture").click();
  await expect(panel.locator("mb-bars li")).toHaveCount(10);
  await expect(page.getByRole("img", { name: "as the model sees it" })).toBeVisible();
  await button(page, "Close the camera").click();
  await expect(button(page, "Use the camera")).toBeFocused();
});
