/** A static host of the built package and of the tests' fixtures, as plain files without a bundler. */

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "./listen.js";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

// With an icon, or the browser asks for one.
const emptyPage = '<!doctype html><title>empty</title><link rel="icon" href="data:," />';

/** What may be asked for: everything else is not there. */
const served =
  /^\/(dist\/package\/[\w./-]+|tests\/package\/fixtures\/[\w.-]+|(public\/)?samples\/[\w/-]+\.\w+|examples\/recipes\/[\w-]+\.(js|html))$/;

/** Samples are beside the page, as on the site. @param {string} pathname */
const fileOf = (pathname) =>
  inRoot(pathname.startsWith("/samples/") ? `public${pathname}` : pathname);

/**
 * An empty page is at "/".
 * @param {Record<string, string>} [headers] of every answer
 * @param {(name: string, text: string) => string} [change] what a script of the package or of an example is instead
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function hostPackage(headers = {}, change = (_, text) => text) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    try {
      if (pathname !== "/" && !served.test(pathname)) throw new Error("not served");
      const body = pathname === "/" ? emptyPage : await readFile(fileOf(pathname));
      response.setHeader(
        "Content-Type",
        types[extname(pathname) || ".html"] ?? "application/octet-stream",
      );
      const isScript = /^\/(dist\/package|examples)\/.*\.js$/.test(pathname);
      response.end(isScript ? change(basename(pathname), String(body)) : body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return listen(server);
}

/** Where a page of the host finds the package and the seeded run. */
export const files = {
  index: "/dist/package/index.js",
  seededRun: "/tests/package/fixtures/seeded-run.js",
  threadedRun: "/tests/package/fixtures/threaded-run.js",
};
