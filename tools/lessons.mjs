/**
 * Lessons at build time: Markdown in, trees of elements out, so that the page needs no parser and takes no HTML. A lesson is
 * `web/lessons/NAME.json`, what all languages share, and `web/lessons/LANGUAGE/NAME.md`, its text: see docs/add-a-lesson.md.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { inRoot } from "./paths.mjs";

export const languages = /** @type {const} */ (["en", "ko"]);
/** @typedef {typeof languages[number]} Language */

/** A text, or an element: its tag, its attributes, and what is in it. @typedef {string | [string, Record<string, string>, ...unknown[]]} Node */
/** @typedef {{ nodes: Node[] } | { task: string, nodes: Node[], hints: Node[][] }} Part */

/** The elements that a lesson has. Whatever else a parser may give is refused, so no page has to clean a lesson. */
const tags = new Set(
  ["p", "h2", "h3", "ul", "ol", "li", "strong", "em", "b", "code", "pre", "a", "br", "hr"].concat([
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "blockquote",
  ]),
);

export class LessonError extends Error {}

/** @param {string} path @param {any} json */
const valueAt = (json, path) => path.split(".").reduce((part, key) => part?.[key], json);

/**
 * What the page itself calls something, by the key of its texts: a lesson never says other words than the page.
 * @param {Language} language
 * @returns {(key: string) => string | undefined}
 */
export function labels(language) {
  const parts = ["", "rest.", "inspect.", "lessons."].map((part) =>
    JSON.parse(readFileSync(inRoot(`web/locales/${part}${language}.json`), "utf8")),
  );
  const { samples } = JSON.parse(readFileSync(inRoot("public/samples/index.json"), "utf8"));
  const names = samples.map((/** @type {any} */ { id, name }) => [id, name[language]]);
  parts.push({ samples: Object.fromEntries(names) });
  return (key) => {
    const found = parts.map((part) => valueAt(part, key)).find((text) => text !== undefined);
    return typeof found === "object" ? found.other : found;
  };
}

const ownFolder = inRoot("web/lessons");

/** The names of all lessons, in their order. @param {string} [folder] */
export const lessonNames = (folder = ownFolder) =>
  readdirSync(folder)
    .filter((name) => /^\d\d-[\w-]+\.json$/.test(name))
    .map((name) => name.slice(0, -".json".length))
    .sort();

/** What a lesson has in all languages. @param {string} name @param {string} [folder] */
export const sharedOf = (name, folder = ownFolder) =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));

/**
 * @param {string} name
 * @param {Language} language
 * @param {string} [folder]
 * @returns {{ name: string, minutes: number, sample: string, experiment?: object, checks: Record<string, any>, title: string,
 *   about: string, parts: Part[] }}
 */
export function compileLesson(name, language, folder = ownFolder) {
  const where = join(folder, language, `${name}.md`);
  const compiled = compileText(readFileSync(where, "utf8"), where, labels(language));
  const { tasks, ...shared } = sharedOf(name, folder);
  const named = compiled.parts.flatMap((part) => ("task" in part ? [part.task] : []));
  const known = tasks.map((/** @type {{ id: string }} */ { id }) => id);
  if (JSON.stringify(named) !== JSON.stringify(known)) {
    throw new LessonError(
      `${where} has the tasks ${named.join(", ")}, but ${name}.json has ${known.join(", ")}: they must be the same, in the same order.`,
    );
  }
  // How a script does a task is of no use to the page.
  const checks = Object.fromEntries(tasks.map((/** @type {any} */ { id, check }) => [id, check]));
  return { name, ...shared, checks, ...compiled };
}

/**
 * @param {string} text a file's
 * @param {string} where it is
 * @param {(key: string) => string | undefined} labelOf
 * @returns {{ title: string, about: string, parts: Part[] }}
 */
export function compileText(text, where, labelOf) {
  const [, head, body] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  if (head === undefined) {
    throw new LessonError(`${where} must begin with title and about between two lines of ---.`);
  }
  const front = Object.fromEntries(
    head.split("\n").map((line) => {
      const [key, ...rest] = line.split(":");
      return [key.trim(), rest.join(":").trim()];
    }),
  );
  const { title, about, ...others } = front;
  const unknown = Object.keys(others);
  if (!title || !about || unknown.length > 0) {
    throw new LessonError(`${where} needs title and about before its text, and nothing else.`);
  }
  const read = (/** @type {string[]} */ lines) => treeOf(lines.join("\n"), where, labelOf);
  return { title, about, parts: partsOf(body, where, read) };
}

/**
 * @param {string} body
 * @param {string} where
 * @param {(lines: string[]) => Node[]} read
 */
