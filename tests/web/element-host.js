/** The built site on one origin, and a page of somebody else's on another that shows its element. */

import { createServer } from "node:http";
import { listen } from "./listen.js";
import { hostSite } from "./site-host.js";

/**
 * A page of somebody else's.
 * @param {string} html
 * @param {Record<string, string>} [files] beside it, by their paths
 */
export const hostPage = (html, files = {}) =>
  listen(
    createServer(({ url = "/" }, response) => {
      const file = files[url.slice(1)];
      response.setHeader("Content-Type", file === undefined ? "text/html" : "text/plain");
      response.end(file ?? html);
    }),
  );

/**
 * @param {(site: string) => string} bodyOf given the address of the site's folder
 * @param {Record<string, string>} [files] of that page, by their paths
 */
export async function hostElement(bodyOf, files = {}) {
  const site = await hostSite({ path: "/mb/", headers: { "Access-Control-Allow-Origin": "*" } });
  const html = `<!doctype html><html><head><meta charset="utf-8" /><title>around</title>
    <link rel="icon" href="data:," /></head><body>${bodyOf(site.url)}</body></html>`;
  const around = await hostPage(html, files);
  return {
    site,
    origin: around.origin,
    close() {
      site.close();
      around.close();
    },
  };
}

/**
 * The page's script and an element.
 * @param {string} attributes
 */
export const element = (attributes) => (/** @type {string} */ site) =>
  `<script type="module" src="${site}element.js"></script>
   <minibatch-playground ${attributes}></minibatch-playground>`;

/** A small experiment, as a link. */
export const quick =
  "#1!data:(sample:iris),model:Sequential(layers:!(Dense(units:5,activation:tanh),Dense(units:3,activation:softmax)))," +
  "fit:(epochs:4,batch_size:16),seed:7";

/** The events of all elements of a page, from its beginning. @param {import("@playwright/test").Page} page */
export async function recordEvents(page) {
  await page.addInitScript(() => {
    const events = Object.assign(globalThis, { events: /** @type {any[]} */ ([]) }).events;
    const names = ["ready", "change", "epoch", "trained", "evaluated", "predicted", "error"];
    for (const name of names) {
      const keep = (/** @type {Event} */ event) =>
        event instanceof CustomEvent && events.push({ name, ...event.detail });
      addEventListener(name, keep, true);
    }
  });
  return () => page.evaluate(() => /** @type {any} */ (globalThis).events);
}
