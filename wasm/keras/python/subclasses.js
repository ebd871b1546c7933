/** Subclasses of keras.Model: what their call() does with its input is a Functional model. */

import { Args } from "./args.js";
import { calledObject, isObject } from "./objects.js";
import { Class, Entry, Model, Ref, Tensor } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** Whether it is derived from keras.Model. @param {Class} made @returns {boolean} */
export const isModelClass = ({ bases }) =>
  bases.some(
    (base) =>
      (base instanceof Ref && base.path === "keras.models.Model") ||
      (base instanceof Class && isModelClass(base)),
  );

/** The models of objects, each made once. @type {WeakMap<Entry, Model | null>} */
const made = new WeakMap();

/**
 * @param {Evaluator} ev
 * @param {any} object
 * @param {Syntax} node
 * @returns {Model | null} null where it is no model, or call() does what no layers do
 */
export function modelOfObject(ev, object, node) {
  if (!isObject(object) || !isModelClass(object.of)) return null;
  const known = made.get(object);
  if (known !== undefined) return known;
  made.set(object, null);
  const input = new Tensor(new Entry("layer", "InputLayer", {}, object.place), [], object.place);
  const listed = /** @type {any[]} */ ([node]);
  const output = calledObject(
    ev,
    object,
    new Args([], [input], new Map(), new Map(), listed),
    node,
  );
  if (!(output instanceof Tensor) || dealsOut(output, input)) return null;
  const model = new Model("Functional", object.place);
  model.inputs = [input];
  model.outputs = [output];
  ev.models.push(model);
  made.set(object, model);
  return model;
}

/** Whether inputs of several are taken one by one, which a single one is not. @param {Tensor} output @param {Tensor} input */
function dealsOut(output, input) {
  const open = [output];
  const seen = new Set(open);
  for (let one = open.pop(); one; one = open.pop()) {
    if (one.layer.class_name === "GetItem" && one.inputs[0] === input) return true;
    for (const next of one.inputs) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return false;
}
