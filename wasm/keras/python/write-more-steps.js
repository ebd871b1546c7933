/** Steps that pandas and scikit-learn have no line for: dates, bins, types, texts, pictures; as the lines that do the same. */

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
      "",
      "",
    ],
    (cells) => `${cells}.map(to_truth).astype(float)`,
    '"bool"',
  ],
  str: [
    [
      "def to_text(cell):",
      "    is_text = pd.isna(cell) or isinstance(cell, str)",
      '    return cell if is_text else np.format_float_positional(cell, trim="-")',
      "",
      "",
    ],
    (cells) => `${cells}.map(to_text).astype(object)`,
    ofNumbers,
  ],
};

/** @param {Step} step @param {Writer} writer */
function asType({ config: { columns, dtype = "float" } }, writer) {
  const [before, changed, type] = types[dtype];
  return [
    ...before,
    ...forEach(writer, columnsLine(writer, columns, type), (rows) => [
      `${rows}[name] = ${changed(`${rows}[name]`)}`,
    ]),
  ];
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

/** Dates as Korean tables write them, which pandas does not read: 2023년 5월 11일. */
const inKorean = String.raw`.str.replace(r"(\d+)년 *(\d+)월 *(\d+)일", r"\1-\2-\3", regex=True)`;

/** @param {Step} step @param {Writer} writer */
function dateParts(
  {
    config: {
      columns,
      parts = ["year", "month", "day", "weekday"],
      dayfirst = false,
      errors = "raise",
    },
  },
  writer,
) {
  const [first] = partsOf(writer);
  const read = (/** @type {string} */ cells, /** @type {string} */ how) =>
    `pd.to_datetime(${cells}, format="mixed", ${how}${dayfirst ? ", dayfirst=True" : ""})`;
  const found = columns
    ? [columnsLine(writer, columns, "")]
    : [
        columnsLine(writer, columns, ofTexts),
        `columns = [name for name in columns if ${read(`${first}[name]`, 'errors="coerce"')}.notna().mean() > 0.5]`,
      ];
  return [
    ...found,
    "for name in columns:",
    `    place = ${first}.columns.get_loc(name)`,
    ...partsOf(writer).flatMap((rows) => [
      `    dates = ${rows}.pop(name)${columns?.some(isKorean) ? inKorean : ""}`,
      `    dates = ${read("dates", `errors=${literal(errors)}`)}`,
      `    for at, part in enumerate(${literal(parts)}):`,
      `        ${rows}.insert(place + at, f"{name}_{part}", getattr(dates.dt, part))`,
    ]),
  ];
}

/** @param {Step} step @param {Writer} writer */
function mergeRare(
  { config: { columns, name = "Other", min_frequency: fewest = 0.05, max_categories: most } },
  writer,
) {
  writer.imports.add("sklearn.preprocessing OneHotEncoder");
  const said = named({
    min_frequency: fewest,
    ...(most !== undefined && most !== null && { max_categories: most }),
    handle_unknown: "infrequent_if_exist",
  });
  const [first] = partsOf(writer);
  return [
    columnsLine(writer, columns, ofTexts),
    "for name in columns:",
    `    step = OneHotEncoder(${said}).fit(${first}[[name]])`,
    "    if step.infrequent_categories_[0] is not None:",
    "        usual = set(step.categories_[0]) - set(step.infrequent_categories_[0])",
    ...partsOf(writer).map(
      (rows) =>
        `        ${rows}[name] = ${rows}[name].where(${rows}[name].isin(usual) | ${rows}[name].isna(), ${literal(name)})`,
    ),
  ];
}

const tokenLines = [
  "def tokens_of(text):",
  '    """As keras.layers.TextVectorization takes a text apart, which needs TensorFlow."""',
];

/** @param {Step} step @param {Writer} writer */
function textVectorization({ config }, writer) {
  const {
    columns,
    output_mode: mode = "int",
    max_tokens: most,
    output_sequence_length: length,
  } = config;
  const { standardize = "lower_and_strip_punctuation", split = "whitespace", ngrams } = config;
  const isSequence = mode === "int";
  const lowers = standardize === "lower" || standardize === "lower_and_strip_punctuation";
  const strips =
    standardize === "strip_punctuation" || standardize === "lower_and_strip_punctuation";
  const [first] = partsOf(writer);
  const limit = most ? `[: ${Math.max(0, most - (isSequence ? 2 : 1))}]` : "";
  writer.imports.add("collections Counter");
  if (strips) writer.plain.add("string");
  const apart = split === "character" ? "list(text)" : split === null ? "[text]" : "text.split()";
  const cells = isSequence
    ? [
        `length = ${length ?? `max(1, max(len(tokens_of(text)) for text in ${first}[name].dropna()))`}`,
        "def numbers_of(text):",
        "    found = [places.get(token, 1) for token in tokens_of(text)][:length]",
        "    return found + [0] * (length - len(found))",
        'names = [f"{name}_{at}" for at in range(length)]',
      ]
    : [
        ...(mode === "tf_idf"
          ? [
              `rows = len(${first})`,
              "texts = Counter(token for text in " +
                `${first}[name].dropna() for token in set(tokens_of(text)))`,
              "idf = [float(np.log(1 + rows / (1 + texts[token]))) for token in vocabulary[1:]]",
              "idf = [sum(idf) / max(1, len(idf)), *idf]",
            ]
          : []),
        "def numbers_of(text):",
        "    found = Counter(places.get(token, 0) for token in tokens_of(text) if token)",
        mode === "multi_hot"
          ? "    return [float(at in found) for at in range(len(vocabulary))]"
          : mode === "count"
            ? "    return [float(found[at]) for at in range(len(vocabulary))]"
            : "    return [found[at] * idf[at] for at in range(len(vocabulary))]",
        'names = [f"{name}_{token}" for token in vocabulary]',
      ];
  return [
    ...tokenLines,
    ...(lowers ? ['    text = "".join(c.lower() if c.isascii() else c for c in text)'] : []),
    ...(strips ? ['    text = "".join(c for c in text if c not in string.punctuation)'] : []),
    `    tokens = ${apart}`,
    ngrams > 1
      ? `    return [" ".join(tokens[at : at + n]) for n in range(1, ${ngrams + 1}) for at in range(len(tokens) - n + 1)]`
      : "    return tokens",
    "",
    "",
    columnsLine(writer, columns, ofTexts),
    "for name in columns:",
    ...[
      `counts = Counter(token for text in ${first}[name].dropna() for token in tokens_of(text))`,
      "counts = {token: count for token, count in counts.items() if token}",
      "learned = sorted(counts, key=lambda token: (counts[token], token), reverse=True)" + limit,
      `vocabulary = [${isSequence ? '"", ' : ""}"[UNK]", *learned]`,
      "places = {token: at for at, token in enumerate(vocabulary)}",
      ...cells,
      `place = ${first}.columns.get_loc(name)`,
      ...partsOf(writer).flatMap((rows) => [
        `texts = ${rows}.pop(name)`,
        "numbers = [numbers_of(text) if isinstance(text, str) else [0] * len(names) for text in texts]",
        `made = pd.DataFrame(numbers, columns=names, index=${rows}.index)`,
        `${rows} = pd.concat([${rows}.iloc[:, :place], made, ${rows}.iloc[:, place:]], axis=1)`,
      ]),
    ].map((line) => (line ? `    ${line}` : line)),
  ];
}

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
  PerImageStandardization: (_, writer) => [
    "def standardized(images):",
    '    images = images.astype("float32")',
    "    axes = (1, 2, 3)",
    "    least = 1 / np.sqrt(np.prod(images.shape[1:]))",
    "    std = np.maximum(images.std(axis=axes, keepdims=True), least)",
    "    return (images - images.mean(axis=axes, keepdims=True)) / std",
    "",
    "",
    ...images(writer, (name) => `standardized(${name})`),
  ],
};
