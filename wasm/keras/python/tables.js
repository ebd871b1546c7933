/** Rows and columns that are taken from a table, and what is assigned into one. */

import { Row } from "./containers.js";
import { datesAssigned } from "./dates.js";
import { Folds, RowNumbers, rowsAt } from "./folds.js";
import { Arrays } from "./sources.js";
import {
  Class,
  Data,
  Entry,
  Formula,
  Method,
  Model,
  Selected,
  Stat,
  Tensor,
  Unknown,
} from "./values.js";
import { isObject } from "./objects.js";
import { namedRows } from "./scope.js";
import { RowIndex, rowsCut } from "./series.js";
import { sliceOf } from "./tensors.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** np.eye(n): its rows by class are one-hot rows. */
export class Eye {}

/** The names of the columns, where they are known. @param {Data} data */
export function columnsOf({ columns, source, dropped }) {
  if (columns) return columns;
  return source.columns ? source.columns.filter((name) => !dropped.includes(name)) : null;
}

/** @param {any} value */
const isSlice = (value) => typeof value === "object" && value !== null && value.slice === true;
const isWhole = (/** @type {any} */ value) =>
  isSlice(value) && value.first === null && value.last === null;

/** @param {any} value @param {any} index */
function sliced(value, { first, last, step }) {
  if (step === -1 && first === null && last === null) return [...value].reverse();
  if (step !== null && step !== 1) return null;
  return value.slice(first ?? 0, last ?? value.length);
}

/** Columns by their names. @param {Data} data @param {string[]} names @param {Syntax} place @param {boolean} single */
function byName(data, names, place, single) {
  const parts = {
    columns: names,
    form: single ? /** @type {const} */ ("column") : /** @type {const} */ ("table"),
    taken: data,
  };
  return data.after({ class_name: "SelectColumns", config: { columns: names }, place }, parts);
}

/**
 * Columns by their places: values[:, 0:48], iloc[:, -1].
 * @param {Data} data
 * @param {any} index
 * @param {Syntax} place
 */
function byPlace(data, index, place) {
  const names = columnsOf(data);
  const isOne = typeof index === "number";
  if (names) {
    const chosen = isOne
      ? [names.at(index)]
      : Array.isArray(index)
        ? index.map((one) => (typeof one === "number" ? names.at(one) : one))
        : sliced(names, index);
    if (!chosen || chosen.includes(undefined)) return new Unknown(place);
    const one = byName(data, /** @type {string[]} */ (chosen), place, isOne);
    const steps = one.steps.map((step, i) =>
      i === one.steps.length - 1 ? { ...step, byPlace: true } : step,
    );
    return one.with({ form: isOne ? "column" : data.form, steps });
  }
  if (Array.isArray(index)) return data.after({ class_name: "", config: {}, place });
  const positions = isOne ? index : { first: index.first ?? 0, last: index.last ?? null };
  return data.with({ positions, positionsAt: place, form: isOne ? "column" : data.form });
}

/**
 * @param {Evaluator} ev
 * @param {any} object
 * @param {Syntax} node
 */
