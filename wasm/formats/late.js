/** What few files need: the package's worker loads it when one does, from a script of its own. */

import { addTexts } from "../messages/en.js";

/** @import { DecodeImage } from "./types.js" */

/** The readers, with the texts of all that the engine says. */
export async function rest() {
  const { engineTexts, ...readers } = await import("./rest.js");
  addTexts(engineTexts);
  return readers;
}

/** @type {DecodeImage} */
export const decodeImage = async (...given) => (await rest()).decodeImage(...given);
