/** Images as rows of a CSV whose pixels stand in one cell: how they are told. */

import { rest } from "./late.js";

/** @import { Format } from "./reading.js" */

/** A header with a column of pixels, and in the first row a cell of many numbers. */
const begins = /^\ufeff?[^\n]*\b(?:pixels?|images?|img)\b[^\n]*\r?\n[^\n]*?(?:\d{1,3} +){30}/i;

/** @type {Format} */
export const pixelCells = {
  name: "Images",
  reads: "images",
  about:
    "a label and one cell of all pixels in each row, and a column that names its part, as in FER2013",
  extensions: ["csv"],
  whyNot: { id: "why.no-pixels" },
  sniff: (head, name) =>
    /\.(csv|txt)$/i.test(name) && begins.test(new TextDecoder().decode(head.subarray(0, 512))),
  read: async (...given) => (await rest()).readPixelCells(...given),
  readNew: async (...given) => (await rest()).readNewCells(...given),
};
