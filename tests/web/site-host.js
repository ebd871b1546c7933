/** A plain static host of the built playground, below a path. */

import { expect } from "@playwright/test";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "./listen.js";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** The headers of a host that isolates the page by itself. */
export const isolating = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * The built site's files by their paths in it.
 * @param {string} [folder] where it is, from the checkout
 * @returns {Map<string, Buffer>}
 */
export const builtSite = (folder = "dist/site") =>
  new Map(filesBelow(folder).map((path) => [relative(folder, path), readFileSync(inRoot(path))]));

/** Another build of the site: its scripts have other names, and its page says `data-build="next"`. */
export function nextBuild() {
  const site = builtSite();
  const scripts = [...site.keys()].filter((path) => /^minibatch\/.*\.js$/.test(path));
  const names = scripts.map((path) => path.slice("minibatch/".length));
  // Several scripts may differ in their hashes only.
  const nextName = (/** @type {string} */ name) => name.replace(/-.{4}(.{4}\.js)$/, "-Next$1");
  for (const [path, body] of [...site]) {
    if (!/\.(js|html)$/.test(path)) continue;
    let text = body.toString();
    for (const name of names) text = text.replaceAll(name, nextName(name));
    text = text
      .replace(/"version":"\w+"/, '"version":"next"')
      .replace("<html", "$& data-build=next");
    site.delete(path);
    site.set(nextName(path), Buffer.from(text));
  }
  return site;
}

/**
 * What `_headers` says of a file, as Netlify and Cloudflare Pages read it.
 * @param {string} text
 * @param {string} file
 * @returns {Record<string, string>}
 */
export function headersOf(text, file) {
  /** @type {Record<string, string>} */
  const headers = {};
  let applies = false;
  for (const line of text.split("\n").filter(Boolean)) {
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
    if (!name) applies = `/${file}`.startsWith(line.replace(/\*$/, ""));
    else if (applies) headers[name] = value;
  }
  return headers;
}

/** As fast as a host does it. */
const encoders = {
  gzip: gzipSync,
  br: (/** @type {Buffer} */ body) =>
    brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
};

/**
 * @param {object} [options]
 * @param {string} [options.path] where the site is
 * @param {Record<string, string> | ((file: string) => Record<string, string>)} [options.headers] of every answer
 * @param {RegExp} [options.lacks] files that are not there
 * @param {string} [options.folder] of another build
 * @param {keyof typeof encoders} [options.encoding] what it compresses with
 */
export async function hostSite({ path = "/", headers = {}, lacks, folder, encoding } = {}) {
  /** What a test may change, the files that were sent, and the bytes of their bodies. */
  const sent = /** @type {string[]} */ ([]);
  const site = { files: builtSite(folder), isDown: false, sent, bytes: 0 };
  const server = createServer((request, response) => {
    if (site.isDown) return void response.destroy();
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = pathname.startsWith(path) ? pathname.slice(path.length) || "index.html" : "";
    const own = typeof headers === "function" ? headers(file) : headers;
    for (const [name, value] of Object.entries(own)) response.setHeader(name, value);
    const body = lacks?.test(file) ? undefined : site.files.get(file);
    response.statusCode = body ? 200 : 404;
    if (!body) return void response.end();
    if (!own["Content-Type"]) {
      response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
    }
    const tag = `"${createHash("sha256").update(body).digest("hex")}"`;
    response.setHeader("ETag", tag);
    if (request.headers["if-none-match"] === tag) {
      response.statusCode = 304;
      return void response.end();
    }
    site.sent.push(file);
    const coded = encoding ? encoders[encoding](body) : body;
    if (encoding) response.setHeader("Content-Encoding", encoding);
    site.bytes += coded.length;
    response.end(coded);
  });
  const host = await listen(server);
  return Object.assign(site, host, { url: `${host.origin}${path}` });
}

/**
 * Resolves when the service worker has every file of a build.
 * @param {import("@playwright/test").Page} page
 * @param {string} [version] the one that the host has first when left out
 */
export async function keptBuild(page, version = "") {
  const isKept = async (/** @type {string} */ version) => {
    for (const name of await caches.keys()) {
      const isNext = name.endsWith(" next");
      if (isNext !== (version === "next")) continue;
      if (await (await caches.open(name)).match(new URL("./", document.baseURI))) return true;
    }
    return false;
  };
  await expect.poll(() => page.evaluate(isKept, version)).toBe(true);
}
