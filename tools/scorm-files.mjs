/** What a lesson needs in a learning platform beside the playground's own files; web/lessons/scorm-package.js packs it. */

import { readFileSync, readdirSync } from "node:fs";
import { lessonNames, sharedOf } from "./lessons.mjs";
import { inRoot } from "./paths.mjs";
import { sitePolicy } from "./site-policy.mjs";

const folder = "web/scorm";

/**
 * @typedef {object} ScormFiles
 * @property {string[]} playground what every lesson needs
 * @property {string} policy of its page: a platform sends none with it
 * @property {string[]} schemas what each package has at its top, as SCORM 1.2 asks
 * @property {Record<string, string[]>} samples that a lesson opens, by its name
 */

/** @param {string} name @returns {string[]} the samples that a lesson names */
function samplesOf(name) {
  const { sample, tasks } = sharedOf(name);
  const opened = tasks.flatMap((/** @type {any} */ task) =>
    task.do.flatMap((/** @type {any} */ step) => step.sample ?? []),
  );
  return [
    ...new Set([sample, ...opened.map((/** @type {string} */ key) => key.replace("samples.", ""))]),
  ];
}

/**
 * The files of `scorm/` by their paths in the site.
 * @param {string[]} element what the element loads
 * @returns {Record<string, string>}
 */
export function scormFiles(element) {
  const names = readdirSync(inRoot(folder));
  const own = names.map((name) => [`scorm/${name}`, readFileSync(inRoot(folder, name), "utf8")]);
  /** @type {ScormFiles} */
  const list = {
    playground: [...element, "scorm/lesson.css", "scorm/lesson.js", "third-party.txt"].sort(),
    policy: sitePolicy([]),
    schemas: names.filter((name) => name.endsWith(".xsd")),
    samples: Object.fromEntries(lessonNames().map((name) => [name, samplesOf(name)])),
  };
  return { ...Object.fromEntries(own), "scorm/files.json": JSON.stringify(list) };
}
