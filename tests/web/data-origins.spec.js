// Data by URL: from the page's own origin and from those that the build names, and from no other.

import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { inRoot } from "../../tools/paths.mjs";
import { npmBin } from "../../tools/process.mjs";
import { listen } from "./listen.js";
import { clouds, button, expect, step, test } from "./playground.js";
import { hostSite } from "./site-host.js";

/** A host of one table, which lets other origins read it. */
const hostTable = () =>
  listen(
    createServer((_, response) => {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.end(clouds(60));
    }),
  );

/** @param {string} origin */
const link = (origin) => `#1!data:(url:'${origin}/own.csv')`;

test("data of another origin are loaded where the build names it", async ({ page }) => {
  test.slow(); // it builds the site
  const [named, other] = await Promise.all([hostTable(), hostTable()]);
  const folder = "build/data-origins";
  await promisify(execFile)(
    npmBin("vite"),
    ["build", "--logLevel", "error", "--outDir", inRoot(folder)],
    {
      cwd: inRoot(),
      env: { ...process.env, DATA_ORIGINS: named.origin },
    },
  );
  const site = await hostSite({ folder });
  try {
    await page.goto(`${site.url}${link(named.origin)}`);
    await expect(button(page, "Train")).toBeEnabled();
    await expect(step(page, "Data").locator(".summary")).toHaveText(/60 rows · 2 features/);

    await page.goto("about:blank");
    await page.goto(`${site.url}${link(other.origin)}`);
    await expect(page.getByRole("alert")).toContainText(
      `${other.origin}/own.csv cannot be loaded: data may come from ${site.origin}, ${named.origin} only.`,
    );
  } finally {
    for (const host of [site, named, other]) host.close();
  }
});

test("elsewhere the page says what is allowed, and what to do", async ({ page, baseURL }) => {
  const { origin } = new URL(String(baseURL));
  await page.goto(`./${link("https://data.example.org")}`);
  await expect(page.getByRole("alert")).toContainText(
    `https://data.example.org/own.csv cannot be loaded: data may come from ${origin} only. ` +
      "Download the file and drop it here, or build the site with DATA_ORIGINS=https://data.example.org.",
  );
  await page.getByLabel("Language").selectOption("한국어");
  await expect(page.getByRole("alert")).toContainText(
    `데이터는 ${origin}에서만 불러올 수 있습니다.`,
  );
});