function partsOf(body, where, read) {
  /** @type {Part[]} */
  const parts = [];
  /** @type {{ id: string, lines: string[], hints: string[][] } | null} */
  let task = null;
  /** @type {string[] | null} */
  let hint = null;
  /** @type {string[]} */
  let lines = [];
  const flush = () => {
    if (lines.some((line) => line.trim())) parts.push({ nodes: read(lines) });
    lines = [];
  };
  for (const line of body.split("\n")) {
    const [, id] = /^::: task ([\w-]+)$/.exec(line) ?? [];
    if (id && !task) {
      flush();
      task = { id, lines: [], hints: [] };
    } else if (line === "::: hint" && task && !hint) {
      hint = [];
      task.hints.push(hint);
    } else if (line === ":::" && hint) {
      hint = null;
    } else if (line === ":::" && task) {
      parts.push({ task: task.id, nodes: read(task.lines), hints: task.hints.map(read) });
      task = null;
    } else if (line.startsWith(":::")) {
      throw new LessonError(`${where}: "${line}" stands where it cannot.`);
    } else (hint ?? task?.lines ?? lines).push(line);
  }
  if (task) throw new LessonError(`${where}: the task ${task.id} does not end with ":::".`);
  flush();
  return parts;
}

/**
 * @param {string} text
 * @param {string} where
 * @param {(key: string) => string | undefined} labelOf
 * @returns {Node[]}
 */
function treeOf(text, where, labelOf) {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  /** @type {any} */
  const root = ["root", {}];
  const open = [root];
  const add = (/** @type {Node} */ node) => open.at(-1).push(node);
  /** @param {import("markdown-it").Token[]} tokens */
  const walk = (tokens) => {
    for (const { type, tag, nesting, hidden, content, children, attrs } of tokens) {
      if (type === "inline") walk(children ?? []);
      else if (type === "text") for (const node of textNodes(content)) add(node);
      else if (type === "softbreak") add(" ");
      else if (type === "code_inline") add(["code", {}, content]);
      else if (type === "fence" || type === "code_block") add(["pre", {}, ["code", {}, content]]);
      else if (!tags.has(tag)) throw new LessonError(`${where}: ${type} has no place in a lesson.`);
      else if (hidden) continue;
      else if (nesting === 0) add([tag, {}]);
      else if (nesting < 0) open.pop();
      else {
        /** @type {Node} */
        const node = [tag, linkOf(tag, attrs)];
        add(node);
        open.push(node);
      }
    }
  };
  /** The words of the page, `{train.train}`, among others. @param {string} content */
  const textNodes = (content) =>
    content.split(/(\{[a-z]\w*\.[\w.-]+\})/).flatMap((piece, at) => {
      if (at % 2 === 0) return piece ? [piece] : [];
      const key = piece.slice(1, -1);
      const label = labelOf(key);
      if (label === undefined) throw new LessonError(`${where}: the page has no text ${key}.`);
      return [/** @type {Node} */ (["b", {}, label])];
    });
  /** @param {string} tag @param {[string, string | number][] | null} attrs @returns {Record<string, string>} */
  const linkOf = (tag, attrs) => {
    if (tag !== "a") return {};
    const href = String(Object.fromEntries(attrs ?? []).href ?? "");
    if (!/^(https:\/\/|\.{1,2}\/|#)/.test(href)) {
      throw new LessonError(`${where}: the link ${href} is neither https: nor relative.`);
    }
    return { href };
  };
  walk(markdown.parse(text, {}));
  return root.slice(2);
}

/** What the list of lessons shows of each. */
export function lessonList() {
  const ofLanguage = languages.map((language) => ({ language, label: labels(language) }));
  return lessonNames().map((name) => {
    const { minutes, tasks } = sharedOf(name);
    const texts = ofLanguage.map(({ language, label }) => {
      const where = join(ownFolder, language, `${name}.md`);
      const { title, about } = compileText(readFileSync(where, "utf8"), where, label);
      return { language, title, about };
    });
    const by = (/** @type {"title" | "about"} */ key) =>
      Object.fromEntries(texts.map((text) => [text.language, text[key]]));
    return { name, minutes, tasks: tasks.length, title: by("title"), about: by("about") };
  });
}

const listId = "virtual:lessons";
const lessonId = /^\0?virtual:lesson\/([\w-]+)\/(\w+)$/;

/** The lessons as modules: their list, and each in a chunk of its own that is loaded when it is opened. */
export const lessons = {
  name: "lessons",
  /** @param {string} id */
  resolveId: (id) => (id === listId || lessonId.test(id) ? `\0${id}` : null),
  /** @param {string} id */
  load(id) {
    if (id === `\0${listId}`) {
      const loaders = lessonNames().map((name) => {
        const each = languages.map(
          (one) => `${one}: () => import("virtual:lesson/${name}/${one}")`,
        );
        return `${JSON.stringify(name)}: { ${each.join(", ")} }`;
      });
      return `export const list = ${JSON.stringify(lessonList())};\nexport const loaders = { ${loaders.join(", ")} };`;
    }
    const [, name, language] = lessonId.exec(id) ?? [];
    if (!name) return null;
    return `export default ${JSON.stringify(compileLesson(name, /** @type {Language} */ (language)))};`;
  },
};
