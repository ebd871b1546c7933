/** What a caller says of the model that training begins with. */

import { checkOptions, wrong } from "../checks.js";
import { Model } from "../model.js";
import { oneOf } from "../predictions-page.js";

/** @typedef {import("../transfer.js").Beginning} Beginning */

/** @type {readonly NonNullable<Beginning["head"]>[]} */
const heads = ["own", "new"];

/**
 * @param {string} where
 * @param {unknown} begin
 * @returns {Beginning | undefined}
 */
export function checkBeginning(where, begin) {
  if (begin === undefined) return undefined;
  checkOptions(`${where}: begin`, begin, ["model", "head"]);
  const { model: net, head } = /** @type {any} */ (begin);
  if (!(net instanceof Model)) throw wrong(`${where}: begin.model`, "a-model", net);
  if (head !== undefined) oneOf(`${where}: begin.head`, heads, head);
  return { model: net, ...(head !== undefined && { head }) };
}

/**
 * Where training begins: with fresh weights, or with those of another model.
 * @param {Beginning | undefined} begin
 */
export async function startOf(begin) {
  if (!begin) return fresh;
  const { beginWith, experimentFrom, forClasses } = await import("../transfer.js");
  let { head } = begin;
  return {
    /** @type {typeof fresh["experiment"]} */
    experiment: (json, source) => experimentFrom(json, begin, source),
    /** @type {typeof fresh["spec"]} */
    spec(spec, prepared) {
      const found = forClasses(spec, begin, prepared);
      head = found.head;
      return found.spec;
    },
    /** @type {typeof fresh["fill"]} */
    fill: (net) => beginWith(net, { ...begin, head }),
  };
}

const fresh = {
  /**
   * The experiment, with what it leaves to the model.
   * @param {import("./types.js").CompleteExperiment} json
   * @param {import("../data-source.js").DataSource} _
   */
  experiment: async (json, _) => json,
  /**
   * The model for the data's classes.
   * @param {import("../sequential.js").ModelSpec} spec
   * @param {import("../prepared.js").Prepared} _
   */
  spec: (spec, _) => spec,
  /** Its weights, once it is compiled. @type {(net: Model) => Promise<unknown>} */
  fill: () => Promise.resolve(),
};
