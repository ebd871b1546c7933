/**
 * The pages beside the playground that read without JavaScript and that any static host can serve: the lessons, the sample
 * data, and what schools ask, each at `FOLDER/LANGUAGE/NAME.html` in every language.
 */

import { aboutPages } from "./about-pages.mjs";
import { lessonPages } from "./lesson-pages.mjs";
import { languages } from "./lessons.mjs";
import { escaped } from "../web/share/escaped.js";
import { samplePages } from "./sample-pages.mjs";
import { sitemap, wholeUrl } from "./site-url.mjs";

/** @typedef {import("./lessons.mjs").Language} Language */

/**
 * A page: its address without its language, and what it has in each.
 * @typedef {object} SitePage
 * @property {string} folder
 * @property {string} file
 * @property {string} title
 * @property {string} about one sentence, for those who search
 * @property {string} body HTML
 */

/** What every page says around its text. */
const words = {
  en: {
    name: "English",
    lessons: "Lessons",
    data: "Sample data",
    privacy: "Privacy",
    accessibility: "Accessibility",
    other: "Other languages",
    site: "Site",
  },
  ko: {
    name: "한국어",
    lessons: "강의",
    data: "예제 데이터",
    privacy: "개인정보 보호",
    accessibility: "접근성",
    other: "다른 언어",
    site: "사이트",
  },
};

/** Of the policy, that nothing runs and nothing is sent. */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** @param {Language} language @param {SitePage} page */
function documentOf(language, { folder, file, title, about, body }) {
  const say = words[language];
  const path = (/** @type {Language} */ other) => `${folder}/${other}/${file}`;
  const alternates = languages.map(
    (other) =>
      `<link rel="alternate" hreflang="${other}" href="${wholeUrl(path(other)) ?? `../${other}/${file}`}">`,
  );
  const own = wholeUrl(path(language));
  const others = languages
    .filter((other) => other !== language)
    .map(
      (other) =>
        `<a href="../${other}/${file}" lang="${other}" hreflang="${other}">${words[other].name}</a>`,
    );
  const links = [
    ["lessons", "index", say.lessons],
    ["data", "index", say.data],
    ["about", "privacy", say.privacy],
    ["about", "accessibility", say.accessibility],
  ].map(([there, name, text]) => {
    const isHere = there === folder && file === `${name}.html`;
    return `<a href="../../${there}/${language}/${name}.html"${isHere ? ' aria-current="page"' : ""}>${text}</a>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Minibatch</title>
<meta name="description" content="${escaped(about)}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="Minibatch">
<meta property="og:title" content="${escaped(title)}">
<meta property="og:description" content="${escaped(about)}">
${own ? `<meta property="og:image" content="${wholeUrl("social-card.png")}">\n<link rel="canonical" href="${own}">\n` : ""}${alternates.join("\n")}
<link rel="icon" href="../../icons/minibatch.svg" type="image/svg+xml">
<link rel="stylesheet" href="../../pages.css">
</head>
<body>
<nav aria-label="${say.site}"><a href="../../index.html">Minibatch</a> ${links.join(" ")}</nav>
<nav class="languages" aria-label="${say.other}">${others.join(" ")}</nav>
<main>
${body}
</main>
</body>
</html>
`;
}

const style = `:root { color-scheme: light dark; --accent: light-dark(#2f4fcf, #9db2ff); --line: light-dark(#8d8b83, #6f747b); --soft: light-dark(#53565b, #b0b2b5); font: 1.0625rem/1.65 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif; color: light-dark(#1a1c1f, #ebeae6); background: light-dark(#fbfaf7, #141517); }
:lang(ko) { word-break: keep-all; overflow-wrap: break-word; }
body { max-width: 44rem; margin: 0 auto; padding: 1rem; }
nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
a { color: var(--accent); }
nav a { line-height: 2rem; }
nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
.languages { font-size: 0.9375rem; }
h1 { line-height: 1.25; }
h2 { margin-top: 2rem; line-height: 1.3; }
.about { color: var(--soft); }
.task { margin: 1.25rem 0; padding: 0.25rem 1rem; border: 1px solid var(--line); border-radius: 8px; }
summary { min-height: 1.75rem; color: var(--accent); cursor: pointer; }
pre, .table { overflow-x: auto; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.92em; overflow-wrap: anywhere; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 1rem 0.25rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1.25rem; }
dt { color: var(--soft); }
dd { margin: 0; }
.samples { padding: 0; list-style: none; }
.samples li { display: grid; grid-template-columns: 5rem 1fr; gap: 0 1rem; margin-block: 1.25rem; }
.samples img { width: 5rem; height: auto; }
@media print { nav, .open { display: none; } details > * { display: block; } .task { break-inside: avoid; } }
`;

/** All pages in all languages. @returns {Promise<{ language: Language, page: SitePage }[]>} */
async function allPages() {
  const each = languages.map(async (language) => {
    const pages = [
      ...lessonPages(language),
      ...(await samplePages(language)),
      ...aboutPages(language),
    ];
    return pages.map((page) => ({ language, page }));
  });
  return (await Promise.all(each)).flat();
}

/** All files by their paths below the site, with their list for search engines. @returns {Promise<Record<string, string>>} */
export async function sitePages() {
  const pages = await allPages();
  const documents = pages.map(({ language, page }) => [
    `${page.folder}/${language}/${page.file}`,
    documentOf(language, page),
  ]);
  const map = sitemap(pages.map(({ page }) => page));
  return {
    ...Object.fromEntries(documents),
    "pages.css": style,
    ...(map && { "sitemap.xml": map }),
  };
}

/** Puts them beside the playground. */
export const pageFiles = {
  name: "page-files",
  apply: /** @type {const} */ ("build"),
  /** @this {import("vite").Rollup.PluginContext} */
  async generateBundle() {
    for (const [fileName, source] of Object.entries(await sitePages())) {
      this.emitFile({ type: "asset", fileName, source });
    }
  },
};
