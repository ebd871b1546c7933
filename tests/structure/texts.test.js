// Texts: every language has every text with the same values, every text is asked for, and no text stands
// outside the tables.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { cli as cliEnglish } from "../../wasm/messages/cli.en.js";
import { cli as cliKorean } from "../../wasm/messages/cli.ko.js";
import { experiment } from "../../wasm/messages/experiment.en.js";
import { explain } from "../../wasm/messages/explain.en.js";
import { links } from "../../wasm/messages/links.en.js";
import { look } from "../../wasm/messages/look.en.js";
import { own } from "../../wasm/messages/package.en.js";
import { reports } from "../../wasm/messages/reports.en.js";
import { python } from "../../wasm/messages/python.en.js";
import { engineTexts } from "../../wasm/messages/engine-texts.js";
import { ko } from "../../wasm/messages/ko.js";
import { ending, isParticle } from "../../wasm/messages/particles.js";

const ofPage = { ...experiment, ...own, ...explain, ...links, ...look, ...python, ...reports };
const en = { texts: { ...ofPage, ...engineTexts } };

/** @typedef {import("../../wasm/messages/render.js").Text} Text */

/** @param {Text} text all its forms */
const formsOf = (text) => (typeof text === "string" ? [text] : Object.values(text));

/**
 * The texts of a locale of the page by their whole key.
 * @param {any} tree
 * @param {string} [path]
 * @returns {[string, Text][]}
 */
function flat(tree, path = "") {
  if (typeof tree === "string" || typeof tree.other === "string") return [[path, tree]];
  return Object.entries(tree).flatMap(([name, value]) =>
    flat(value, path ? `${path}.${name}` : name),
  );
}

/** Those of the first look and those loaded later. @param {string} language */
const pageFiles = (language) =>
  ["", "table.", "rest.", "inspect.", "embed.", "lessons."].map((part) =>
    flat(JSON.parse(readFileSync(inRoot(`web/locales/${part}${language}.json`), "utf8"))),
  );

/** @param {string} language @returns {Map<string, Text>} */
const pageTexts = (language) => new Map(pageFiles(language).flat());

const { entries, arguments: args } = ko.catalog ?? { entries: {}, arguments: {} };
/** @type {Map<string, Text>} */
const catalogKorean = new Map(Object.entries({ ...entries, ...args }));

const english = pageTexts("en");
const tables = [
  ...readdirSync(inRoot("web/locales"))
    .filter((name) => /^\w+\.json$/.test(name))
    .map((name) => ({ name, texts: pageTexts(name.replace(".json", "")), of: english })),
  {
    name: "wasm/messages/ko.js",
    texts: new Map(Object.entries(ko.texts)),
    of: new Map(Object.entries(en.texts)),
  },
  {
    name: "wasm/messages/cli.ko.js",
    texts: new Map(Object.entries(cliKorean)),
    of: new Map(Object.entries(cliEnglish)),
  },
];

