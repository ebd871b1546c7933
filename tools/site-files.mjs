/** The files of the site that no page imports: its service worker, and the headers that hosts read from a file. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { filesBelow } from "./files.mjs";
import { noticesFile, packagesOf, siteNotices } from "./notices.mjs";
import { inRoot } from "./paths.mjs";

/** @typedef {import("vite").Rollup.OutputBundle} Bundle */

/**
 * What the service worker knows of its build.
 * @typedef {object} Site
 * @property {string} version a hash of all files
 * @property {string[]} files those that the page needs without a network, relative to it
 * @property {string} entry the script that this build's page names
 */

/** The folder of what has its content's hash in its name. */
export const assetsDir = "minibatch";

/** Not needed for one thread; threads need the page to be cross-origin isolated. */
export const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Read by Netlify and Cloudflare Pages. */
function headersFile() {
  const everywhere = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const immutable = "  Cache-Control: public, max-age=31536000, immutable";
  return ["/*", ...everywhere, `/${assetsDir}/*`, immutable, ""].join("\n");
}

/** @param {Bundle} bundle */
function noticesOfSite(bundle) {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const ofPackage = readFileSync(inRoot("dist/package", noticesFile), "utf8");
  return siteNotices(ofPackage, packagesOf(chunks.flatMap(({ moduleIds }) => moduleIds)));
}

/** What lies in public/ and is shown: no readme, and not the card that other sites show. */
const publicFiles = () =>
  filesBelow("public").filter((path) => !/\.md$|\/social-card\.png$/.test(path));

/**
 * @param {Bundle} bundle
 * @returns {Site}
 */
function describeSite(bundle) {
  const outputs = Object.values(bundle);
  const entry = outputs.find((output) => output.type === "chunk" && output.isEntry)?.fileName;
  if (!entry) throw new Error("The site's bundle has no entry.");
  const hash = createHash("sha256");
  for (const output of outputs) {
    hash.update(output.fileName);
    hash.update(output.type === "chunk" ? output.code : output.source);
  }
  for (const path of publicFiles()) hash.update(path).update(readFileSync(inRoot(path)));
  // Turbo's modules, and what runs where the others are not found, are kept where they are used.
  const needed = outputs.filter(
    (output) =>
      output.fileName.startsWith(`${assetsDir}/`) &&
      !/-relaxed|\/(inline|fallback)-/.test(output.fileName),
  );
  return {
    version: hash.digest("hex").slice(0, 16),
    files: [
      ...needed.map(({ fileName }) => fileName),
      ...publicFiles().map((path) => path.slice("public/".length)),
      "unloaded.js",
    ].sort(),
    entry,
  };
}

/** Where the site is published; other sites show its card by its whole address only. */
const siteUrl = new URL(process.env.SITE_URL ?? "https://example.invalid/").href;

/**
 * In the place of what Vite does around each import() for the styles that a chunk may have: these have none. A
 * kilobyte before the first paint.
 */
export const plainImports = {
  name: "plain-imports",
  apply: /** @type {const} */ ("build"),
  enforce: /** @type {const} */ ("pre"),
  load: {
    filter: { id: /\0vite\/preload-helper\.js$/ },
    handler: () => "export const __vitePreload = (load) => load();",
  },
};

/** The same for a script that must be one file: what it shares with the chunks it imports would be another. */
export const ownImports = {
  ...plainImports,
  name: "own-imports",
  /** @param {string} source @param {string | undefined} importer */
  resolveId(source, importer) {
    const isHelper = source === "\0vite/preload-helper.js";
    return isHelper && importer?.endsWith("/web/element.js") ? `${source}?entry` : null;
  },
  load: {
    filter: { id: /\0vite\/preload-helper\.js/ },
    handler: plainImports.load.handler,
  },
};

/** The element's types, beside it. */
export const elementTypes = {
  name: "element-types",
  /** @this {import("vite").Rollup.PluginContext} */
  generateBundle() {
    const source = readFileSync(inRoot("web/element-types.d.ts"), "utf8");
    this.emitFile({ type: "asset", fileName: "element.d.ts", source });
  },
};

/** A service worker is registered by its URL, which must be the same in every build. */
export const siteFiles = {
  name: "site-files",
  /** @param {string} html */
  transformIndexHtml: (html) => html.replaceAll("%SITE_URL%", siteUrl),
  generateBundle: {
    order: /** @type {const} */ ("post"),
    /**
     * @this {import("vite").Rollup.PluginContext}
     * @param {unknown} _
     * @param {Bundle} bundle
     */
    handler(_, bundle) {
      const notices = noticesOfSite(bundle);
      this.emitFile({ type: "asset", fileName: "third-party.txt", source: notices });
      const site = `globalThis.site = ${JSON.stringify(describeSite(bundle))};\n`;
      const script = readFileSync(inRoot("web/service-worker.js"), "utf8");
      this.emitFile({ type: "asset", fileName: "service-worker.js", source: site + script });
      // Not a module, so the page's bundle does not hold it.
      const unloaded = readFileSync(inRoot("web/unloaded.js"), "utf8").replace(
        /^\/\*.*?\*\/\s*/s,
        "",
      );
      this.emitFile({ type: "asset", fileName: "unloaded.js", source: unloaded });
      this.emitFile({ type: "asset", fileName: "_headers", source: headersFile() });
    },
  },
};
