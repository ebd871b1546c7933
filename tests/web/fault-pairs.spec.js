/**
 * No sequence of two faults loses a person's work: after each pair the weights, by their SHA-256, and the
 * settings are what they were, and training can go on.
 */

import {
  button,
  chooseSample,
  csv,
  expect,
  field,
  open,
  test as base,
  upload,
} from "./playground.js";
import { test as plain } from "@playwright/test";
import { builtSite, hostSite, isolating, nextBuild } from "./site-host.js";

plain.use({ serviceWorkers: "allow" });

/** @typedef {import("./playground.js").Page} Page */
/** @typedef {Awaited<ReturnType<typeof hostSite>>} Host */
/** @typedef {{ page: Page, host: Host }} Place */

/** What goes wrong, and what makes it good again. @type {Record<string, { strike: (place: Place) => Promise<void>, heal?: (place: Place) => Promise<void> }>} */
const faults = {
  crash: {
    strike: ({ page }) =>
      page.evaluate(() => {
        const worker = /** @type {any} */ (window).lastWorker;
        worker.terminate();
        worker.dispatchEvent(
          new ErrorEvent("error", { message: "ended by the test", cancelable: true }),
        );
      }),
  },
  "silent death": {
    async strike({ page }) {
      for (const worker of page.workers()) {
        // One that another fault has ended answers no more.
        await Promise.race([
          worker.evaluate(() => globalThis.close()),
          worker.waitForEvent("close"),
        ]).catch(() => {});
      }
    },
  },
  offline: {
    async strike({ page, host }) {
      host.isDown = true;
      await page.context().setOffline(true);
    },
    async heal({ page, host }) {
      host.isDown = false;
      await page.context().setOffline(false);
    },
  },
  deploy: {
    async strike({ host }) {
      host.files = nextBuild();
    },
    async heal({ host }) {
      host.files = builtSite();
    },
  },
  reload: {
    async strike({ page }) {
      // Without a network the browser may have a page of its own to show.
      await page.reload().catch(() => {});
      // A page of a build that is then taken back would not find its files any more: all that it opens with.
      await page
        .waitForFunction(
          () => {
            const { playground } = /** @type {any} */ (document.querySelector("mb-app") ?? {});
            if (!playground) return true;
            const { engine, training, data } = playground.store.state;
            const isBack = ["done", "stopped"].includes(training.status) && playground.handles.net;
            return engine.error || (engine.build && isBack && !data.loading);
          },
          { timeout: 20_000 },
        )
        .catch(() => {});
    },
  },
  "second tab": {
    async strike({ page, host }) {
      const other = await page.context().newPage();
      // As above: nothing may come.
      await other.goto(`${host.url}#1!data:(sample:iris)`).catch(() => {});
      const train = button(other, "Train");
      if (await train.isVisible()) {
        await expect(other.locator("mb-data-pane .summary")).toHaveText(/images|rows/);
      }
      await other.close();
    },
  },
  "storage full": {
    strike: ({ page }) =>
      page.evaluate(() => {
        const full = /** @type {any} */ (window);
        full.realPut ??= IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      }),
    heal: ({ page }) =>
      page.evaluate(() => {
        const { realPut } = /** @type {any} */ (window);
        if (realPut) IDBObjectStore.prototype.put = realPut;
      }),
  },
  "refused file": {
    async strike({ page }) {
      if (await page.locator("mb-data-pane #files").count()) {
        await upload(page, csv("empty.csv", ""));
        await expect(page.locator("mb-data-pane").getByRole("alert").first()).toBeVisible();
      }
    },
  },
  "foreign session": {
    strike: ({ page }) =>
      page.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const opening = indexedDB.open("minibatch");
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const database = opening.result;
              if (!database.objectStoreNames.contains("playground")) return resolve(undefined);
              const writing = database.transaction("playground", "readwrite");
              const store = writing.objectStore("playground");
              const put = /** @type {any} */ (window).realPut ?? IDBObjectStore.prototype.put;
              put.call(store, { formatVersion: 1 }, "session");
              put.call(
                store,
                { version: 1, experiment: { minibatch: 1, model: 3 } },
                "another/session",
              );
              put.call(store, "no weights", "another/weights/1");
              writing.oncomplete = () => {
                database.close();
                resolve(undefined);
              };
              writing.onabort = () => reject(writing.error);
            };
          }),
      ),
  },
  freeze: {
    async strike({ page }) {
      const session = await page.context().newCDPSession(page);
      await session.send("Page.setWebLifecycleState", { state: "frozen" });
      await session.send("Page.setWebLifecycleState", { state: "active" });
      await session.detach();
    },
  },
};

