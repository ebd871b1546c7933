/** Images to predict, in files of any arrangement and in archives: nobody says their classes. */

import { asSkipped, collect, isNote, skippedWarnings } from "./collect.js";
import { defaultLimits, toEntry } from "./entry.js";
import { images } from "./image-files.js";

/** @import { Entry, InputFile, Limits, Skipped, Turn, Warning } from "./types.js" */

/** Images in their order, and what is said of other files. @typedef {{ entries: Entry[], warnings: Warning[] }} NewImages */

/** Of a kind that is looked for elsewhere. @param {Skipped["why"]} why */
const isOther = (why) => typeof why === "object" && why.id === "why.unsupported";

/**
 * @param {InputFile[]} files
 * @param {Turn} turn
 * @param {Limits} [limits]
 * @returns {Promise<NewImages>}
 */
export async function newImages(files, turn, limits = defaultLimits) {
  const given = files.map(toEntry);
  const { byFormat, classNames, skipped } = await collect(given, [images], limits, turn);
  const missed = [...skipped, ...asSkipped(classNames, images.whyNot)]
    .filter(({ path }) => !isNote(path))
    .map((one) => (isOther(one.why) ? { ...one, why: images.whyNot } : one));
  return { entries: byFormat.get(images) ?? [], warnings: skippedWarnings(missed) };
}
