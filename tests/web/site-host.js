/** A plain static host of the built playground, below a path. */

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, relative } from "node:path";
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
 * @param {object} [options]
 * @param {string} [options.path] where the site is
 * @param {Record<string, string>} [options.headers] of every answer
 * @param {RegExp} [options.lacks] files that are not there
 * @param {string} [options.folder] of another build
 */
export async function hostSite({ path = "/", headers = {}, lacks, folder } = {}) {
  /** What a test may change, and the files that were sent. */
  const site = { files: builtSite(folder), isDown: false, sent: /** @type {string[]} */ ([]) };
  const server = createServer((request, response) => {
    if (site.isDown) return void response.destroy();
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = pathname.startsWith(path) ? pathname.slice(path.length) || "index.html" : "";
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const body = lacks?.test(file) ? undefined : site.files.get(file);
    response.statusCode = body ? 200 : 404;
    if (!body) return void response.end();
    response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
    const tag = `"${createHash("sha256").update(body).digest("hex")}"`;
    response.setHeader("ETag", tag);
    if (request.headers["if-none-match"] === tag) {
      response.statusCode = 304;
      return void response.end();
    }
    site.sent.push(file);
    response.end(body);
  });
  const host = await listen(server);
  return Object.assign(site, host, { url: `${host.origin}${path}` });
}
