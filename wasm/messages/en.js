/**
 * Every sentence of the package in English, by id; ko.js has the same in Korean. How places for values are
 * written: see render.js.
 *
 * A page loads those that its own thread says. Modules that load late add theirs. What only the engine says is added
 * where that runs, when it says something: it crosses to the page with its sentence.
 */

import { own } from "./package.en.js";

/** @type {Record<string, import("./render.js").Text>} */
const texts = { ...own };

/** @type {import("./render.js").Texts} */
export const en = { language: "en", texts };

/** @param {import("./render.js").Texts["texts"]} more */
export const addTexts = (more) => void Object.assign(texts, more);

/** @param {string} id */
export const hasText = (id) => Object.hasOwn(texts, id);