export function indexOf(ev, object, node) {
  const index = ev.value(node.index);
  if (object instanceof Method) return ofMethod(ev, object, index, node);
  if (Array.isArray(object) || typeof object === "string") {
    if (typeof index === "number") return object.at(index) ?? new Unknown(node);
    return (isSlice(index) && sliced(object, index)) || new Unknown(node);
  }
  if (object instanceof Row && typeof index === "number")
    return [...object.values()].at(index) ?? new Unknown(node);
  if (object instanceof Map) return object.has(index) ? object.get(index) : new Unknown(node);
  if (object instanceof Arrays) return object.of(index);
  if (object instanceof Stat) return object;
  if (object instanceof Tensor)
    return sliceOf(object, index, node) ?? new Unknown(node, ev.findings.textOf(node));
  if (object instanceof Eye)
    return index instanceof Data ? index.with({ encoding: "eye" }) : new Unknown(node);
  if (object instanceof Folds)
    return typeof index === "number" ? object.at(index) : new Unknown(node);
  if (object instanceof Data && index instanceof RowNumbers) return rowsAt(object, index);
  if (object instanceof Data && index instanceof Selected) return object.with({ selected: index });
  if (!(object instanceof Data)) return new Unknown(node, ev.findings.textOf(node));
  if (typeof index === "string") return byName(object, [index], node, true);
  if (index instanceof RowIndex) return rowsCut(object, index, node) ?? new Unknown(node);
  if (isSlice(index)) return isWhole(index) ? object : (rowsCut(object, index, node) ?? object);
  if (Array.isArray(index) && index.length > 0) {
    if (index.every((one) => typeof one === "string")) return byName(object, index, node, false);
    if (node.index.type === "tuple") return cells(object, index, node);
  }
  if (typeof index === "number") return object.with({ sliced: true, rows: 1 });
  // Some of the rows, by a condition.
  return object.after({ class_name: "", config: {}, place: node }, { rows: null });
}

/** x[:, 0:3], images[:, :, :, 0]. @param {Data} data @param {any[]} index @param {Syntax} place */
function cells(data, index, place) {
  const [rows, ...others] = index;
  const isCut = !isWhole(rows) && (isSlice(rows) || rows instanceof RowIndex);
  const cut = isCut ? rowsCut(data, rows, place) : null;
  const whole = cut ?? (isSlice(rows) ? data : data.with({ sliced: true, rows: null }));
  if (data.source.known?.shape || others.length > 1) return whole;
  const [columns] = others;
  if (columns === undefined || isWhole(columns)) return whole;
  if (columns instanceof Unknown || columns === null) return whole;
  if (typeof columns === "string") return byName(whole, [columns], place, true);
  if (Array.isArray(columns) && columns.every((one) => typeof one === "string"))
    return byName(whole, columns, place, false);
  return byPlace(whole, columns, place);
}

/** df.iloc[…], x.reshape[0]. @param {Evaluator} ev @param {Method} method @param {any} index @param {Syntax} node */
function ofMethod(ev, { self, name }, index, node) {
  if (name === "reshape" && self instanceof Data) {
    const { nameFrom: from, nameTo: to } = node.object;
    ev.findings.add("reshape-attribute", node, { text: ev.findings.textOf(node) }, [
      { from, to, insert: "shape" },
    ]);
    const value = ev.value({ ...node.object, name: "shape" });
    return Array.isArray(value) && typeof index === "number"
      ? (value.at(index) ?? new Unknown(node))
      : new Unknown(node);
  }
  if ((name === "iloc" || name === "loc") && self instanceof Data) {
    if (index instanceof RowNumbers) return rowsAt(self, index);
    return Array.isArray(index) && node.index.type === "tuple"
      ? cells(self, index, node)
      : (rowsCut(self, index, node) ?? self.with({ sliced: true }));
  }
  if (name === "iloc" && self instanceof Stat) return self;
  return new Unknown(node, ev.findings.textOf(node));
}

/** The steps that one value has beyond another. @param {Data} value @param {Data} base */
const beyond = (value, base) =>
  base.steps.every((step, i) => value.steps[i] === step)
    ? value.steps.slice(base.steps.length)
    : null;

/**
 * df["age"] = …, df.columns = …
 * @param {Evaluator} ev
 * @param {Syntax} target
 * @param {any} value
 * @param {Syntax} place
 */
