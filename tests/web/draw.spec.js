// A digit is drawn, by the pointer or by keys, and its probabilities follow while it is drawn.

import { axeFaults } from "./axe.js";
import { button, chooseFromList, expect, open, png, tab, test, train } from "./playground.js";

test("a digit is drawn by the pointer, then by keys in Korean at 360 pixels", async ({ page }) => {
  await open(page);
  await chooseFromList(page, "Digits 8×8");
  await train(page, 5);
  await tab(page, "Predict");
  const pad = page.getByRole("application", { name: "Draw what is to be predicted" });
  const result = page.locator("mb-predict-pane .result");
  await pad.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await pad.boundingBox()
  );
  const at = (/** @type {number} */ x, /** @type {number} */ y) =>
    /** @type {const} */ ([box.x + x * box.width, box.y + y * box.height]);
  await page.mouse.move(...at(0.5, 0.1));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.9), { steps: 8 });
  // It is predicted before the stroke has ended.
  await expect(result.locator("mb-bars li")).toHaveCount(10);
  await page.mouse.up();
  await expect(result.getByText("Your drawing")).toBeVisible();
  /** The pixels that the model sees: how light each column is. */
  const columns = () =>
    result.locator("mb-pixels").evaluate((/** @type {any} */ element) => {
      const [{ data, width, height }] = element.pictures;
      return Array.from({ length: width }, (_, x) => {
        const rows = Array.from({ length: height }, (_, y) => data[4 * (y * width + x)]);
        return rows.reduce((sum, value) => sum + value, 0) / height;
      });
    });
  // A line in the middle, light on dark as the digits are.
  const isLine = async (/** @type {number} */ least) => {
    const light = await columns();
    return light[3] > least && light[0] < 1 && light[7] < 1;
  };
  await expect.poll(() => isLine(60)).toBe(true);
  // Another stroke gives other probabilities, while it is drawn.
  const bars = result.locator("mb-bars");
  const shares = () =>
    bars.evaluate((/** @type {any} */ { values }) =>
      Array.from(values, (share) => share.toFixed(4)),
    );
  const ofLine = await shares();
  await page.mouse.move(...at(0.1, 0.9));
  await page.mouse.down();
  await page.mouse.move(...at(0.9, 0.9), { steps: 4 });
  await expect.poll(shares).not.toEqual(ofLine);
  // What is drawn last is still on its way when all is cleared.
  await page.evaluate(() => {
    const canvas = HTMLCanvasElement.prototype;
    const { toBlob } = canvas;
    canvas.toBlob = function (/** @type {BlobCallback} */ done) {
      const release = () => toBlob.call(this, done);
      addEventListener("release", release, { once: true });
      canvas.toBlob = toBlob;
    };
  });
  await page.mouse.move(...at(0.9, 0.5), { steps: 4 });
  await page.mouse.up();
  await button(page, "Clear").click();
  await expect(result).toHaveCount(0);

  // A picture that is pasted, anywhere on the page, is predicted, too.
  await tab(page, "Curves");
  await page.evaluate(
    (bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(
        new File([Uint8Array.from(bytes)], "pasted.png", { type: "image/png" }),
      );
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true });
      document.body.dispatchEvent(event);
    },
    [...png(8, [0, 0, 0], 3)],
  );
  await expect(result.getByText("pasted.png")).toBeVisible();
  await page.evaluate(async () => {
    dispatchEvent(new Event("release"));
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  });
  expect(await result.getByText("pasted.png").isVisible()).toBe(true);
  await expect(bars.locator("li")).toHaveCount(10);
  // The square begins at the fourth pixel.
  await expect
    .poll(async () => {
      const light = await columns();
      return light[0] < 1 && light[2] < 1 && light[3] > 100 && light[7] > 100;
    })
    .toBe(true);
  await button(page, "Clear").click();

  await page.getByLabel("Language").selectOption("한국어");
  await page.setViewportSize({ width: 360, height: 740 });
  const drawn = page.getByRole("application", { name: "예측할 그림 그리기" });
  await drawn.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(result).toHaveCount(0);
  await page.keyboard.press("Space");
  for (let count = 0; count < 6; count++) await page.keyboard.press("ArrowDown");
  await expect(result.getByText("그린 그림")).toBeVisible();
  await expect.poll(() => isLine(30)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await axeFaults(page, { within: ["mb-results", "mb-predict-pane"] })).toEqual([]);
});
