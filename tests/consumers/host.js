/** A static host of a project's folder, and the browser that opens it. */

import { readFile } from "node:fs/promises";
import { existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "@playwright/test";
import { launchOptions } from "../../tools/chromium.mjs";
import { listen } from "../web/listen.js";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

export const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** What the examples have for the address of the folder that `element.js` is in. */
export const elementAddress = "https://example.invalid/minibatch/";

/**
 * @param {string} folder
 * @param {Record<string, string>} [headers] of every answer
 * @param {string} [base] the path that the folder is at
 */
export async function hostFolder(folder, headers = {}, base = "/") {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (!pathname.startsWith(base)) return void response.writeHead(404).end();
    let path = join(folder, decodeURIComponent(pathname.slice(base.length)));
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
    if (!existsSync(path) && existsSync(`${path}.html`)) path += ".html";
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    try {
      const body = await readFile(path);
      response.setHeader("Content-Type", types[extname(path)] ?? "application/octet-stream");
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return listen(server);
}

/**
 * The packed package's files as a host of their own, for what names them by their address.
 * @param {Record<string, string>} files of a project
 * @param {string} project where the package is installed
 */
export async function hostElement(files, project) {
  const installed = join(project, "node_modules/minibatch/dist/package");
  const host = await hostFolder(installed, { "Access-Control-Allow-Origin": "*" });
  const naming = Object.entries(files).map(([path, text]) => [
    path,
    text.replaceAll(elementAddress, `${host.origin}/`),
  ]);
  return { ...host, files: Object.fromEntries(naming) };
}

export const openBrowser = () => chromium.launch(launchOptions);

/** Milliseconds: a framework compiles at a page's first visit, on a machine that may be busy. */
export const patience = 180_000;

/**
 * Presses a page's button Train, and waits until its status says that it has trained. It must run in a worker.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {string} until a pattern
 */
export async function pressTrain(browser, url, until) {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  /** @type {string[]} */
  const failed = [];
  page.on("pageerror", (error) => failed.push(String(error)));
  try {
    await page.goto(url);
    await page.getByRole("button", { name: "Train", exact: true }).first().click();
    await page
      .locator("#status")
      .filter({ hasText: new RegExp(until) })
      .waitFor();
    const workers = page.workers().map((worker) => worker.url().slice(0, 60));
    if (!workers.some((worker) => worker.startsWith("http"))) {
      failed.push(`no worker of a file: ${workers}`);
    }
    if (failed.length > 0) throw new Error(failed.join("\n"));
  } finally {
    await page.close();
  }
}

/**
 * What a page shows in its title in the end.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @returns {Promise<string>}
 */
export async function titleOf(browser, url) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.setDefaultTimeout(patience);
  try {
    await page.goto(url);
    await page.waitForFunction(() => /^(\{|error)/.test(document.title));
    return await page.title();
  } catch (cause) {
    throw new Error(`${url} showed nothing: ${said.slice(-8).join("\n")}`, { cause });
  } finally {
    await page.close();
  }
}
