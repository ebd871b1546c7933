/** Arrays of NumPy: .npy files, one an array, and .npz archives, which are zips of them. */

import { MinibatchError } from "../messages/error.js";
import { readImageArrays } from "./array-images.js";
import { roleOf } from "./array-names.js";
import { isImageShape } from "./array-pixels.js";
import { readColumnArrays, readTableArrays } from "./array-table.js";
import { asSkipped } from "./skipped.js";
import { checkRows, chosenOf, chosenWarnings, countChosen, numpyOr } from "./chosen-rows.js";
import { baseName, checkMemory } from "./entry.js";
import { checkNpySize, headBytes, parseNpyHeader, readNpy, sizeOf } from "./npy.js";

/** @import { Part, Role } from "./array-names.js" */
/** @import { ImageArray, NewContext, ReadContext } from "./reading.js" */
/** @import { Entry } from "./types.js" */

/**
 * An array whose numbers have not been read.
 * @typedef {object} Found
 * @property {string} name
 * @property {Entry} entry
 * @property {number[] | null} shape null where the header cannot be used
 * @property {number} bytes that its numbers take when read
 * @property {unknown} fault of the header
 * @property {Part} part
 * @property {Role} role
 *
 * @typedef {{ x: Found, y: Found | null }} Pair
 */

/** @param {string} id @param {import("../messages/render.js").MessageValues} values @returns {never} */
function refuse(id, values) {
  throw new MinibatchError("invalid-data", { id, values });
}

/** @param {Entry} entry @returns {Promise<Found>} */
async function look(entry) {
  const name = baseName(entry.path).replace(/\.npy$/i, "");
  const role = roleOf(name);
  try {
    const head = await entry.read(0, Math.min(headBytes, entry.size));
    const header = parseNpyHeader(head, entry.path);
    checkNpySize(header, entry.size, entry.path);
    const wide = header.kind === "u" || header.kind === "b" ? 1 : 8;
    const bytes = sizeOf(header.shape) * Math.max(wide, header.itemSize);
    return { name, entry, shape: header.shape, bytes, fault: null, ...role };
  } catch (fault) {
    return { name, entry, shape: null, bytes: 0, fault, ...role };
  }
}

/**
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
export async function readArrays(entries, context) {
  /** @type {Found[]} */
  const found = [];
  for (const entry of entries) {
    found.push(await look(entry));
    await context.turn();
  }
  const { pairs, names, columns = [] } = told(found, context) ?? choose(found);
  const used = new Set([...pairs.flatMap(({ x, y }) => [x, y]), ...columns, names]);
  const others = found.filter((one) => !used.has(one)).map(({ entry }) => entry);
  context.skip(asSkipped(others, { id: "why.other-array" }));
  checkShapes(pairs);
  const chosen = chosenOf(context);
  const bytes = columns.reduce((sum, one) => sum + one.bytes, 0);
  const all = columns.length > 0 ? [{ x: { ...columns[0], bytes }, y: null }] : pairs;
  checkSizes(all, chosen, context);

  /** @param {Found} one @param {import("./chosen-rows.js").ChosenRows} [rows] */
  const load = async ({ entry }, rows) => ({
    path: entry.path,
    ...(await readNpy(entry, context.turn, rows)),
  });
  if (columns.length > 0) {
    const arrays = [];
    for (const one of columns) arrays.push({ name: one.name, ...(await load(one, chosen)) });
    const [{ shape, entry }] = columns;
    context.warnings.push(...chosenWarnings(chosen, shape?.[0] ?? 0, entry.path));
    return readColumnArrays(entry.path, arrays, context);
  }
  /** @type {{ x: any, y: any }[]} */
  const parts = [];
  for (const { x, y } of pairs)
    parts.push({ x: await load(x, chosen), y: y && (await load(y, chosen)) });
  const [{ x }] = parts;
  const name = pairs[0].x.entry.path;
  if (x.shape.length > 2 && parts.some(({ y }) => !y)) throw lacking(found);
  const rows = parts.reduce((sum, part) => sum + part.x.shape[0], 0);
  context.warnings.push(...chosenWarnings(chosen, rows, name));
  const listed = names && (await load(names));
  if (x.shape.length <= 2) {
    const named = Array.from(listed?.values ?? [], String);
    const isOfColumns = new Set(named).size === named.length && named.length === x.shape[1];
    return readTableArrays(name, parts, context, isOfColumns ? named : undefined);
  }
  if (Array.isArray(x.values)) refuse("npy.text-images", { path: x.path });
  const named = listed && { path: listed.path, names: Array.from(listed.values, String) };
  return readImageArrays(name, parts, context, { named, areChosen: true });
}