/** The names of a text's places but `count`, which a plural form may leave out. @param {Text} text */
const placesIn = (text) =>
  [
    ...new Set(
      [
        ...formsOf(text)
          .join()
          .matchAll(/\{(\w+)/g),
      ].map(([, name]) => name),
    ),
  ]
    .filter((name) => name !== "count")
    .toSorted();

/** @param {string} path */
const read = (path) => readFileSync(inRoot(path), "utf8");
const pageSources = filesBelow("web").filter((path) => path.endsWith(".js"));

describe.each(tables)("$name", ({ texts, of }) => {
  it("has every text, with the same values in it", () => {
    expect([...texts.keys()].toSorted()).toEqual([...of.keys()].toSorted());
    for (const [key, text] of texts) {
      expect(placesIn(text), key).toEqual(placesIn(of.get(key) ?? ""));
    }
  });

  it("names particles that there are, and leaves none to the reader", () => {
    for (const [key, text] of texts) {
      for (const form of formsOf(text)) {
        for (const [, particle] of form.matchAll(/\{\w*:([^}"]+)\}/g)) {
          expect(isParticle(particle), `${key}: ${particle}`).toBe(true);
        }
        expect(form, key).not.toMatch(/[을를이가은는과와]\([을를이가은는과와]\)|\(으\)로/);
        // A particle right behind a value fits only some values.
        expect(form, key).not.toMatch(
          /\{\w+\}["”’)]*(?:을|를|이|가|은|는|과|와|로|으로)(?![가-힣])/,
        );
      }
    }
  });
});

describe("Korean texts", () => {
  // Words that end as if with a particle: 있는, 맞는; 초과, 경로.
  const others = /[있없않맞남받읽찾뽑섞닿]는$|초과$|경로$/;
  /** @param {string} word its particle included */
  const isWrong = (word) => {
    const [noun, particle] = [word.slice(0, -1), word.slice(-1)];
    const hasFinal = ending(noun) !== "vowel";
    return !others.test(word) && (hasFinal ? "를는와" : "을은과").includes(particle);
  };

  it("have the particle that fits the noun before it", () => {
    expect(["데이터셋는", "행를", "모델와", "점수을"].every(isWrong)).toBe(true);
    expect(["데이터셋은", "행을", "모델과", "점수를", "없는"].some(isWrong)).toBe(false);
    const korean = [
      ...tables.filter(({ name }) => name.includes("ko.js")),
      { texts: catalogKorean },
    ];
    for (const { texts } of korean) {
      for (const [key, text] of texts) {
        const words =
          formsOf(text)
            .join("\n")
            .match(/[가-힣]{2,}[을를은는과와](?![가-힣])/g) ?? [];
        expect(words.filter(isWrong), key).toEqual([]);
      }
    }
  });

  it("use one word for one thing, as the course does", () => {
    // 결측값, 학습률, 에포크, 혼동 행렬, 층, 레이블, 타깃, 임곗값, 최댓값, 헤더, 텍스트 열; -세요.
    const others =
      /결측치|학습율|에폭|혼동행렬|레이어|라벨|타겟|임계값|최대값|최소값|머리글|문자 열|표본|새로 고치|십시오/;
    expect(others.test("문자 열에는")).toBe(true);
    for (const { name, texts } of [...tables, { name: "the catalogue", texts: catalogKorean }]) {
      for (const [key, text] of texts) {
        expect(formsOf(text).join("\n"), `${name}: ${key}`).not.toMatch(others);
      }
    }
  });
});

describe("the package's texts", () => {
  const parts = filesBelow("wasm/messages").filter((path) => /\.(en|ko)\.js$/.test(path));
  const sources = [
    ...filesBelow("wasm").filter((path) => path.endsWith(".js") && !parts.includes(path)),
    ...filesBelow("core").filter((path) => /\.(cpp|h)$/.test(path)),
    ...filesBelow("wasm/bindings").filter((path) => path.endsWith(".h")),
  ];
  const code = sources.map(read).join("\n");

  it("stand in one table each", async () => {
    const modules = await Promise.all(
      parts.filter((path) => path.endsWith(".en.js")).map((path) => import(inRoot(path))),
    );
    const ids = modules.flatMap((module) => Object.values(module).flatMap(Object.keys));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.toSorted()).toEqual(Object.keys({ ...en.texts, ...cliEnglish }).toSorted());
  });

  it("that are asked for exist", () => {
    const asked = [
      ...code.matchAll(/\bid: "([\w.-]+)"/g),
      ...code.matchAll(/\b(?:warn|warning)\("([\w.-]+)"/g),
      ...code.matchAll(/\bMessage\("([\w.-]+)"[,)]/g),
      ...code.matchAll(/\bfail\(\s*(?:ErrorCode::k\w+|fault\.code\(\)),\s*"([\w.-]+)"[,)]/g),
      ...code.matchAll(/\brefuse\(\s*(?:\*this|arguments),\s*"([\w.-]+)"/g),
    ].map(([, id]) => id);
    expect(asked.length).toBeGreaterThan(300);
    const all = { ...en.texts, ...cliEnglish };
    const known = (/** @type {string} */ id) => Object.hasOwn(all, id);
    expect([...new Set(asked)].filter((id) => !known(id))).toEqual([]);
  });

  it("that the page's own thread says are loaded with it, those of the engine are not", () => {
    const ofEngine = /^wasm\/wire\/(server|worker|page-engine)\.js$/;
    const pageCode = [...filesBelow("wasm/api"), ...filesBelow("wasm/wire")]
      .filter((path) => path.endsWith(".js") && !ofEngine.test(path))
      .map(read)
      .join("\n");
    const said = [...pageCode.matchAll(/\b(?:id: |say\()"([\w.-]+)"/g)].map(([, id]) => id);
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((id) => Object.hasOwn(engineTexts, id))).toEqual([]);
    const expected = Object.keys(engineTexts).filter((id) => id.startsWith("expected."));
    const names = expected.map((id) => id.slice("expected.".length));
    expect(names.filter((name) => pageCode.includes(`, "${name}"`))).toEqual([]);
    expect(Object.keys(ofPage).filter((id) => Object.hasOwn(engineTexts, id))).toEqual([]);
  });

  it("say why an argument is not supported", () => {
    const lists = [
      ...code.matchAll(/\b(?:kUnsupported\w*(?:\[\])?|unsupported) = (\{.*?\})\s*;/gs),
    ];
    const reasons = lists.flatMap(([, list]) => [...list.matchAll(/\{"\w+",\s*"([\w-]+)"\}/g)]);
    expect(reasons.length).toBeGreaterThan(20);
    const known = (/** @type {string} */ reason) =>
      Object.hasOwn(en.texts, `unsupported.${reason}`);
    expect(reasons.map(([, reason]) => reason).filter((reason) => !known(reason))).toEqual([]);
  });

  it("are all asked for", () => {
    // Ids that are put together, as `expected.${name}` and "kind." + name.
    const families =
      /^(a|kind|range|expected|axis|object|unsupported|instead|newer|project|csv|dropped|idx|zip|npy|cifar|pickle|tar|json-table|parquet|hdf5|model-file|python)\./;
    const last = (/** @type {string} */ id) => id.slice(id.indexOf(".") + 1);
    const unused = Object.keys(en.texts).filter(
      (id) =>
        !code.includes(`"${id}"`) &&
        !(families.test(id) && (code.includes(`"${last(id)}"`) || id.startsWith("range."))),
    );
    expect(unused).toEqual([]);
  });
});

describe("the command line's texts", () => {
  const code = filesBelow("wasm/cli").map(read).join("\n");

  it("that are asked for exist, and all are asked for", () => {
    const asked = new Set([...code.matchAll(/"(cli\.[\w-]+)"/g)].map(([, id]) => id));
    expect([...asked].toSorted()).toEqual(Object.keys(cliEnglish).toSorted());
  });
});

describe("the page's texts", () => {
  const all = pageSources.map(read).join("\n");

  it("head every group of steps, and each step is in one", () => {
    const [, rest] = read("core/catalog.inc").split("// Steps that make rows ready");
    const [steps] = rest.split("// Classical models");
    expect(steps).toMatch(/^.*\nMINIBATCH_GROUP/);
    const groups = [...steps.matchAll(/^MINIBATCH_GROUP\("(\w+)"\)$/gm)].map(([, name]) => name);
    expect(new Set(groups).size).toBe(groups.length);
    expect(groups.filter((name) => !english.has(`prepare.group_${name}`))).toEqual([]);
    const named = [...english.keys()].filter((key) => key.startsWith("prepare.group_"));
    expect(named.toSorted()).toEqual(groups.map((name) => `prepare.group_${name}`).toSorted());
  });

  it("stand in one file, of the first look or of what is loaded later", () => {
    for (const language of ["en", "ko"]) {
      const keys = pageFiles(language).flatMap((texts) => texts.map(([key]) => key));
      expect(keys.toSorted()).toEqual([...english.keys()].toSorted());
    }
  });

  it("that a first look asks for come with it", () => {
    /** @type {Set<string>} What main.js imports, but not by `import()`. */
    const files = new Set(["web/main.js"]);
    const pattern = /^(?:import|export)\s(?:[^;=]*?\sfrom\s*)?"(\.[^"]+\.js)"/gm;
    for (const path of files) {
      for (const [, target] of read(path).matchAll(pattern)) files.add(join(dirname(path), target));
    }
    expect(files).toContain("web/experiment/store.js");
    expect(files).not.toContain("web/rest.js");
    const code = [...files].map(read).join("\n");
    const later = pageFiles("en")[1].map(([key]) => key);
    expect(later.filter((key) => code.includes(`"${key}"`))).toEqual([]);
  });

  it("that are asked for exist, and all are asked for", () => {
    // What an element reads of the state is named in the same way, and is no text.
    const code = all.replace(/static areas = \[[^\]]*\]/g, "");
    const literal = [...code.matchAll(/["'`]([a-z]+(?:\.\w+)+)["'`]/g)].map(([, key]) => key);
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

  it("stand nowhere else", () => {
    for (const path of pageSources) {
      const text = read(path);
      // Words between two tags, or in an attribute that is read out.
      const between = [...text.matchAll(/>\s*([A-Za-z][a-z]{2,}[^<>${}`;=]*)<\//g)];
      const attributes = [...text.matchAll(/(?:aria-label|title|placeholder|alt)="([^"$]+)"/g)];
      const words = [...between, ...attributes].map(([, found]) => found.trim());
      expect(
        words.filter((found) => found !== "Minibatch"),
        path,
      ).toEqual([]);
    }
  });
});
