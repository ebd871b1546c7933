/** What a program uses as a layer and does not define: its own models of other files and blocks. */

import { isLibrary } from "./names.js";
import { Ref, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./args.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {import("./values.js").Place} Place */
/** @typedef {NonNullable<Unknown["missing"]>} Missing */

/** @param {any} value @returns {Missing | null} null where it is none that the text would define */
export function missingOf(value) {
  if (value instanceof Unknown)
    return value.missing ?? (value.name ? { name: value.name, module: "" } : null);
  if (!(value instanceof Ref) || isLibrary(value.path)) return null;
  const at = value.path.lastIndexOf(".");
  const module = value.path.slice(0, at).replace(/^\.+(?=\w)/, "");
  return { name: value.path.slice(at + 1), module: /^\.*$/.test(module) ? "" : module };
}

/** Says what to paste. @param {Evaluator} ev @param {Place} place @param {Missing} missing */
export const sayMissing = (ev, place, { name, module }) =>
  ev.findings.add(module ? "model-imported" : "model-wanted", place, { name, module });

/** What a call gives of what is not known; what it takes that is missing is asked for first. @param {Evaluator} ev @param {any} callee @param {Args} args @param {Syntax} node */
export function unknownCall(ev, callee, args, node) {
  // settings.get("width", 64) of settings that are not here.
  const [, otherwise] = args.list;
  const hasDefault = args.list.length === 2 && /^(?:get|getenv|pop)$/.test(node.callee?.name);
  if (hasDefault && ["string", "number", "boolean"].includes(typeof otherwise)) return otherwise;
  const missing = missingOf(callee);
  const first = args.list.flat().find((one) => one instanceof Unknown && one.missing);
  if (missing && first) return first;
  const told = callee instanceof Unknown && callee.told;
  return Object.assign(new Unknown(node, ev.findings.textOf(node)), { told, missing });
}