/**
 * @param {Entry[]} entries
 * @param {NewContext} context
 */
export async function readNewArrays(entries, { size, limits, skip, turn }) {
  /** @type {ImageArray[]} */
  const read = [];
  let memory = 0;
  for (const entry of entries) {
    const { shape, bytes, fault, role } = await look(entry);
    const isOther = role === "y" || role === "names" || shape?.length === 1;
    if (isOther) skip(asSkipped([entry], { id: "why.labels" }));
    if (isOther) continue;
    if (!shape) throw fault;
    const { path } = entry;
    const inRows = newShape(shape, size);
    if (!inRows) return refuse("predict.shape", { path, shape, size });
    checkMemory((memory += bytes), limits, path);
    const { kind, values } = await readNpy(entry, turn);
    if (Array.isArray(values)) refuse("npy.text-images", { path });
    read.push({ path, shape: inRows, kind, values: /** @type {ImageArray["values"]} */ (values) });
  }
  return read;
}

/**
 * As images one behind the other: also one alone, and pixels in rows.
 * @param {number[]} shape
 * @param {NewContext["size"]} size of the images that were trained on
 */
function newShape(shape, [height, width, channels]) {
  const is = (/** @type {number[]} */ ...other) => other.join() === shape.join();
  if (is(height, width, channels)) return [1, ...shape];
  if (is(height, width) && channels === 1) return [1, ...shape, 1];
  if (isImageShape(shape)) return shape;
  const [count, pixels] = shape;
  return is(count, height * width * channels) && pixels ? [count, height, width, channels] : null;
}

/**
 * Refuses what would take too much memory, before it is read.
 * @param {Pair[]} pairs
 * @param {import("./chosen-rows.js").ChosenRows} chosen
 * @param {ReadContext} context
 */
function checkSizes(pairs, chosen, { limits, reading }) {
  let [rows, memory] = [0, 0];
  for (const { x, y } of pairs) {
    const all = x.shape?.[0] ?? 1;
    const count = countChosen(all, chosen);
    rows += count;
    memory += ((x.bytes + (y?.bytes ?? 0)) / all) * count;
  }
  const [{ x }] = pairs;
  const isTable = (x.shape?.length ?? 0) <= 2;
  const { class_name: reader } = numpyOr(reading, { class_name: isTable ? "CSV" : "Images" });
  checkRows({ rows, memory }, limits, x.entry.path, chosen, reader);
}

/**
 * The arrays that are named as what they are: { x_train: "images", y_train: "labels" }.
 * @param {Found[]} found
 * @param {ReadContext} context
 * @returns {{ pairs: Pair[], names: null, columns?: Found[] } | null} null where nothing is said
 */
function told(found, { reading }) {
  if (reading?.class_name !== "NumPy") return null;
  const config = reading.config ?? {};
  /** @param {string | undefined} name */
  const named = (name) => {
    if (name === undefined) return null;
    const known = found.map((one) => one.name);
    const one = found[known.indexOf(name)];
    return one ?? refuse("npy.no-array", { name, known });
  };
  /** @param {string | undefined} x @param {string | undefined} y @returns {Pair[]} */
  const pair = (x, y) => {
    const found = named(x);
    return found ? [{ x: found, y: named(y) }] : [];
  };
  const { x, y, x_train = x, y_train = y, x_val, y_val, x_test, y_test } = config;
  const pairs = [...pair(x_train, y_train), ...pair(x_val, y_val), ...pair(x_test, y_test)];
  return pairs.length > 0 ? { pairs, names: null } : null;
}

