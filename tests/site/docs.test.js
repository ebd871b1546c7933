// The documentation of the site: every page is there, and every link leads somewhere.

import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { markdownFiles, siteLink } from "../../tools/docs.mjs";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";

const folder = "dist/site/docs";
const built = filesBelow(folder);
const pages = built.filter((path) => posix.dirname(path) === folder && path.endsWith(".html"));

/** @param {string} path */
const read = (path) => readFileSync(inRoot(path), "utf8");

/**
 * What an attribute of a page says.
 * @param {string} path
 */
const references = (path) =>
  [...read(path).matchAll(/ (?:href|src)="([^"]+)"/g)].map(([, reference]) => reference);

describe("the Markdown files", () => {
  it("link to what is in the checkout", () => {
    const broken = [...markdownFiles(), "README.md"].flatMap((path) =>
      [...read(path).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, href]) => href.replace(/#.*/, ""))
        .filter((href) => href && !/^[a-z]+:/.test(href) && !href.startsWith("api/"))
        .filter((href) => !existsSync(inRoot(posix.join(posix.dirname(path), href))))
        .map((href) => `${path}: ${href}`),
    );
    expect(broken).toEqual([]);
  });

  it("become links of the site, but for the sources", () => {
    expect(siteLink("docs/README.md", "testing.md#contracts")).toBe("testing.html#contracts");
    expect(siteLink("docs/README.md", "../CONTRIBUTING.md")).toBe("contributing.html");
    expect(siteLink("CONTRIBUTING.md", "docs/README.md")).toBe("index.html");
    expect(siteLink("docs/README.md", "data-flow.svg")).toBe("data-flow.svg");
    expect(siteLink("docs/README.md", "https://keras.io")).toBe("https://keras.io");
    expect(siteLink("docs/testing.md", "../tests/contract")).toBeUndefined();
  });
});

describe("the recipes", () => {
  const recipes = filesBelow("examples/recipes");

  it("are all listed", () => {
    const page = read("docs/recipes.md");
    expect(recipes.length).toBeGreaterThanOrEqual(20);
    expect(
      recipes.filter((path) => !page.includes(`\n[${posix.basename(path)}](../${path})\n`)),
    ).toEqual([]);
  });

  it("have their code on the page", () => {
    const page = read(`${folder}/recipes.html`).replaceAll(/&(quot|lt|gt|amp);/g, (_, name) =>
      String({ quot: '"', lt: "<", gt: ">", amp: "&" }[/** @type {"lt"} */ (name)]),
    );
    for (const path of recipes) expect(page).toContain(read(path).trimEnd());
  });
});

describe("the pages", () => {
  it("are all there", () => {
    const names = pages.map((path) => posix.basename(path));
    expect(names).toHaveLength(markdownFiles().length);
    expect(names).toEqual(
      expect.arrayContaining(["index.html", "architecture.html", "add-a-layer.html"]),
    );
  });

  it("link to what is in the site, headings included", () => {
    const broken = pages.flatMap((path) =>
      references(path)
        .filter((reference) => !/^[a-z]+:/.test(reference))
        .filter((reference) => {
          const [target, anchor] = reference.split("#");
          const file = target ? posix.join(posix.dirname(path), target) : path;
          if (!existsSync(inRoot(file))) return true;
          return anchor !== undefined && !read(file).includes(`id="${anchor}"`);
        })
        .map((reference) => `${path}: ${reference}`),
    );
    expect(broken).toEqual([]);
  });

  it("say which version they are of", () => {
    const { version } = JSON.parse(read("package.json"));
    for (const path of pages) expect(read(path)).toContain(`<span>${version}</span></nav>`);
  });

  it("load nothing from elsewhere", () => {
    for (const path of pages) expect(read(path)).not.toMatch(/ src="https?:/);
  });
});

describe("the API reference", () => {
  it("has what the package exports, with the catalogue's texts", () => {
    const all = built
      .filter((path) => path.startsWith(`${folder}/api/`) && path.endsWith(".html"))
      .map((path) => path.slice(`${folder}/api/`.length));
    expect(all).toEqual(
      expect.arrayContaining(["index.html", "functions/minibatch.sequential.html"]),
    );
    const dense = read(`${folder}/api/types/arguments.DenseLayerArguments.html`);
    expect(dense).toMatch(/units/);
    expect(dense).toMatch(/at least 1/i);
  });
});
