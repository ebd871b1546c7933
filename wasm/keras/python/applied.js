/** Functions of the notebook's own in a model, in a Lambda or as an activation: the layers that do the same. */

import { Args } from "./args.js";
import { sayMissing } from "./missing.js";
import { Entry, Func, Model, Ref, Tensor, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {import("./values.js").Place} Place */

/** Lambda(f, arguments={…}): a layer that stands for what f makes of its input. @param {Args} args @param {Syntax} node @returns {Entry | null} */
export function lambdaOf(args, node) {
  const { function: func, arguments: given } = args.bound(["function"]).values;
  if (!(func instanceof Func || func instanceof Ref)) return null;
  const made = new Entry("layer", "Lambda", {}, node);
  made.applied = { func, named: given instanceof Map ? given : new Map() };
  return made;
}

/**
 * What a function of the notebook, a layer or a function of Keras gives for a tensor, or for several in a list.
 * @param {Evaluator} ev
 * @param {NonNullable<Entry["applied"]>} applied
 * @param {any} given
 * @param {Syntax} node
 * @returns {Tensor | Unknown} what is not known where no layers do the same
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
  return made instanceof Unknown ? made : new Unknown(node);
}

/**
 * The layers one after the other that do what a function does; a model where it needs several at once, which it has an
 * input of that shape for.
 * @param {Evaluator} ev
 * @param {NonNullable<Entry["applied"]>} one
 * @param {Syntax} node
 * @param {any[] | null} shape of what it gets, where that is known
 * @returns {Tensor["layer"][] | Unknown}
 */
export function asChain(ev, one, node, shape) {
  const input = new Entry("layer", "InputLayer", {}, node);
  if (shape) input.inputShape = shape;
  const begin = new Tensor(input, [], node);
  const made = applied(ev, one, begin, node);
  if (made instanceof Unknown) return made;
  /** @type {Tensor["layer"][]} */
  const chain = [];
  for (let tensor = made; tensor !== begin; [tensor] = tensor.inputs) {
    if (tensor.inputs.length !== 1) return asModel(begin, made, node);
    chain.push(tensor.layer);
  }
  return chain.reverse();
}

/** @param {Tensor} input @param {Tensor} output @param {Syntax} node */
function asModel(input, output, node) {
  const { inputShape } = /** @type {Entry} */ (input.layer);
  if (!inputShape?.every(Number.isInteger)) return new Unknown(node);
  const model = new Model("Functional", node);
  return [Object.assign(model, { inputs: [input], outputs: [output], isPart: true })];
}

/** Says which operation no layer does, or that a Lambda cannot be told. @param {Evaluator} ev @param {Place} place @param {Unknown} unknown */
export function leftOut(ev, place, { operation }) {
  if (operation) sayOperation(ev, place, operation);
  else ev.findings.add("lambda", place);
}

/** @param {Evaluator} ev @param {Place} place @param {NonNullable<Unknown["operation"]>} operation */
export const sayOperation = (ev, place, { call, layers }) =>
  ev.findings.add(layers ? "operation" : "operation-none", place, { call, layers });

/**
 * Says of what a model lacks why it does, once.
 * @param {Evaluator} ev
 * @param {Unknown} hole
 * @param {Place} place where it is used, if it has no text of its own
 */
export function sayHole(ev, hole, place) {
  if (hole.told) return;
  hole.told = true;
  if (hole.operation) return sayOperation(ev, hole.place, hole.operation);
  if (hole.missing) return sayMissing(ev, hole.what ? hole.place : place, hole.missing);
  const at = hole.what ? hole.place : place;
  const what = hole.what || ev.findings.textOf(at);
  ev.findings.add("left-out", at, { what, why: { id: "python.why-layer" } });
}
