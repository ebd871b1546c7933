/**
 * What schools and offices ask of the site: a text for each in `web/about/LANGUAGE/`, and `web/about/accessibility.json`, which says of
 * each criterion whether it holds and how it is tested.
 */

import { readFileSync } from "node:fs";
import { compileText, labels } from "./lessons.mjs";
import { escaped } from "../web/share/escaped.js";
import { htmlOf } from "./page-html.mjs";
import { inRoot } from "./paths.mjs";
import { dataOrigins } from "./site-policy.mjs";

/** @typedef {import("./lessons.mjs").Language} Language */
/** @typedef {import("./site-pages.mjs").SitePage} SitePage */
/** @typedef {"holds" | "partly" | "fails" | "none"} Status */
/**
 * @typedef {object} Accessibility
 * @property {Record<string, { files: string[], en: string, ko: string }>} evidence ways to test, with the tests' files
 * @property {{ id: string, level: string, en: string, ko: string, status: Status, by: string[] }[]} wcag
 * @property {{ id: string, en: string, ko: string, wcag?: string[], status?: Status, by?: string[] }[]} kwcag `wcag`: the criteria that
 *   an item is about, which say whether it holds
 */

const words = {
  en: {
    about: "About this site",
    criterion: "Criterion",
    level: "Level",
    item: "Item",
    status: "Holds",
    how: "How it is tested",
    holds: "yes",
    partly: "partly",
    fails: "no",
    none: "does not apply",
    wcag: "WCAG 2.2, levels A and AA",
    kwcag: "KWCAG 2.2",
    origins:
      "Whoever built this site lets data be read from these addresses, too, where an experiment names them:",
  },
  ko: {
    about: "이 사이트에 대하여",
    criterion: "성공 기준",
    level: "수준",
    item: "검사 항목",
    status: "준수",
    how: "검사 방법",
    holds: "예",
    partly: "일부",
    fails: "아니요",
    none: "해당 없음",
    wcag: "WCAG 2.2 A·AA",
    kwcag: "한국형 웹 콘텐츠 접근성 지침 2.2",
    origins:
      "이 사이트를 만든 기관은 실험에 적힌 경우 다음 주소에서도 데이터를 읽을 수 있게 했습니다.",
  },
};

/** @returns {Accessibility} */
export const accessibility = () =>
  JSON.parse(readFileSync(inRoot("web/about/accessibility.json"), "utf8"));

/** The worst first. @type {Status[]} */
const worst = ["fails", "partly", "holds", "none"];

/** An item of KWCAG holds as far as all that it is about. @param {Accessibility["kwcag"][number]} item @param {Accessibility} all */
export function itemOf({ wcag = [], status, by = [] }, all) {
  const about = all.wcag.filter(({ id }) => wcag.includes(id));
  return {
    status: status ?? worst.find((one) => about.some((criterion) => criterion.status === one)),
    by: [...new Set([...by, ...about.flatMap((criterion) => criterion.by)])],
  };
}

/** @param {string[]} head @param {string[][]} rows HTML of their cells @param {string} label */
const table = (head, rows, label) =>
  `<div class="table" tabindex="0" role="region" aria-label="${escaped(label)}"><table><thead><tr>${head
    .map((cell) => `<th scope="col">${cell}</th>`)
    .join("")}</tr></thead><tbody>${rows
    .map(
      ([first, ...rest]) =>
        `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
    )
    .join("\n")}</tbody></table></div>`;

/** The criteria, one by one. @param {Language} language */
function criteria(language) {
  const say = words[language];
  const all = accessibility();
  const how = (/** @type {string[]} */ by) =>
    by
      .map((name) => {
        const { files, ...texts } = all.evidence[name];
        const named = files.map((file) => `<code>${escaped(file)}</code>`).join(", ");
        return escaped(texts[language]) + (named && `: ${named}`);
      })
      .join("<br>");
  const wcag = all.wcag.map(({ id, level, status, by, ...names }) => [
    `${id} ${escaped(names[language])}`,
    level,
    say[status],
    how(by),
  ]);
  const kwcag = all.kwcag.map((item) => {
    const { status, by } = itemOf(item, all);
    return [`${item.id} ${escaped(item[language])}`, say[status ?? "none"], how(by)];
  });
  const byWcag = `<h2>${say.wcag}</h2>${table([say.criterion, say.level, say.status, say.how], wcag, say.wcag)}`;
  const byKwcag = `<h2>${say.kwcag}</h2>${table([say.item, say.status, say.how], kwcag, say.kwcag)}`;
  return language === "ko" ? byKwcag + byWcag : byWcag + byKwcag;
}

/** Where the site's builder has named more addresses. @param {Language} language */
const origins = (language) =>
  dataOrigins.length > 0
    ? `<p>${words[language].origins} ${dataOrigins.map((one) => `<code>${escaped(one)}</code>`).join(", ")}</p>`
    : "";

/** @param {Language} language @returns {SitePage[]} */
export const aboutPages = (language) =>
  ["privacy", "accessibility"].map((name) => {
    const where = inRoot(`web/about/${language}/${name}.md`);
    const { title, about, parts } = compileText(
      readFileSync(where, "utf8"),
      where,
      labels(language),
    );
    const text = parts.map(({ nodes }) => htmlOf(nodes)).join("\n");
    const more = name === "privacy" ? origins(language) : criteria(language);
    const body = `<h1>${escaped(title)}</h1>\n${text}\n${more}`;
    return { folder: "about", file: `${name}.html`, title, about, body };
  });
