/**
 * Whatever comes from a link, a file, storage or a caller, as plain JSON of bounded size. The code behind this
 * never sees a prototype, a cycle, or a value nested deeper than its recursion can go.
 */

import { show } from "../checks.js";
import { refuse, say } from "./faults.js";

/** @typedef {{ characters: number, values: number, depth: number }} Limits */

/** Far more than any experiment needs. @type {Readonly<Limits>} */
export const limits = Object.freeze({ characters: 5_000_000, values: 200_000, depth: 64 });

/** @typedef {{ parent: Place, key: string | number } | null} Place */

/** @param {Place} place */
export function pathOf(place) {
  let path = "";
  for (let at = place; at; at = at.parent) path = step(at.key) + path;
  return path.replace(/^\./, "");
}

/** @param {string | number} key */
function step(key) {
  if (typeof key === "number") return `[${key}]`;
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/**
 * A path and a key below it: "fit" and "epochs" are "fit.epochs".
 * @param {string} path
 * @param {string | number} key
 */
export const below = (path, key) => (path === "" ? step(key).replace(/^\./, "") : path + step(key));

/**
 * Parses JSON text. Throws `invalid-experiment` for what is not JSON, too long or too deep.
 * @param {string} text
 * @param {Readonly<Limits>} [most]
 * @returns {unknown}
 */
export function parseText(text, most = limits) {
  if (text.length > most.characters) {
    throw refuse("", say("fault.too-long", { most: most.characters, received: text.length }));
  }
  // Before parsing: not every engine's parser is safe from a million brackets.
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; ++i) {
    const character = text[i];
    if (inString) {
      if (character === "\\") ++i;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") {
      if (++depth > most.depth) throw tooDeep(null, most);
    } else if (character === "}" || character === "]") --depth;
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    // Only some engines say where, and each in its own words.
    const { message } = /** @type {Error} */ (cause);
    const at = /position (\d+)/.exec(message)?.[1];
    if (at === undefined) throw refuse("", say("fault.json"));
    const lines = text.slice(0, Number(at)).split("\n");
    const column = (lines.at(-1) ?? "").length + 1;
    throw refuse("", say("fault.json-at", { line: lines.length, column }));
  }
}

/** @param {Place} place @param {Readonly<Limits>} most */
const tooDeep = (place, { depth }) => refuse(pathOf(place), say("fault.too-deep", { depth }));

/**
 * A copy that holds nothing but plain objects, lists, texts, finite numbers, booleans and null. Without
 * recursion.
 * @param {unknown} root
 * @param {Readonly<Limits>} [most]
 * @returns {unknown}
 */
export function plainCopy(root, most = limits) {
  /** @type {any} */
  let result;
  let values = 0;
  let characters = 0;
  /** @type {{ value: unknown, place: Place, depth: number, put: (copy: any) => void }[]} */
  const waiting = [{ value: root, place: null, depth: 0, put: (copy) => (result = copy) }];
  /** @param {string} text @param {Place} place */
  const take = (text, place) => {
    characters += text.length;
    if (characters > most.characters) {
      throw refuse(pathOf(place), say("fault.too-much-text", { most: most.characters }));
    }
    if (!text.isWellFormed()) throw refuse(pathOf(place), say("fault.unicode"));
    return text;
  };
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, place, depth, put } = next;
    if (++values > most.values) {
      throw refuse(pathOf(place), say("fault.too-many-values", { most: most.values }));
    }
    if (value === null || typeof value === "boolean") put(value);
    else if (typeof value === "string") put(take(value, place));
    else if (typeof value === "number" && Number.isFinite(value)) put(value + 0);
    else if (typeof value === "object" && (Array.isArray(value) || isPlain(value))) {
      if (depth >= most.depth) throw tooDeep(place, most);
      if (Array.isArray(value)) {
        if (value.length > most.values) {
          throw refuse(pathOf(place), say("fault.too-many-values", { most: most.values }));
        }
        /** @type {unknown[]} */
        const list = [];
        put(list);
        for (let i = 0; i < value.length; ++i) {
          const at = { parent: place, key: i };
          waiting.push({ value: value[i], place: at, depth: depth + 1, put: (v) => (list[i] = v) });
        }
      } else {
        /** @type {Record<string, unknown>} */
        const object = {};
        put(object);
        for (const key of Object.keys(value)) {
          const at = { parent: place, key };
          if (key === "__proto__") throw refuse(pathOf(at), say("fault.no-such-key"));
          take(key, at);
          const inner = /** @type {Record<string, unknown>} */ (value)[key];
          if (inner === undefined) continue;
          waiting.push({
            value: inner,
            place: at,
            depth: depth + 1,
            put: (v) => (object[key] = v),
          });
        }
      }
    } else {
      const values = { expected: say("expected.plain"), received: show(value) };
      throw refuse(pathOf(place), say("fault.expected", values));
    }
  }
  return result;
}

/**
 * Whether it is an object as braces make it, of this page or of another frame.
 * @param {object} value
 */
export function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Freezes a plain value and everything in it.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function deepFreeze(value) {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
