/** An activity_regularizer where a layer takes none here: the layer behind it that adds the same to the loss. */

import { findEntry } from "./names.js";
import { Entry } from "./values.js";

/** @typedef {import("./syntax.js").Syntax} Syntax */

/**
 * A layer that takes no activity_regularizer here, and ActivityRegularization behind it, add the same to the loss.
 * @param {any} value
 * @param {Entry} layer
 * @param {Record<string, any>} given its arguments
 * @param {Syntax} place
 * @returns {Entry | null} null where it cannot be told, or the layer gives more than one output
 */
export function penaltyOf(value, layer, { return_state: isSeveral = false }, place) {
  const known = value instanceof Entry && value.kind === "regularizer" ? value : null;
  const name = findEntry("regularizer", known?.class_name ?? String(value))?.class_name;
  if (!name || layer.behind !== null || isSeveral !== false) return null;
  const { l1, l2 } = { l1: undefined, l2: undefined, ...known?.config };
  const config = {
    ...{ L1: { l1: l1 ?? 0.01 }, L2: { l2: l2 ?? 0.01 } }[name],
    ...(name === "L1L2" && { l1: l1 ?? 0, l2: l2 ?? 0 }),
  };
  return new Entry("layer", "ActivityRegularization", config, place);
}

/**
 * Both directions' outputs side by side cost what each costs.
 * @param {Record<string, any>} given the arguments of a Bidirectional
 * @returns {Entry | null}
 */
export function bothPenalties({ layer, merge_mode: merging = "concat" }) {
  const penalty = layer?.behind;
  const isOne = penalty instanceof Entry && penalty.class_name === "ActivityRegularization";
  if (merging !== "concat" || !isOne) return null;
  layer.behind = null;
  return penalty;
}
