/** Images to predict, in files of any arrangement, in archives and in arrays: nobody says their classes. */

import { toPixels } from "./array-pixels.js";
import { collect } from "./collect.js";
import { asSkipped, isNote, skippedWarnings } from "./skipped.js";
import { baseName, defaultLimits, toEntry } from "./entry.js";
import * as list from "./formats.js";
import { readPicture } from "./image-fit.js";

/** @import { Format, ImageArray } from "./reading.js" */
/** @import { DecodeImage, InputFile, Levels, Limits, Picture, Pixels, Skipped, Turn, Warning } from "./types.js" */

/** What it is called, and its pixels. @typedef {{ path: string, picture: (turn?: Turn) => Promise<Picture> }} NewImage */
/** Images in their order, and what is said of other files. @typedef {{ images: NewImage[], warnings: Warning[] }} NewImages */

/** @type {{ images: Format }} */
const { images } = list;
/** @type {Format[]} */
const arrays = Object.values(list).filter((format) => "readNew" in format);

/** Of a kind that is looked for elsewhere. @param {Skipped["why"]} why */
const isOther = (why) => typeof why === "object" && why.id === "why.unsupported";

/**
 * @param {InputFile[]} files
 * @param {object} known
 * @param {[height: number, width: number, channels: number]} known.size of the images that were trained on
 * @param {Levels} [known.levels] of those
 * @param {DecodeImage} known.decode
 * @param {Partial<Limits>} [known.limits]
 * @param {Turn} turn
 * @returns {Promise<NewImages>}
 */
export async function newImages(files, { size, levels, decode, ...rest }, turn) {
  const limits = { ...defaultLimits, ...rest.limits };
  const given = files.map(toEntry);
  const { byFormat, classNames, skipped } = await collect(given, [images, ...arrays], limits, turn);
  /** @type {NewImage[]} */
  const found = (byFormat.get(images) ?? []).map((entry) => ({
    path: entry.path,
    picture: (/** @type {Turn | undefined} */ more) => readPicture(decode, entry, more),
  }));
  /** @type {Warning[]} */
  const warnings = [];
  const skip = (/** @type {Skipped[]} */ more) => skipped.push(...more);
  for (const format of arrays) {
    const entries = byFormat.get(format) ?? [];
    const read = await format.readNew?.(entries, { size, limits, skip, turn });
    if (!read?.length) continue;
    const { pixels } = await toPixels(read, warnings, turn, levels);
    found.push(...read.flatMap((array, i) => imagesIn(array, pixels[i])));
  }
  const missed = [...skipped, ...asSkipped(classNames, images.whyNot)]
    .filter(({ path }) => !isNote(path))
    .map((one) => (isOther(one.why) ? { ...one, why: images.whyNot } : one));
  return { images: found, warnings: [...skippedWarnings(missed), ...warnings] };
}

/**
 * Called as Python would: x_test[0], x_test[1] …
 * @param {ImageArray} array
 * @param {Pixels} pixels
 * @returns {NewImage[]}
 */
function imagesIn({ path }, { count, height, width, channels, data }) {
  const name = baseName(path).replace(/\.(npy|csv)$/i, "");
  const bytes = height * width * channels;
  return Array.from({ length: count }, (_, i) => ({
    path: `${name}[${i}]`,
    picture: async () => ({
      ...{ height, width, channels },
      data: data.subarray(i * bytes, (i + 1) * bytes),
    }),
  }));
}
