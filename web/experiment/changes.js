/**
 * What differs between two experiments, in words: "dropout 0.2 → 0.3", "+ Dense(64)", "SMOTE added". Where anything
 * differs something is said.
 */

import { experiment as read, isObject } from "minibatch";
import { entryOf } from "./catalogue.js";

/** @import { Experiment } from "./types.js" */
/** @import { MessageValue } from "minibatch" */

/**
 * @typedef {"set" | "added" | "removed" | "stepAdded" | "stepRemoved" | "stepOn" | "stepOff" | "moved" | "inputs"}
 *   Kind
 * @typedef {{ kind: Kind, values: Record<string, MessageValue>, sides: [MessageValue, MessageValue] }} Change `sides`
 *   are the two values, "" where there is none
 */

/** Longer values are cut. */
const longest = 60;

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
/** @param {string} text */
const cut = (text) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** @param {unknown} value @returns {MessageValue} */
function shown(value) {
  if (value === null || value === undefined || value === "") return { id: "runs.none" };
  if (Array.isArray(value)) return cut(`(${value.map(textOf).join(", ")})`);
  return cut(textOf(value));
}

/** @param {unknown} value @returns {string} */
function textOf(value) {
  if (Array.isArray(value)) return `(${value.map(textOf).join(", ")})`;
  if (isObject(value)) {
    return typeof value.class_name === "string" ? labelOf("", value) : JSON.stringify(value);
  }
  return String(value);
}

/**
 * An entry with its arguments as a program has it: "Dense(64)", "EarlyStopping(patience=5)".
 * @param {string} kind
 * @param {any} value
 * @returns {string}
 */
function labelOf(kind, value) {
  if (typeof value === "string") return value;
  const { class_name: name, config = {} } = value;
  const entry = kind ? entryOf(kind, name) : undefined;
  const needed = (entry?.arguments ?? [])
    .filter((argument) => argument.required && Object.hasOwn(config, argument.name))
    .map((argument) => textOf(config[argument.name]));
  const named = Object.entries(kind === "layer" ? {} : config)
    .filter(([key]) => !entry?.arguments.find((one) => one.name === key)?.required)
    .map(([key, one]) => `${key}=${textOf(one)}`);
  const inside = cut([...needed, ...named].join(", "));
  return inside ? `${name}(${inside})` : name;
}

/**
 * @param {MessageValue} name
 * @param {unknown} before
 * @param {unknown} after
 * @returns {Change}
 */
function set(name, before, after) {
  /** @type {[MessageValue, MessageValue]} */
  const sides = [shown(before), shown(after)];
  return { kind: "set", values: { name, before: sides[0], after: sides[1] }, sides };
}

/**
 * @param {Kind} kind
 * @param {string} name
 * @param {[MessageValue, MessageValue]} sides
 * @returns {Change}
 */
const change = (kind, name, sides) => ({ kind, values: { name }, sides });

/**
 * The values that differ, each by its path: what nobody has better words for.
 * @param {string} path
 * @param {any} before
 * @param {any} after
 * @returns {Change[]}
 */
function leaves(path, before, after) {
  if (same(before, after)) return [];
  const are = (/** @type {(value: unknown) => boolean} */ is) => is(before) && is(after);
  if (are(isObject) || (are(Array.isArray) && before.length === after.length)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const below = (/** @type {string} */ key) =>
      Array.isArray(before) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    const inner = keys.flatMap((key) => leaves(below(key), before[key], after[key]));
    if (inner.length > 0) return inner;
  }
  return [set(path, before, after)];
}

/**
 * The arguments of one entry that differ; one that is left out has its default.
 * @param {string} kind
 * @param {any} before
 * @param {any} after of the same class
 * @param {(argument: string) => string} nameOf
 * @returns {Change[]}
 */
