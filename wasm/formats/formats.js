/**
 * The one list of formats: adding one is a file and a line here. Where files of several are given, images are looked for
 * before arrays, and those before tables, and formats of one kind in the order of their names here.
 */

export { cifar } from "./cifar.js";
export { csv } from "./csv.js";
export { idx } from "./idx-images.js";
export { images } from "./image-files.js";
export { json } from "./json-table.js";
export { numpy } from "./numpy.js";
export { parquet } from "./parquet.js";
export { pixelCells } from "./pixel-cells.js";
export { pixels } from "./pixel-csv.js";
