/** Dates: pd.to_datetime() and what .dt takes of a date, which together are one step for each column of dates. */

import { Data, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {import("./values.js").Step} Step */

/** What pandas calls a part, and the step. @type {Record<string, string>} */
const parts = {
  ...{ year: "year", quarter: "quarter", month: "month", day: "day", hour: "hour" },
  ...{ minute: "minute", second: "second", weekday: "weekday", dayofweek: "weekday" },
  ...{ day_of_week: "weekday", dayofyear: "dayofyear", day_of_year: "dayofyear" },
};

/** pd.to_datetime(): a column of dates. @param {any} _ev @param {Args} args @param {Syntax} node */
export function toDatetime(_ev, args, node) {
  const { arg: data, errors, dayfirst, format } = args.bound(["arg", "errors", "dayfirst"]).values;
  if (!(data instanceof Data)) return new Unknown(node);
  const isDayFirst = dayfirst === true || (typeof format === "string" && /^%d.*%m/.test(format));
  const dates = { ...(isDayFirst && { dayfirst: true }), ...(errors === "coerce" && { errors }) };
  return data.with({ dates });
}

/** df["d"].dt.month @param {Data} data @param {string} name @param {Syntax} node */
export function partOfDate(data, name, node) {
  const part = Object.hasOwn(parts, name) ? parts[name] : null;
  const column = data.columns?.length === 1 ? data.columns[0] : null;
  if (part === null || column === null) return null;
  return data.after({ class_name: "date-part", config: { column, part }, place: node });
}

/** What is assigned into a table of dates: a column of dates, or a part of one. @param {Data} base @param {string} name @param {any} value @param {Syntax} place */
export function datesAssigned(base, name, value, place) {
  if (!(value instanceof Data) || value.source !== base.source) return null;
  const [column] = value.columns ?? [];
  const step = value.steps.at(-1);
  if (step?.class_name === "date-part") {
    const known = base.dateColumns[step.config.column] ?? { of: step.config.column, dates: {} };
    const config = { ...step.config, column: known.of, dates: value.dates ?? known.dates, name };
    return base.after({ ...step, config, place });
  }
  if (!value.dates || column === undefined) return null;
  const known = base.dateColumns[column]?.of ?? column;
  const dateColumns = { ...base.dateColumns, [name]: { of: known, dates: value.dates } };
  return base.with({ dateColumns });
}

/**
 * One step for each column of dates, where its first part stood; the date itself is gone then. Other steps have the
 * names that the parts have now.
 * @param {Data} data
 * @returns {Step[]}
 */
export function withDates({ steps, source, dateColumns }) {
  const all = steps.filter(({ class_name }) => class_name === "date-part");
  if (all.length === 0) return steps;
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const { config } of all) names.set(config.name, `${config.column}_${config.part}`);
  source.added = [...(source.added ?? []), ...names.values()];
  const columns = new Set(all.map(({ config }) => config.column));
  const gone = (/** @type {string} */ name) => columns.has(dateColumns[name]?.of ?? name);
  /** @type {Set<string>} */
  const said = new Set();
  return steps.flatMap((step) => {
    const { class_name, config, place } = step;
    if (class_name === "date-part") {
      const { column, dates } = config;
      if (said.has(column)) return [];
      said.add(column);
      const own = all.filter((one) => one.config.column === column);
      const list = [...new Set(own.map((one) => one.config.part))];
      const made = { columns: [column], parts: list, ...dates };
      return [{ class_name: "DateParts", config: made, place }];
    }
    if (!Array.isArray(config.columns)) return [step];
    const renamed = config.columns
      .map((/** @type {string} */ name) => names.get(name) ?? name)
      .filter((/** @type {string} */ name) => !(gone(name) && said.size > 0));
    return renamed.length > 0 ? [{ ...step, config: { ...config, columns: renamed } }] : [];
  });
}
