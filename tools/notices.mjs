/** The licences of what is bundled, in a file beside it: most of them ask for that. */

import { readFileSync, readdirSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { ToolError } from "./process.mjs";

/**
 * @typedef {object} Notice
 * @property {string} name
 * @property {string} licence its SPDX identifier
 * @property {string} url
 * @property {string} text
 */

/** What is compiled into the WebAssembly modules and their glue, with the files in tools/licences/. */
const compiledIn = [
  ["Eigen", "MPL-2.0", "https://gitlab.com/libeigen/eigen", "eigen"],
  ["nlohmann/json", "MIT", "https://github.com/nlohmann/json", "nlohmann-json"],
  ["Emscripten", "MIT OR NCSA", "https://github.com/emscripten-core/emscripten", "emscripten"],
  ["musl", "MIT", "https://musl.libc.org", "musl"],
  [
    "libc++, libc++abi, libunwind and compiler-rt",
    "Apache-2.0 WITH LLVM-exception",
    "https://llvm.org",
    "llvm",
  ],
].map(([name, licence, url, file]) => ({
  name,
  licence,
  url,
  text: readFileSync(inRoot("tools/licences", `${file}.txt`), "utf8"),
}));

/**
 * The npm packages that modules belong to.
 * @param {readonly string[]} moduleIds paths, as bundlers name modules
 */
export function packagesOf(moduleIds) {
  const names = moduleIds.flatMap(
    (id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

/**
 * @param {string} name
 * @returns {Notice}
 */
function noticeOf(name) {
  const folder = inRoot("node_modules", name);
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((path) => /^licen[cs]e/i.test(path));
  if (!file) throw new ToolError(`${name} is bundled and has no licence file.`);
  return {
    name: `${name} ${manifest.version}`,
    licence: manifest.license,
    url: manifest.homepage ?? `https://www.npmjs.com/package/${name}`,
    text: readFileSync(`${folder}/${file}`, "utf8"),
  };
}

/** @param {readonly Notice[]} notices */
const noticeTexts = (notices) =>
  notices.map(({ name, licence, url, text }) =>
    ["-".repeat(80), `${name} (${licence})`, url, "", text.trim(), "", ""].join("\n"),
  );

/** The file of the package. */
export const noticesFile = "THIRD_PARTY_NOTICES.txt";

/** @param {readonly string[]} packages of npm that the package bundles */
export function packageNotices(packages) {
  const notices = [...compiledIn, ...packages.map(noticeOf)];
  return [
    "Minibatch contains the following works of others, each under its own licence.\n\n",
    ...noticeTexts(notices),
  ].join("");
}

/**
 * The site contains the package.
 * @param {string} ofPackage its notices
 * @param {readonly string[]} packages of npm that the site bundles
 */
export function siteNotices(ofPackage, packages) {
  const more = packages.map(noticeOf).filter(({ name }) => !ofPackage.includes(`\n${name} (`));
  return [ofPackage, ...noticeTexts(more)].join("");
}
