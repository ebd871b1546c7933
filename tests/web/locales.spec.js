import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const web = fileURLToPath(new URL("../../web/", import.meta.url));

/** @param {string} name @returns {any} */
const messages = (name) => JSON.parse(readFileSync(`${web}locales/${name}.json`, "utf8"));

/**
 * Every key of a locale with its text; plural forms count as one.
 * @param {any} tree
 * @param {string} [path]
 * @returns {[string, string][]}
 */
function texts(tree, path = "") {
  if (typeof tree === "string") return [[path, tree]];
  if ("other" in tree) return [[path, tree.other]];
  return Object.entries(tree).flatMap(([name, value]) =>
    texts(value, path ? `${path}.${name}` : name),
  );
}

const english = new Map(texts(messages("en")));
const sources = readdirSync(web, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, text: readFileSync(web + name, "utf8") }));

test("every language has every text, with the same values in it", () => {
  for (const language of readdirSync(`${web}locales`).filter((name) => /^\w+\.json$/.test(name))) {
    const own = new Map(texts(messages(language.replace(".json", ""))));
    expect([...own.keys()].toSorted(), language).toEqual([...english.keys()].toSorted());
    for (const [key, text] of own) {
      const values = (/** @type {string} */ from) => (from.match(/\{\w+\}/g) ?? []).toSorted();
      const wanted = new Set(values(english.get(key) ?? ""));
      expect(new Set(values(text)), `${language}: ${key}`).toEqual(wanted);
    }
  }
});

test("every text that is asked for exists, and every text is asked for", () => {
  const all = sources.map(({ text }) => text).join("\n");
  const literal = [...all.matchAll(/["'`]([a-z]+(?:\.\w+)+)["'`]/g)].map(([, key]) => key);
  const groups = new Set([...english.keys()].map((key) => key.split(".")[0]));
  const asked = literal.filter((key) => groups.has(key.split(".")[0]) && !key.endsWith(".js"));
  expect(asked.filter((key) => !english.has(key))).toEqual([]);
  // Keys that are put together: `data.${name}` asks for all that begin so.
  const prefixes = [...all.matchAll(/`([a-z]+\.\w*)\$\{/g)].map(([, prefix]) => prefix);
  const unused = [...english.keys()].filter(
    (key) => !asked.includes(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

test("no text stands outside the locales", () => {
  for (const { name, text } of sources) {
    // Words between two tags, or in an attribute that is read out.
    const between = [...text.matchAll(/>\s*([A-Za-z][a-z]{2,}[^<>${}`;=]*)<\//g)];
    const attributes = [...text.matchAll(/(?:aria-label|title|placeholder|alt)="([^"$]+)"/g)];
    const words = [...between, ...attributes].map(([, found]) => found.trim());
    expect(
      words.filter((found) => found !== "Minibatch"),
      name,
    ).toEqual([]);
  }
});
