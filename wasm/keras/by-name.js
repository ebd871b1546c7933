/** Weights that a file has by their names, or one after the other in Keras's order. */

import { placesOf } from "./places.js";
import { refuse } from "./refuse.js";
import { checkShape } from "./tree.js";

/** @import { OwnWeight, Spec } from "./types.js" */

/** A weight of a file, whose numbers are read when they are asked for. @typedef {{ name: string, shape: readonly number[], read: () => Float32Array }} GivenWeight */

/**
 * Those of the model's names, or of the names that the file's format has for them; where the file calls them otherwise,
 * in the order of Keras's `get_weights()`.
 * @param {string} file
 * @param {readonly GivenWeight[]} given
 * @param {Spec} spec
 * @param {readonly OwnWeight[]} own
 * @param {(name: string) => string} [called] how the format calls a weight
 * @returns {Float32Array[]} in the order of `own`
 */
export function weightsByName(file, given, spec, own, called = (name) => name) {
  if (given.length !== own.length) {
    refuse(file, "weights-count", { expected: own.length, received: given.length });
  }
  const byName = new Map(given.map((weight) => [weight.name, weight]));
  const namings = [own.map(({ name }) => name), own.map(({ name }) => called(name))];
  const names = namings.find(
    (all) => new Set(all).size === all.length && all.every((name) => byName.has(name)),
  );
  /** @type {(GivenWeight | undefined)[]} */
  const found = names?.map((name) => byName.get(name)) ?? [];
  if (!names) placesOf(spec, own).places.forEach((place, i) => (found[place.own] = given[i]));
  own.forEach(({ name, shape }, i) => checkShape(file, name, found[i]?.shape ?? [], shape));
  return found.map((weight) => /** @type {GivenWeight} */ (weight).read());
}
