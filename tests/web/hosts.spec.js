// Static hosts as they are: what each calls a file, compresses and says of it, and with it the page in full.

import { extname } from "node:path";
import { button, chooseSample, expect, step, test, train } from "./playground.js";
import { builtSite, headersOf, hostSite, keptBuild, nextBuild } from "./site-host.js";

test.use({ serviceWorkers: "allow" });

/**
 * Files are called this, but for those whose type browsers insist on.
 * @param {string} type
 * @returns {(file: string) => Record<string, string>}
 */
function calling(type) {
  const untyped = { "Content-Type": type, "X-Content-Type-Options": "nosniff" };
  return (file) => (/^\.(html|js|css|svg)$/.test(extname(file)) ? {} : untyped);
}

const written = String(builtSite().get("_headers"));

/** @type {[name: string, isolates: boolean, options: Parameters<typeof hostSite>[0]][]} */
const hosts = [
  [
    "GitHub Pages, below a path, with gzip",
    false,
    {
      path: "/minibatch/",
      encoding: "gzip",
      headers: { "Access-Control-Allow-Origin": "*", "Cache-Control": "max-age=600" },
    },
  ],
  [
    "Netlify or Cloudflare Pages, with what _headers says and Brotli",
    true,
    {
      encoding: "br",
      headers: (file) => ({
        "Cache-Control": "public, max-age=0, must-revalidate",
        ...headersOf(written, file),
      }),
    },
  ],
  [
    "S3, which calls most files application/octet-stream",
    false,
    { path: "/some/where/", headers: calling("application/octet-stream") },
  ],
  ["a server that calls most files text/plain", false, { headers: calling("text/plain") }],
];

for (const [name, isolates, options] of hosts) {
  test(name, async ({ page }) => {
    const host = await hostSite(options);
    let loads = 0;
    page.on("domcontentloaded", () => ++loads);
    try {
      await page.goto(host.url);
      await page.waitForFunction(() => crossOriginIsolated);
      await expect(button(page, "Train")).toBeEnabled();
      await expect(page.locator("mb-engine-info summary")).toContainText("threads");
      expect(loads).toBe(isolates ? 1 : 2);
      await chooseSample(page, "Iris");
      await train(page, 2);
      await button(page, "All samples").click();
      const picture = page.locator("mb-sample-list img").first();
      await expect
        .poll(() => picture.evaluate((image) => /** @type {any} */ (image).naturalWidth))
        .toBeGreaterThan(0);
      await page.keyboard.press("Escape");
    } finally {
      host.close();
    }
  });
}

test("a new build is used at once where a host lets its page be kept for minutes", async ({
  page,
}) => {
  const host = await hostSite({ headers: { "Cache-Control": "max-age=600" } });
  try {
    await page.goto(host.url);
    await page.waitForFunction(() => crossOriginIsolated);
    await keptBuild(page);
    host.files = nextBuild();
    await page.goto("about:blank");
    await page.goto(host.url);
    await expect(page.locator("html")).toHaveAttribute("data-build", "next");
    await expect(step(page, "Data")).toContainText("Fashion-MNIST");
    await chooseSample(page, "Iris");
    await train(page, 2);
  } finally {
    host.close();
  }
});
