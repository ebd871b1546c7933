/** The types of the functions that are made from the catalogue, as a module of JSDoc. */

/** @typedef {import("./generate-catalog.mjs").CatalogEntry} CatalogEntry */
/** @typedef {import("../wasm/api/catalog-texts.js").CatalogArgument} CatalogArgument */
/** @typedef {import("../wasm/api/catalog.js").Kind} Kind */

/** The groups of functions, by the kind of entry they are made of. @type {Partial<Record<Kind, string>>} */
const groups = {
  layer: "Layers",
  loss: "Losses",
  optimizer: "Optimizers",
  metric: "Metrics",
  initializer: "Initializers",
  regularizer: "Regularizers",
  constraint: "Constraints",
  schedule: "Schedules",
  callback: "Callbacks",
  preparation: "Preparations",
  baseline: "Baselines",
};

/** What functions take by its name, and not only other entries. @type {Kind[]} */
const taken = ["optimizer", "loss", "metric", "preparation"];

/** Where Keras describes the entries of a kind. @type {Partial<Record<Kind, string>>} */
const pages = {
  layer: "layers/",
  activation: "layers/activations/",
  loss: "losses/",
  optimizer: "optimizers/",
  metric: "metrics/",
  initializer: "layers/initializers/",
  regularizer: "layers/regularizers/",
  constraint: "layers/constraints/",
  schedule: "optimizers/learning_rate_schedules/",
  callback: "callbacks/",
};

/** What an entry is, its formula or shapes, and where Keras describes it. @param {CatalogEntry} entry */
const entryDoc = ({ kind, class_name, doc, formula }) =>
  [
    doc,
    ...(formula ? [`\`${formula}\``] : []),
    ...(pages[kind] ? [`Keras: ${class_name}, https://keras.io/api/${pages[kind]}`] : []),
  ].join(" ");

/** Names that Keras takes for a metric and chooses by the loss. */
const chosenMetrics = ["acc"];

/** As wasm/api/catalog.js does at run time. @param {string} name */
const camelCase = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** @param {string} text */
const upperFirst = (text) => text[0].toUpperCase() + text.slice(1);

/** The names an entry goes by. @param {CatalogEntry} entry */
const namesOf = ({ class_name, identifiers }) => [...identifiers, class_name];

/** @param {readonly string[]} names */
const choices = (names) => [...new Set(names)].map((name) => JSON.stringify(name)).join(" | ");

/**
 * What an argument may be that stands for an entry of a kind: its name, or what a function here makes.
 * @param {Kind} kind
 * @param {CatalogEntry[]} entries
 */
function kindType(kind, entries) {
  const names = [...entries.flatMap(namesOf), ...(kind === "metric" ? chosenMetrics : [])];
  // Keras takes some layers, as LeakyReLU(), for activations.
  const made =
    kind === "activation" ? 'NamedAs<"activation"> | NamedAs<"layer">' : `NamedAs<"${kind}">`;
  return `/** @typedef {${[choices(names), made].filter(Boolean).join(" | ")}} ${upperFirst(kind)} */`;
}

/**
 * The names of logs: of a model of several outputs with the output's before them, numbered where they come twice.
 * @param {CatalogEntry[]} metrics
 */
function monitorType(metrics) {
  const names = metrics.flatMap(({ class_name, identifiers }) => [
    ...identifiers,
    class_name
      .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
      .replace(/([a-z])([A-Z])/g, "$1_$2")
      .toLowerCase(),
  ]);
  const logs = choices(["loss", "learning_rate", ...chosenMetrics, ...names]);
  return [
    `/** @typedef {${logs}} LogName */`,
    '/** What a callback may watch. The log of a metric of your own: customMetric().log. @typedef {LogName | `${string}_${LogName}` | `${LogName}_${number}` | `${string}_${LogName}_${number}` | import("../../wasm/api/custom.js").CustomLog} Monitor */',
  ].join("\n\n");
}

/**
 * @param {CatalogArgument} argument
 * @returns {string} a TypeScript type
 */
