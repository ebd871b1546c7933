// Imports run one way only: what a folder may include, for C++ and for JavaScript.

import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";

/** What a model is made of. They know of each other (a layer has an activation), never of the model. */
const parts = ["activations", "initializers", "layers", "losses", "optimizers", "metrics"].concat([
  "regularizers",
  "constraints",
  "schedules",
]);
const belowParts = ["base", "kernels"];

/** @type {Record<string, string[]>} For each folder of core/, the folders it may include beside itself. */
const allowedIncludes = {
  base: [],
  kernels: ["base"],
  data: ["base"],
  // Neighbours are looked for by numbers side by side, which only kernels have.
  preparation: ["base", "data", "kernels"],
  look: ["base", "data"],
  evaluation: ["base"],
  baselines: ["base", "data", "evaluation", "preparation"],
  ...Object.fromEntries(parts.map((part) => [part, [...belowParts, ...parts]])),
  // `model` gets the catalogue injected: of the layers it knows only what every layer is.
  model: [...belowParts, ...parts],
  training: [...belowParts, ...parts, "data", "evaluation", "model"],
  catalog: [...belowParts, ...parts, "data", "model", "training"],
};

/**
 * @param {string} path
 * @param {RegExp} pattern with the imported path as its first group
 */
const matches = (path, pattern) =>
  [...readFileSync(inRoot(path), "utf8").matchAll(pattern)].map((match) => match[1]);

/** The folder of core/ a path is in; the catalogue's files stand in core/ itself or in a folder of their own. */
const coreFolder = (/** @type {string} */ path) =>
  path.split("/")[0].replace(/^catalog.*/, "catalog");

const cppFiles = filesBelow("core").filter((path) => /\.(h|cpp)$/.test(path));

