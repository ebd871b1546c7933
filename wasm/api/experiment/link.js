/**
 * An experiment as the hash of a URL, and back. `#1!…` is readable (notation.js); `#1~…`, where that would be
 * long, is the same text deflated, in base64url. The 1 is the version of this way of writing.
 */

import { Inflate, deflateSync, strFromU8, strToU8 } from "fflate";
import { addTexts } from "../../messages/en.js";
import { MinibatchError } from "../../messages/error.js";
import { links } from "../../messages/links.en.js";
import { say } from "./faults.js";
import { newerVersion } from "./migrate.js";
import { limits } from "./plain.js";
import { NotationError, readObject, writeObject } from "./notation.js";

addTexts(links);

const linkVersion = 1;
/** Beyond this a link is deflated: chats and mail cut what is longer. */
const longestReadable = 1500;
/** The longest link that is looked at. */
const longest = 1_000_000;

/** What a fragment of a URL cannot hold as it is, with % itself and what chats end a link at. */
const unsafe = /[^\w!'()*+,\-./:;=?@~$&]+/gu;

/**
 * The hash with its #.
 * @param {Record<string, any>} json plain, without `minibatch`
 * @returns {string}
 */
export function encodeLink(json) {
  const text = writeObject(json);
  const readable = text.replace(unsafe, encodeURIComponent);
  if (readable.length <= longestReadable) return `#${linkVersion}!${readable}`;
  return `#${linkVersion}~${toBase64Url(deflateSync(strToU8(text), { level: 9 }))}`;
}

/**
 * What encodeLink() was given. Throws `invalid-link` where it cannot be read, `newer-version` where it is of a
 * later version.
 * @param {string} hash with or without #, or a URL with one
 * @returns {Record<string, any>}
 */
export function decodeLink(hash) {
  const start = hash.indexOf("#") + 1;
  if (hash.length - start > longest) throw badLink(say("link.too-long", { most: longest }));
  const [whole, version, way] = /^(\d{1,6})([!~]|%21|%7[eE])/.exec(hash.slice(start)) ?? [];
  if (whole === undefined) throw badLink(say("link.start"));
  if (Number(version) !== linkVersion) throw newerVersion("link", version, linkVersion);
  const rest = hash.slice(start + whole.length);
  const text = way === "~" || /^%7e$/i.test(way) ? inflate(rest) : unescaped(rest);
  try {
    return readObject(text, limits.depth);
  } catch (error) {
    if (error instanceof NotationError) throw badLink(error.say);
    throw error;
  }
}

/** @param {import("./faults.js").Message} why */
const badLink = (why) => new MinibatchError("invalid-link", say("link.bad", { why }));

/** @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badLink(say("link.percent"));
  }
}

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * In pieces, so that what would become too much ends before it takes memory.
 * @param {string} base64
 */
function inflate(base64) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  let complete = false;
  try {
    const binary = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const stream = new Inflate((part, final) => {
      size += part.length;
      parts.push(part);
      complete = final;
    });
    const step = 1024;
    for (let from = 0; from < bytes.length && size <= limits.characters; from += step) {
      stream.push(bytes.subarray(from, from + step), from + step >= bytes.length);
    }
  } catch {
    throw badLink(say("link.packed"));
  }
  if (size > limits.characters) throw badLink(say("link.bomb", { most: limits.characters }));
  if (!complete) throw badLink(say("link.packed"));
  const all = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return strFromU8(all);
}
