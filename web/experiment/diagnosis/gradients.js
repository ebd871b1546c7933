/** What a training's statistics say: gradients that vanish on their way back, units that give nothing any more. */

import { deadRelus, vanishingGradient } from "../gradients.js";
import { found } from "./facts.js";
import { slower } from "./training.js";

/** @import { Finding } from "../types.js" */
/** @import { Facts } from "./facts.js" */

/** Activations whose slope is small, or becomes so. */
const saturating = /^(sigmoid|tanh|hard_sigmoid)$/;

/** @param {Facts} facts @returns {Finding | null} */
export function vanishing({ statistics, experiment }) {
  const values = vanishingGradient(statistics);
  if (!values) return null;
  const layers = /** @type {any[]} */ (experiment.model?.config?.layers ?? []);
  const isSaturating = layers
    .slice(0, -1)
    .some(({ config }) => saturating.test(config.activation ?? ""));
  const repair = isSaturating ? { name: "activation", activation: "relu" } : undefined;
  return found("diagnosis.vanishing", values, repair);
}

/** @param {Facts} facts @returns {Finding | null} */
export function dead(facts) {
  const [worst] = deadRelus(facts.statistics);
  return worst ? found("diagnosis.dead", worst, slower(facts)) : null;
}
