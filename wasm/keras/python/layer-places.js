/** Layers of a model that is judged, and where their arguments stand. */

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Data} Data */
/** @typedef {import("./values.js").Entry} Entry */
/** @typedef {import("./values.js").Model} Model */

/**
 * @typedef {object} Found what the checks look at
 * @property {Evaluator} ev
 * @property {Model} model
 * @property {Entry[]} chain its layers
 * @property {Entry} last
 * @property {string} ending the activation of the last layer
 * @property {string} loss
 * @property {any} lossGiven
 * @property {Data | null} x
 * @property {Data | null} y
 */

/** @param {any} activation */
const activationName = (activation) =>
  typeof activation === "string" ? activation : (activation?.class_name ?? "linear").toLowerCase();

/** @param {Entry} layer */
export const activationOf = ({ class_name, config }) => {
  if (class_name === "Softmax") return "softmax";
  if (class_name === "ReLU") return "relu";
  return activationName(config.activation ?? undefined);
};

/** Where an argument of a call stands. @param {Entry} entry @param {string} name @param {number} [place] */
export function argumentOf(entry, name, place) {
  const { args = [] } = /** @type {any} */ (entry.place);
  const named = args.find((/** @type {any} */ one) => one.name === name);
  const positional = place === undefined ? undefined : args[place];
  return named ?? (positional?.name === null ? positional : undefined);
}

/** @param {Entry} entry @param {string} activation */
export function activationFix(entry, activation) {
  const given = argumentOf(entry, "activation", 1);
  const { to } = entry.place;
  if (!given) return [{ from: to - 1, to: to - 1, insert: `, activation="${activation}"` }];
  return [{ from: given.value.from, to: given.value.to, insert: `"${activation}"` }];
}
