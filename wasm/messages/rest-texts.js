/** What only the readers and writers of files say that are loaded when they are needed, in English. See en.js. */

import { keras } from "./keras.en.js";
import { readers } from "./readers.en.js";

export const restTexts = Object.freeze({ ...readers, ...keras });