function argumentChanges(kind, before, after, nameOf) {
  const [was, is] = [before.config ?? {}, after.config ?? {}];
  const entry = entryOf(kind, after.class_name);
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.flatMap((key) => {
    if (key === "name" || same(was[key], is[key])) return [];
    const value = (/** @type {any} */ config) =>
      Object.hasOwn(config, key)
        ? config[key]
        : entry?.arguments.find(({ name }) => name === key)?.default;
    return [set(nameOf(key), value(was), value(is))];
  });
}

/**
 * The pairs of two lists of entries that keep their order, with the least to say: an entry alone on its side was
 * added or removed.
 * @param {any[]} before
 * @param {any[]} after
 * @returns {[any, any][]}
 */
function aligned(before, after) {
  const texts = [before, after].map((list) => list.map((entry) => JSON.stringify(entry)));
  const nameOf = (/** @type {any} */ entry) => entry.config?.name ?? entry.name;
  /** @param {number} i @param {number} j */
  const costOf = (i, j) => {
    if (texts[0][i] === texts[1][j]) return 0;
    if (before[i].class_name !== after[j].class_name) return Infinity;
    return nameOf(before[i]) === nameOf(after[j]) ? 1 : 1.5;
  };
  // costs[i][j]: of what is behind these places.
  const alone = 1.2;
  const costs = Array.from({ length: before.length + 1 }, () =>
    new Float64Array(after.length + 1).fill(0),
  );
  for (let i = before.length; i >= 0; i--) {
    for (let j = after.length; j >= 0; j--) {
      if (i === before.length) costs[i][j] = alone * (after.length - j);
      else if (j === after.length) costs[i][j] = alone * (before.length - i);
      else {
        costs[i][j] = Math.min(
          costs[i + 1][j + 1] + costOf(i, j),
          costs[i + 1][j] + alone,
          costs[i][j + 1] + alone,
        );
      }
    }
  }
  /** @type {[any, any][]} */
  const pairs = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const both = i < before.length && j < after.length;
    if (both && costs[i][j] === costs[i + 1][j + 1] + costOf(i, j)) {
      pairs.push([before[i++], after[j++]]);
    } else if (i < before.length && costs[i][j] === costs[i + 1][j] + alone) {
      pairs.push([before[i++], undefined]);
    } else pairs.push([undefined, after[j++]]);
  }
  return pairs;
}

/**
 * @param {string} kind
 * @param {any[]} before
 * @param {any[]} after
 * @param {(entry: any, argument: string) => string} nameOf
 * @returns {Change[]}
 */
function listChanges(kind, before, after, nameOf) {
  const pairs = aligned(before, after);
  const isStep = kind === "preparation";
  const added = pairs.flatMap(([was, is]) => (was ? [] : [JSON.stringify(is)]));
  /** @type {string[]} */
  const moved = [];
  return pairs.flatMap(([was, is]) => {
    if (was && is) {
      const { enabled: wasOn = true, inbound_nodes: wasIn } = was;
      const { enabled: isOn = true, inbound_nodes: isIn } = is;
      const label = isStep ? is.class_name : nameOf(is, "");
      return [
        ...(wasOn === isOn ? [] : [change(isOn ? "stepOn" : "stepOff", label, ["", ""])]),
        ...argumentChanges(kind, was, is, (argument) => nameOf(is, argument)),
        ...(same(wasIn, isIn) ? [] : [change("inputs", label, ["", ""])]),
      ];
    }
    const text = JSON.stringify(was ?? is);
    const label = labelOf(kind, was ?? is);
    if (was && added.includes(text) && !moved.includes(text)) {
      moved.push(text);
      return [change("moved", label, [label, label])];
    }
    if (is && moved.includes(text)) return [];
    const name = isStep ? (was ?? is).class_name : label;
    if (was) return [change(isStep ? "stepRemoved" : "removed", name, [label, ""])];
    return [change(isStep ? "stepAdded" : "added", name, ["", label])];
  });
}

/** "dropout", "dense · units". @param {any} layer @param {string} argument */
function layerArgument(layer, argument) {
  const name = layer.config?.name ?? layer.name ?? layer.class_name;
  return argument === "" || argument === "rate" ? name : `${name} · ${argument}`;
}

