/**
 * Every sentence of the package in English, by id; ko.js has the same in Korean. How places for values are
 * written: see render.js.
 */

import { core } from "./core.en.js";
import { data } from "./data.en.js";
import { experiment } from "./experiment.en.js";
import { formats } from "./formats.en.js";
import { model } from "./model.en.js";
import { own } from "./package.en.js";
import { training } from "./training.en.js";

/** @type {import("./render.js").Texts} */
export const en = {
  language: "en",
  texts: { ...core, ...model, ...training, ...data, ...experiment, ...formats, ...own },
};