function typeOf(argument) {
  const type = () => {
    switch (argument.type) {
      case "integer":
        return argument.choices ? `number | ${choices(argument.choices)}` : "number";
      case "number":
        return argument.kind ? `number | NamedAs<"${argument.kind}">` : "number";
      case "boolean":
        return "boolean";
      case "string":
        if (argument.name === "monitor") return "Monitor";
        return argument.choices ? choices(argument.choices) : "string";
      case "integer_pair":
      case "number_pair":
        return "number | readonly [number, number]";
      case "integers":
        return "number | readonly number[]";
      case "integer_sides":
        return "number | readonly [number, number] | readonly (readonly [number, number])[]";
      case "numbers":
        return "number | readonly unknown[]";
      case "shape":
        return argument.nullable ? "readonly (number | null)[]" : "readonly number[]";
      case "strings":
        return "readonly string[]";
      case "scalar":
        return "number | string";
      case "scalars":
        return "number | string | readonly (number | string)[]";
      case "replacements":
        return "number | string | readonly (number | string)[] | Readonly<Record<string, number | string | null>>";
      case "counts":
        return `number | ${choices(argument.choices ?? [])} | Readonly<Record<string, number>>`;
      case "object":
        return upperFirst(argument.kind ?? "");
    }
  };
  return argument.nullable ? `${type()} | null` : type();
}

/** @param {CatalogArgument} argument */
function docOf({ doc, required, default: standard, minimum, maximum, above, below }) {
  const limits = [
    minimum !== undefined && `at least ${minimum}`,
    above !== undefined && `greater than ${above}`,
    maximum !== undefined && `at most ${maximum}`,
    below !== undefined && `less than ${below}`,
  ].filter(Boolean);
  const range = limits.length > 0 ? ` ${upperFirst(limits.join(", "))}.` : "";
  return `${doc}${range}${required ? "" : ` Default: ${JSON.stringify(standard)}.`}`;
}

/** @param {CatalogEntry} entry */
function argumentsType(entry) {
  const common =
    entry.kind !== "layer"
      ? []
      : entry.class_name === "InputLayer"
        ? [" * @property {string} [name] The layer's name, unique in the model."]
        : [
            " * @property {string} [name] The layer's name, unique in the model.",
            " * @property {boolean} [trainable] Whether training changes its weights. Default: true.",
            " * @property {readonly (number | null)[]} [inputShape] Of the first layer: shape of one row; null is any length.",
          ];
  const own = entry.arguments.map((argument) => {
    const name = camelCase(argument.name);
    const shown = argument.required ? name : `[${name}]`;
    return ` * @property {${typeOf(argument)}} ${shown} ${docOf(argument)}`;
  });
  return ["/**", ` * @typedef {object} ${typeName(entry)}`, ...own, ...common, " */"].join("\n");
}

/** @param {CatalogEntry} entry */
const typeName = ({ kind, js_name }) =>
  `${upperFirst(js_name)}${js_name.toLowerCase().endsWith(kind) ? "" : upperFirst(kind)}Arguments`;

/** What functions make that is more than a config. @type {Partial<Record<Kind, string>>} */
const built = { layer: "BuiltLayer", baseline: "BuiltBaseline" };

/**
 * @param {string} group
 * @param {CatalogEntry[]} entries
 */
function groupType(group, entries) {
  const functions = entries.map((entry) => {
    const optional = entry.arguments.some(({ required }) => required) ? "" : "?";
    const made = built[entry.kind] ?? `NamedAs<"${entry.kind}">`;
    return ` * @property {(args${optional}: ${typeName(entry)}) => ${made}} ${entry.js_name} ${entryDoc(entry)}`;
  });
  return ["/**", ` * @typedef {object} ${group}`, ...functions, " */"].join("\n");
}

/** @param {import("./generate-catalog.mjs").Catalog} catalog */
export function buildersModule(catalog) {
  const parts = [
    "/** What the functions made from the catalogue take. Generated: do not edit. */",
    '/** @template {string} K @typedef {import("../../wasm/api/builders.js").NamedAs<K>} NamedAs */',
    '/** @typedef {import("../../wasm/api/builders.js").BuiltLayer} BuiltLayer */',
    '/** @typedef {import("../../wasm/api/baselines.js").BuiltBaseline} BuiltBaseline */',
  ];
  const entriesOf = (/** @type {string} */ kind) =>
    catalog.entries.filter((entry) => entry.kind === kind);
  // What functions take, and what other entries take.
  const kinds = new Set([
    ...taken,
    ...catalog.entries.flatMap((entry) => entry.arguments.flatMap(({ kind }) => kind ?? [])),
  ]);
  for (const kind of kinds) parts.push(kindType(kind, entriesOf(kind)));
  parts.push(monitorType(entriesOf("metric")));
  for (const [kind, group] of Object.entries(groups)) {
    const entries = entriesOf(kind);
    parts.push(...entries.map(argumentsType));
    parts.push(groupType(group, entries));
  }
  return `${parts.join("\n\n")}\n\nexport {};\n`;
}
