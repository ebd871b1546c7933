// Each tab has a session of its own, and what is read from storage is checked.

import {
  button,
  chooseSample,
  epochs,
  expect,
  field,
  inStorage,
  kept,
  open,
  step,
  test,
  train,
} from "./playground.js";

/** @param {import("./playground.js").Page} page */
const summary = (page) => step(page, "Data").locator(".summary");

/**
 * Writes into the page's database.
 * @param {import("./playground.js").Page} page
 * @param {Record<string, unknown>} values by key; "*" stands for the tab that is there
 */
const write = (page, values) =>
  page.evaluate(
    (values) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("minibatch");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction("playground", "readwrite");
          const tab = sessionStorage.getItem("minibatch-tab") ?? "";
          for (const [key, value] of Object.entries(values)) {
            writing.objectStore("playground").put(value, key.replace("*", tab));
          }
          writing.oncomplete = () => resolve(database.close());
          writing.onabort = () => reject(writing.error);
        };
      }),
    values,
  );

/** The tabs that have anything in storage. @param {import("./playground.js").Page} page */
const tabsKept = async (page) =>
  [...new Set((await inStorage(page)).map(([key]) => key.split("/")[0]))].sort();

test("a tab that is loaded again stays the tab it is, however long the page before takes to go", async ({
  page,
}) => {
  await open(page);
  const own = () => page.evaluate(() => sessionStorage.getItem("minibatch-tab"));
  const before = await own();
  const other = await page.context().newPage();
  await open(other);
  // In the place of the page before: it lets go of the lock a second after it was asked for.
  await other.evaluate((id) => {
    const name = `minibatch-tab-${id}`;
    const isWanted = async () =>
      (await navigator.locks.query()).pending?.some((lock) => lock.name === name);
    void navigator.locks.request(name, async () => {
      while (!(await isWanted())) await new Promise((turn) => setTimeout(turn, 10));
      await new Promise((later) => setTimeout(later, 1000));
    });
  }, before);
  await page.reload();
  await expect(button(page, "Train")).toBeEnabled();
  expect(await own()).toBe(before);
  await other.close();
});

test("old sessions go, the newest and those of open tabs stay", async ({ page }) => {
  await open(page);
  await kept(page, () => true);
  const own = await page.evaluate(() => sessionStorage.getItem("minibatch-tab") ?? "");
  const other = await page.context().newPage();
  await open(other);
  const others = await other.evaluate(() => sessionStorage.getItem("minibatch-tab") ?? "");
  const day = 24 * 3600 * 1000;
  const now = Date.now();
  /** @type {Record<string, unknown>} */
  const values = { [`${others}/session`]: { version: 1, saved: now - 200 * day } };
  for (let age = 1; age <= 24; age++) {
    values[`old${age}/session`] = { version: 1, saved: now - age * day };
    values[`old${age}/weights/run`] = { epochs: age };
  }
  values["dateless/session"] = { version: 99 };
  values[`aside/${now - 100 * day}/x/session`] = "of long ago";
  values[`aside/${now - day}/x/session`] = "of yesterday";
  await write(page, values);
  await page.reload();
  await expect(button(page, "Train")).toBeEnabled();
  // Twenty with its own; the other tab's is the oldest and open.
  const stay = Array.from({ length: 19 }, (_, index) => `old${index + 1}`);
  await expect
    .poll(() => tabsKept(page))
    .toEqual([own, others, "aside", "dateless", ...stay].sort());
  const paths = (await inStorage(page)).map(([key]) => key);
  expect(paths.filter((path) => path.startsWith("aside/"))).toEqual([
    `aside/${now - day}/x/session`,
  ]);
  expect(paths).toContain("old19/weights/run");

  // Less than the most, but older than a season.
  await write(page, { "old3/session": { version: 1, saved: now - 91 * day } });
  await page.reload();
  await expect.poll(() => tabsKept(page)).not.toContain("old3");
  expect(await tabsKept(page)).toContain("old2");
});