/** @param {any} step @param {string} argument */
const stepArgument = ({ class_name: name }, argument) =>
  argument === "" ? name : `${name} · ${argument}`;

/** @param {Experiment["data"]} data */
function nameOfData(data) {
  if (!data) return "";
  if ("sample" in data) return data.sample;
  return "url" in data ? data.url : data.files.map(({ name }) => name).join(", ");
}

/** Each part of an experiment, and how its changes are told. @type {Record<string, (before: any, after: any) => Change[]>} */
const parts = {
  title: (before, after) => [set({ id: "runs.titleOf" }, before, after)],
  data: (before, after) => {
    const names = [nameOfData(before), nameOfData(after)];
    return names[0] === names[1] ? [] : [set({ id: "runs.dataOf" }, names[0], names[1])];
  },
  reading: (before, after) => leaves("", before?.config ?? {}, after?.config ?? {}),
  target: (before, after) => {
    const [{ columns: was, ...others }, { columns: is, ...rest }] = [{ ...before }, { ...after }];
    const names = [was, is].map((columns) => columns?.join(", "));
    return [
      ...(same(was, is) || names[0] === names[1] ? [] : [set("target", names[0], names[1])]),
      ...leaves("", others, rest),
    ];
  },
  preparation: (before, after) =>
    listChanges("preparation", before ?? [], after ?? [], stepArgument),
  model: (before, after) => {
    const [was, is] = [before, after].map((model) => model?.config?.layers ?? []);
    return listChanges("layer", was, is, layerArgument);
  },
  begin: (before, after) => {
    const [was, is] = [before, after].map((one) => one?.file.name);
    return was === is ? [] : [set({ id: "runs.beginOf" }, was, is)];
  },
  compile: (before, after) => {
    const { optimizer: was, ...others } = before;
    const { optimizer: is, ...rest } = after;
    const entries = [was, is].map((one) => {
      const { class_name, config = {} } =
        typeof one === "string" ? { class_name: one } : (one ?? { class_name: "adam" });
      return { class_name: entryOf("optimizer", class_name)?.class_name ?? class_name, config };
    });
    const isOther = entries[0].class_name !== entries[1].class_name;
    return [
      ...(isOther
        ? [set("optimizer", labelOf("optimizer", entries[0]), labelOf("optimizer", entries[1]))]
        : argumentChanges("optimizer", entries[0], entries[1], (argument) => argument)),
      ...leaves("", others, rest),
    ];
  },
  fit: (before, after) => {
    const { callbacks: was = [], ...others } = before;
    const { callbacks: is = [], ...rest } = after;
    return [...leaves("", others, rest), ...listChanges("callback", was, is, stepArgument)];
  },
  seed: (before, after) => [set("seed", before, after)],
};

/** @param {Experiment} json @returns {Record<string, any>} */
function canonical(json) {
  try {
    return read(/** @type {any} */ (json)).json;
  } catch {
    // Of another version of the page, perhaps.
    return json;
  }
}

/**
 * @param {Experiment} before
 * @param {Experiment} after
 * @returns {Change[]} none where both train in the same way
 */
export function changesOf(before, after) {
  const [was, is] = [canonical(before), canonical(after)];
  const keys = new Set([...Object.keys(parts), ...Object.keys(was), ...Object.keys(is)]);
  return [...keys].flatMap((key) => {
    if (same(was[key], is[key])) return [];
    const told = parts[key]?.(was[key] ?? empty(key), is[key] ?? empty(key)) ?? [];
    return told.length > 0 ? told : leaves(key, was[key], is[key]);
  });
}

/** @param {string} key */
const empty = (key) => (["compile", "fit"].includes(key) ? {} : undefined);

/**
 * @param {import("../locales/i18n.js").Language} language
 * @param {Change} change
 */
export const changeText = (language, { kind, values }) => language.t(`runs.change_${kind}`, values);
