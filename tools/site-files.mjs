/** The files of the site that no page imports: its service worker, and the headers that hosts read from a file. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { filesBelow } from "./files.mjs";
import { noticesFile, packagesOf, siteNotices } from "./notices.mjs";
import { inRoot } from "./paths.mjs";
import { scormFiles } from "./scorm-files.mjs";
import { dataOrigins, sitePolicy } from "./site-policy.mjs";
import { wholeUrl } from "./site-url.mjs";

/** @typedef {import("vite").Rollup.OutputBundle} Bundle */

/**
 * What the service worker knows of its build.
 * @typedef {object} Site
 * @property {string} version a hash of all files
 * @property {string[]} files those that the page needs without a network, relative to it
 * @property {string[]} embedded those that the element needs, too, once another page of the site has shown it
 * @property {string} entry the script that this build's page names
 */

/** The folder of what has its content's hash in its name. */
export const assetsDir = "minibatch";

/** Not needed for one thread; threads need the page to be cross-origin isolated. */
export const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** For pages of other origins that show the element: all of the site's files are public. */
const shared = { "Cross-Origin-Resource-Policy": "cross-origin" };

/** Read by Netlify and Cloudflare Pages. */
function headersFile() {
  const all = { ...headers, ...shared, "Access-Control-Allow-Origin": "*" };
  const everywhere = Object.entries(all).map(([name, value]) => `  ${name}: ${value}`);
  const immutable = "  Cache-Control: public, max-age=31536000, immutable";
  return ["/*", ...everywhere, `/${assetsDir}/*`, immutable, ""].join("\n");
}

/**
 * The same for CloudFront in front of S3, as `aws cloudfront create-response-headers-policy` reads it, which has words of its own
 * for CORS. (https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyConfig.html)
 */
function cloudFrontPolicy() {
  const list = (/** @type {unknown[]} */ Items) => ({ Quantity: Items.length, Items });
  const custom = Object.entries({ ...headers, ...shared }).map(([Header, Value]) => ({
    Header,
    Value,
    Override: true,
  }));
  const config = {
    Name: "minibatch",
    CustomHeadersConfig: list(custom),
    CorsConfig: {
      AccessControlAllowOrigins: list(["*"]),
      AccessControlAllowHeaders: list(["*"]),
      AccessControlAllowMethods: list(["GET", "HEAD"]),
      AccessControlAllowCredentials: false,
      OriginOverride: true,
    },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
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

/** Turbo's modules, and what runs where the others are not found, are kept where they are used. @param {string} file */
const isNeeded = (file) =>
  file.startsWith(`${assetsDir}/`) && !/-relaxed|\/(inline|fallback)-/.test(file);

/** Those beside the playground, see site-pages.mjs. @param {string} file */
const isPage = (file) => /^(\w+\/\w\w\/[^/]+\.html|pages\.css)$/.test(file);

const built = "dist/site";

/** What the build of the element has written, see vite.config.js. */
const elementFiles = () =>
  ["element.js", "embed.html"].concat(
    filesBelow(`${built}/${assetsDir}`)
      .map((path) => path.slice(`${built}/`.length))
      .filter(isNeeded),
  );

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
  const element = elementFiles();
  for (const file of element) hash.update(file).update(readFileSync(inRoot(built, file)));
  const files = [
    ...outputs.map(({ fileName }) => fileName).filter((file) => isNeeded(file) || isPage(file)),
    ...publicFiles().map((path) => path.slice("public/".length)),
    "unloaded.js",
  ];
  return {
    version: hash.digest("hex").slice(0, 16),
    files: files.sort(),
    embedded: element.filter((file) => !files.includes(file)),
    entry,
  };
}

/**
 * GitHub Pages, Netlify, Cloudflare Pages and S3 answer with it where there is no file, at whatever depth: it says all it has to by
 * itself, and links to the page where its whole address is known.
 */
function missingPage() {
  const home = wholeUrl("");
  const link = (/** @type {string} */ text) => (home ? `<a href="${home}">${text}</a>` : text);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Not found · Minibatch</title>
</head>
<body>
<h1>${link("Minibatch")}</h1>
<p>There is no such page here.</p>
<p lang="ko">찾으시는 페이지가 없습니다.</p>
</body>
</html>
`;
}

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

/** What the build is told, in the pages and in the scripts. */
export const told = {
  name: "told",
  config: () => ({ define: { "import.meta.env.DATA_ORIGINS": JSON.stringify(dataOrigins) } }),
  /** @param {string} html */
  transformIndexHtml: (html) =>
    html
      // Search engines take whole addresses only.
      .replace(/.*hreflang="x-default".*\n/, (line) => (wholeUrl("") ? line : ""))
      .replaceAll("%SITE_URL%", wholeUrl("") ?? "./")
      .replaceAll("%POLICY%", sitePolicy()),
};

/** A service worker is registered by its URL, which must be the same in every build. */
export const siteFiles = {
  name: "site-files",
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
      const scorm = scormFiles(elementFiles().filter((file) => file !== "embed.html"));
      for (const [fileName, source] of Object.entries(scorm)) {
        this.emitFile({ type: "asset", fileName, source });
      }
      this.emitFile({ type: "asset", fileName: "_headers", source: headersFile() });
      this.emitFile({ type: "asset", fileName: "cloudfront.json", source: cloudFrontPolicy() });
      this.emitFile({ type: "asset", fileName: "404.html", source: missingPage() });
      // GitHub Pages would leave out what Jekyll takes for its own.
      this.emitFile({ type: "asset", fileName: ".nojekyll", source: "" });
    },
  },
};
