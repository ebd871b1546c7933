/** One layer of a model. */

import { wrong } from "./checks.js";
import { MinibatchError } from "../messages/error.js";
import { listedLayers } from "./summary.js";

/** @typedef {import("../wire/protocol.js").LayerDescription} LayerDescription */
/** @typedef {import("../wire/protocol.js").ModelDescription} ModelDescription */
/** @typedef {import("../wire/protocol.js").NamedWeight} NamedWeight */

/**
 * What `getLayer()` gives: the layer as it is in the model, and a way to its weights.
 * @typedef {LayerDescription & { config: Record<string, unknown>, getWeights: () => Promise<NamedWeight[]> }} Layer
 */

/**
 * @param {ModelDescription} description
 * @param {any} spec the model's config as the core writes it, all arguments in it
 * @param {string | number} nameOrIndex
 * @param {() => Promise<NamedWeight[]>} allWeights
 * @returns {Layer}
 */
export function findLayer(description, spec, nameOrIndex, allWeights) {
  const shown = listedLayers(description);
  if (typeof nameOrIndex !== "string" && !Number.isInteger(nameOrIndex)) {
    throw wrong("getLayer()", "layer-name-or-number", nameOrIndex);
  }
  const found =
    typeof nameOrIndex === "string"
      ? shown.find(({ name }) => name === nameOrIndex)
      : shown.at(nameOrIndex);
  if (!found) {
    const names = shown.map(({ name }) => `"${name}"`);
    throw new MinibatchError("invalid-argument", {
      id: "layer.unknown",
      values: { layer: JSON.stringify(nameOrIndex), names },
    });
  }
  const { name } = found;
  /** @type {{ config: Record<string, unknown> }[]} */
  const configs = spec.config.layers;
  const own = configs.find(({ config }) => config.name === name);
  return {
    ...found,
    config: { ...own?.config },
    getWeights: async () =>
      (await allWeights()).filter((weight) => weight.name.startsWith(`${name}/`)),
  };
}
