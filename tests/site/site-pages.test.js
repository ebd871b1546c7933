// The pages that read without JavaScript, the list of them, and what hosts are told: as they are in the built site.

import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { languages, lessonNames } from "../../tools/lessons.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { sitePages } from "../../tools/site-pages.mjs";
import { sitemap } from "../../tools/site-url.mjs";

const site = "dist/site";
const read = (/** @type {string} */ path) => readFileSync(inRoot(site, path), "utf8");
const pages = Object.keys(await sitePages()).filter((path) => path.endsWith(".html"));
const samples = JSON.parse(read("samples/index.json")).samples;

describe.each(pages)("%s", (path) => {
  const html = read(path);
  const [, language] = path.split("/");

  it("says its language, what it is and its other languages, and runs no script", () => {
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toMatch(/<title>[^<]+ · Minibatch<\/title>/);
    expect(html).toMatch(/<meta name="description" content="[^"]{10,}">/);
    for (const other of languages) {
      expect(html).toContain(`<link rel="alternate" hreflang="${other}"`);
    }
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|\son\w+=|style="/);
  });

  it("links to what there is", () => {
    const links = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, href]) => href);
    expect(links.length).toBeGreaterThan(5);
    for (const href of links.filter((one) => !/^https:/.test(one))) {
      const target = posix.join(posix.dirname(path), href.replace(/[?#].*/, ""));
      expect(existsSync(inRoot(site, target)), href).toBe(true);
    }
  });
});

describe("the pages", () => {
  it("are one for each lesson and each sample in each language", () => {
    for (const language of languages) {
      for (const name of lessonNames()) {
        expect(pages).toContain(`lessons/${language}/${name}.html`);
        expect(read(`lessons/${language}/index.html`)).toContain(`href="${name}.html"`);
        expect(read(`lessons/${language}/${name}.html`)).toContain(`index.html?lesson=${name}"`);
      }
      for (const { id, name } of samples) {
        expect(read(`data/${language}/index.html`)).toContain(`href="${id}.html"`);
        expect(read(`data/${language}/${id}.html`)).toContain(`<h1>${name[language]}</h1>`);
      }
    }
  });

  it("show a table's own columns and rows", () => {
    const html = read("data/en/iris.html");
    const [head, first] = read("samples/iris.csv").split("\n");
    for (const column of head.trim().split(",")) expect(html).toContain(`<th>${column}</th>`);
    const row = first.trim().split(",");
    expect(html).toContain(`<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  });

  it("are kept for when there is no network", () => {
    const [, json] = /^globalThis\.site = (.*);$/m.exec(read("service-worker.js")) ?? [];
    const { files, embedded } = JSON.parse(json);
    expect(files).toEqual(expect.arrayContaining([...pages, "pages.css"]));
    expect(embedded).toEqual(expect.arrayContaining(["element.js", "embed.html"]));
    for (const file of [...files, ...embedded]) {
      expect(existsSync(inRoot(site, file)), file).toBe(true);
    }
    // What the frame loads first is among them.
    const [frame] = /minibatch\/embed-[\w-]+\.js/.exec(read("embed.html")) ?? [];
    expect([...files, ...embedded]).toContain(frame);
  });
});

describe("the sitemap", () => {
  const url = "https://site.test/minibatch/";
  const xml = String(sitemap([{ folder: "lessons", file: "02-pima.html" }], url));

  it("names each page in each language, with the others", () => {
    const locations = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, where]) => where);
    expect(locations).toEqual([
      url,
      `${url}lessons/en/02-pima.html`,
      `${url}lessons/ko/02-pima.html`,
    ]);
    expect(xml.match(/hreflang="ko" href="[^"]+ko\/02-pima\.html"/g)).toHaveLength(2);
  });

  it("is left out where nobody said where the site is", () => {
    expect(sitemap([{ folder: "lessons", file: "02-pima.html" }], undefined)).toBeUndefined();
  });
});

describe("what hosts are told", () => {
  const all = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",
  };

  it("is to isolate every page, to let others show the element, and to keep what has a hash in its name", () => {
    const lines = Object.entries(all).map(([name, value]) => `  ${name}: ${value}\n`);
    expect(read("_headers")).toBe(
      `/*\n${lines.join("")}  Access-Control-Allow-Origin: *\n/minibatch/*\n  Cache-Control: public, max-age=31536000, immutable\n`,
    );
  });

  it("is the same in CloudFront's words", () => {
    const { CustomHeadersConfig: custom, CorsConfig: cors } = JSON.parse(read("cloudfront.json"));
    const headers = custom.Items.map((/** @type {any} */ { Header, Value }) => [Header, Value]);
    expect(Object.fromEntries(headers)).toEqual(all);
    expect(custom.Quantity).toBe(headers.length);
    expect(cors.AccessControlAllowOrigins).toEqual({ Quantity: 1, Items: ["*"] });
  });

  it("is no other language's address where it is not known where the site is", () => {
    expect(read("index.html")).not.toMatch(/hreflang="[^"]+" href="(?!https:)/);
  });

  it("is to leave out nothing on GitHub Pages, and what to say of what is missing", () => {
    expect(read(".nojekyll")).toBe("");
    const html = read("404.html");
    expect(html).toContain("default-src 'none'");
    // It is the answer at any depth: nothing in it may be looked for beside the address that was asked for.
    expect(html).not.toMatch(/(?:href|src)="(?!https:)/);
  });
});
