/** Losses and metrics of the page: what a step of the core waits for. */

import { takeOut, using } from "./core.js";

/** @typedef {import("../bindings.d.ts").Trainer} CoreTrainer */
/** @typedef {import("../wire/protocol.js").OutsideEvent} OutsideEvent */
/** @typedef {import("../wire/protocol.js").OutsideAnswer} OutsideAnswer */

/**
 * Asks the page for them, and gives them to the trainer.
 * @param {import("./core.js").Core} core
 * @param {CoreTrainer} trainer
 * @param {{ ask(event: OutsideEvent): Promise<OutsideAnswer | undefined> }} call none
 *   where a function threw
 */
export async function askOutside(core, trainer, call) {
  const { gradient, outputs } = JSON.parse(trainer.outsideQuestion());
  const answer = await call.ask({
    type: "outside",
    gradient,
    outputs: outputs.map((/** @type {any} */ { output, prediction, target, ...asked }) => ({
      ...{ output, ...asked },
      yTrue: { data: takeOut(trainer.target(output)), shape: target },
      yPred: { data: takeOut(trainer.prediction(output)), shape: prediction },
    })),
  });
  if (!answer || answer.failed)
    throw new DOMException("A function of the page threw.", "AbortError");
  const { losses, metrics } = answer;
  for (const { output, values, gradient } of losses) {
    using(core.floats(values), (numbers) =>
      using(core.floats(gradient), (derivatives) => trainer.giveLoss(output, numbers, derivatives)),
    );
  }
  for (const { metric, values } of metrics) {
    using(core.floats(values), (numbers) => trainer.giveMetric(metric, numbers));
  }
}
