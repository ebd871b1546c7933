/** The preparation steps that the data desk takes today, as its catalogue will name them. */

/** @typedef {import("../catalog.js").CatalogArgument} CatalogArgument */
/** @typedef {import("../catalog.js").CatalogEntry} CatalogEntry */

/**
 * @param {string} name
 * @param {CatalogArgument["type"]} type
 * @param {unknown} standard
 * @param {Partial<CatalogArgument>} [more]
 * @returns {CatalogArgument}
 */
const argument = (name, type, standard, more = {}) => ({
  name,
  type,
  required: false,
  default: standard,
  nullable: false,
  doc: "",
  ...more,
});

/** @param {string} class_name @param {CatalogArgument[]} list @returns {CatalogEntry} */
const step = (class_name, list) => ({
  kind: "preparation",
  class_name,
  identifiers: [],
  js_name: class_name[0].toLowerCase() + class_name.slice(1),
  doc: "",
  arguments: list,
});

const strategies = ["mean", "median", "most_frequent", "constant"];

/** @type {readonly CatalogEntry[]} */
export const steps = [
  step("SelectColumns", [
    argument("columns", /** @type {any} */ ("strings"), undefined, { required: true }),
  ]),
  step("TrainTestSplit", [
    argument("test_size", "number", 0.2, { above: 0, below: 1 }),
    argument("stratify", "boolean", true),
  ]),
  step("SimpleImputer", [argument("strategy", "string", "mean", { choices: strategies })]),
  step("MinMaxScaler", []),
  step("OneHotEncoder", []),
  step("Rescaling", [argument("scale", "number", 1 / 255), argument("offset", "number", 0)]),
];
