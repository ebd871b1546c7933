/** `np.savez(file, *model.get_weights())`: weights only, in Keras's order. */

import { parseNpyHeader, readNpy } from "../formats/npy.js";
import { weightsByName } from "./by-name.js";
import { refuse } from "./refuse.js";

/** @import { Entry } from "../formats/types.js" */
/** @import { ModelFile } from "./types.js" */

/** @param {readonly string[]} names of the archive's members */
export const isNpz = (names) => names.length > 0 && names.every((name) => name.endsWith(".npy"));

/** @param {string} path "arr_10.npy" */
const numberIn = (path) => Number(/^arr_(\d+)\.npy$/.exec(path)?.[1] ?? NaN);

/**
 * @param {string} file
 * @param {readonly Entry[]} entries
 * @returns {Promise<ModelFile>}
 */
export async function readNpz(file, entries) {
  // NumPy numbers them as it writes them, and tells arr_10 from arr_2.
  const sorted = [...entries].sort((a, b) => numberIn(a.path) - numberIn(b.path) || 0);
  /** @type {import("./by-name.js").GivenWeight[]} */
  const given = [];
  for (const entry of sorted) {
    parseNpyHeader(await entry.read(), `${file}/${entry.path}`);
    const { shape, values } = await readNpy(entry, async () => {});
    if (!ArrayBuffer.isView(values)) return refuse(file, "texts", { place: entry.path });
    const name = entry.path.replace(/\.npy$/, "");
    given.push({ name, shape, read: () => Float32Array.from(/** @type {any} */ (values)) });
  }
  return {
    ...{ format: "npz", spec: null, compile: null },
    weights: (spec, own) => weightsByName(file, given, spec, own),
    optimizer: () => null,
  };
}
