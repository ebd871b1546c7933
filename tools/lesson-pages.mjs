/** Each lesson as a page of its own, with a link to the lesson beside the live experiment. */

import { compileLesson, lessonList } from "./lessons.mjs";
import { escaped } from "../web/share/escaped.js";
import { htmlOf } from "./page-html.mjs";

/** @typedef {import("./lessons.mjs").Language} Language */
/** @typedef {import("./site-pages.mjs").SitePage} SitePage */

/** What the pages say beside the lessons. */
const words = {
  en: {
    lessons: "Lessons",
    open: "Open this lesson beside the live experiment",
    task: "Task",
    hint: "Hint",
    minutes: (/** @type {number} */ count) => `${count} minutes`,
    about:
      "Each lesson stands beside a live experiment in the page; here it can be read without it.",
  },
  ko: {
    lessons: "강의",
    open: "실험과 함께 이 강의 열기",
    task: "과제",
    hint: "힌트",
    minutes: (/** @type {number} */ count) => `${count}분`,
    about: "강의는 페이지 안의 실험과 함께 보도록 만들었습니다. 여기에서는 글만 읽을 수 있습니다.",
  },
};

/** @param {Language} language @param {string} name @param {number} number @returns {SitePage} */
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
<p class="about">${escaped(about)} (${say.minutes(minutes)})</p>
<p><a class="open" href="../../index.html?lesson=${name}">${say.open}</a></p>
${written.join("\n")}`;
  return { folder: "lessons", file: `${name}.html`, title, about, body };
}

/** @param {Language} language @returns {SitePage[]} */
export function lessonPages(language) {
  const say = words[language];
  const list = lessonList();
  const items = list.map(
    ({ name, title, about }) =>
      `<li><a href="${name}.html">${escaped(title[language])}</a><br>${escaped(about[language])}</li>`,
  );
  const body = `<h1>${say.lessons}</h1><p class="about">${say.about}</p><ol>${items.join("\n")}</ol>`;
  return [
    { folder: "lessons", file: "index.html", title: say.lessons, about: say.about, body },
    ...list.map(({ name }, at) => lessonPage(language, name, at + 1)),
  ];
}
