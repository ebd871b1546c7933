/**
 * What only the engine says, in English: the core and the readers of files. See en.js; those of
 * files that few bring, rest-texts.js.
 */

import { core } from "./core.en.js";
import { data } from "./data.en.js";
import { formats } from "./formats.en.js";
import { model } from "./model.en.js";
import { training } from "./training.en.js";

export const engineTexts = Object.freeze({
  ...core,
  ...model,
  ...training,
  ...data,
  ...formats,
});