export function assignInto(ev, target, value, place) {
  const base = target.object ? ev.value(target.object) : null;
  const names = target.type === "index" ? [ev.value(target.index)].flat() : [];
  if (base instanceof Map && target.type === "index") {
    if (ev.guessing > 0) ev.grown.add(base);
    return void base.set(names[0], value);
  }
  if (base instanceof Method && base.self instanceof Data && target.object.object) {
    const cell = base.self.after({ class_name: "", config: {}, place: target });
    return ev.assign(target.object.object, cell, place);
  }
  if (base instanceof Entry && target.type === "member" && target.name === "trainable") {
    if (value === false) base.config.trainable = false;
    return;
  }
  if (base instanceof Model && target.type === "member" && target.name === "trainable") {
    if (typeof value === "boolean") base.trainable = value;
    return;
  }
  if (target.type === "member" && (isObject(base) || base instanceof Class))
    return void base.members.set(
      target.name,
      value instanceof Data ? namedRows(value, target.name) : value,
    );
  if (!(base instanceof Data)) return;
  // Targets beside the rows, of the same file.
  if (
    value instanceof Data &&
    value.role === "y" &&
    value.source.name === base.source.name &&
    value.source.kind === "folder"
  )
    return;
  if (target.type === "member") {
    if (
      target.name === "columns" &&
      Array.isArray(value) &&
      value.every((one) => typeof one === "string")
    ) {
      base.source.columns = value;
      base.source.reading = {
        ...base.source.reading,
        names: value,
        header: base.source.reading.header === null ? null : 0,
      };
    }
    return;
  }
  if (names[0] instanceof Selected)
    return ev.assign(target.object, ofType(base, value, target), place);
  if (!names.every((name) => typeof name === "string")) return;
  ev.assign(target.object, assigned(base, names, value, target), place);
}

/** Columns of one type in the place of what they were. @param {Data} base @param {any} value @param {Syntax} place */
function ofType(base, value, place) {
  const encoder = value instanceof Data ? value.encoder : null;
  if (encoder) {
    const step = { class_name: "OrdinalEncoder", config: {}, place, fittedOn: base, from: encoder };
    return base.after(step).with({ selected: null });
  }
  const own = value instanceof Data && value.source === base.source ? beyond(value, base) : null;
  return own
    ? base.with({ steps: [...base.steps, ...own], selected: null })
    : base.after({ class_name: "", config: {}, place });
}

/** @param {Data} base @param {string[]} names @param {any} value @param {Syntax} place */
function assigned(base, names, value, place) {
  const dates = names.length === 1 ? datesAssigned(base, names[0], value, place) : null;
  if (dates && base.source.columns) base.source.added = [...(base.source.added ?? []), ...names];
  if (dates) return dates;
  const isNew = base.source.columns && !names.every((name) => base.source.columns?.includes(name));
  if (isNew && base.source.columns) base.source.added = [...(base.source.added ?? []), ...names];
  if (value instanceof Data && value.source === base.source) {
    const { encoder } = value;
    if (encoder) {
      return base.after({
        class_name: "OrdinalEncoder",
        config: { columns: names },
        place,
        fittedOn: base,
        from: encoder,
      });
    }
    const own = beyond(value, base)?.filter(({ class_name }) => class_name !== "SelectColumns");
    const { columns } = value;
    const isSame =
      columns?.length === names.length && columns.every((name, i) => name === names[i]);
    if (own && isSame) {
      const steps = own.map((step) => ({ ...step, config: { columns: names, ...step.config } }));
      return base.with({ steps: [...base.steps, ...steps] });
    }
  }
  const formula = value instanceof Formula ? assignStep(value, names[0]) : null;
  return base.after(formula ? { ...formula, place } : { class_name: "", config: {}, place });
}

/** df["a"] / df["b"], df["a"] * 2. @param {Formula} formula @param {string} name */
function assignStep({ op, left, right }, name) {
  if (!["/", "*", "+", "-"].includes(op)) return null;
  const nameOf = (/** @type {any} */ side) =>
    side instanceof Data && side.columns?.length === 1 ? side.columns[0] : null;
  const [one, other] = [nameOf(left), nameOf(right) ?? (typeof right === "number" ? right : null)];
  return one === null || other === null
    ? null
    : { class_name: "Assign", config: { name, left: one, operator: op, right: other } };
}
