/** Writes a template into a folder. */

import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const own = dirname(fileURLToPath(import.meta.url));

/** The templates, and what each is. @type {Readonly<Record<string, string>>} */
export const templates = {
  plain: "a page in plain JavaScript that trains, draws the loss, and predicts",
  react: "the same as a React component",
  lesson: "a page with a playground in it, a text beside it, and a task that checks itself",
};

/** The folders that each is made of: what it shares with others, and its own. @type {Readonly<Record<string, string[]>>} */
const parts = {
  plain: ["every", "training", "plain"],
  react: ["every", "training", "react"],
  lesson: ["every", "lesson"],
};

/** What the caller can mend. */
export class WriteError extends Error {}

/** A package's name, from its folder's. @param {string} folder */
export const nameOf = (folder) =>
  basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9._~-]+/g, "-")
    .replace(/^[-._]+|-+$/g, "") || "minibatch-app";

/** What may lie in a folder that counts as empty: a new repository, and what an operating system leaves. */
const harmless = new Set([".git", ".DS_Store", "Thumbs.db"]);

/**
 * @param {string} folder that is new or empty
 * @param {string} template
 * @returns {string[]} the files, below the folder
 */
export function write(folder, template) {
  if (!Object.hasOwn(templates, template)) {
    const known = Object.keys(templates).join(", ");
    throw new WriteError(`There is no template "${template}". There are ${known}.`);
  }
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) {
      throw new WriteError(`${folder} is a file. Name a folder that is new or empty.`);
    }
    const found = readdirSync(folder).filter((name) => !harmless.has(name));
    if (found.length > 0) {
      const more = found.length > 3 ? ` and ${found.length - 3} more` : "";
      throw new WriteError(
        `${folder} is not empty: it has ${found.slice(0, 3).join(", ")}${more}. ` +
          "Nothing was written. Name a folder that is new or empty.",
      );
    }
  }
  const { version } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  return parts[template].flatMap((part) => {
    const from = join(own, "templates", part);
    const entries = readdirSync(from, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => relative(from, join(parentPath, name)));
    return paths.map((path) => {
      // npm publishes no file of this name.
      const name = path === "_gitignore" ? ".gitignore" : path;
      const text = readFileSync(join(from, path), "utf8")
        .replaceAll("{{name}}", nameOf(folder))
        .replaceAll("{{version}}", version);
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
      return name;
    });
  });
}
