/**
 * What only the engine says, in English: the core, and what reads and writes files. Loaded when there is something to be
 * said; see en.js.
 */

import { core } from "./core.en.js";
import { data } from "./data.en.js";
import { formats } from "./formats.en.js";
import { keras } from "./keras.en.js";
import { model } from "./model.en.js";
import { readers } from "./readers.en.js";
import { training } from "./training.en.js";

export const engineTexts = Object.freeze({
  ...core,
  ...model,
  ...training,
  ...data,
  ...formats,
  ...readers,
  ...keras,
});
