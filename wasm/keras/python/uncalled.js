/** Models that only functions build which the text never calls: such a function is called with its own defaults. */

import { Args } from "./args.js";
import { chosenModel } from "./assemble.js";
import { modelsIn } from "./model-json.js";
import { inClass, objectOf } from "./objects.js";
import { openImage } from "./open-inputs.js";
import { isModelClass, modelOfObject } from "./subclasses.js";
import { lookUp } from "./scope.js";
import { Class, Dim, Func, Unknown } from "./values.js";
import { Hyper } from "./wrappers.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {import("./values.js").Model} Model */
/** @typedef {{ name: string, value: Func | Class }} Candidate */
/** @typedef {{ candidate: Candidate, model: Model, called: Set<any> }} Built */

/** How many classes there are, by its usual names. */
const classes =
  /^(?:(?:n|nb|num|number|no|total)_?(?:of_?)?)?(?:class(?:es)?|labels|categories)(?:_?(?:num|count|number))?$/i;
/** Rows, by names that are no numbers of anything. */
const rows =
  /^(?:[xy]|df|(?:[xy]_?(?:train|test|val|valid)|(?:train|test|val|valid)_?[xy])(?:_\w+)?)$/i;

/** What a parameter without a default is taken for. @param {Evaluator} ev @param {any} param @returns {any} */
function placeholder(ev, { name, from, to }) {
  const place = { from, to };
  if (/^hps?$/.test(name)) return new Hyper();
  const own = ev.scopes[0].get(name);
  if (own !== undefined && !(own instanceof Func)) return own;
  if (classes.test(name)) return new Dim("classes");
  if (rows.test(name)) return lookUp(ev, { type: "name", name, ...place });
  return new Unknown(place, name);
}

/** @param {Evaluator} ev @param {any[]} params of a function */
const argsFor = (ev, params) =>
  new Args(
    ...[[], []],
    new Map(
      params
        .filter(({ star, value }) => !star && !value)
        .map((param) => [param.name, placeholder(ev, param)]),
    ),
    ...[new Map(), []],
  );

/** @param {Class} of @param {string} name @returns {Func | null} */
function methodOf({ members }, name) {
  const found = members.get(name);
  return found instanceof Func ? found : null;
}

/** Calls what nobody calls: a function, or all methods of an object in their order. @param {Evaluator} ev @param {Candidate} candidate @param {Syntax} node */
function callIt(ev, { value }, node) {
  if (value instanceof Func) return void ev.callFunction(value, argsFor(ev, value.params), node);
  const begin = methodOf(value, "__init__");
  const made = objectOf(ev, value, argsFor(ev, begin?.params.slice(1) ?? []), node);
  if (isModelClass(value) && inClass(value, "call")) return void modelOfObject(ev, made, node);
  for (const method of value.members.values()) {
    if (!(method instanceof Func) || /^__|^call$/.test(method.name)) continue;
    if (ev.called.has(method.body)) continue;
    const isStatic = method.role === "static";
    const params = isStatic ? method.params : method.params.slice(1);
    const args = argsFor(ev, params);
    if (!isStatic) args.named.set(method.params[0]?.name ?? "self", made);
    ev.callFunction(method, args, node);
  }
}

/** Whether it is a function that is not called, or a class that no object is made of. @param {Evaluator} ev @param {any} value */
function isOpen({ called, made }, value) {
  if (value instanceof Func) return value.place !== null && !called.has(value.body);
  return value instanceof Class && (isModelClass(value) || !made.has(value.place));
}

/** @param {Evaluator} ev @returns {Candidate[]} */
const candidatesOf = (ev) =>
  [...ev.scopes[0]]
    .filter(([, value]) => isOpen(ev, value))
    .map(([name, value]) => ({ name, value }));

/** How much of a training a model is: known, trained, compiled, then how many layers it has. @param {Model} model */
const worth = (model) => [
  model.layers.length + model.outputs.length > 0 ? 1 : 0,
  model.fitted ? 1 : 0,
  model.compiled ? 1 : 0,
  modelsIn(model).reduce((n, one) => n + one.layers.length + (one.outputs.length > 0 ? 1 : 0), 0),
];

/** @param {Built} one @param {Built} other @returns {boolean} whether it is worth as much, and stands behind it */
function isBetter(one, other) {
  // Variants of one model: small, medium, large.
  if (one.model.place.from === other.model.place.from) return false;
  const [own, others] = [worth(one.model), worth(other.model)];
  const at = own.findIndex((n, i) => n !== others[i]);
  return at < 0 || own[at] > others[at];
}

/**
 * Calls the function, or makes the object, whose model is trained, compiled or the largest; the others are named.
 * @param {Evaluator} ev in which nothing has built a model
 * @param {() => Evaluator} again another in which the same was run, to try them in
 */
export function callUncalled(ev, again) {
  const trial = again();
  /** @type {Built[]} */
  const built = [];
  for (const candidate of candidatesOf(trial)) {
    const { value } = candidate;
    const node = { type: "call", ...(value.place ?? { from: 0, to: 0 }), args: [] };
    const before = trial.called;
    trial.called = new Set(before);
    trial.models = [];
    callIt(trial, candidate, node);
    // One that cannot be read, either, is taken where there is no other: what is missing is said.
    const model = chosenModel(trial) ?? trial.models.at(-1);
    const called = new Set([...trial.called].filter((one) => !before.has(one)));
    if (value instanceof Func) called.delete(value.body);
    trial.called = before;
    if (model) built.push({ candidate, model, called });
  }
  // What another of them calls is a part of that.
  const whole = built.filter(
    ({ candidate: { value } }) =>
      !(value instanceof Func && built.some(({ called }) => called.has(value.body))),
  );
  const chosen = whole.reduce(
    (best, one) => (best && !isBetter(one, best) ? best : one),
    /** @type {Built | null} */ (null),
  );
  if (!chosen) return;
  const own = candidatesOf(ev).find(({ name }) => name === chosen.candidate.name);
  if (!own) return;
  const place = placeOf(ev, own);
  const isMade = ev.made.has(own.value.place);
  ev.openShape = openImage(chosen.model);
  callIt(ev, own, { type: "call", ...place, args: [] });
  if (!isMade && chosenModel(ev)) ev.findings.add("uncalled", place, { name: own.name });
  for (const { candidate } of whole) {
    if (candidate === chosen.candidate || !chosenModel(ev)) continue;
    ev.findings.add("uncalled-too", placeOf(ev, candidate), {
      name: candidate.name,
      chosen: own.name,
    });
  }
}

/** Where its name stands. @param {Evaluator} ev @param {Candidate} candidate */
function placeOf(ev, { value }) {
  const { from = 0 } = value.place ?? {};
  return { from, to: ev.findings.lineOf(from).to };
}
