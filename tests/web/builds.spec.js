// Files of two builds of the package that meet on one page are refused with words, whichever is the older.

import { files, hostPackage } from "./package-host.js";
import { expect, test } from "./playground.js";

const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * What starting the engine comes to where the host's files are changed.
 * @param {import("@playwright/test").Page} page
 * @param {(name: string, text: string) => string} change
 */
async function start(page, change) {
  const host = await hostPackage(isolated, change);
  await page.goto(host.origin);
  const outcome = await page.evaluate(async (index) => {
    const { init } = await import(index);
    return init({ threads: 2 }).catch((/** @type {any} */ { code, id, values, message }) => ({
      code,
      id,
      values,
      message,
    }));
  }, files.index);
  host.close();
  return outcome;
}

const build = /buildId = "[^"]+"/;

/** @type {{ title: string, script: string, change: (text: string) => string, values: object }[]} */
const others = [
  {
    title: "a worker of another build",
    script: "worker.js",
    change: (text) => text.replace(build, 'buildId = "0.0.9-old"'),
    values: { page: expect.stringMatching(/^\d+\.\d+\.\d+-\w{12}$/), worker: "0.0.9-old" },
  },
  {
    title: "a page of a time before there were builds",
    script: "api.js",
    change: (text) =>
      text.replace(build, "buildId = undefined").replace("checkBuild(buildId, started.build);", ""),
    values: { page: "?", worker: expect.stringMatching(/^\d+\.\d+\.\d+-\w{12}$/) },
  },
  {
    title: "a worker of a time before there were builds",
    script: "worker.js",
    change: (text) =>
      text.replace("checkBuild(page, buildId);", "").replace(build, "buildId = undefined"),
    values: { page: expect.stringMatching(/^\d+\.\d+\.\d+-\w{12}$/), worker: "?" },
  },
];

for (const { title, script, change, values } of others) {
  test(`${title} is refused`, async ({ page }) => {
    const outcome = await start(page, (name, text) =>
      // Nothing within the page's scripts runs in its place.
      name.startsWith("inline-") || name === "engine.js"
        ? ""
        : name === script
          ? change(text)
          : text,
    );
    expect(outcome).toMatchObject({ code: "load-failed", id: "engine.other-build", values });
    expect(outcome.message).toMatch(/do not belong together.*Reload the page/);
  });
}

test("in the place of a worker of another build one of this build runs", async ({ page }) => {
  const outcome = await start(page, (name, text) =>
    name === "worker.js" ? others[0].change(text) : text,
  );
  expect(outcome).toMatchObject({ worker: true, threadsReason: "inline" });
  expect(outcome.fallback.message).toMatch(/do not belong together/);
});

test("what reads and writes files is of the worker's build, and is there after a training", async ({
  browser,
}) => {
  // A page of its own: a script that does not come is an error on the console.
  const page = await browser.newPage();
  const host = await hostPackage({}, (name, text) =>
    name === "worker-files.js" ? text.replace(/\.id !== "\w+"/, '.id !== "old"') : text,
  );
  await page.goto(host.origin);
  const save = async (/** @type {string} */ index) => {
    const { layers, sequential } = await import(index);
    const net = sequential([layers.dense({ units: 1, inputShape: [1] })]);
    await net.compile({ optimizer: "sgd", loss: "mse" });
    const told = (/** @type {any} */ { code, id, message }) => ({ code, id, message });
    return net.save("keras").then(String, told);
  };
  expect(await page.evaluate(save, files.index)).toEqual({
    ...{ code: "load-failed", id: "engine.no-files-script" },
    message: expect.stringMatching(
      /could not be loaded from http.*worker-files\.js: .*of another build.*reload the page/,
    ),
  });
  host.close();

  const own = await hostPackage();
  await page.goto(own.origin);
  const loaded = page.waitForResponse("**/worker-files.js");
  await page.evaluate(async (index) => {
    const { layers, sequential } = await import(index);
    const net = sequential([layers.dense({ units: 1, inputShape: [1] })]);
    await net.compile({ optimizer: "sgd", loss: "mse" });
    await net.fit({ data: new Float32Array(8), shape: [8, 1] }, new Float32Array(8));
    Object.assign(globalThis, { net });
  }, files.index);
  await (await loaded).finished();
  own.close();
  const saved = await page.evaluate(async () => {
    const { net } = /** @type {any} */ (globalThis);
    return (await net.save("keras")).length;
  });
  expect(saved).toBeGreaterThan(1000);
  await page.close();
});
