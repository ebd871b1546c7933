/**
 * Each lesson as a page of its own, which reads without JavaScript and which any static host can serve: beside the
 * playground, in `lessons/LANGUAGE/NAME.html`, with a link to the lesson beside the live experiment.
 */

import { compileLesson, languages, lessonList } from "./lessons.mjs";

/** @typedef {import("./lessons.mjs").Node} Node */
/** @typedef {import("./lessons.mjs").Language} Language */

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** @param {unknown[]} nodes @returns {string} */
export const htmlOf = (nodes) =>
  nodes
    .map((node) => {
      if (typeof node === "string") return escaped(node);
      const [tag, attributes, ...inside] =
        /** @type {[string, Record<string, string>, ...unknown[]]} */ (node);
      const written = Object.entries(attributes).map(
        ([name, value]) => ` ${name}="${escaped(value)}"`,
      );
      if (tag === "br" || tag === "hr") return `<${tag}>`;
      const html = `<${tag}${written.join("")}>${htmlOf(inside)}</${tag}>`;
      return tag === "table" ? `<div class="table">${html}</div>` : html;
    })
    .join("");

/** What the pages say beside the lessons. */
const words = {
  en: {
    name: "English",
    lessons: "Lessons",
    open: "Open this lesson beside the live experiment",
    task: "Task",
    hint: "Hint",
    minutes: "minutes",
    about:
      "Each lesson stands beside a live experiment in the page; here it can be read without it.",
  },
  ko: {
    name: "한국어",
    lessons: "강의",
    open: "실험과 함께 이 강의 열기",
    task: "과제",
    hint: "힌트",
    minutes: "분",
    about: "강의는 페이지 안의 실험과 함께 보도록 만들었습니다. 여기에서는 글만 읽을 수 있습니다.",
  },
};

/**
 * @param {Language} language
 * @param {{ title: string, about: string, file: string, root: string, body: string }} page `root`: the way to the site's root
 */
function pageOf(language, { title, about, file, root, body }) {
  const others = languages.map(
    (other) => `<link rel="alternate" hreflang="${other}" href="../${other}/${file}">`,
  );
  const switches = languages
    .filter((other) => other !== language)
    .map((other) => `<a href="../${other}/${file}" lang="${other}">${words[other].name}</a>`);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Minibatch</title>
<meta name="description" content="${escaped(about)}">
${others.join("\n")}
<link rel="icon" href="${root}icons/minibatch.svg" type="image/svg+xml">
<link rel="stylesheet" href="../style.css">
</head>
<body>
<nav><a href="${root}index.html">Minibatch</a> <a href="index.html">${words[language].lessons}</a> ${switches.join(" ")}</nav>
<main>
${body}
</main>
</body>
</html>
`;
}

/** @param {Language} language @param {string} name @param {number} number */
function lessonPage(language, name, number) {
  const { title, about, minutes, parts } = compileLesson(name, language);
  const say = words[language];
  let tasks = 0;
  const written = parts.map((part) => {
    if (!("task" in part)) return htmlOf(part.nodes);
    const hints = part.hints.map(
      (hint) => `<details><summary>${say.hint}</summary>${htmlOf(hint)}</details>`,
    );
    return `<section class="task"><h3>${say.task} ${++tasks}</h3>${htmlOf(part.nodes)}${hints.join("")}</section>`;
  });
  const body = `<h1>${number}. ${escaped(title)}</h1>
<p class="about">${escaped(about)} (${minutes} ${say.minutes})</p>
<p><a class="open" href="../../index.html?lesson=${name}">${say.open}</a></p>
${written.join("\n")}`;
  return pageOf(language, { title, about, file: `${name}.html`, root: "../../", body });
}

/** @param {Language} language */
function indexPage(language) {
  const say = words[language];
  const items = lessonList().map(
    ({ name, title, about }) =>
      `<li><a href="${name}.html">${escaped(title[language])}</a><br>${escaped(about[language])}</li>`,
  );
  const body = `<h1>${say.lessons}</h1><p class="about">${say.about}</p><ol>${items.join("\n")}</ol>`;
  return pageOf(language, {
    ...{ title: say.lessons, about: say.about, file: "index.html", root: "../../", body },
  });
}

const style = `:root { color-scheme: light dark; --accent: light-dark(#2f4fcf, #9db2ff); --line: light-dark(#8d8b83, #6f747b); --soft: light-dark(#53565b, #b0b2b5); font: 1.0625rem/1.65 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif; color: light-dark(#1a1c1f, #ebeae6); background: light-dark(#fbfaf7, #141517); }
:lang(ko) { word-break: keep-all; overflow-wrap: break-word; }
body { max-width: 44rem; margin: 0 auto; padding: 1rem; }
nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
a { color: var(--accent); }
nav a { line-height: 2rem; }
h1 { line-height: 1.25; }
.about { color: var(--soft); }
.task { margin: 1.25rem 0; padding: 0.25rem 1rem; border: 1px solid var(--line); border-radius: 8px; }
summary { min-height: 1.75rem; color: var(--accent); cursor: pointer; }
pre, .table { overflow-x: auto; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.92em; overflow-wrap: anywhere; }
table { border-collapse: collapse; }
th, td { padding: 0.25rem 1rem 0.25rem 0; border-bottom: 1px solid var(--line); text-align: left; }
@media print { nav, .open { display: none; } }
`;

/** All pages by their paths below the site. @returns {Record<string, string>} */
export function lessonPages() {
  const names = lessonList().map(({ name }) => name);
  const pages = languages.flatMap((language) => [
    [`lessons/${language}/index.html`, indexPage(language)],
    ...names.map((name, at) => [
      `lessons/${language}/${name}.html`,
      lessonPage(language, name, at + 1),
    ]),
  ]);
  return { ...Object.fromEntries(pages), "lessons/style.css": style };
}

/** Puts them beside the playground. */
export const lessonFiles = {
  name: "lesson-files",
  apply: /** @type {const} */ ("build"),
  /** @this {import("vite").Rollup.PluginContext} */
  generateBundle() {
    for (const [fileName, source] of Object.entries(lessonPages())) {
      this.emitFile({ type: "asset", fileName, source });
    }
  },
};
