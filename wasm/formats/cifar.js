/** CIFAR-10 and CIFAR-100: how their files are told. */

import { cifarBinary, cifarMeta, isPickle } from "./signs.js";
import { rest } from "./late.js";

/** @import { Format } from "./reading.js" */

/** @type {Format} */
export const cifar = {
  name: "Images",
  reads: "images",
  about:
    "CIFAR-10 and CIFAR-100: binary batches, Python pickles, or the archives that Keras downloads",
  extensions: ["tar.gz", "bin"],
  whyNot: { id: "why.no-cifar" },
  sniff: (head, name) =>
    isPickle(head) || cifarBinary.test(name) || (cifarMeta.test(name) && /txt$/i.test(name)),
  read: async (...given) => (await rest()).readCifar(...given),
  readNew: async (...given) => (await rest()).readNewCifar(...given),
};
