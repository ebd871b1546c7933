/** What arrays are for, by their names: x_train, y_train, x_test, y_test and similar ones. */

/** @typedef {"train" | "test" | "validation" | ""} Part "" where a name does not say */
/** @typedef {"x" | "y" | "names" | ""} Role what a model takes, what it is to say, the classes' names */

/** @type {[Part, RegExp][]} */
const parts = [
  ["train", /^(train|training)$/],
  ["test", /^(test|testing|t10k)$/],
  ["validation", /^(val|valid|validation|dev)$/],
];

/** @type {[Role, RegExp][]} The first that is in a name counts: "label_names" are names. */
const roles = [
  ["names", /^(names?|categories)$/],
  ["y", /^(y|labels?|lbls?|targets?|class|classes)$/],
  ["x", /^(x|images?|imgs?|pictures?|pixels?|data|features?|inputs?|samples)$/],
];

/**
 * @param {string} name without its ending
 * @returns {{ part: Part, role: Role }}
 */
export function roleOf(name) {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    // "xtrain", "trainx"
    .replace(/\b([xy])(train|test|val|valid)\b/g, "$1_$2")
    .replace(/\b(train|test|val|valid)([xy])\b/g, "$2_$1")
    .split(/[^a-z0-9]+/);
  /** @template T @param {[T, RegExp][]} list */
  const first = (list) => list.find(([, name]) => words.some((word) => name.test(word)))?.[0];
  return { part: first(parts) ?? "", role: first(roles) ?? "" };
}
