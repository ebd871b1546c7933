/** What is predicted: the column of a table, or those of each output of a model. */

import { literal } from "./write-values.js";

/** @typedef {import("./write-steps.js").Writer} Writer */
/** @typedef {Record<string, any>} Json */

/** @param {any} loss */
export const lossOf = (loss) => (typeof loss === "string" ? loss : (loss?.class_name ?? ""));
/** @param {any} loss */
const wantsOneHot = (loss) =>
  /^(categorical_?crossentropy|kl_?divergence|categorical_?focal)/i.test(
    lossOf(loss).replace(/(.)([A-Z])/g, "$1_$2"),
  );

/** The loss of one output, of several. @param {any} loss @param {string} name @param {number} i */
const lossAt = (loss, name, i) => (Array.isArray(loss) ? loss[i] : loss?.[name]);

/**
 * @typedef {object} Output
 * @property {string} name of the model's output; "" where there is one
 * @property {string[]} columns
 * @property {boolean} isRegression
 * @property {boolean} isOneHot
 * @property {boolean} isSaid whether the experiment says that it is one-hot, or its loss
 * @property {string | null} scaling
 */

/** @param {Json} json @returns {Output[]} */
export function outputsOf({ target = {}, compile }) {
  const { outputs } = target;
  const all = outputs ? Object.entries(outputs) : [["", target]];
  return all.map(([name, one], i) => {
    const loss = outputs ? lossAt(compile.loss, name, i) : compile.loss;
    const isRegression =
      one.task === "regression" ||
      one.columns?.length > 1 ||
      /squared|absolute|mse|mae|huber|log_cosh|poisson/i.test(lossOf(loss));
    const isSaid = one.encoding === "one-hot";
    return {
      ...{ name, columns: one.columns ?? [], isRegression, isSaid },
      isOneHot: !isRegression && (isSaid || wantsOneHot(loss)),
      scaling: isRegression ? (one.scaling ?? null) : null,
    };
  });
}

/**
 * From the table to x and y, and which columns x was given.
 * @param {Output[]} outputs
 * @param {Writer} writer
 * @param {Json} json
 * @returns {string[]}
 */
export function rowLines(outputs, writer, { inputs, target = {} }) {
  const columns = outputs.flatMap((one) => one.columns);
  const cells = (/** @type {string[]} */ names) =>
    `table[${literal(names.length === 1 ? names[0] : names)}]`;
  if (outputs.some(({ isRegression }) => !isRegression))
    writer.imports.add("sklearn.preprocessing LabelEncoder");
  const x =
    columns.length > 0 ? `x = table.drop(columns=${literal(columns)})` : "x = table.iloc[:, :-1]";
  const given = inputs ? ["given = list(x)"] : [];
  if (!target.outputs) {
    const y = columns.length > 0 ? cells(columns) : "table.iloc[:, -1]";
    const encoded = outputs[0].isRegression ? [] : ["y = LabelEncoder().fit_transform(y)"];
    return [x, ...given, `y = ${y}`, ...encoded];
  }
  const each = outputs.map(({ name, columns: own, isRegression }) =>
    isRegression
      ? `    ${literal(name)}: table[${literal(own)}].to_numpy(),`
      : `    ${literal(name)}: LabelEncoder().fit_transform(${cells(own)}),`,
  );
  return [x, ...given, "y = {", ...each, "}"];
}

/**
 * The class of an image, for each of several outputs.
 * @param {Output[]} outputs
 * @param {string[]} parts
 */
export const imageTargetLines = (outputs, parts) =>
  outputs[0].name === ""
    ? []
    : parts.map((part) => {
        const each = outputs.map(({ name }) => `${literal(name)}: y_${part}`);
        return `y_${part} = {${each.join(", ")}}`;
      });

/**
 * Behind the split: one-hot rows, and numbers that are scaled.
 * @param {Output[]} outputs
 * @param {string[]} parts
 * @param {Writer} writer
 */
export function targetLines(outputs, parts, writer) {
  return outputs.flatMap(({ name, isOneHot, isSaid, scaling }) => {
    const y = (/** @type {string} */ part) => (name ? `y_${part}[${literal(name)}]` : `y_${part}`);
    if (isOneHot)
      return [
        `classes = len(np.unique(${y("train")}))`,
        ...parts.map((part) =>
          isSaid
            ? `${y(part)} = keras.utils.to_categorical(${y(part)}, num_classes=classes)`
            : `${y(part)} = np.eye(classes)[${y(part)}]`,
        ),
      ];
    if (!scaling) return [];
    writer.imports.add(`sklearn.preprocessing ${scaling}`);
    return [
      `target_scaler = ${scaling}()`,
      ...parts.map(
        (part) =>
          `${y(part)} = target_scaler.${part === "train" ? "fit_transform" : "transform"}(np.reshape(${y(part)}, (len(${y(part)}), -1)))`,
      ),
    ];
  });
}

/** The layer of an output. @param {Json} model @param {string} name */
function endOf({ config }, name) {
  const named = config.layers.find(
    (/** @type {any} */ one) => (one.name ?? one.config.name) === name,
  );
  let end = named ?? config.layers.at(-1);
  while (end?.config?.layers) end = end.config.layers.at(-1);
  return end?.config ?? {};
}

/** As the page chooses it where none is said. @param {Output} output @param {Json} model */
function guessedLoss({ name, isRegression, isSaid }, model) {
  if (isRegression) return "mean_squared_error";
  if (isSaid) return "categorical_crossentropy";
  const { activation, units } = endOf(model, name);
  return activation === "sigmoid" || units === 1
    ? "binary_crossentropy"
    : "sparse_categorical_crossentropy";
}

/** @param {Output[]} outputs @param {Json} model @returns {string | Record<string, string>} */
export function guessedLosses(outputs, model) {
  const [first] = outputs;
  if (!first.name) return guessedLoss(first, model);
  return Object.fromEntries(outputs.map((one) => [one.name, guessedLoss(one, model)]));
}
