/** Inputs and outputs by names, as `keras.Model(x, {"kind": …, "size": …})` has them; the core has lists, in the order of the names. */

import { tensorsIn } from "./layer-order.js";
import { isObject } from "../messages/is-object.js";

/** @import { Ends, Saved, Spec } from "./types.js" */

const keys = /** @type {const} */ (["input_layers", "output_layers"]);

/** @param {any} ends */
const layersIn = (ends) => tensorsIn(ends).map(({ layer }) => layer);

/**
 * The names in a file, where they are those of this model.
 * @param {Spec | null} read
 * @param {Spec} complete as the core gives it
 * @returns {Ends}
 */
export function endsOf(read, { config }) {
  /** @type {Ends} */
  const ends = {};
  for (const key of keys) {
    const given = read?.config[key];
    if (!isObject(given)) continue;
    const names = Object.keys(given).sort();
    const layers = names.map((name) => layersIn(given[name]));
    if (layers.every((one) => one.length === 1) && String(layers) === String(layersIn(config[key])))
      ends[key] = names;
  }
  return ends;
}

/** The model with dictionaries of its ends again. @param {Saved} saved @returns {Saved} */
export function withEnds(saved) {
  const { spec, ends = {} } = saved;
  const config = { ...spec.config };
  for (const key of keys) {
    const names = ends[key];
    if (!names) continue;
    const given = /** @type {any[]} */ (config[key]);
    const all = names.length === 1 && typeof given[0] === "string" ? [given] : given;
    config[key] = Object.fromEntries(names.map((name, i) => [name, all[i]]));
  }
  return { ...saved, spec: { ...spec, config } };
}
