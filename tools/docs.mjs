/**
 * Makes the site's documentation in build/docs/: the pages of docs/ and of the checkout's root, and the API reference
 * that TypeDoc writes from the package's types.
 */

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { posix } from "node:path";
import { filesBelow } from "./files.mjs";
import { replaceFolder } from "./package.mjs";
import { inRoot } from "./paths.mjs";
import { isMain, run, runMain } from "./process.mjs";

export const docsFolder = "build/docs";

const rootPages = ["CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];

export const docsInputs = ["docs", "examples/recipes", "package.json", ...rootPages].concat([
  "dist/package/index.d.ts",
  "dist/package/types",
  "tools/docs.mjs",
  ...["typedoc.json", "tsconfig.json", "style.css", "introduction.md", "minibatch.d.ts"].map(
    (name) => `tools/api-reference/${name}`,
  ),
  "package-lock.json",
]);

/** The Markdown files that become pages, as paths in the checkout. */
export const markdownFiles = () => [
  ...filesBelow("docs").filter((path) => path.endsWith(".md")),
  ...rootPages,
];

/** @param {string} path of a Markdown file in the checkout */
const pageOf = (path) =>
  posix.basename(path) === "README.md"
    ? "index.html"
    : posix.basename(path).toLowerCase().replace(/md$/, "html");

/**
 * Where a link of a Markdown file leads on the site; undefined for the sources, which are not there.
 * @param {string} from the Markdown file
 * @param {string} href
 */
export function siteLink(from, href) {
  if (/^([a-z]+:|#)/.test(href)) return href;
  const [path, anchor = ""] = href.split(/(?=#)/);
  const target = posix.join(posix.dirname(from), path);
  if (markdownFiles().includes(target)) return pageOf(target) + anchor;
  if (target === "docs") return "index.html";
  return target.startsWith("docs/") ? target.slice("docs/".length) + anchor : undefined;
}

/** @param {string} text of a heading */
const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/\s+/g, "-");

/**
 * The text of a Markdown file, with the code of an example where a link to one stands alone on its line.
 * @param {string} path
 */
const textOf = (path) =>
  readFileSync(inRoot(path), "utf8").replace(
    /^\[[^\]]+\]\((\S*\/examples\/\S+\.(\w+))\)$/gm,
    (_, href, language) => {
      const code = readFileSync(inRoot(posix.join(posix.dirname(path), href)), "utf8");
      return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
    },
  );

/** @param {string} path of a Markdown file */
async function renderMarkdown(path) {
  // Loaded late: a fresh checkout has no npm packages when `npm start` begins.
  const { default: MarkdownIt } = await import("markdown-it");
  const markdown = new MarkdownIt();
  const tokens = markdown.parse(textOf(path), {});
  tokens.forEach((token, index) => {
    if (token.type === "heading_open") token.attrSet("id", slug(tokens[index + 1].content));
    /** Whether what is open is a link to a source, which stays as text. */
    let dropped = false;
    for (const child of token.children ?? []) {
      if (child.type === "link_open") {
        const href = siteLink(path, String(child.attrGet("href")));
        dropped = href === undefined;
        if (href) child.attrSet("href", href);
      }
      if (dropped && /^link_/.test(child.type)) Object.assign(child, { type: "text", content: "" });
      if (child.type === "text" && child.tag === "a") child.tag = "";
    }
  });
  const title = tokens[tokens.findIndex(({ tag }) => tag === "h1") + 1]?.content ?? "";
  const html = markdown.renderer
    .render(tokens, markdown.options, {})
    .replaceAll("<table>", '<div class="table"><table>')
    .replaceAll("</table>", "</table></div>");
  return { title, html };
}

/** @type {readonly [string, string][]} */
const navigation = [
  ["../index.html", "Playground"],
  ["../lessons/en/index.html", "Lessons"],
  ["index.html", "Documentation"],
  ["package.html", "Package"],
  ["recipes.html", "Recipes"],
  ["coming-from.html", "Coming from TF.js"],
  ["experiment.html", "Experiments"],
  ["embed.html", "In your page"],
  ["teach.html", "In a class"],
  ["architecture.html", "Architecture"],
  ["testing.html", "Testing"],
  ["decisions.html", "Decisions"],
  ["hosting.html", "Hosting"],
  ["api/index.html", "API"],
];

/**
 * @param {string} page
 * @param {{ title: string, html: string }} contents
 */
function document(page, { title, html }) {
  const { version } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  const links = navigation.map(
    ([href, name]) => `<a href="${href}"${href === page ? ' aria-current="page"' : ""}>${name}</a>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
<title>${title.replace(/[&<>]/g, "")} · Minibatch</title>
<link rel="icon" href="../icons/minibatch.svg" type="image/svg+xml">
<link rel="stylesheet" href="style.css">
</head>
<body>
<nav aria-label="Documentation">${links.join("\n")}
<span>${version}</span></nav>
<main>
${html}</main>
</body>
</html>
`;
}

/** @param {string} [log] */
export const buildDocs = (log) =>
  replaceFolder(docsFolder, async (folder) => {
    mkdirSync(inRoot(folder), { recursive: true });
    for (const path of markdownFiles()) {
      const page = pageOf(path);
      writeFileSync(inRoot(folder, page), document(page, await renderMarkdown(path)));
    }
    for (const path of filesBelow("docs").filter((path) => !path.endsWith(".md"))) {
      copyFileSync(inRoot(path), inRoot(folder, posix.basename(path)));
    }
    const reference = inRoot("tools/api-reference");
    const typedoc = `${reference}/node_modules/typedoc/bin/typedoc`;
    await run(process.execPath, [typedoc, "--out", inRoot(folder, "api")], { cwd: reference, log });
  });

if (isMain(import.meta.url)) await runMain(buildDocs);
