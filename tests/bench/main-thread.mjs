/**
 * `node tests/bench/main-thread.mjs [--site URL]`: the longest tasks of the page's main thread, by the CPU that they took,
 * and how long interactions took: where the curves of a table of 1,000 classes are shown again, and while the largest
 * sample is trained with every section and panel open. It opens dist/site, or the page at the URL. It judges nothing: a
 * time is a report, not a test; on a machine that does something else, the times on the clock say little.
 */

import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { openAll, tab, trainButton, trained, withPlayground } from "./playground.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ cpu: number, clock: number, what: string }} Task milliseconds, and what most of it was */

/** So many tasks are named. */
const named = 6;
/** What a task may be made of, where it is not named by more. */
const kinds =
  /^(FunctionCall|EvaluateScript|v8\.|Layout|UpdateLayoutTree|Paint|PrePaint|Layerize|Commit|MajorGC|MinorGC|ParseHTML|TimerFire|FireAnimationFrame|EventDispatch|RunMicrotasks|HandlePostMessage)/;

/** @param {string} path of a trace @returns {Task[]} those of the page's main thread, the longest first */
function tasksIn(path) {
  /** @type {any[]} */
  const events = JSON.parse(readFileSync(path, "utf8")).traceEvents;
  const threads = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const own = events.filter(({ pid, tid, dur }) => dur > 0 && threads.has(`${pid} ${tid}`));
  const tasks = own
    .filter(({ name }) => name === "RunTask")
    .sort((a, b) => (b.tdur ?? b.dur) - (a.tdur ?? a.dur))
    .slice(0, named);
  return tasks.map(({ pid, tid, ts, dur, tdur = dur }) => {
    /** @type {Map<string, number>} */
    const parts = new Map();
    for (const event of own) {
      const isIn = event.pid === pid && event.tid === tid && event.ts >= ts && event.ts <= ts + dur;
      if (!isIn || !kinds.test(event.name)) continue;
      const { url = "", functionName = "" } = event.args?.data ?? {};
      const what = [event.name, functionName, url.split("/").at(-1)].filter(Boolean).join(" ");
      parts.set(what, (parts.get(what) ?? 0) + (event.tdur ?? event.dur) / 1000);
    }
    const most = [...parts].sort((a, b) => b[1] - a[1]).slice(0, 3);
    const what = most.map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(", ");
    return { cpu: tdur / 1000, clock: dur / 1000, what };
  });
}

/** How long interactions took, from the event to what it drew. @param {Page} page */
const interactions = (page) =>
  page.evaluate(() => {
    const { slow } = /** @type {any} */ (globalThis);
    return /** @type {{ name: string, ms: number }[]} */ (slow.splice(0));
  });

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {Page} page
 * @param {string} title
 * @param {() => Promise<void>} work
 */
async function measured(browser, page, title, work) {
  await interactions(page);
  const path = join(tmpdir(), `minibatch-trace-${process.pid}.json`);
  const categories = [
    "toplevel",
    "devtools.timeline",
    "v8",
    "disabled-by-default-devtools.timeline",
  ];
  await browser.startTracing(page, { path, categories });
  await work();
  await browser.stopTracing();
  const slowest = (await interactions(page)).sort((a, b) => b.ms - a.ms).slice(0, 3);
  console.log(`\n${title}\n`);
  console.log("| CPU ms | ms on the clock | most of it |\n| --: | --: | --- |");
  for (const { cpu, clock, what } of tasksIn(path)) {
    console.log(`| ${cpu.toFixed(1)} | ${clock.toFixed(1)} | ${what} |`);
  }
  const said = slowest.map(({ name, ms }) => `${name} ${ms} ms`).join(", ");
  console.log(`\nThe slowest interactions: ${said || "none above 16 ms"}.`);
}

/** A thousand classes along a line. */
function thousandClasses() {
  const rows = Array.from(
    { length: 8000 },
    (_, row) => `${row % 1000},${(row * 7) % 13},c${row % 1000}`,
  );
  return ["a,b,kind", ...rows].join("\n");
}

/** @param {import("@playwright/test").Browser} browser @param {Page} page */
async function classes(browser, page) {
  const buffer = Buffer.from(thousandClasses());
  const file = { name: "thousand.csv", mimeType: "text/csv", buffer };
  await page.locator("mb-data-pane input[type=file]").first().setInputFiles(file);
  await page.getByText("8,000 rows").first().waitFor();
  await page.getByLabel("Epochs", { exact: true }).fill("2");
  await measured(browser, page, "1,000 classes: training", async () => {
    await trainButton(page).click();
    await trained(page);
  });
  for (const name of [
    "Test",
    "Curves",
    "Examples",
    "Curves",
    "Inspect",
    "Predict",
    "Runs",
    "Curves",
  ]) {
    await measured(browser, page, `1,000 classes: to ${name}`, async () => {
      await tab(page, name);
      await page.evaluate(() => new Promise((done) => setTimeout(done, 1500)));
    });
  }
}

/** @param {import("@playwright/test").Browser} browser @param {Page} page */
async function largest(browser, page) {
  await page.getByLabel("Epochs", { exact: true }).fill("2");
  await trainButton(page).click();
  await trained(page);
  await tab(page, "Inspect");
  await openAll(page);
  await page.getByLabel("Epochs", { exact: true }).fill("6");
  await measured(
    browser,
    page,
    "Fashion-MNIST, every panel of Inspect open: training",
    async () => {
      await trainButton(page).click();
      await page.getByLabel("Seed", { exact: true }).first().waitFor();
      await page.evaluate(() => new Promise((done) => setTimeout(done, 3000)));
      for (const name of ["Curves", "Test", "Examples", "Predict", "Runs", "Inspect"]) {
        await tab(page, name);
        await page.evaluate(() => new Promise((done) => setTimeout(done, 1000)));
      }
      await page.keyboard.press("?");
      await page.keyboard.press("Escape");
      await trained(page);
    },
  );
}

const given = process.argv.indexOf("--site");
await withPlayground(given < 0 ? undefined : process.argv[given + 1], async (browser, open) => {
  for (const work of [classes, largest]) {
    const page = await open();
    await work(browser, page);
    await page.close();
  }
});
