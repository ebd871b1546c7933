/** Functions of the notebook's own in a model, in a Lambda or as an activation: the layers that do the same. */

import { Args } from "./args.js";
import { Entry, Func, Ref, Tensor } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** Lambda(f, arguments={…}): a layer that stands for what f makes of its input. @param {Args} args @param {Syntax} node @returns {Entry | null} */
export function lambdaOf(args, node) {
  const { function: func, arguments: given } = args.bound(["function"]).values;
  if (!(func instanceof Func || func instanceof Ref)) return null;
  const made = new Entry("layer", "Lambda", {}, node);
  made.applied = { func, named: given instanceof Map ? given : new Map() };
  return made;
}

/**
 * What a function of the notebook, a layer or a function of Keras gives for a tensor.
 * @param {Evaluator} ev
 * @param {NonNullable<Entry["applied"]>} applied
 * @param {any} given
 * @param {Syntax} node
 * @returns {Tensor | null} null where no layers do the same
 */
export function applied(ev, { func, named }, given, node) {
  const { list } = ev.findings;
  const made = ev.call(
    func,
    new Args([], [given], named, new Map(), /** @type {any[]} */ ([node])),
    node,
  );
  if (made instanceof Tensor) return made;
  ev.findings.list = list;
  return null;
}

/**
 * The layers one after the other that do what a function does; null where it needs several at once.
 * @param {Evaluator} ev
 * @param {NonNullable<Entry["applied"]>} one
 * @param {Syntax} node
 */
export function asChain(ev, one, node) {
  const begin = new Tensor(new Entry("layer", "InputLayer", {}, node), [], node);
  /** @type {Tensor["layer"][]} */
  const chain = [];
  for (let tensor = applied(ev, one, begin, node); tensor; tensor = tensor.inputs[0]) {
    if (tensor === begin) return chain.reverse();
    if (tensor.inputs.length !== 1) return null;
    chain.push(tensor.layer);
  }
  return null;
}
