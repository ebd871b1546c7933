/** What training begins with: fresh weights, a model that a caller has, or a file that the experiment names. */

import { checkOptions, wrong } from "../checks.js";
import { Model } from "../model.js";
import { oneOf } from "../predictions-page.js";
import { MinibatchError } from "../../messages/error.js";
import { say } from "./faults.js";
import { checkFiles } from "./files.js";

/** @typedef {import("../transfer.js").Beginning} Beginning */
/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */

/** @type {readonly NonNullable<Beginning["head"]>[]} */
const heads = ["own", "new"];

/**
 * Throws `invalid-argument` where the experiment names a file and no model is given, `wrong-file` where it is of another.
 * @param {string} where
 * @param {unknown} begin
 * @param {CompleteExperiment["begin"]} named what the experiment says
 * @returns {Beginning | undefined}
 */
export function checkBeginning(where, begin, named) {
  if (begin === undefined) {
    if (!named) return undefined;
    const { name } = named.file;
    throw new MinibatchError("invalid-argument", say("run.begin-wanted", { where, name }));
  }
  checkOptions(`${where}: begin`, begin, ["model", "head", "file"]);
  const { model: net, head = named?.head, file } = /** @type {any} */ (begin);
  if (!(net instanceof Model)) throw wrong(`${where}: begin.model`, "a-model", net);
  if (head !== undefined) oneOf(`${where}: begin.head`, heads, head);
  if (named && file) checkFiles([named.file], [file]);
  return { model: net, ...(head !== undefined && { head }), ...(file && { file }) };
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
    experiment: async (json, source) => ({
      ...(await experimentFrom(json, begin, source)),
      ...(begin.file && { begin: { file: begin.file, ...(begin.head && { head: begin.head }) } }),
    }),
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