/** The weights in the worker and what is set, once both are there. @param {Page} page */
const work = (page) =>
  page.evaluate(async () => {
    const { playground } = /** @type {any} */ (document.querySelector("mb-app"));
    const { state } = playground.store;
    const { net } = playground.handles;
    const idle = ["done", "stopped"].includes(state.training.status) && !state.data.loading;
    const fingerprint = net && idle ? await net.fingerprint().catch(() => "") : "";
    const { epoch, history } = state.training;
    return {
      fingerprint,
      experiment: state.experiment,
      epoch,
      history,
      runs: state.runs.list.length,
    };
  });

/**
 * @param {Place} place
 * @param {Awaited<ReturnType<typeof work>>} before
 */
async function isBack({ page, host }, before) {
  // Where the browser shows its own page there is nothing to wait for.
  if ((await page.locator("mb-app").count()) === 0) await page.goto(host.url);
  await expect.poll(() => work(page).catch(() => null), { timeout: 40_000 }).toEqual(before);
  await expect(button(page, "Continue")).toBeEnabled();
}

/** The epochs of which the weights are kept. @param {Page} page */
const keptEpochs = (page) =>
  page.evaluate(() => {
    const { playground } = /** @type {any} */ (document.querySelector("mb-app"));
    return playground.handles.checkpoint?.epochs ?? 0;
  });

/** @param {Page} page */
const keepLastWorker = (page) =>
  page.addInitScript(() => {
    const Original = window.Worker;
    window.Worker = class extends Original {
      /** @param {ConstructorParameters<typeof Worker>} args */
      constructor(...args) {
        super(...args);
        Object.assign(window, { lastWorker: this });
      }
    };
  });

for (const first of Object.keys(faults)) {
  // Faults are errors on the console.
  plain(`${first}, and then any other fault, loses nothing`, async ({ page }) => {
    plain.setTimeout(300_000);
    const host = await hostSite({ headers: isolating });
    const place = { page, host };
    try {
      await keepLastWorker(page);
      await open(page, host.url);
      await chooseSample(page, "Iris");
      await field(page, "Epochs").fill("3");
      await page.getByLabel("Optimizer", { exact: true }).selectOption("RMSprop");
      await button(page, "Train").click();
      await expect(page.locator("mb-score-strip code")).toBeVisible();
      const before = await work(page);
      expect(before.fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(before.runs).toBe(1);
      for (const second of Object.keys(faults)) {
        await plain.step(`${first}, ${second}`, async () => {
          await faults[first].strike(place);
          await faults[second].strike(place);
          await faults[second].heal?.(place);
          await faults[first].heal?.(place);
          await isBack(place, before);
        });
      }
      // It goes on from where it was.
      await button(page, "Continue").click();
      await expect.poll(async () => (await work(page)).epoch.length).toBe(6);
    } finally {
      host.close();
    }
  });
}

base(
  "a run that crashes again and again goes on each time, and can be stopped",
  async ({ page }) => {
    await keepLastWorker(page);
    await open(page);
    await chooseSample(page, "Iris");
    await field(page, "Epochs").fill("100000");
    await button(page, "Train").click();
    const epochs = async () => (await work(page)).epoch.length;
    // Each crash names another epoch, from which the run goes on.
    const said = async () => (await page.getByText(/^The worker crashed/).allInnerTexts()).join("");
    for (let crash = 0; crash < 3; crash++) {
      const before = await said();
      const from = Number(/\d+/.exec(before.replaceAll(",", "")) ?? 0);
      // Weights are kept once a second.
      await expect.poll(() => keptEpochs(page)).toBeGreaterThan(from);
      await faults.crash.strike({ page, host: /** @type {any} */ (null) });
      await expect.poll(said).not.toBe(before);
    }
    const reached = await epochs();
    await expect.poll(epochs).toBeGreaterThan(reached + 5);
    await button(page, "Stop").click();
    await expect(page.getByLabel("Test accuracy")).toBeVisible();
    await expect(button(page, "Continue")).toBeEnabled();
  },
);
