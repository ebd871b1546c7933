// Every word that explains itself stands somewhere on the page, and every word there has its sentence.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";

const read = (/** @type {string} */ path) => readFileSync(inRoot(path), "utf8");
const texts = Object.fromEntries(
  ["en", "ko"].map((code) => [code, JSON.parse(read(`web/locales/rest.${code}.json`)).terms]),
);
const terms = Object.keys(texts.en)
  .filter((key) => key.endsWith("_name"))
  .map((key) => key.replace(/_name$/, ""));

/** What is given to an element that explains: in its place, by a list of an element's own, or by a part of the page. */
function standing() {
  const found = new Set();
  for (const path of filesBelow("web").filter((one) => one.endsWith(".js"))) {
    const code = read(path);
    if (!/mb-term/.test(code)) continue;
    for (const [, name] of code.matchAll(/<mb-term [^>]*name="(\w+)"/g)) found.add(name);
    // Names that come by a value are words in quotes, in the same file.
    if (!/<mb-term [^>]*name=\$\{/.test(code)) continue;
    for (const [, name] of code.matchAll(/"(\w+)"/g)) found.add(name);
  }
  return found;
}

it("each term stands somewhere, and has one sentence in both languages", () => {
  const there = standing();
  expect(terms.filter((name) => !there.has(name))).toEqual([]);
  for (const name of terms) {
    for (const code of ["en", "ko"]) {
      expect(texts[code][`${name}_name`], name).toBeTruthy();
      expect(texts[code][name], name).toMatch(/[.)]$/);
    }
    expect(texts.ko[name], name).toMatch(/니다/);
  }
});

it("each part that lists words is on the page, and lists none without a sentence", () => {
  const code = read("web/components/terms.js");
  const table = code.slice(code.indexOf("const termsOf"), code.indexOf("};"));
  const listed = [...table.matchAll(/"(\w+)"/g)].map(([, name]) => name);
  expect(listed.filter((name) => !terms.includes(name))).toEqual([]);
  const parts = [...table.matchAll(/^ {2}(\w+): \[/gm)].map(([, name]) => name);
  const all = filesBelow("web")
    .filter((one) => one.endsWith(".js"))
    .map(read)
    .join("\n");
  // A tab's sections give their own name.
  const byName = (/** @type {string} */ part) =>
    all.includes(`<mb-terms of="${part}">`) ||
    new RegExp(`^ {2}${part}: \\[\\s*\\(\\) => import`, "m").test(all);
  expect(parts.filter((part) => !byName(part))).toEqual([]);
});
