import { gzipSync } from "node:zlib";
import {
  button,
  chooseSample,
  expect,
  open,
  shapesZip,
  test,
  train,
  upload,
} from "./playground.js";
import { hostSite, isolating, keptBuild, nextBuild } from "./site-host.js";

test.use({ serviceWorkers: "allow" });

/** @param {import("@playwright/test").Page} page */
async function trainIris(page) {
  await chooseSample(page, "Iris");
  await train(page, 3);
}

test("works below any path, and without a network once loaded", async ({ page, context }) => {
  const host = await hostSite({ path: "/some/where/minibatch/" });
  const { origin } = new URL(host.url);
  /** @type {string[]} */
  const foreign = [];
  context.on("request", (request) => {
    const { protocol, origin: from } = new URL(request.url());
    if (from !== origin && !["data:", "blob:"].includes(protocol)) foreign.push(request.url());
  });
  // The page loads again when a service worker has isolated it.
  await page.goto(host.url);
  await page.waitForFunction(() => crossOriginIsolated);
  // When idle the page fetches what later clicks need.
  const rest = [/chart-.*\.js$/, /ko-.*\.js$/].map((file) =>
    page.waitForResponse((response) => file.test(response.url())),
  );
  await open(page, host.url);
  await Promise.all(rest);
  await page.waitForLoadState("networkidle");
  await keptBuild(page);
  host.close();

  await chooseSample(page, "Pima Indians Diabetes");
  // What few files need is kept, too.
  await upload(page, shapesZip());
  await expect(page.locator("mb-data-pane")).toContainText("images");
  await trainIris(page);
  await page.getByLabel("Language").selectOption("한국어");
  await expect(button(page, "학습 시작")).toBeVisible();
  expect(foreign).toEqual([]);
});

for (const [name, headers] of /** @type {const} */ ([
  ["with the headers", isolating],
  ["without headers", {}],
])) {
  test(`the page of a host ${name} opens again without a network`, async ({ page }) => {
    const host = await hostSite({ path: "/below/", headers });
    try {
      await page.goto(host.url);
      await page.waitForFunction(() => crossOriginIsolated);
      await keptBuild(page);
      host.isDown = true;
      host.hangUp();
      await page.reload();
      await expect(page.locator("mb-engine-info summary")).toContainText("threads");
      await trainIris(page);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    } finally {
      host.close();
    }
  });
}

test("lessons, and the element once it was shown, open without a network, too", async ({
  page,
}) => {
  const host = await hostSite({ path: "/below/" });
  const frame = `${host.url}embed.html?show=title+train+curves&lang=en#1!data:(sample:iris)`;
  const train = () => page.getByRole("button", { name: "Train", exact: true });
  try {
    await page.goto(host.url);
    await page.waitForFunction(() => crossOriginIsolated);
    await keptBuild(page);
    await page.goto(frame);
    await expect(train()).toBeEnabled();
    const [, json] = /^globalThis\.site = (.*);$/m.exec(
      String(host.files.get("service-worker.js")),
    ) ?? ["", ""];
    const { embedded } = JSON.parse(json);
    const lacking = (/** @type {string[]} */ files) =>
      Promise.all(
        files.map(async (file) => !(await caches.match(new URL(file, document.baseURI)))),
      ).then((lacks) => lacks.filter(Boolean).length);
    await expect.poll(() => page.evaluate(lacking, embedded)).toBe(0);
    host.isDown = true;
    host.hangUp();

    await page.goto(`${host.url}lessons/ko/02-pima.html`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("2.");
    await page.getByRole("link", { name: "실험과 함께 이 강의 열기" }).click();
    await expect(page.locator("mb-lesson-panel [data-task]").first()).toBeVisible();
    await expect(train()).toBeEnabled();

    await page.goto(frame);
    await train().click();
    await expect(page.getByText("Epoch 60 of 60")).toBeVisible();
  } finally {
    host.close();
  }
});

test("a new build is used at the next visit, completely or not at all", async ({ browser }) => {
  // A page of its own: the script that does not come is an error on the console.
  const page = await browser.newPage();
  const host = await hostSite();
  const build = () => page.locator("html").getAttribute("data-build");
  try {
    await page.goto(host.url);
    await page.waitForFunction(() => crossOriginIsolated);
    await keptBuild(page);

    // The old page, still open, loads its own parts although the host no longer has them.
    const next = nextBuild();
    const [entry] = [...next.keys()].filter((file) => /index-Next.{4}\.js$/.test(file));
    host.files = new Map([...next].filter(([file]) => file !== entry));
    await trainIris(page);
    await page.getByLabel("Language").selectOption("한국어");
    await expect(button(page, "학습 시작")).toBeVisible();
    await page.getByLabel("언어").selectOption("English");

    // The new page came, but not all of it before the network went: the old one opens, with all its parts.
    await page.goto(host.url);
    expect(await build()).toBe("next");
    host.isDown = true;
    host.hangUp();
    await open(page, host.url);
    expect(await build()).toBe(null);
    await trainIris(page);

    // With the network the new one is there at once, and is what opens without it from then on.
    host.files = next;
    host.isDown = false;
    await open(page, host.url);
    expect(await build()).toBe("next");
    await keptBuild(page, "next");
    host.isDown = true;
    host.hangUp();
    await open(page, host.url);
    expect(await build()).toBe("next");
    await trainIris(page);

    // The old one is forgotten when no page of it can be open.
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  } finally {
    await page.close();
    host.close();
  }
});

test("little is loaded before the first click", async ({ page, baseURL }) => {
  /** @type {Promise<number>[]} */
  const sizes = [];
  // What later clicks need loads when the page is idle: here it never is.
  await page.addInitScript(() => (window.requestIdleCallback = () => 0));
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    // The core and its worker load beside the page.
    if (!/\.(js|css)$/.test(pathname) || /\/(worker|engine)-/.test(pathname)) return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await open(page, baseURL);
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThan(120_000);
});
