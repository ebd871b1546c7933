/** Every text of the package in Korean: sentences by id (en.js has the same in English), and the catalogue. */

import { args } from "./arguments.ko.js";
import { baselines } from "./baselines.ko.js";
import { core } from "./core.ko.js";
import { data } from "./data.ko.js";
import { entries } from "./entries.ko.js";
import { experiment } from "./experiment.ko.js";
import { formats } from "./formats.ko.js";
import { keras } from "./keras.ko.js";
import { look } from "./look.ko.js";
import { model } from "./model.ko.js";
import { own } from "./package.ko.js";
import { preparation } from "./preparation.ko.js";
import { python } from "./python.ko.js";
import { training } from "./training.ko.js";
import { words } from "./words.ko.js";

/** @type {import("./render.js").Texts} */
export const ko = {
  language: "ko",
  texts: {
    ...core,
    ...model,
    ...training,
    ...data,
    ...experiment,
    ...formats,
    ...keras,
    ...look,
    ...own,
    ...python,
  },
  catalog: { entries, arguments: { ...args, ...preparation, ...baselines }, words },
};
