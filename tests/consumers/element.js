/** What the pages with an element train, and the same in Node. */

import { readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { patience } from "./host.js";

/** What all of them have. */
export const link =
  "#1!data:(url:iris.csv),target:(columns:!(species)),model:Sequential(layers:!(Dense(units:8,activation:relu)," +
  "Dense(units:3,activation:softmax))),fit:(epochs:20),seed:7";

/** The fingerprint of its weights as Node trains them. @returns {Promise<string>} */
export async function fingerprintInNode() {
  const { experiment } = await import(inRoot("dist/package/index.node.js"));
  const bytes = readFileSync(inRoot("public/samples/iris.csv"));
  const run = await experiment.fromLink(link).run([{ name: "iris.csv", bytes }]);
  const { fingerprint } = run;
  run.dispose();
  return fingerprint;
}

/**
 * Has a page's element train, and its buttons for a run and a model. It may ask the given hosts alone.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {{ hasHooks?: boolean, hosts?: string[] }} options `hosts`: origins besides the page's own
 * @returns {Promise<string[]>} the fingerprints of the weights
 */
export async function trainElement(browser, url, { hasHooks = false, hosts = [] }) {
  const page = await browser.newPage();
  const known = [new URL(url).origin, ...hosts];
  /** @type {string[]} */
  const strangers = [];
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && !known.includes(origin)) strangers.push(request.url());
  });
  /** @type {string[]} */
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.setDefaultTimeout(patience);
  try {
    await page.goto(url);
    const fingerprints = [
      await page.locator("minibatch-playground").evaluate(async (/** @type {any} */ element) => {
        await customElements.whenDefined("minibatch-playground");
        return (await element.train()).fingerprint;
      }),
    ];
    const textOf = async (/** @type {string} */ name, /** @type {RegExp} */ pattern) => {
      await page.locator(`button#${name}`).click();
      return page.locator(`output[for=${name}]`).filter({ hasText: pattern }).innerText();
    };
    if (hasHooks) {
      fingerprints.push(await textOf("run", /^[0-9a-f]{64}$/));
      // It has learned to double.
      await textOf("model", /^(1\.9[5-9]|2\.0[0-5])$/);
    }
    // The curve is there, too, and not only in what train() gave.
    await page.locator("minibatch-playground mb-curves").waitFor();
    if (strangers.length > 0) said.push(`It asked others: ${strangers.join(", ")}`);
    if (strangers.length > 0) throw new Error("others were asked");
    return fingerprints;
  } catch (cause) {
    throw new Error(`${url} did not train: ${said.slice(-8).join("\n")}`, { cause });
  } finally {
    await page.close();
  }
}
