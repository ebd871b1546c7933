/** A plain static host of the built playground, below a path. */

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, normalize } from "node:path";
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
 * @param {object} [options]
 * @param {string} [options.path] where the site is
 * @param {Record<string, string>} [options.headers] of every answer
 * @param {RegExp} [options.lacks] files that are not there
 */
export async function hostSite({ path = "/", headers = {}, lacks } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const inside = pathname.startsWith(path) ? normalize(pathname.slice(path.length)) : "..";
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    try {
      if (inside.startsWith("..") || lacks?.test(inside)) throw new Error("not served");
      const file = inside === "." || inside === "" ? "index.html" : inside;
      const body = await readFile(inRoot("dist/site", file));
      response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  const host = await listen(server);
  return { ...host, url: `${host.origin}${path}` };
}
