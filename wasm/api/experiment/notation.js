/**
 * Plain JSON as text that reads well in a link and needs no percent-encoding:
 *
 *     data:(sample:iris),model:Sequential(layers:!(Dense(units:8,activation:relu))),fit:(epochs:20)
 *
 * An object is (key:value,…), a list !(value,…), { class_name, config } is Name(key:value,…); !t, !f and !n are
 * true, false and null. A text stands as it is where it is a word, else between apostrophes; in both a space is
 * written +, and ! stands before an apostrophe, a plus or itself. After Rison, which has no names and no
 * spaces.
 */

import { say } from "./faults.js";
import { isObject } from "../../messages/is-object.js";

/** What stands as it is. Not what looks like a number. */
const word = /^[\p{L}_][\p{L}\p{N}_./ -]*$/u;
const bareCharacter = /[\p{L}\p{N}_./+-]/u;
const number = /^-?\d+(\.\d+)?(e-?\d+)?$/;

/** @param {string} text */
function writeText(text) {
  if (word.test(text)) return text.replaceAll(" ", "+");
  return `'${text.replace(/[!'+]/g, "!$&").replaceAll(" ", "+")}'`;
}

/** @param {Record<string, any>} object */
const writeMembers = (object) =>
  Object.entries(object)
    .map(([key, value]) => `${writeText(key)}:${write(value)}`)
    .join(",");

/**
 * @param {any} value plain JSON
 * @returns {string}
 */
export function write(value) {
  if (value === null) return "!n";
  if (typeof value === "boolean") return value ? "!t" : "!f";
  if (typeof value === "number") return String(value).replace("e+", "e");
  if (typeof value === "string") return writeText(value);
  if (Array.isArray(value)) return `!(${value.map(write).join(",")})`;
  const { class_name: name, config } = value;
  const isEntry = typeof name === "string" && word.test(name) && isObject(config);
  return isEntry && Object.keys(value).length === 2
    ? `${writeText(name)}(${writeMembers(config)})`
    : `(${writeMembers(value)})`;
}

/** The members of an object without its parentheses. @param {Record<string, any>} object */
export const writeObject = (object) => writeMembers(object);

/** Text that is not in the notation, with the message that says why. */
export class NotationError extends Error {
  /** @param {import("./faults.js").Message} message */
  constructor(message) {
    super(message.id);
    this.say = message;
  }
}

/**
 * Reads what writeObject() wrote. Throws a NotationError that says where.
 * @param {string} text
 * @param {number} deepest
 * @returns {Record<string, any>}
 */
export function readObject(text, deepest) {
  let at = 0;
  let depth = 0;

  /** @param {import("./faults.js").Message | string} expected */
  const fault = (expected) => {
    const received = at < text.length ? `"${text.slice(at, at + 12)}"` : say("notation.end");
    return new NotationError(say("notation.expected", { expected, at: at + 1, received }));
  };
  /** @param {string} character */
  const skip = (character) => {
    if (text[at] !== character) return false;
    ++at;
    return true;
  };

  function readWord() {
    const start = at;
    while (at < text.length && bareCharacter.test(codePoint())) at += codePoint().length;
    return text.slice(start, at).replaceAll("+", " ");
  }
  const codePoint = () => String.fromCodePoint(/** @type {number} */ (text.codePointAt(at)));

  function readQuoted() {
    let result = "";
    for (;;) {
      if (at >= text.length) throw fault("'");
      const character = text[at++];
      if (character === "'") return result;
      if (character === "+") result += " ";
      else if (character === "!") result += text[at++] ?? "";
      else result += character;
    }
  }

  /** @param {string | undefined} end the character behind the last member; none: the end of the text */
  function readMembers(end) {
    /** @type {Record<string, any>} */
    const object = {};
    if (text[at] === end) return object;
    do {
      const key = skip("'") ? readQuoted() : readWord();
      if (key === "__proto__" || Object.hasOwn(object, key)) throw fault(say("notation.key"));
      if (!skip(":")) throw fault(":");
      object[key] = read();
    } while (skip(","));
    if (text[at] !== end) throw fault(end === undefined ? "," : say("notation.member-end"));
    return object;
  }

  /** @template T @param {() => T} inner @returns {T} */
  function nested(inner) {
    if (++depth > deepest) throw new NotationError(say("fault.too-deep", { depth: deepest }));
    const value = inner();
    --depth;
    ++at;
    return value;
  }

  function readList() {
    /** @type {any[]} */
    const list = [];
    if (text[at] === ")") return list;
    do list.push(read());
    while (skip(","));
    if (text[at] !== ")") throw fault(say("notation.member-end"));
    return list;
  }

  /** @returns {any} */
  function read() {
    if (skip("'")) return readQuoted();
    if (skip("(")) return nested(() => readMembers(")"));
    if (skip("!")) {
      if (skip("t")) return true;
      if (skip("f")) return false;
      if (skip("n")) return null;
      if (skip("(")) return nested(readList);
      throw fault(say("notation.literal"));
    }
    const found = readWord();
    if (found === "") throw fault(say("notation.value"));
    if (skip("(")) return { class_name: found, config: nested(() => readMembers(")")) };
    return number.test(found) ? Number(found) : found;
  }

  return readMembers(undefined);
}
