/** pandas' and NumPy's methods of rows: each is a step, or nothing that matters. */

import { reshaped } from "./reshape.js";
import { Data, Func, Ref, Selected, Stat } from "./values.js";

/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** @param {Data} data */
export const asArray = (data) => data.with({ form: data.form === "column" ? "column" : "array" });

/** @param {string} name @param {string[]} order @param {(values: Record<string, any>) => Record<string, any> | null} configOf */
const step =
  (name, order, configOf) =>
  /** @param {Data} data @param {Args} args @param {Syntax} node */
  (data, args, node) => {
    const config = configOf(args.bound(order).values);
    if (config === null) return data.after({ class_name: "", config: {}, place: node });
    return data.after({ class_name: name, config, place: node, fittedOn: data }, { rows: null });
  };

/** What is said and not the default. @param {Record<string, any>} values @param {string[]} keys */
const said = (values, keys) =>
  Object.fromEntries(
    keys
      .filter((key) => values[key] !== undefined && values[key] !== null)
      .map((key) => [key, values[key]]),
  );

/** @param {any} value */
const isScalar = (value) => typeof value === "number" || typeof value === "string";

/** @param {Data} data @param {Args} args @param {Syntax} node */
function fillna(data, args, node) {
  const { value } = args.bound(["value"]).values;
  const at = { place: node, fittedOn: data };
  if (value instanceof Stat && ["median", "mean", "mode"].includes(value.name)) {
    const strategy = value.name === "mode" ? "most_frequent" : value.name;
    return data.after({
      class_name: "SimpleImputer",
      config: { strategy },
      ...at,
      fittedOn: value.data,
    });
  }
  if (isScalar(value)) {
    return data.after({
      class_name: "SimpleImputer",
      config: { strategy: "constant", fill_value: value },
      ...at,
    });
  }
  if (value instanceof Map) {
    const steps = [...value].map(([column, one]) => ({
      class_name: isScalar(one) ? "SimpleImputer" : "",
      config: { columns: [column], strategy: "constant", fill_value: one },
      ...at,
    }));
    return data.with({ steps: [...data.steps, ...steps] });
  }
  return data.after({ class_name: "", config: {}, place: node });
}

/**
 * x.drop(columns=columns).join(encoder.transform(x[columns])): the step of the columns in their place.
 * @param {Data} data
 * @param {Args} args
 * @param {Syntax} node
 */
function join(data, args, node) {
  const [other] = args.list;
  const step =
    other instanceof Data && other.source === data.source ? other.steps.at(-1) : undefined;
  const last = data.steps.at(-1);
  const dropped = last?.class_name === "DropColumns" ? last.config.columns : null;
  if (!step || !step.fittedOn) return lost(data, args, node);
  if (other.selected && data.selected)
    return data.with({ steps: [...data.steps, step], selected: null, form: "table" });
  if (!dropped || JSON.stringify(dropped) !== JSON.stringify(other.columns))
    return lost(data, args, node);
  const own = { ...step, config: { columns: dropped, ...step.config } };
  const parts = {
    dropped: data.dropped.filter((name) => !dropped.includes(name)),
    form: /** @type {const} */ ("table"),
    columns: null,
  };
  return data.with({ ...parts, steps: [...data.steps.slice(0, -1), own] });
}

/** @param {Data} data @param {Args} args @param {Syntax} node */
function drop(data, args, node) {
  const { values } = args.bound(["labels", "axis", "index", "columns"]);
  if (values.columns instanceof Selected) return data.with({ selected: values.columns });
  const isColumns = values.columns !== undefined || values.axis === 1 || values.axis === "columns";
  const names = [values.columns ?? values.labels].flat();
  if (!isColumns || !names.every((name) => typeof name === "string")) {
    return data.after({ class_name: "", config: {}, place: node });
  }
  const rest = data.columns?.filter((name) => !names.includes(name)) ?? null;
  const parts = { dropped: [...data.dropped, ...names], columns: rest };
  return data.after({ class_name: "DropColumns", config: { columns: names }, place: node }, parts);
}

/** @param {any} value */
const plain = (value) => value === null || isScalar(value) || typeof value === "boolean";

/** @param {Data} data @param {Args} args @param {Syntax} node */
function replace(data, args, node) {
  const { to_replace: from, value = null } = args.bound(["to_replace", "value"]).values;
  const pairs = from instanceof Map ? [...from] : null;
  if (pairs?.every(([, to]) => plain(to))) {
    const config = {
      to_replace: Object.fromEntries(
        pairs.map(([key, to]) => [String(key), Number(to) === to ? to : to]),
      ),
    };
    return data.after({ class_name: "Replace", config, place: node });
  }
  const isKnown = (plain(from) || (Array.isArray(from) && from.every(plain))) && from !== undefined;
  const isValue = plain(value) || (Array.isArray(value) && value.every(plain));
  if (!isKnown || !isValue) return data.after({ class_name: "", config: {}, place: node });
  return data.after({ class_name: "Replace", config: { to_replace: from, value }, place: node });
}