describe("C++ includes", () => {
  const includes = cppFiles.flatMap((path) =>
    matches(path, /^\s*#\s*include\s*"([^"]+)"/gm).map((target) => ({ path, target })),
  );

  it("finds the core's files and their includes", () => {
    expect(cppFiles.length).toBeGreaterThan(20);
    expect(includes.length).toBeGreaterThan(20);
  });

  it("run one way only", () => {
    const wrong = includes.filter(({ path, target }) => {
      const from = coreFolder(path.slice("core/".length));
      const to = coreFolder(target);
      return to !== from && !allowedIncludes[from]?.includes(to);
    });
    expect(wrong).toEqual([]);
  });

  it("never name one layer, loss or optimizer from the model", () => {
    const common = new Set(["layers/layer.h"]);
    const wrong = includes.filter(
      ({ path, target }) =>
        path.startsWith("core/model/") && target.startsWith("layers/") && !common.has(target),
    );
    expect(wrong).toEqual([]);
  });

  it("reach Eigen through one door", () => {
    const users = [...filesBelow("core"), ...filesBelow("wasm")]
      .filter((path) => /\.(h|cpp)$/.test(path))
      .filter(
        (path) => matches(path, /^\s*#\s*include\s*<((?:unsupported\/)?Eigen\/[^>]+)>/gm).length,
      );
    expect(users).toEqual(["core/base/linalg.cpp"]);
  });

  it("bring no Emscripten, no files and no terminal into the core", () => {
    const foreign = /^(emscripten.*|fstream|filesystem|cstdio|iostream|sys\/.*|unistd\.h)$/;
    const wrong = cppFiles.flatMap((path) =>
      matches(path, /^\s*#\s*include\s*<([^>]+)>/gm)
        .filter((header) => foreign.test(header))
        .map((header) => `${path}: <${header}>`),
    );
    expect(wrong).toEqual([]);
  });
});

/** Static and dynamic imports, exports from, and workers started by URL. Comments (types in JSDoc) do not count. */
const importPattern = /(?<!["'])(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g;

/** @param {string} path */
function importsOf(path) {
  const code = readFileSync(inRoot(path), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return [...code.matchAll(importPattern)].map(([, specifier]) =>
    specifier.startsWith(".") ? normalize(join(dirname(path), specifier)) : specifier,
  );
}

const files = ["wasm", "web"].flatMap(filesBelow).filter((path) => path.endsWith(".js"));

/**
 * Imports of some files that are not of the allowed kind.
 * @param {(path: string) => boolean} of
 * @param {(target: string, path: string) => boolean} allowed
 */
const wrongImports = (of, allowed) =>
  files
    .filter(of)
    .flatMap((path) => importsOf(path).map((target) => ({ path, target })))
    .filter(({ path, target }) => !allowed(target, path))
    .map(({ path, target }) => `${path} imports ${target}`);

/** @param {string} path of a file in a folder of wasm/ */
const packageFolder = (path) => path.split("/").slice(0, 2).join("/");

/** For each folder of the package, the folders it may import beside itself. @type {Record<string, string[]>} */
const allowedImports = {
  "wasm/messages": [],
  "wasm/formats": ["wasm/messages"],
  // It knows arrays and experiments, no page and no core.
  "wasm/keras": ["wasm/messages", "wasm/formats", "build/generated"],
  "wasm/engine": ["wasm/messages", "wasm/formats", "wasm/keras", "build/generated"],
  "wasm/wire": ["wasm/messages", "wasm/engine", "build/generated"],
  "wasm/api": ["wasm/messages", "wasm/wire", "wasm/keras", "build/generated"],
  // It uses the package by its name, but for its own sentences.
  "wasm/cli": ["wasm/messages"],
};

/** Who uses a library besides the readers, and which. @type {Record<string, string[]>} */
const libraries = {
  "wasm/api/experiment/link.js": ["fflate"],
  "wasm/api/experiment/project.js": ["fflate"],
  "wasm/keras/python/statements.js": ["@lezer/common", "@lezer/python"],
  "wasm/keras/keras-zip.js": ["fflate"],
  "wasm/engine/hash-handlers.js": ["@noble/hashes/sha2.js", "@noble/hashes/utils.js"],
};
const isLibrary = (/** @type {string} */ target) => /^(@|[^/]+$)/.test(target);

/** The files that put the package together: the API over one of the engines. */
const entries = ["index.js", "index.node.js", "index.workerd.js", "inline.js"].map(
  (name) => `wasm/api/${name}`,
);
const sharedByEntries = "wasm/api/in-page.js";
const otherWays = ["fallback.js", "inline-ways.js", "page.js"].map((name) => `wasm/api/${name}`);
/** The page's end of the worker; the rest of the folder runs in the engine. */
const pageEnd = [
  "check-build",
  "client",
  "connect",
  "errors",
  "kept",
  "liveness",
  "pending",
  "protocol",
  "start-worker",
  "under-way",
  "ways",
].map((name) => `wasm/wire/${name}.js`);
/** What Emscripten makes, and who uses it. */
const made = {
  "build/wasm/minibatch.js": "wasm/engine/load-core.js",
  "build/wasm/minibatch-threads.js": "wasm/wire/worker.js",
  "build/wasm/minibatch.wasm": "wasm/api/index.workerd.js",
};
/** Imports that run when something is needed, as `import("…")`: of no page that does without. */
const latePattern = /\bimport\(\s*"([^"]+)"\)\)/g;

describe("the package's folders", () => {
  it("are all in the table", () => {
    const folders = new Set(files.filter((path) => path.startsWith("wasm/")).map(packageFolder));
    expect([...folders].sort()).toEqual(Object.keys(allowedImports).sort());
    expect(files).toEqual(expect.arrayContaining([...entries, ...pageEnd]));
  });

  it("import one way only", () => {
    const wrong = wrongImports(
      (path) => path.startsWith("wasm/"),
      (target, path) => {
        const from = packageFolder(path);
        if (target.startsWith("node:")) return path.endsWith(".node.js") || from === "wasm/cli";
        if (/^minibatch(\/ko)?$/.test(target)) return from === "wasm/cli";
        // They are bundled.
        if (isLibrary(target)) {
          return libraries[path]?.includes(target) || from === "wasm/formats";
        }
        const to = packageFolder(target);
        return to === from || target in made || allowedImports[from].includes(to);
      },
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(made))("leave %s to one file", (target, user) => {
    expect(files.filter((path) => importsOf(path).includes(target))).toEqual([user]);
  });

  it("have no entry inside another module", () => {
    const any = () => true;
    expect(wrongImports(any, (target) => !entries.includes(target))).toEqual([]);
  });

  it("know the engine in the API's entries only", () => {
    const isApi = (/** @type {string} */ path) =>
      path.startsWith("wasm/api/") && ![...entries, ...otherWays, sharedByEntries].includes(path);
    expect(wrongImports(isApi, (target) => !target.startsWith("wasm/wire/"))).toEqual([]);
  });

  it("bring neither core nor readers into the page", () => {
    const inPage = [...pageEnd, sharedByEntries, "wasm/api/page.js"];
    const late = [...readFileSync(inRoot("wasm/api/page.js"), "utf8").matchAll(latePattern)].map(
      ([, specifier]) => normalize(join("wasm/api", specifier)),
    );
    expect(late.sort()).toEqual(["wasm/api/fallback.js", "wasm/wire/page-engine.js"]);
    const ofPage = (/** @type {string} */ target) =>
      pageEnd.includes(target) ||
      late.includes(target) ||
      /^(wasm\/(api|messages)|build\/generated)\//.test(target);
    expect(wrongImports((path) => inPage.includes(path), ofPage)).toEqual([]);
  });
});

/** The steps of the page: elements only, which know the experiment and nothing of each other. */
const webSteps = [
  "code",
  "data",
  "prepare",
  "model",
  "train",
  "evaluate",
  "predict",
  "inspect",
  "lessons",
  "runs",
  "share",
];
const belowSteps = ["experiment", "components", "locales", "styles"];

/** For each folder of web/, the folders it may import beside itself. @type {Record<string, string[]>} */
const allowedInPage = {
  locales: [],
  styles: [],
  experiment: ["locales"],
  components: ["experiment", "locales", "styles"],
  ...Object.fromEntries(webSteps.map((step) => [step, belowSteps])),
  // Parts of all steps in another page, as app.js has them in their own.
  embed: ["", ...belowSteps, ...webSteps],
  // They have the element by its name, as any page has it.
  frameworks: [],
  // A script of its own beside element.js.
  scorm: [],
};

/** The folder of web/ a path is in; "" for the files that put the page together. @param {string} path */
const webFolder = (path) => /^web\/([^/]+)\//.exec(path)?.[1] ?? "";

describe("the playground", () => {
  const isWeb = (/** @type {string} */ path) => path.startsWith("web/");

  it("uses the package by its name only", () => {
    expect(
      wrongImports(isWeb, (target) => !/^(wasm|core|tests|tools|build|dist)\//.test(target)),
    ).toEqual([]);
  });

  it("has its folders in the table", () => {
    const folders = new Set(files.filter(isWeb).map(webFolder));
    folders.delete("");
    expect([...folders].sort()).toEqual(Object.keys(allowedInPage).sort());
  });

  it("imports one way only, and no step another", () => {
    const inFolder = (/** @type {string} */ path) => isWeb(path) && webFolder(path) !== "";
    const wrong = wrongImports(inFolder, (target, path) => {
      if (!isWeb(target)) return true;
      const [from, to] = [webFolder(path), webFolder(target)];
      return from === to || allowedInPage[from].includes(to);
    });
    expect(wrong).toEqual([]);
  });

  it("keeps no state in a module", () => {
    const stateful = files.filter(isWeb).filter((path) => {
      const code = readFileSync(inRoot(path), "utf8");
      return /^(export )?let |^(export )?const \w+ = new \w+\(\)/m.test(code);
    });
    expect(stateful).toEqual([]);
  });
});

describe("JavaScript imports", () => {
  it("go round in no circle", () => {
    /** @type {string[]} */
    const circles = [];
    /** @type {Set<string>} */
    const done = new Set();
    /** @param {string} path @param {string[]} above */
    function visit(path, above) {
      if (above.includes(path)) {
        circles.push([...above.slice(above.indexOf(path)), path].join(" -> "));
      } else if (!done.has(path)) {
        for (const target of importsOf(path).filter((name) => files.includes(name))) {
          visit(target, [...above, path]);
        }
        done.add(path);
      }
    }
    for (const path of files) visit(path, []);
    expect(circles).toEqual([]);
  });
});
