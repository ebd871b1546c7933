/** What late.js loads: readers of files that few bring, and what the engine says. */

export { engineTexts } from "../messages/engine-texts.js";
export { readCifar, readNewCifar } from "./cifar-reader.js";
export { decodeImage } from "./decode-image.js";
export { readImageFolders } from "./image-reader.js";
export { readJson } from "./json-reader.js";
export { readArrays, readNewArrays } from "./numpy-reader.js";
export { readParquet } from "./parquet-reader.js";
export { readNewCells, readPixelCells } from "./pixel-cells-reader.js";
export { readNewTables, readPixelTables } from "./pixel-csv-reader.js";
export { tarEntries } from "./tar.js";
export { zipEntries } from "./zip.js";
