/** Preparation steps as the lines of pandas, scikit-learn and imbalanced-learn that do them. */

import { moreStepLines } from "./write-more-steps.js";
import { literal, named } from "./write-values.js";

/** @typedef {{ class_name: string, config: Record<string, any>, enabled?: boolean }} Step */

/**
 * What lines are written for.
 * @typedef {object} Writer
 * @property {Set<string>} imports "module name"
 * @property {boolean} isSplit whether the rows are in two parts already
 * @property {boolean} hasTest
 * @property {string[]} targets
 * @property {boolean} isImages
 * @property {boolean} isSeveral whether y has a target for each of several outputs
 * @property {string} main what is stratified by
 * @property {Set<string>} plain modules that are imported whole
 * @property {(lines: string[]) => void} define a function that stands once, before everything that calls it
 * @property {Step} [resized] what was done to images as they were read
 */

/** @param {Writer} writer */
const tableName = ({ isSplit }) => (isSplit ? "x_train" : "table");
/** Both parts, or the table. @param {Writer} writer @param {(name: string) => string} line */
const both = (writer, line) =>
  writer.isSplit ? ["x_train", ...(writer.hasTest ? ["x_test"] : [])].map(line) : [line("table")];

/** @param {Writer} writer @param {Record<string, any>} config @param {string} type "number" or what is none */
function columnLines(writer, { columns }, type) {
  if (columns) return [`columns = ${literal(columns)}`];
  const rows = writer.isSplit ? "x_train" : `table.drop(columns=${literal(writer.targets)})`;
  return [
    `columns = ${rows}.select_dtypes(${type === "number" ? '"number"' : 'exclude="number"'}).columns`,
  ];
}

/**
 * Fitted on the training rows, or on all.
 * @param {string} module
 * @param {string} type
 * @param {"" | "last" | "in place"} widens where the columns stand that it makes in the place of its own
 */
const fitted =
  (module, type, widens = "") =>
  /** @param {Step} step @param {Writer} writer */
  ({ class_name, config }, writer) => {
    writer.imports.add(`${module} ${class_name}`);
    const sparse = class_name === "OneHotEncoder" ? { sparse_output: false } : {};
    const args = named({ ...config, ...sparse }, ["columns", "fit_on"]);
    const rows = tableName(writer);
    const made = `${class_name}(${args})`;
    const toPandas = '.set_output(transform="pandas")';
    const steps = {
      "": [`step = ${made}`],
      last: [`step = ${made}${toPandas}`],
      "in place": [
        "step = ColumnTransformer(",
        `    [(name, ${made} if name in columns else "passthrough", [name]) for name in ${rows}],`,
        "    verbose_feature_names_out=False,",
        `)${toPandas}`,
      ],
    };
    if (widens === "in place") writer.imports.add("sklearn.compose ColumnTransformer");
    const used = (/** @type {string} */ name, /** @type {string} */ method) =>
      ({
        "": `${name}[columns] = step.${method}(${name}[columns])`,
        last: `${name} = ${name}.drop(columns=columns).join(step.${method}(${name}[columns]))`,
        "in place": `${name} = step.${method}(${name})`,
      })[widens];
    const kind =
      class_name === "SimpleImputer" && /most_frequent/.test(config.strategy) ? "any" : type;
    const chosen =
      kind === "any" && !config.columns
        ? [`columns = ${rows}.columns`]
        : columnLines(writer, config, kind);
    return [
      ...chosen,
      ...steps[widens],
      used(rows, "fit_transform"),
      ...(writer.isSplit && writer.hasTest ? [used("x_test", "transform")] : []),
    ];
  };

/** @param {string} [from] */
const resampler =
  (from = "over_sampling") =>
  /** @param {Step} step @param {Writer} writer */
  ({ class_name, config }, writer) => {
    writer.imports.add(`imblearn.${from} ${class_name}`);
    const args = named(config, ["integer_columns"]);
    return [`x_train, y_train = ${class_name}(${args}).fit_resample(x_train, y_train)`];
  };