test("two tabs keep two sessions, and neither says that the other was closed", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("100000");
  await button(page, "Train").click();
  await expect.poll(() => epochs(page)).toBeGreaterThan(5);

  const other = await page.context().newPage();
  await open(other);
  await expect(summary(other)).toHaveText(/5,000 images/);
  await expect(other.getByText(/was closed/)).toHaveCount(0);
  await chooseSample(other, "Pima Indians Diabetes");
  await field(other, "Epochs").fill("2");
  await button(other, "Train").click();
  await expect(other.getByLabel("Test loss")).toBeVisible();
  const loss = await other.getByLabel("Test loss").innerText();
  await kept(other, ({ runs }) => runs.length === 1);

  await button(page, "Stop").click();
  await expect(page.getByLabel("Test loss")).toBeVisible();
  const own = await page.getByLabel("Test loss").innerText();
  await kept(
    page,
    ({ runs, experiment }) => runs.length === 1 && experiment.data.sample === "iris",
  );
  await page.reload();
  await expect(page.getByLabel("Test loss")).toHaveText(own);
  await expect(summary(page)).toHaveText(/150 rows/);
  await other.reload();
  await expect(other.getByLabel("Test loss")).toHaveText(loss);
  await expect(summary(other)).toHaveText(/768 rows/);

  // A duplicated tab has the other's id, and gets its own with a copy of the work.
  const id = await page.evaluate(() => sessionStorage.getItem("minibatch-tab") ?? "");
  const copy = await page.context().newPage();
  await copy.addInitScript((id) => {
    if (!sessionStorage.getItem("minibatch-tab")) sessionStorage.setItem("minibatch-tab", id);
  }, id);
  await open(copy);
  await expect(copy.getByLabel("Test loss")).toHaveText(own);
  expect(await copy.evaluate(() => sessionStorage.getItem("minibatch-tab"))).not.toBe(id);
  await field(copy, "Epochs").fill("5");
  await kept(copy, ({ experiment }) => experiment.fit.epochs === 5);
  await kept(copy, ({ experiment }) => experiment.fit.epochs === 100000);
  await copy.close();
  await other.close();
});

test("a new tab continues the session of a closed one", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("17");
  await kept(page, ({ experiment }) => experiment.fit.epochs === 17);
  const id = await page.evaluate(() => sessionStorage.getItem("minibatch-tab"));
  const next = await page.context().newPage();
  await next.goto("third-party.txt");
  await page.close();
  // On a busy machine the tab goes a while after it was closed.
  const isHeld = (/** @type {string | null} */ id) =>
    navigator.locks.query().then(({ held }) => held?.some(({ name }) => name?.endsWith(`-${id}`)));
  await expect.poll(() => next.evaluate(isHeld, id)).toBe(false);
  await open(next);
  await expect(summary(next)).toHaveText(/150 rows/);
  await expect(field(next, "Epochs")).toHaveValue("17");
});

for (const [what, session] of /** @type {[string, any][]} */ ([
  ["of another app", { formatVersion: 1 }],
  ["that is a text", "session"],
  ["with a foreign experiment", { version: 1, runs: [], experiment: { minibatch: 1, model: 3 } }],
  ["of a newer page", { version: 99, experiment: { minibatch: 99 } }],
  [
    "with invalid curves",
    {
      version: 1,
      experiment: { minibatch: 1 },
      runs: [{ id: "a", experiment: { minibatch: 1 }, epoch: 3, history: null }],
    },
  ],
])) {
  test(`a session ${what} is set aside and the page opens`, async ({ page }) => {
    await open(page);
    await chooseSample(page, "Iris");
    await kept(page, ({ experiment }) => experiment.data.sample === "iris");
    // A page of the same origin that writes nothing itself.
    await page.route(/\/blank$/, (route) =>
      route.fulfill({ contentType: "text/html", body: '<link rel="icon" href="data:," />' }),
    );
    await page.goto("./blank");
    await write(page, { "*/session": session, "*/files": "no files" });
    await open(page);
    await expect(summary(page)).toHaveText(/5,000 images/);
    const aside = (await inStorage(page)).filter(([key]) => key.startsWith("aside/"));
    expect(aside.map(([, value]) => value)).toContainEqual(session);
    await chooseSample(page, "Iris");
  });
}

test("damaged weights in storage leave settings, curves and page intact", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("3");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test loss")).toBeVisible();
  await kept(page, ({ runs }) => runs.length === 1);
  const id = await page.evaluate(
    () => /** @type {any} */ (document.querySelector("mb-app")).playground.store.state.training.id,
  );
  await write(page, { [`*/weights/${id}`]: { run: id, epochs: 3, state: "none" } });
  await page.reload();
  await expect(button(page, "Train")).toBeEnabled();
  await expect(field(page, "Epochs")).toHaveValue("3");
  await page.getByRole("tab", { name: "Runs" }).click();
  await expect(page.locator("mb-runs-pane tbody tr")).toHaveCount(1);
});

test("a database that never answers does not stop the page, which says so", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => /** @type {any} */ (new EventTarget());
  });
  await open(page);
  await expect(page.locator(".notices")).toContainText("does not respond");
  await chooseSample(page, "Iris");
  await train(page, 3);
});

test("the page says that storage is full, and when it no longer is", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      IDBObjectStore.prototype.put = put;
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await field(page, "Epochs").fill("3");
  await expect(page.locator(".notices")).toContainText("storage is full");
  await field(page, "Epochs").fill("4");
  await expect(page.locator(".notices")).toHaveCount(0);
});
