/** Serves the bench page, the built package and the other contenders from this machine. Nothing comes from elsewhere. */

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, normalize, sep } from "node:path";
import { inRoot } from "../../tools/paths.mjs";

/**
 * The first part of a path, and the folders that are looked through for the rest of it.
 * @typedef {Record<string, string[]>} Folders
 */

/** @param {string} packageFolder absolute @returns {Folders} */
const foldersWith = (packageFolder) => ({
  "/bench/": [inRoot("tests/bench")],
  "/package/": [packageFolder],
  "/tfjs/": [
    inRoot("node_modules/@tensorflow/tfjs/dist"),
    inRoot("node_modules/@tensorflow/tfjs-backend-wasm/dist"),
  ],
  "/jaxjs/": [inRoot("node_modules/@jax-js/jax/dist")],
  "/convnetjs/": [inRoot("node_modules/convnetjs/build")],
});

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * The file of a URL's path, or undefined.
 * @param {Folders} folders
 * @param {string} path
 */
function fileOf(folders, path) {
  for (const [prefix, places] of Object.entries(folders)) {
    if (!path.startsWith(prefix)) continue;
    for (const place of places) {
      const file = normalize(`${place}/${path.slice(prefix.length)}`);
      if (!file.startsWith(place + sep) || !(extname(file) in types)) continue;
      if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
    }
  }
  return undefined;
}

/**
 * Starts the server on a free port.
 * @param {string} packageFolder absolute
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve(packageFolder) {
  const folders = foldersWith(packageFolder);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = fileOf(folders, decodeURIComponent(pathname));
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": types[extname(file)],
      "Cache-Control": "no-store",
      // An isolated page has a clock of 5 µs instead of 100 µs, and may have threads.
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Cross-Origin-Resource-Policy": "same-origin",
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(undefined)));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server has no port.");
  return {
    url: `http://localhost:${address.port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
