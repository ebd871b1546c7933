import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { button, chooseSample, expect, field, open, test } from "./playground.js";

const site = fileURLToPath(new URL("../../dist/site/", import.meta.url));
const path = "/some/where/minibatch/";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** A plain static host without any special header, which serves the site below a path. */
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const inside = pathname.startsWith(path) ? normalize(pathname.slice(path.length)) : "..";
  try {
    if (inside.startsWith("..")) throw new Error("outside");
    const file = join(site, inside === "." || inside === "" ? "index.html" : inside);
    const body = await readFile(file);
    response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});

test.beforeAll(() => new Promise((resolve) => server.listen(0, () => resolve(undefined))));
test.afterAll(() => server.close());

test("below any path, and without a network once loaded", async ({ page, context }) => {
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const origin = `http://localhost:${port}`;
  /** @type {string[]} */
  const foreign = [];
  context.on("request", (request) => {
    const { protocol, origin: from } = new URL(request.url());
    if (from !== origin && !["data:", "blob:"].includes(protocol)) foreign.push(request.url());
  });
  // When idle the page fetches what later clicks need.
  const rest = [/iris\.csv$/, /pima.*\.csv$/, /chart-.*\.js$/, /ko-.*\.js$/].map((file) =>
    page.waitForResponse((response) => file.test(response.url())),
  );
  await open(page, `${origin}${path}`);
  await Promise.all(rest);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  server.closeAllConnections();

  await chooseSample(page, "Pima Indians Diabetes");
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("3");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await page.getByLabel("Language").selectOption("한국어");
  await expect(button(page, "학습 시작")).toBeVisible();
  expect(foreign).toEqual([]);
});

test("little is loaded before the first click", async ({ page, baseURL }) => {
  /** @type {Promise<number>[]} */
  const sizes = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    // The core's worker loads beside the page, and what later clicks need when the page is idle.
    if (!/\.(js|css)$/.test(pathname) || /\/(worker|engine|chart|ko)-/.test(pathname)) return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await open(page, baseURL);
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThan(120_000);
});