/** @param {Data} data @param {Args} args @param {Syntax} node */
function astype(data, args, node) {
  const { dtype } = args.bound(["dtype"]).values;
  const name = dtype instanceof Ref ? dtype.path.split(".").at(-1) : dtype;
  const isText = name === "str" || name === "object" || name === "string";
  if (
    data.steps.at(-1)?.class_name === "AsType" &&
    data.steps.at(-1)?.config.dtype === "str" &&
    isText
  )
    return data;
  // The texts of pd.cut() are categories, which are texts here.
  if (isText && data.steps.at(-1)?.class_name === "Cut") return data;
  // What is done to a column may turn texts into numbers, or cut fractions off.
  const isNumber = name === "float" || name === "int";
  const isOwn =
    data.form === "column" || data.selected || (data.form === "table" && name === "float");
  const isMade = /^(?:Replace|AsType|Cut)$/.test(data.steps.at(-1)?.class_name ?? "");
  if (isNumber && isOwn && !isMade && data.role !== "y")
    return data.after({
      class_name: "AsType",
      config: name === "int" ? { dtype: name } : {},
      place: node,
    });
  if (data.form === "array" || typeof name !== "string" || /^(float|int|uint|category)/.test(name))
    return data;
  return data.after({
    class_name: "AsType",
    config: { dtype: isText ? "str" : name },
    place: node,
  });
}

/** Functions of our own programs. @type {Record<string, string>} */
const ownTypes = { to_text: "str", to_truth: "bool" };

/** @param {Data} data @param {Args} args @param {Syntax} node */
function map(data, args, node) {
  const [pairs] = args.list;
  if (pairs instanceof Func && Object.hasOwn(ownTypes, pairs.name))
    return data.after({
      class_name: "AsType",
      config: { dtype: ownTypes[pairs.name] },
      place: node,
    });
  if (pairs instanceof Map && [...pairs.values()].every(plain)) {
    return data.after({
      class_name: "Replace",
      config: { to_replace: Object.fromEntries(pairs) },
      place: node,
    });
  }
  return data.after({ class_name: "", config: {}, place: node });
}

/** @param {Data} data */
const same = (data) => data;
/** Rows stay, and something happens to them that is not known. @param {Data} data @param {Args} _args @param {Syntax} node */
const lost = (data, _args, node) => data.after({ class_name: "", config: {}, place: node });

/** @type {Record<string, (data: Data, args: Args, node: Syntax) => any>} */
export const dataMethods = {
  dropna: (data, args, node) => {
    const isColumns = args.named.get("axis") === 1 || args.named.get("axis") === "columns";
    if (isColumns) return lost(data, args, node);
    return step("DropNA", ["axis"], (values) => said(values, ["how", "thresh", "subset"]))(
      data,
      args,
      node,
    );
  },
  drop_duplicates: step("DropDuplicates", ["subset"], ({ keep, ...values }) => ({
    ...said(values, ["subset"]),
    ...(keep !== undefined && { keep: keep === false ? "none" : keep }),
  })),
  fillna,
  drop,
  replace,
  astype,
  map,
  query: step("Query", ["expr"], ({ expr }) => (typeof expr === "string" ? { expr } : null)),
  sample: step("Sample", ["n", "frac"], (values) =>
    values.frac === undefined && values.n === undefined
      ? null
      : said(values, ["frac", "n", "random_state"]),
  ),
  clip: step("Clip", ["lower", "upper"], (values) => said(values, ["lower", "upper"])),
  copy: same,
  to_numpy: (data) => asArray(data),
  reset_index: same,
  add_prefix: same,
  squeeze: same,
  numpy: same,
  to_frame: same,
  flatten: (data) => (data.role === "y" ? data : data.with({ shape: [] })),
  ravel: same,
  reshape: (data, args) => {
    const dims = args.list.length === 1 && Array.isArray(args.list[0]) ? args.list[0] : args.list;
    return reshaped(data, dims);
  },
  pop: same,
  apply: lost,
  applymap: lost,
  rename: lost,
  sort_values: (data, args, node) => {
    const { by, ascending = true } = args.bound(["by"]).values;
    const [column, ...others] = [by].flat();
    const isOne = typeof column === "string" && others.length === 0 && ascending === true;
    if (!isOne) return lost(data, args, node);
    return data.after({ class_name: "order", config: { by: column }, place: node });
  },
  interpolate: lost,
  ffill: lost,
  bfill: lost,
  select_dtypes: (data, args) => {
    const { include, exclude } = args.bound(["include", "exclude"]).values;
    const numbers = include !== undefined && JSON.stringify(include).includes("number");
    const type = numbers
      ? "number"
      : exclude !== undefined || include !== undefined
        ? "text"
        : "all";
    return data.with({ selected: new Selected(type) });
  },
  join,
  reindex: same,
  merge: lost,
  assign: lost,
};
