/** Images as rows of a CSV, a label and one column per pixel: how they are told. */

import { rest } from "./late.js";
import { idCell, labelCell } from "./signs.js";

/** @import { Format } from "./reading.js" */

const pixelName = String.raw`"?(?:pixel[ _-]?\d+|p\d+|\d+x\d+|\d+)"?`;
/** "label,pixel0,pixel1,…", "pixel0000,pixel0001,…,label". */
const header = new RegExp(
  `^(?:\\uFEFF)?(?:(?:${labelCell}|${idCell}),)?(?:${pixelName},){20}`,
  "i",
);
/** Where no header stands: nothing but numbers, as far as can be seen. */
const onlyNumbers = /^\d{1,3}(,\d{1,3}){100,},?\d*$/;

/** @type {Format} */
export const pixels = {
  name: "Images",
  reads: "images",
  about: "a label and one column per pixel in each row, as Kaggle ships images",
  extensions: ["csv"],
  whyNot: { id: "why.no-pixels" },
  sniff(head, name) {
    if (!/\.(csv|txt)$/i.test(name)) return false;
    const text = new TextDecoder().decode(head.subarray(0, 500));
    return header.test(text) || onlyNumbers.test(text);
  },
  read: async (...given) => (await rest()).readPixelTables(...given),
  readNew: async (...given) => (await rest()).readNewTables(...given),
};
