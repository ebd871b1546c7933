/**
 * Rows in the order of time: windows that a loop slides over them, and parts that are cut off at a row. A loop over the
 * rows is gone through once, with an index that stands for any row.
 */

import { Batches } from "./batches.js";
import { Data, Dim, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** Any row, and how far beside it. */
export class RowIndex {
  /** @param {number} offset @param {number} stride of the loop */
  constructor(offset, stride) {
    this.offset = offset;
    this.stride = stride;
  }
}

/** range(len(rows) - 24) */
export class RowRange {
  /** @param {any} stride */
  constructor(stride) {
    this.stride = typeof stride === "number" ? stride : 1;
  }

  /** @returns {RowIndex} */
  get any() {
    return new RowIndex(0, this.stride);
  }
}

/** @param {string} op @param {any} left @param {any} right @returns {RowIndex | null} */
export function beside(op, left, right) {
  const [index, by] = left instanceof RowIndex ? [left, right] : [right, left];
  if (!(index instanceof RowIndex) || typeof by !== "number") return null;
  if (op === "+") return new RowIndex(index.offset + by, index.stride);
  return op === "-" && index === left ? new RowIndex(index.offset - by, index.stride) : null;
}

/** What len() of rows, times a share, is of all rows: a number from 0 to 1. @param {any} value */
const shareOf = (value) => (value instanceof Dim && value.of === "rows" ? value.share : null);

/** @param {string} op @param {Dim | any} left @param {Dim | any} right */
export function shared(op, left, right) {
  const [one, other] = [shareOf(left), shareOf(right)];
  const rounded = (/** @type {number} */ share) =>
    share > 0 && share <= 1 ? new Dim("rows", Number(share.toPrecision(12))) : new Dim("values");
  if (op === "*" && one !== null && typeof right === "number") return rounded(one * right);
  if (op === "*" && other !== null && typeof left === "number") return rounded(other * left);
  if (op === "/" && one !== null && typeof right === "number") return rounded(one / right);
  return op === "-" && one !== null && other !== null ? rounded(one - other) : null;
}

/** The windows of a[i : i + n], or the rows of a[i + n]. @param {Data} data @param {any} rows what stands in the brackets */
function windowsOf(data, rows) {
  const at = { behind: data.steps.length };
  if (rows instanceof RowIndex)
    return data.with({
      window: { ...at, first: rows.offset, length: null, stride: rows.stride, rate: 1 },
    });
  const { first, last, step } = rows ?? {};
  if (!(first instanceof RowIndex && last instanceof RowIndex)) return null;
  const rate = typeof step === "number" ? step : 1;
  const length = Math.ceil((last.offset - first.offset) / rate);
  return data.with({ window: { ...at, first: first.offset, length, stride: first.stride, rate } });
}

/** As many rows as so many windows take, with the target of the last. @param {NonNullable<Data["window"]>} window @param {number} count */
const rowsOf = ({ length, stride, rate }, count) =>
  (count - 1) * stride + ((length ?? 1) - 1) * rate + 2;

/** Rows before or behind one. @param {Data} data @param {any} rows @param {Syntax} place */
function partOfRows(data, rows, place) {
  const { slice, first, last, step } = rows ?? {};
  if (!slice || (step !== null && step !== 1) || data.part !== "all") return null;
  const [low, high] = [shareOf(first), shareOf(last)];
  const begins = first === null || first === 0;
  const ends = last === null || high === 1;
  const at = begins && !ends ? (high ?? last) : ends && !begins ? (low ?? first) : null;
  if (typeof at !== "number") return null;
  const isCount = (begins ? high : low) === null;
  const count = isCount && at > 0 && data.window ? rowsOf(data.window, at) : at;
  const config = { ...(at < 0 ? { test_size: -at } : { train_size: count }), shuffle: false };
  const part = /** @type {"train" | "test"} */ (begins ? "train" : "test");
  const edge = { part, step: { class_name: "TrainTestSplit", config, place } };
  // Of a number, only the name of what it becomes tells that it parts the rows.
  return isCount ? data.with({ edge }) : cutOff(data, edge);
}

/** @param {Data} data @param {NonNullable<Data["edge"]>} edge */
const cutOff = (data, { part, step }) =>
  data.after(step, { part, split: step, rows: null, edge: null });

/** train = rows[:800] @param {Data} data @param {string | undefined} part what its name says */
export const namedPart = (data, part) =>
  data.edge && data.part === "all" && part === data.edge.part ? cutOff(data, data.edge) : data;

/**
 * Some of the rows, where they are taken by an index of a loop, or cut off.
 * @param {Data} data
 * @param {any} rows
 * @param {Syntax} place
 * @returns {Data | null}
 */
export function rowsCut(data, rows, place) {
  const found = windowsOf(data, rows) ?? partOfRows(data, rows, place);
  if (found?.window) return found;
  const skipped = typeof rows?.first === "number" && rows.first > 0 ? rows.first : 0;
  const { slice } = rows ?? {};
  if (found) return found.with({ sliced: true, rows: null, skipped: data.skipped + skipped });
  return slice ? data.with({ sliced: true, rows: null, skipped: data.skipped + skipped }) : null;
}

/** np.array() of a list that a loop filled: windows of all rows. @param {any} value @param {any} columns how many there are */
export function gathered(value, columns) {
  if (!Array.isArray(value) || value.length !== 1 || !(value[0] instanceof Data)) return value;
  const [data] = value;
  if (!data.window || data.window.length === null) return data;
  const isFlat = data.form === "column" || data.shape?.length === 0;
  return data.with({
    form: "array",
    shape: [data.window.length, ...(isFlat ? [] : [columns(data)])],
  });
}

/** Rows and columns of each window, where both are known. @param {Data | null} x */
export const windowShape = (x) =>
  x?.window?.length && x.columns ? [x.window.length, x.columns.length] : null;

/**
 * Windows that overlap and are dealt at random are in both parts: here the split is in order, and before them.
 * @param {import("./expressions.js").Expressions} ev
 * @param {Data} x
 */
function splitInOrder(ev, x) {
  const steps = x.steps.map((step, i) => {
    const isDealt = step.class_name === "TrainTestSplit" && step.config.shuffle !== false;
    if (!isDealt || i < (x.window?.behind ?? 0)) return step;
    const { test_size, train_size, shuffle, stratify } = step.config;
    const to = step.place.to - 1;
    const fix = [{ from: to, to, insert: ", shuffle=False" }];
    ev.findings.add("leak-windows", step.place, {}, shuffle || stratify ? undefined : fix);
    const sizes = { ...(test_size && { test_size }), ...(train_size && { train_size }) };
    return { ...step, config: { ...sizes, shuffle: false } };
  });
  return x.with({ steps });
}

/**
 * The step that makes the windows of x, which are followed by the targets y.
 * @param {import("./expressions.js").Expressions} ev
 * @param {Data} x
 * @param {Data | null} y
 * @param {boolean} isSeen whether the target's past is in x
 */
export function withWindows(ev, x, y, isSeen) {
  const { window } = x;
  if (!window || window.length === null) return x;
  const { first, length, rate, stride } = window;
  const ahead = y?.window ? y.window.first - first - (length - 1) * rate : 1;
  const config = {
    sequence_length: length,
    ...(ahead !== 1 && { horizon: ahead }),
    ...(y?.window?.length && y.window.length > 1 && { target_length: y.window.length }),
    ...(stride !== 1 && { sequence_stride: stride }),
    ...(rate !== 1 && { sampling_rate: rate }),
    ...(!isSeen && { include_target: false }),
  };
  return splitInOrder(ev, x).after({
    class_name: ahead < 0 ? "" : "TimeseriesWindows",
    config,
    place: x.source.place,
  });
}

/** keras.utils.timeseries_dataset_from_array() @param {any} ev @param {Args} args @param {Syntax} node */
export function timeseries(ev, args, node) {
  const { values } = args.bound([
    ...["data", "targets", "sequence_length", "sequence_stride", "sampling_rate", "batch_size"],
  ]);
  const { data, targets, sequence_length: length, batch_size: size = 128 } = values;
  const { sequence_stride: stride = 1, sampling_rate: rate = 1 } = values;
  const isKnown = [length, stride, rate].every((one) => typeof one === "number");
  if (!(data instanceof Data) || !isKnown) return new Unknown(node, ev.findings.textOf(node));
  for (const argument of ["start_index", "end_index"]) {
    const place = args.places.get(argument);
    if (place && values[argument] !== null)
      ev.findings.add("unsupported-argument", place, {
        class: "timeseries_dataset_from_array()",
        argument,
      });
  }
  const made = (/** @type {Data} */ rows, /** @type {number | null} */ long) =>
    rows.with({
      shape: long === null ? rows.shape : [long, rows.columns?.length ?? new Dim("columns")],
      window: { behind: rows.steps.length, first: rows.skipped, length: long, stride, rate },
    });
  return new Batches(
    made(data, length),
    targets instanceof Data ? made(targets, null) : null,
    size,
  );
}
