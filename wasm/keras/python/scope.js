/** What a name stands for: a variable, an import, or what a snippet takes as given. */

import { nearest } from "./findings.js";
import { merging } from "./layers.js";
import { canonical, findEntry, kindOfModule, usualAliases } from "./names.js";
import { namedPart } from "./series.js";
import { Data, Ref, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */

const builtins = new Set(
  (
    "range len int float list tuple print enumerate zip sum min max abs round str sorted dict set type isinstance map callable pow xrange " +
    "open format reversed bool any all display input iter next getattr setattr hasattr super object filter"
  ).split(" "),
);

/** Names that posts use without the import that an earlier post has. @type {Record<string, string>} */
const bare = {
  ...{ Sequential: "keras.models.Sequential", Model: "keras.models.Model" },
  ...{ to_categorical: "keras.utils.to_categorical", Input: "keras.layers.Input" },
  ...Object.fromEntries(
    ["Lambda", "LocallyConnected1D", "LocallyConnected2D", "Conv3DTranspose"].map((name) => [
      name,
      `keras.layers.${name}`,
    ]),
  ),
  ...{ clear_session: "keras.backend.clear_session" },
  ...{ load_model: "keras.models.load_model" },
  train_test_split: "sklearn.model_selection.train_test_split",
  ...Object.fromEntries(
    [
      ...["MinMaxScaler", "StandardScaler", "RobustScaler", "MaxAbsScaler", "Normalizer"],
      ...["LabelEncoder", "OneHotEncoder", "OrdinalEncoder", "LabelBinarizer"],
    ].map((name) => [name, `sklearn.preprocessing.${name}`]),
  ),
  SimpleImputer: "sklearn.impute.SimpleImputer",
  ...Object.fromEntries(
    ["SMOTE", "ADASYN", "BorderlineSMOTE", "RandomOverSampler", "RandomUnderSampler"].map(
      (name) => [name, `imblearn.${name}`],
    ),
  ),
  ...Object.fromEntries(
    ["mnist", "fashion_mnist", "cifar10", "cifar100"].map((name) => [
      name,
      `keras.datasets.${name}`,
    ]),
  ),
};

/** @type {[kind: string, module: string][]} */
const bareKinds = [
  ["layer", "keras.layers"],
  ["optimizer", "keras.optimizers"],
  ["callback", "keras.callbacks"],
  ["regularizer", "keras.regularizers"],
  ["constraint", "keras.constraints"],
  ["initializer", "keras.initializers"],
  ["loss", "keras.losses"],
  ["metric", "keras.metrics"],
];

/** Functions of Keras that stand for entries, and whose names are no others' when they are called. */
const isFunction = /^(?:l1|l2|l1_l2|\w+_norm|non_neg)$/;

/** x_train, train_X, X_val, test_images: rows of a part. */
const partName =
  /^(?:(x|y|data|images?|labels?|features?|targets?|inputs?|df)_?)?(train|tr|test|te|ts|val|valid|validation)(?:ing)?_?(x|y|data|images?|labels?|features?|targets?|inputs?|df|set)?(?:_\w+)?$/i;
const wholeName = /^(x|y|df|data|dataset|features|target|labels?)$/i;
const targetWord = /^(y|labels?|targets?)$/i;

/** @param {string} name @returns {{ part: "all" | "train" | "test" | "validation", role: "x" | "y" | null } | null} */
export function partOf(name) {
  const whole = wholeName.exec(name);
  if (whole) {
    const role = /^(df|data|dataset)$/i.test(name) ? null : targetWord.test(name) ? "y" : "x";
    return { part: "all", role };
  }
  const found = partName.exec(name);
  const own = found ? null : /^[a-z]\w*_(train|test)$/i.exec(name);
  if (own) return { part: /test/i.test(own[1]) ? "test" : "train", role: "x" };
  if (!found || (!found[1] && !found[3])) return null;
  const [, before, part, after] = found;
  const word = after ?? before ?? "x";
  const isTest = /^te|^ts/i.test(part);
  const kind = isTest ? "test" : /^v/i.test(part) ? "validation" : "train";
  return { part: kind, role: targetWord.test(word) || targetWord.test(before ?? "") ? "y" : "x" };
}

/** What rows are for, the name tells that they get, where nothing else does. @param {Data} data @param {string} name */
export function namedRows(data, name) {
  const { kind } = data.source;
  if (data.edge) return namedPart(data, partOf(name)?.part);
  if (kind !== "folder" || (data.role !== null && data.part !== "all")) return data;
  const { role = null, part = "all" } = partOf(name) ?? {};
  const isOwn = data.part === "all" && data.split === null;
  return data.with({ role: data.role ?? role, part: isOwn ? part : data.part });
}

/** x_test and test_x have the same words. @param {string} name */
const words = (name) => name.toLowerCase().split("_").filter(Boolean).sort().join(" ");

/**
 * @param {Evaluator} ev
 * @param {Syntax} node
 */
export function lookUp(ev, node) {
  const { name } = node;
  for (let i = ev.scopes.length - 1; i >= 0; --i) {
    if (!ev.scopes[i].has(name)) continue;
    const value = ev.scopes[i].get(name);
    if (value instanceof Data) {
      for (const one of ev.assigned) if (one.value === value) one.read = true;
    }
    return value;
  }
  const alias = usualAliases.get(name);
  if (alias) return new Ref(alias);
  if (builtins.has(name)) return new Ref(canonical(`builtins.${name}`));
  const swapped = swappedName(ev, name);
  if (swapped) {
    const { from, to } = node;
    const edit = { from, to, insert: swapped.name };
    // Said once, mended everywhere.
    const said = ev.findings.list.find(
      ({ code, values }) => code === "python.swapped-name" && values.name === name,
    );
    if (!said) ev.findings.add("swapped-name", node, { name, known: swapped.name }, [edit]);
    else if (!said.fix?.some((one) => one.from === from)) said.fix?.push(edit);
    return swapped.value;
  }
  if (Object.hasOwn(bare, name)) return new Ref(bare[name]);
  for (const [kind, module] of bareKinds) {
    const isSaid = /^[A-Z]/.test(name) || (node.isCalled && isFunction.test(name));
    if (isSaid && findEntry(kind, name)) return new Ref(`${module}.${name}`);
  }
  const star = ev.stars.find(
    (module) =>
      (kindOfModule[module] && findEntry(kindOfModule[module], name)) ||
      (module === "keras.layers" && Object.hasOwn(merging, name)),
  );
  if (star) return new Ref(`${star}.${name}`);
  const given = givenRows(ev, node);
  if (!given) ev.unset.set(name, (ev.unset.get(name) ?? new Map()).set(node.from, node));
  return given ?? Object.assign(new Unknown(node, name), { name });
}

/**
 * What a name was probably meant to be, of those that have a number or a text.
 * @param {Evaluator} ev
 * @param {Unknown} unknown
 */
export function meantBy(ev, { name, place }) {
  const known = ev.scopes.flatMap((scope) =>
    [...scope].filter(([, value]) => ["number", "string"].includes(typeof value)),
  );
  const near = nearest(
    name,
    known.map(([one]) => one).filter((one) => one.length > 2),
  );
  const fix = near ? [{ from: place.from, to: place.to, insert: near }] : undefined;
  if (near) ev.findings.add("misspelt-variable", place, { name, known: near }, fix);
  else ev.findings.add("undefined-name", place, { name });
  return known.find(([one]) => one === near)?.[1];
}

/** Rows of an earlier block, by whatever name. @param {Evaluator} ev @param {any} value @param {"x" | "y"} role */
export function asGiven(ev, value, role) {
  if (!(value instanceof Unknown) || !value.name) return value;
  ev.given ??= { kind: "given", name: "", place: value.place, columns: null, reading: {} };
  return new Data(ev.given, { part: "train", role, form: "array" });
}

/** @param {Evaluator} ev @param {Data} data */
const isTrainedOn = ({ models }, { source }) =>
  models.some(({ fitted }) => fitted?.args.x instanceof Data && fitted.args.x.source === source);

/** Rows that another model was trained on, before the one that is at hand. @param {Evaluator} ev @param {Data} data */
const isOfEarlier = (ev, data) => ev.models.at(-1)?.fitted === null && isTrainedOn(ev, data);

/** @param {Evaluator} ev @param {string} name */
function swappedName(ev, name) {
  if (!name.includes("_")) return null;
  const isMade = new RegExp(`(?:^|[\\n,(])[ \\t]*${name}[ \\t]*(?:,[^=\\n]*)?=(?!=)`).test(ev.text);
  const wanted = words(name);
  for (const scope of ev.scopes) {
    for (const [known, value] of scope) {
      const isOther = known.toLowerCase() !== name.toLowerCase() && words(known) === wanted;
      if (!isOther || !(value instanceof Data) || isOfEarlier(ev, value)) continue;
      // What the text makes of itself, behind a training of the other, comes from another block.
      if (!(isMade && isTrainedOn(ev, value))) {
        return { name: known, value };
      }
    }
  }
  return null;
}

/** What a snippet begins with: the rows of an earlier block. @param {Evaluator} ev @param {Syntax} node */
function givenRows(ev, node) {
  const found = partOf(node.name);
  if (!found) return null;
  ev.given ??= { kind: "given", name: "", place: node, columns: null, reading: {} };
  if (!ev.givenAt.has(node.name)) ev.givenAt.set(node.name, node);
  const value = new Data(ev.given, {
    part: found.part,
    role: found.role,
    form: found.role ? "array" : "table",
  });
  ev.scopes[0].set(node.name, value);
  return value;
}
