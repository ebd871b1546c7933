import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "./listen.js";
import { files, hostPackage } from "./package-host.js";
import { button, expect, open, test } from "./playground.js";

const { index } = files;
const names = ["iris", "pima", "fashion-mnist"];

/** An example; of images one epoch, whose many batches show what more of them would. @param {string} name */
function read(name) {
  const json = JSON.parse(readFileSync(inRoot(`examples/experiments/${name}.json`), "utf8"));
  return name === "fashion-mnist" ? { ...json, fit: { ...json.fit, epochs: 1 } } : json;
}

/** By its path: Playwright would take the name for the sources' browser entry. */
const inNode = () => import(inRoot("dist/package/index.node.js"));

/** The files of a sample, for Node. @param {string} id */
function sampleFiles(id) {
  const from = (/** @type {string} */ path) => readFileSync(inRoot("public/samples", path));
  const { samples } = JSON.parse(from("index.json").toString());
  const { files } = samples.find((/** @type {any} */ sample) => sample.id === id);
  return files.map((/** @type {string} */ path) => ({
    name: path,
    bytes: new Uint8Array(from(path)),
  }));
}

const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

test("an experiment has one fingerprint: in Node, in Chromium, as a link, with 1 and 2 threads, in the page", async ({
  page,
}) => {
  const { experiment } = await inNode();
  /** @type {Record<string, any>} */
  const expected = {};
  for (const name of names) {
    const run = await experiment(read(name)).run(sampleFiles(name));
    expected[name] = {
      fingerprint: run.fingerprint,
      evaluation: run.evaluation,
      history: run.history,
    };
    run.dispose();
  }
  const links = Object.fromEntries(names.map((name) => [name, experiment(read(name)).toLink()]));
  const host = await hostPackage(isolated);
  try {
    for (const threads of [1, 2]) {
      await page.goto(host.origin);
      const seen = await page.evaluate(
        async ({ index, links, threads }) => {
          const { experiment, init, status } = await import(index);
          await init({ threads });
          const before = (await status()).handles;
          /** @type {Record<string, unknown>} */
          const results = {};
          for (const [name, link] of Object.entries(links)) {
            const run = await experiment.fromLink(link).run();
            const { fingerprint, evaluation, history, machine } = run;
            if (machine.threads !== threads) throw new Error(`${machine.threads} threads`);
            results[name] = { fingerprint, evaluation, history };
            run.dispose();
          }
          return { results, left: (await status()).handles - before };
        },
        { index, links, threads },
      );
      expect(seen).toEqual({ results: expected, left: 0 });
    }
  } finally {
    host.close();
  }
  for (const name of names) {
    // Another hash alone would not load the page anew.
    await page.goto("about:blank");
    await open(page, `./${links[name]}`);
    await button(page, "Train").click();
    await expect(page.locator("dd code[title]").first()).toHaveAttribute(
      "title",
      expected[name].fingerprint,
    );
    await expect(page.getByTitle(expected[name].fingerprint).first()).toHaveText(
      expected[name].fingerprint.slice(0, 8),
    );
  }
});

test("data is fetched from the page's own origin, and from no other", async ({ browser }) => {
  // The browser tells of what it refuses, which other tests' pages may not.
  const page = await browser.newPage();
  /** @type {string[]} */
  const asked = [];
  const other = await listen(
    createServer((request, response) => {
      asked.push(String(request.url));
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.end("a,b\n1,2\n");
    }),
  );
  const host = await hostPackage();
  try {
    await page.goto(host.origin);
    await page.route("**/samples/moved.csv", (route) =>
      route.fulfill({ status: 302, headers: { location: `${other.origin}/moved.csv` } }),
    );
    const outcome = (/** @type {string} */ url) =>
      page.evaluate(
        async ({ index, url }) => {
          const { experiment } = await import(index);
          const made = experiment({
            minibatch: 1,
            data: { url },
            target: { columns: ["species"] },
            fit: {},
          });
          try {
            const run = await made.run();
            const { data } = run.experiment;
            run.dispose();
            return { data, rows: run.epoch.length };
          } catch (error) {
            const { code, message } = /** @type {any} */ (error);
            return { code, message };
          }
        },
        { index: `${host.origin}${index}`, url },
      );
    expect(await outcome("samples/iris.csv")).toEqual({
      data: { url: "samples/iris.csv" },
      rows: 1,
    });
    expect(await outcome(`${other.origin}/x.csv`)).toEqual({
      code: "invalid-argument",
      message: expect.stringContaining(
        `The experiment's data is at ${other.origin}; only data from the page's own origin`,
      ),
    });
    expect(await outcome(`//${new URL(other.origin).host}/x.csv`)).toMatchObject({
      code: "invalid-argument",
    });
    expect(await outcome("samples/moved.csv")).toMatchObject({ code: "load-failed" });
    expect(await outcome("samples/none.csv")).toMatchObject({
      code: "load-failed",
      message: expect.stringContaining("404"),
    });
    // Nor where a <base> says that it is the page's own.
    await page.evaluate((href) => {
      document.head.append(Object.assign(document.createElement("base"), { href }));
    }, other.origin);
    expect(await outcome("x.csv")).toMatchObject({ code: "invalid-argument" });
    expect(asked).toEqual([]);
  } finally {
    host.close();
    other.close();
  }
});
