/** Image files, in one folder per class or named in a table: how they are told. */

import { rest } from "./late.js";
import { isImage } from "./signs.js";

/** @import { Format } from "./reading.js" */

/**
 * Recognized by their names alone, so that a folder of thousands is not read twice. A file that is not an image
 * fails to decode, and is named then.
 * @type {Format}
 */
export const images = {
  name: "Images",
  reads: "images",
  about:
    "PNG, JPEG, WebP, GIF, BMP in a folder per class, named in a table beside them, or by their own names; a zip of that (JPEG, WebP and AVIF in Node: npm install sharp)",
  extensions: ["png", "jpg", "jpeg", "webp", "gif", "bmp", "avif"],
  names: /\.(png|jpe?g|webp|gif|bmp|avif)$/i,
  whyNot: { id: "why.no-image" },
  sniff: isImage,
  read: async (...given) => (await rest()).readImageFolders(...given),
};
