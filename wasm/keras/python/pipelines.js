/** scikit-learn's Pipeline and ColumnTransformer: each of their steps is one, for the columns that it is told. */

import { Data, Estimator, Selected, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {(ev: Evaluator, args: Args, node: Syntax) => any} Call */

/** Transformers behind each other, or each for columns of its own. */
export class Pipeline {
  /** @param {{ made: any, columns: string[] | null }[]} parts @param {boolean} drops whether other columns are left out */
  constructor(parts, drops) {
    this.parts = parts;
    this.drops = drops;
    /** @type {Data | null} */
    this.fittedOn = null;
    this.givesTable = false;
  }
}

/** Names, one name, or the columns of a type, which the step finds itself. @param {any} given @returns {string[] | null} */
function columnsIn(given) {
  if (typeof given === "string") return [given];
  return Array.isArray(given) && given.every((one) => typeof one === "string") ? given : null;
}

/**
 * One step for each of some columns, which keep their places: [(name, step if name in columns else "passthrough", [name]) …].
 * @param {Evaluator} ev
 * @param {Args} args
 */
function eachColumn(ev, { listed: [first] }) {
  const { type, tests, element } = first?.value ?? {};
  const [, step] = type === "comprehension" && tests.length === 0 ? (element?.items ?? []) : [];
  if (step?.type !== "conditional" || step.test.op !== "in") return null;
  const made = ev.value(step.yes);
  if (!(made instanceof Estimator) || ev.value(step.no) !== "passthrough") return null;
  return new Pipeline([{ made, columns: columnsIn(ev.value(step.test.right)) }], false);
}

/** @type {Record<string, Call>} */
export const pipelines = {
  "sklearn.pipeline.Pipeline": (_ev, args) => {
    const steps = args.list[0] ?? args.named.get("steps") ?? [];
    return new Pipeline(
      [steps].flat(1).map((/** @type {any} */ one) => ({ made: one?.[1], columns: null })),
      false,
    );
  },
  "sklearn.pipeline.make_pipeline": (_ev, { list }) =>
    new Pipeline(
      list.map((made) => ({ made, columns: null })),
      false,
    ),
  "sklearn.compose.ColumnTransformer": (ev, args) => {
    const each = eachColumn(ev, args);
    if (each) return each;
    const parts = args.list[0] ?? args.named.get("transformers") ?? [];
    const all = [parts]
      .flat(1)
      .map((/** @type {any} */ one) => ({ made: one?.[1], columns: columnsIn(one?.[2]) }));
    return new Pipeline(all, args.named.get("remainder") !== "passthrough");
  },
  "sklearn.compose.make_column_transformer": (_ev, { list, named }) => {
    const all = list.map((one) => {
      const [made, columns] = Array.isArray(one) ? one : [];
      return { made, columns: columnsIn(columns) };
    });
    return new Pipeline(all, named.get("remainder") !== "passthrough");
  },
  "sklearn.compose.make_column_selector": (_ev, args) =>
    new Selected(JSON.stringify([...args.named]).includes("number") ? "number" : "text"),
};

/**
 * fit, transform, fit_transform.
 * @param {Evaluator} ev
 * @param {Pipeline} pipeline
 * @param {string} method
 * @param {Args} args
 * @param {Syntax} node
 */
export function callPipeline(ev, pipeline, method, args, node) {
  const [data = args.named.get("X")] = args.list;
  if (method === "set_output") {
    pipeline.givesTable = args.named.get("transform") === "pandas";
    return pipeline;
  }
  if (!(data instanceof Data)) return new Unknown(node, ev.findings.textOf(node));
  if (/^fit/.test(method)) {
    if (data.part === "test") ev.findings.add("fit-on-test", node, { class: "fit_transform()" });
    pipeline.fittedOn = data;
  }
  if (method === "fit") return pipeline;
  const named = pipeline.parts.flatMap(({ columns }) => columns ?? []);
  const isAll = pipeline.parts.every(({ columns }) => columns !== null);
  const others = data.columns?.filter((name) => !named.includes(name)) ?? null;
  const selects = pipeline.drops && isAll && others?.length !== 0;
  const kept = selects
    ? data.after(
        { class_name: "SelectColumns", config: { columns: named }, place: node },
        { columns: named },
      )
    : data;
  const done = through(pipeline, kept, pipeline.fittedOn ?? data, null, node);
  return pipeline.givesTable ? done : done.with({ form: "array" });
}

/** @param {Pipeline} pipeline @param {Data} data @param {Data} fittedOn @param {string[] | null} columns @param {Syntax} node @returns {Data} */
function through(pipeline, data, fittedOn, columns, node) {
  return pipeline.parts.reduce((rows, { made, columns: own }) => {
    const names = own ?? columns;
    if (made instanceof Pipeline) return through(made, rows, fittedOn, names, node);
    if (made === "passthrough" || made === "drop") return rows;
    if (!(made instanceof Estimator))
      return rows.after({ class_name: "", config: {}, place: node });
    const config = { ...(names && { columns: names }), ...made.config };
    // As steps of all columns are fitted before the rows are an array.
    return rows.after({ class_name: made.class_name, config, place: made.place, fittedOn });
  }, data);
}