/** A method of the table. @param {string} name @param {(config: Record<string, any>) => string} [argsOf] */
const method =
  (name, argsOf = (config) => named(config)) =>
  /** @param {Step} step @param {Writer} writer */
  ({ config }, writer) =>
    writer.isSplit ? null : [`table = table.${name}(${argsOf(config)})`];

/** A method of some columns. @param {string} name @param {(config: Record<string, any>) => string} argsOf */
const ofColumns =
  (name, argsOf) =>
  /** @param {Step} step @param {Writer} writer */
  ({ config }, writer) => {
    const { columns } = config;
    return both(writer, (rows) =>
      columns
        ? `${rows}[${literal(columns)}] = ${rows}[${literal(columns)}].${name}(${argsOf(config)})`
        : `${rows} = ${rows}.${name}(${argsOf(config)})`,
    );
  };

/** 1 / 255 is a division. @param {string} name @param {number} scale @param {number} offset */
function rescaled(name, scale, offset) {
  const by = Number((1 / scale).toPrecision(12));
  const times = scale === 1 ? name : 1 / by === scale ? `${name} / ${by}` : `${name} * ${scale}`;
  return offset === 0 ? times : `${times} ${offset < 0 ? "-" : "+"} ${Math.abs(offset)}`;
}

/** @param {Step} step @param {Writer} writer */
function normalization({ config: { axis = -1, method: how = "standard" } }, writer) {
  const over = axis === null ? "" : "axis=(0, 1, 2)";
  const [one, two] = how === "min-max" ? ["min", "max"] : ["mean", "std"];
  const rows = writer.isSplit ? "x_train" : "x";
  const names = writer.isSplit ? both(writer, String) : ["x"];
  const formula = (/** @type {string} */ name) =>
    how === "min-max" ? `(${name} - low) / (high - low)` : `(${name} - low) / high`;
  const [low, high] = how === "min-max" ? ["low", "high"] : ["mean", "std"];
  const lines = names.map(
    (name) => `${name} = ${formula(name).replaceAll("low", low).replaceAll("high", high)}`,
  );
  return [`${low}, ${high} = ${rows}.${one}(${over}), ${rows}.${two}(${over})`, ...lines];
}

/** The most frequent values, which pandas fills in without changing types. @param {Step} step @param {Writer} writer */
function filled({ config }, writer) {
  const { columns, fit_on: _, strategy, ...others } = config;
  if (strategy !== "most_frequent" || Object.keys(others).length > 0 || !writer.isSplit)
    return null;
  const part = columns ? `[${literal(columns)}]` : "";
  return [
    `frequent = x_train${part}.mode().iloc[0]`,
    ...both(writer, (rows) => `${rows}${part} = ${rows}${part}.fillna(frequent)`),
  ];
}

