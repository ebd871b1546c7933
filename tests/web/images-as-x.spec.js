// Whatever a page has as an image may be x.

import { files, hostPackage } from "./package-host.js";
import { expect, test } from "./playground.js";

/** @type {Awaited<ReturnType<typeof hostPackage>>} */
let host;
test.beforeAll(async () => {
  host = await hostPackage();
});
test.afterAll(() => host.close());

test("canvases, image elements, bitmaps, blobs and files give the model the same pixels", async ({
  page,
}) => {
  await page.goto(host.origin);
  const seen = await page.evaluate(async (index) => {
    const { layers, sequential } = await import(index);
    const canvas = Object.assign(document.createElement("canvas"), { width: 3, height: 2 });
    const offscreen = new OffscreenCanvas(3, 2);
    for (const one of [canvas, offscreen]) {
      const context = /** @type {any} */ (one.getContext("2d"));
      ["#f00", "#0f0", "#00f", "#fff", "#333", "#000"].forEach((colour, i) => {
        context.fillStyle = colour;
        context.fillRect(i % 3, Math.floor(i / 3), 1, 1);
      });
    }
    const blob = await offscreen.convertToBlob();
    const element = new Image();
    element.src = canvas.toDataURL();
    const images = {
      canvas,
      offscreen,
      element, // not loaded yet
      bitmap: await createImageBitmap(canvas),
      data: /** @type {any} */ (canvas.getContext("2d")).getImageData(0, 0, 3, 2),
      blob,
      file: new File([blob], "a.png"),
    };
    const net = sequential([layers.flatten({ inputShape: [2, 3, 3] })]);
    /** @type {Record<string, number[]>} */
    const rows = {};
    for (const [name, image] of Object.entries(images)) {
      rows[name] = [...(await net.predict(image)).data].map((share) => Math.round(share * 255));
    }
    const { shape } = await net.predict(Object.values(images));
    return { rows, shape };
  }, files.index);
  const bytes = [
    [255, 0, 0, 0, 255, 0, 0, 0, 255],
    [255, 255, 255, 51, 51, 51, 0, 0, 0],
  ].flat();
  expect(Object.keys(seen.rows)).toHaveLength(7);
  for (const [name, row] of Object.entries(seen.rows)) expect(row, name).toEqual(bytes);
  expect(seen.shape).toEqual([7, 18]);
});

test("an image that cannot be read is refused with the reason", async ({ page }) => {
  await page.goto(host.origin);
  const messages = await page.evaluate(async (index) => {
    const { layers, sequential } = await import(index);
    const net = sequential([layers.flatten({ inputShape: [2, 3, 3] })]);
    const empty = document.createElement("canvas");
    empty.width = 0;
    const images = [empty, new Blob(["no image"]), new File(["no image"], "cat.png")];
    return Promise.all(images.map((image) => net.predict(image).catch(String)));
  }, files.index);
  expect(messages[0]).toContain("predict(): x: the image cannot be read");
  expect(messages[1]).toContain("predict(): x is not an image that can be decoded");
  expect(messages[2]).toContain("cat.png is not an image that can be decoded");
});
