/** Functions of Python, math and NumPy on numbers and lists that are known. */

import { binary } from "./arithmetic.js";
import { setChannelsFirst } from "./channels.js";
import { Dim, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {(ev: Evaluator, args: Args, node: Syntax) => any} Call */

/** @param {any} value @returns {value is number} */
const isNumber = (value) => typeof value === "number";

/** Of numbers, each an argument or all in one list. @param {(...all: number[]) => number} work @returns {Call} */
const ofAll =
  (work) =>
  (ev, { list }, node) => {
    const all = list.length === 1 && Array.isArray(list[0]) ? list[0] : list;
    if (all.length > 0 && all.every(isNumber)) {
      const result = work(...all);
      if (Number.isFinite(result)) return result;
    }
    return new Unknown(node, ev.findings.textOf(node));
  };

/** Of one number; what only the data tells stays that. @param {(n: number) => number} work @returns {Call} */
const ofOne =
  (work) =>
  (ev, { list: [value, ...more] }, node) => {
    if (isNumber(value) && more.length === 0 && Number.isFinite(work(value))) return work(value);
    return value instanceof Dim ? value : new Unknown(node, ev.findings.textOf(node));
  };

/** @type {Call} */
const reversed = (ev, { list: [value] }, node) =>
  Array.isArray(value) ? [...value].reverse() : new Unknown(node, ev.findings.textOf(node));

/** @type {Call} */
const power = (ev, args, node) =>
  args.list.length === 2
    ? ofAll((base, exponent) => base ** exponent)(ev, args, node)
    : new Unknown(node);

/** @type {Call} */
const asText = (_ev, { list: [value] }, node) =>
  isNumber(value) || typeof value === "string" ? String(value) : new Unknown(node);

/** To the nearest number of so many places, the even one of two. @type {Call} */
const rounded = (_ev, { list: [value, places = 0] }, node) => {
  if (!isNumber(value) || !Number.isInteger(places)) return value ?? new Unknown(node);
  const scaled = value * 10 ** places;
  const below = Math.floor(scaled);
  const isMiddle = scaled - below === 0.5;
  return (isMiddle ? below + (below % 2) : Math.round(scaled)) / 10 ** places;
};

/** np.linspace(0, 0.2, 5) @type {Call} */
const linspace = (_ev, { list: [first, last, count] }, node) =>
  [first, last, count].every(isNumber) && count > 0 && count < 2000
    ? Array.from({ length: count }, (_, i) => first + ((last - first) * i) / Math.max(1, count - 1))
    : new Unknown(node);

const sumOfNumbers = ofAll((...all) => all.reduce((a, b) => a + b, 0));

/** sum([a, b, c]), of a model's tensors, too. @type {Call} */
const sum = (ev, args, node) => {
  const [all] = args.list;
  if (!Array.isArray(all) || all.length === 0 || all.every(isNumber))
    return sumOfNumbers(ev, args, node);
  return all.reduce((one, next) => binary(ev, "+", one, next, node));
};
const product = ofAll((...all) => all.reduce((a, b) => a * b, 1));

/** Of math and of NumPy. @type {Record<string, Call>} */
const ofBoth = {
  ceil: ofOne(Math.ceil),
  floor: ofOne(Math.floor),
  ...{ sqrt: ofOne(Math.sqrt), exp: ofOne(Math.exp) },
  ...{ log: ofOne(Math.log), log2: ofOne(Math.log2), log10: ofOne(Math.log10) },
  prod: product,
};

/** @type {Record<string, Call>} */
export const numberFunctions = {
  ...Object.fromEntries(
    Object.entries(ofBoth).flatMap(([name, call]) =>
      ["math", "numpy"].map((module) => [`${module}.${name}`, call]),
    ),
  ),
  ...{ "math.pow": power, "builtins.pow": power, "numpy.power": power },
  ...{ "builtins.min": ofAll(Math.min), "builtins.max": ofAll(Math.max) },
  ...{ "keras.backend.backend": () => "tensorflow", "keras.config.backend": () => "tensorflow" },
  "keras.backend.epsilon": () => 1e-7,
  "keras.config.epsilon": () => 1e-7,
  "keras.backend.set_image_data_format": (ev, { list: [format] }, node) => {
    if (format === "channels_first") setChannelsFirst(ev, node);
    return null;
  },
  "keras.backend.image_data_format": () => "channels_last",
  "keras.config.image_data_format": () => "channels_last",
  ...{ "builtins.sum": sum, "builtins.abs": ofOne(Math.abs) },
  ...{ "builtins.round": rounded, "numpy.round": rounded, "numpy.linspace": linspace },
  ...{ "builtins.reversed": reversed, "builtins.str": asText },
  ...{ "numpy.int32": ofOne(Math.trunc), "numpy.int64": ofOne(Math.trunc) },
};
