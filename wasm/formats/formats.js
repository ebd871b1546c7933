/** The one list of formats, in the order in which they are looked for. Adding one is a file and a line here. */

import { csv } from "./csv.js";
import { idx } from "./idx-images.js";
import { images } from "./image-files.js";

/** @type {readonly import("./types.js").Format[]} */
export const formats = [idx, images, csv];
