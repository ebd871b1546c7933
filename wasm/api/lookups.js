/** What stands before a model of a file: layers that look categories up in the texts and numbers that its inputs are given. */

import { lookups } from "../keras/lookups/layers.js";
import { addTexts } from "../messages/en.js";
import { MinibatchError } from "../messages/error.js";
import { explain as texts } from "../messages/explain.en.js";
import { unpack } from "./numbers.js";
import { partsOf } from "./parts.js";

addTexts(texts);

/** @import { Front } from "../keras/types.js" */
/** @import { Values } from "../keras/lookups/encode.js" */
/** @import { Part } from "./parts.js" */

const isTexts = (/** @type {unknown} */ list) =>
  Array.isArray(list) && typeof list.flat(Infinity)[0] === "string";

/**
 * An array with its shape, rows first: a list of single values is a column where the input takes rows of one.
 * @param {Part} part
 * @param {any} entry of the InputLayer
 * @returns {Values}
 */
function valuesOf({ where, array }, { config }) {
  const given = /** @type {any} */ (array);
  const isText = config.dtype === "string";
  const list = isTexts(given) ? given : isTexts(given?.data) ? given.data : null;
  if (isText !== (list !== null)) {
    const id = isText ? "lookup.texts" : "lookup.numbers";
    throw new MinibatchError("invalid-argument", { id, values: { where } });
  }
  const { data, shape } = list
    ? { data: list.flat(Infinity).map(String), shape: given.shape ?? null }
    : unpack(where, given);
  const sample = (config.batch_shape ?? config.batch_input_shape ?? [null]).slice(1);
  const width = sample.reduce(
    (/** @type {number} */ all, /** @type {number | null} */ n) => all * (n ?? 1),
    1,
  );
  const isOpen = sample.includes(null);
  const nested = list === given && Array.isArray(given[0]) ? [given.length, given[0].length] : null;
  const known = shape ?? nested;
  const rows = isOpen ? (known?.[0] ?? data.length) : data.length / width;
  const own = isOpen ? (known?.slice(1) ?? [1]) : sample;
  if (!Number.isInteger(rows) || rows === 0 || (known && known[0] !== rows)) {
    const values = { where, width, received: data.length };
    throw new MinibatchError("shape-mismatch", { id: "lookup.rows", values });
  }
  return { data: /** @type {any} */ (data), shape: [rows, ...own] };
}

/**
 * @param {Front} front
 * @returns {NonNullable<import("./arrays.js").Known["front"]>} what the model behind it takes, by its inputs' names
 */
export function frontOf(front) {
  const { layers, sources, inputs, outputs } = front;
  const entries = new Map(layers.map((entry) => [String(entry.name ?? entry.config.name), entry]));
  const kinds = layers.map(({ class_name: kind }) => kind).filter((kind) => kind !== "InputLayer");
  /** @param {string} where @param {any} x @returns {any} */
  const apply = (where, x) => {
    const parts = partsOf(`${where}: x`, x, inputs.length);
    /** @type {Map<string, Values>} */
    const done = new Map();
    /** @param {string} name @returns {Values} */
    const valueOf = (name) => {
      const known = done.get(name);
      if (known) return known;
      const entry = entries.get(name);
      let value;
      if (Object.hasOwn(sources, name)) {
        value = lookups[entry.class_name].apply({ ...entry, name }, valueOf(sources[name]));
      } else {
        const index = inputs.indexOf(name);
        const part = parts.find((one) => one.name === name) ?? parts[index];
        if (!part || (part.name !== "" && part.name !== name)) {
          const values = { where, input: name, inputs: [...inputs] };
          throw new MinibatchError("invalid-argument", { id: "lookup.no-input", values });
        }
        value = valuesOf(part, entry);
      }
      done.set(name, value);
      return value;
    };
    inputs.forEach(valueOf);
    const all = Object.fromEntries(outputs.map((name) => [name, valueOf(name)]));
    return outputs.length === 1 ? all[outputs[0]] : all;
  };
  return Object.assign(apply, { kinds: [...new Set(kinds)], of: front });
}
