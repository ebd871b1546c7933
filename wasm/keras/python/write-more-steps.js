/** Steps that pandas and scikit-learn have no line for: dates, bins, types, texts, pictures; as the lines that do the same. */

import * as helpers from "./write-helpers.js";
import { imageLayer, literal, named } from "./write-values.js";

/** @typedef {import("./write-steps.js").Writer} Writer */
/** @typedef {import("./write-steps.js").Step} Step */

/** Both parts, or the table: what a line is written for. @param {Writer} writer */
const partsOf = ({ isSplit, hasTest }) =>
  isSplit ? ["x_train", ...(hasTest ? ["x_test"] : [])] : ["table"];

/** The columns that a step is told, or those of a type. @param {Writer} writer @param {string[] | undefined} columns @param {string} type */
function columnsLine(writer, columns, type) {
  if (columns) return `columns = ${literal(columns)}`;
  const rows = writer.isSplit ? "x_train" : `table.drop(columns=${literal(writer.targets)})`;
  return `columns = list(${rows}${type && `.select_dtypes(${type})`})`;
}
const ofNumbers = '"number"';
const ofTexts = 'exclude="number"';

/** Lines for each column of each part. @param {Writer} writer @param {string} head @param {(rows: string) => string[]} body */
const forEach = (writer, head, body) => [
  head,
  "for name in columns:",
  ...partsOf(writer)
    .flatMap(body)
    .map((line) => `    ${line}`),
];

/** @param {Step} step @param {Writer} writer */
function cut({ config: { columns, bins, labels, right, include_lowest: lowest } }, writer) {
  const isTwice = labels && new Set(labels).size < labels.length;
  const said = named({
    bins,
    ...{ labels: labels ?? false },
    ...(right === false && { right }),
    ...(lowest === true && { include_lowest: lowest }),
    ...(isTwice && { ordered: false }),
  });
  const type = labels ? ".astype(object)" : "";
  return forEach(writer, columnsLine(writer, columns, ofNumbers), (rows) => [
    `${rows}[name] = pd.cut(${rows}[name], ${said})${type}`,
  ]);
}

/** What a type is made with: functions before it, what is done to a column, and which columns it is for. @type {Record<string, [string[], (cells: string) => string, string]>} */
const types = {
  float: [[], (cells) => `${cells}.astype(float)`, ""],
  int: [[], (cells) => `np.trunc(${cells}.astype(float))`, ofNumbers],
  bool: [
    [
      "def to_truth(cell):",
      '    words = {"true": 1.0, "false": 0.0}',
      "    return cell if pd.isna(cell) else words.get(str(cell).lower(), float(cell != 0))",
    ],
    (cells) => `${cells}.map(to_truth).astype(float)`,
    '"bool"',
  ],
  str: [
    [
      "def to_text(cell):",
      "    is_text = pd.isna(cell) or isinstance(cell, str)",
      '    return cell if is_text else np.format_float_positional(cell, trim="-")',
    ],
    (cells) => `${cells}.map(to_text).astype(object)`,
    ofNumbers,
  ],
};

/** @param {Step} step @param {Writer} writer */
function asType({ config: { columns, dtype = "float" } }, writer) {
  const [before, changed, type] = types[dtype];
  if (before.length > 0) writer.define(before);
  if (dtype === "float" && !columns && writer.isSplit)
    return partsOf(writer).map((rows) => `${rows} = ${rows}.astype(float)`);
  return forEach(writer, columnsLine(writer, columns, type), (rows) => [
    `${rows}[name] = ${changed(`${rows}[name]`)}`,
  ]);
}

/** @param {Step} step @param {Writer} writer */
function toNumeric({ config: { columns, errors = "raise" } }, writer) {
  const [first] = partsOf(writer);
  if (columns)
    return forEach(writer, columnsLine(writer, columns, ""), (rows) => [
      `${rows}[name] = pd.to_numeric(${rows}[name], errors=${literal(errors)})`,
    ]);
  return [
    columnsLine(writer, columns, ofTexts),
    `columns = [name for name in columns if pd.to_numeric(${first}[name], errors="coerce").notna().sum() > ${first}[name].notna().sum() / 2]`,
    "for name in columns:",
    ...partsOf(writer).map(
      (rows) => `    ${rows}[name] = pd.to_numeric(${rows}[name], errors=${literal(errors)})`,
    ),
  ];
}

const isKorean = (/** @type {string} */ name) => /[가-힣]/.test(name);

/**
 * A function that programs bring along, called with the settings of the step.
 * @param {string} name
 * @param {(step: Step, writer: Writer) => string[][]} bodies it, and what it calls
 * @returns {(step: Step, writer: Writer) => string[]}
 */
const helper = (name, bodies) => (step, writer) => {
  for (const lines of bodies(step, writer)) writer.define(lines);
  const tables = partsOf(writer);
  const { columns } = step.config;
  // What it finds by itself is not the target.
  const others =
    columns || writer.isSplit || name === "date_parts"
      ? []
      : [`columns=list(table.drop(columns=${literal(writer.targets)}).select_dtypes(${ofTexts}))`];
  const args = [...tables, ...others, named(step.config, ["fit_on"])].filter(Boolean);
  return [`${tables.join(", ")} = ${name}(${args.join(", ")})`];
};

const dateParts = helper("date_parts", ({ config: { columns } }) => [
  helpers.dateParts(Boolean(columns?.some(isKorean))),
]);
const mergeRare = helper("merge_rare_categories", (_, { imports }) => {
  imports.add("sklearn.preprocessing OneHotEncoder");
  return [helpers.mergeRare];
});
const textVectorization = helper("text_vectorization", (_, { imports, plain }) => {
  imports.add("collections Counter");
  plain.add("string");
  return [helpers.tokensOf, helpers.textVectorization];
});

/** Images of both parts, or all. @param {Writer} writer @param {(name: string) => string} line */
const images = (writer, line) =>
  (writer.isSplit ? partsOf(writer) : ["x"]).map((name) => `${name} = ${line(name)}`);
/** @param {Step} step @param {Writer} writer */
const layerOfImages = (step, writer) =>
  images(writer, (name) => `np.array(${imageLayer(step)}(${name}.astype("float32")))`);

/** @type {Record<string, (step: Step, writer: Writer) => string[] | null>} */
export const moreStepLines = {
  Cut: cut,
  AsType: asType,
  ToNumeric: toNumeric,
  DateParts: dateParts,
  MergeRareCategories: mergeRare,
  TextVectorization: textVectorization,
  Log1p: ({ config: { columns } }, writer) => [
    columnsLine(writer, columns, ofNumbers),
    ...partsOf(writer).map((rows) => `${rows}[columns] = np.log1p(${rows}[columns])`),
  ],
  Resizing: (step, writer) => (step === writer.resized ? [] : layerOfImages(step, writer)),
  CenterCrop: layerOfImages,
  Grayscale: (_, writer) =>
    images(writer, (name) => `${name} @ np.array([[0.299], [0.587], [0.114]])`),
  GrayscaleToRGB: (_, writer) => images(writer, (name) => `np.repeat(${name}, 3, axis=-1)`),
  Invert: ({ config: { value_range: [low, high] = [0, 255] } }, writer) =>
    images(writer, (name) => `${low + high} - ${name}.astype("float32")`),
  PerImageStandardization: (_, writer) => {
    writer.define(helpers.standardized);
    return images(writer, (name) => `standardized(${name})`);
  },
};