/** @type {Record<string, (step: Step, writer: Writer) => string[] | null>} null: there is no such line here */
export const stepLines = {
  SelectColumns: ({ config: { columns } }, writer) =>
    writer.isSplit
      ? both(writer, (rows) => `${rows} = ${rows}[${literal(columns)}]`)
      : [
          `table = table[${literal([...columns, ...writer.targets.filter((name) => !columns.includes(name))])}]`,
        ],
  DropColumns: ({ config: { columns } }, writer) =>
    both(writer, (rows) => `${rows} = ${rows}.drop(columns=${literal(columns)})`),
  DropNA: method("dropna"),
  DropDuplicates: method("drop_duplicates", ({ keep, ...config }) =>
    [named(config), ...(keep === "none" ? ["keep=False"] : keep ? [`keep=${literal(keep)}`] : [])]
      .filter(Boolean)
      .join(", "),
  ),
  Query: method("query", ({ expr }) => literal(expr)),
  Sample: method("sample", ({ frac = 1, n, random_state }) =>
    named({
      ...(n === undefined || n === null ? { frac } : { n }),
      ...(random_state !== undefined && { random_state }),
    }),
  ),
  Replace: ofColumns("replace", ({ to_replace: from, value }) =>
    typeof from === "object" && from !== null && !Array.isArray(from)
      ? literal(from)
      : `${literal(from)}, ${value === null || value === undefined ? "np.nan" : literal(value)}`,
  ),
  Clip: ofColumns("clip", (config) => named(config, ["columns"])),
  Assign: ({ config: { name, left, operator = "/", right } }, writer) =>
    both(writer, (rows) => {
      const other = typeof right === "string" ? `${rows}[${literal(right)}]` : literal(right);
      return `${rows}[${literal(name)}] = ${rows}[${literal(left)}] ${operator} ${other}`;
    }),
  GetDummies: ({ config }, writer) => {
    const args = (/** @type {string} */ rows) =>
      [rows, named(config, ["fit_on"]), "dtype=float"].filter(Boolean).join(", ");
    if (!writer.isSplit)
      return config.columns ? [`table = pd.get_dummies(${args("table")})`] : null;
    const lines = [`x_train = pd.get_dummies(${args("x_train")})`];
    if (!writer.hasTest) return lines;
    return [
      ...lines,
      `x_test = pd.get_dummies(${args("x_test")}).reindex(columns=x_train.columns, fill_value=0)`,
    ];
  },
  ...Object.fromEntries(
    [
      "MinMaxScaler",
      "StandardScaler",
      "RobustScaler",
      "MaxAbsScaler",
      "Normalizer",
      "QuantileTransformer",
      "PowerTransformer",
    ].map((name) => [name, fitted("sklearn.preprocessing", "number")]),
  ),
  OrdinalEncoder: fitted("sklearn.preprocessing", "text"),
  OneHotEncoder: fitted("sklearn.preprocessing", "text", "in place"),
  PolynomialFeatures: fitted("sklearn.preprocessing", "number", "last"),
  SimpleImputer: (step, writer) =>
    filled(step, writer) ?? fitted("sklearn.impute", "number")(step, writer),
  KNNImputer: fitted("sklearn.impute", "number"),
  PCA: fitted("sklearn.decomposition", "number", "last"),
  ...Object.fromEntries(
    ["SMOTE", "BorderlineSMOTE", "ADASYN", "RandomOverSampler"].map((name) => [name, resampler()]),
  ),
  ...Object.fromEntries(
    ["RandomUnderSampler", "TomekLinks"].map((name) => [name, resampler("under_sampling")]),
  ),
  Rescaling: ({ config: { scale = 1 / 255, offset = 0 } }, writer) =>
    (writer.isSplit ? both(writer, String) : ["x"]).map(
      (name) => `${name} = ${rescaled(name, scale, offset)}`,
    ),
  Normalization: normalization,
  KBinsDiscretizer: (step, writer) => {
    const { encode = "onehot" } = step.config;
    const isOrdinal = encode === "ordinal";
    const config = {
      ...step.config,
      encode: isOrdinal ? encode : "onehot-dense",
      // scikit-learn's own default has changed.
      quantile_method: step.config.quantile_method ?? "averaged_inverted_cdf",
    };
    const lines = fitted("sklearn.preprocessing", "number", isOrdinal ? "" : "in place");
    return lines({ ...step, config }, writer);
  },
  SMOTENC: (step, writer) => {
    const { categorical_features: columns } = step.config;
    const texts = 'list(x_train.select_dtypes(exclude="number"))';
    const config = { ...step.config, categorical_features: undefined };
    const [line] = resampler()({ ...step, config }, writer);
    return columns
      ? resampler()(step, writer)
      : [line.replace("categorical_features=None", `categorical_features=${texts}`)];
  },
  ...moreStepLines,
};

/** Steps that learn run behind the split, unless they are told to learn from all rows. @param {Step} step */
export const isLate = ({ class_name, config }) =>
  config.fit_on !== "all" &&
  /Scaler$|Transformer$|Imputer$|Encoder$|^(Normalizer|GetDummies|PCA|PolynomialFeatures|Normalization|KBinsDiscretizer|MergeRareCategories|TextVectorization|SMOTE|SMOTENC|BorderlineSMOTE|ADASYN|RandomOverSampler|RandomUnderSampler|TomekLinks)$/.test(
    class_name,
  );
