/** Arrays of NumPy, in .npy files and in .npz archives: how they are told. */

import { rest } from "./late.js";
import { isNpy } from "./signs.js";

/** @import { Format } from "./reading.js" */

/** @type {Format} */
export const numpy = {
  name: "Images",
  reads: "arrays",
  about:
    "x_train, y_train, x_val, y_val, x_test and y_test, or x and y: images, or rows of numbers; or an array for each column",
  extensions: ["npy", "npz"],
  whyNot: { id: "why.no-npy" },
  sniff: (head, name) => isNpy(head) || /\.npy$/i.test(name),
  read: async (...given) => (await rest()).readArrays(...given),
  readNew: async (...given) => (await rest()).readNewArrays(...given),
};