/**
 * Which arrays are read: by their names, or, of two or one without such names, by their shapes. Rows to validate with
 * are to test on where there are no others.
 * @param {Found[]} found
 * @returns {{ pairs: Pair[], names: Found | null, columns?: Found[] }} columns: a table's, where each array is one
 */
function choose(found) {
  const columns = columnsAmong(found);
  /** @param {Part} part @param {Role} role */
  const the = (part, role) => {
    const all = found.filter((one) => one.part === part && one.role === role);
    if (all.length > 1 && columns) return null;
    if (all.length > 1) {
      const paths = all.map(({ entry }) => entry.path);
      refuse("npy.ambiguous", { paths, arrays: found.map(arrayText) });
    }
    return all[0] ?? null;
  };
  const names = found.find(({ role, shape }) => role === "names" && shape?.length === 1) ?? null;
  /** @param {Part} part @returns {Pair[]} */
  const pair = (part) => {
    const [x, y] = [the(part, "x"), the(part, "y")];
    return x && y ? [{ x, y }] : [];
  };
  const held = [...pair("validation"), ...pair("test")];
  const train = pair("train");
  if (train.length > 0) return { pairs: [...train, ...held], names };
  const whole = pair("");
  if (whole.length > 0) return { pairs: [...whole, ...held], names };
  if (columns) return { pairs: [], names: null, columns };
  return { pairs: byShape(found.filter((one) => one !== names)), names };
}

/**
 * The arrays that have one number or text a row, where all that are no single values are such, and of the same rows.
 * @param {Found[]} found
 */
function columnsAmong(found) {
  const all = found.filter(({ shape, fault }) => fault || (shape?.length ?? 0) > 0);
  const [first] = all;
  const isColumn = (/** @type {Found} */ { shape }) =>
    shape?.[0] === first.shape?.[0] && shape?.slice(1).every((extent) => extent === 1);
  return all.length > 1 && all.every(isColumn) ? all : null;
}

/** @param {Found[]} found @returns {Pair[]} */
function byShape(found) {
  const usable = found.filter(({ shape }) => shape && shape.length > 0);
  if (usable.length === 1 && usable[0].shape?.length === 2) return [{ x: usable[0], y: null }];
  const axes = (/** @type {Found} */ one) => one.shape?.length ?? 0;
  if (usable.length === 2) {
    const [y, x] = usable.toSorted((a, b) => axes(a) - axes(b));
    if (axes(y) === 1 && axes(x) > 1) return [{ x, y }];
  }
  throw found.find(({ fault }) => fault)?.fault ?? lacking(found);
}

/** @param {Found[]} found */
function lacking(found) {
  const arrays = found.map(arrayText);
  return new MinibatchError("invalid-data", { id: "npy.which", values: { arrays } });
}

/** @param {Found} array */
const arrayText = ({ name, shape }) => ({ id: "npy.array", values: { name, shape: shape ?? [] } });

/** @param {Pair[]} pairs */
function checkShapes(pairs) {
  /** @param {Found | null} one */
  const shapeOf = (one) => {
    if (!one) return [];
    if (one.fault) throw one.fault;
    return /** @type {number[]} */ (one.shape);
  };
  const [first] = pairs;
  for (const { x, y } of pairs) {
    const shape = shapeOf(x);
    const labels = shapeOf(y);
    const { path } = x.entry;
    if (shape.length === 0 || (shape.length > 2 && !isImageShape(shape))) {
      refuse("npy.shape", { path, shape });
    }
    if (y && labels[0] !== shape[0]) {
      refuse("npy.counts", {
        ...{ x: path, rows: shape[0], y: y.entry.path },
        labels: labels[0] ?? 0,
      });
    }
    if (y && labels.length > 2) refuse("arrays.label-shape", { path: y.entry.path, shape: labels });
    const [a, b] = [shapeOf(first.x).slice(1), shape.slice(1)];
    if (a.join() !== b.join()) {
      refuse("npy.sizes", { train: first.x.entry.path, trainShape: a, test: path, testShape: b });
    }
  }
}
