/** The settings of an experiment, each by itself: what a sweep may change, found by a path and set to a value. */

import { freeLayerName, snakeCase } from "../../keras/snake-case.js";
import { wrong } from "../checks.js";
import { findEntry, readEntry } from "./entries.js";
import { settingsOfHidden } from "./hidden-layers.js";
import { below } from "./plain.js";
import { isObject } from "../../messages/is-object.js";
import { addTexts } from "../../messages/en.js";
import { MinibatchError } from "../../messages/error.js";
import { links } from "../../messages/links.en.js";
import { nearest } from "../../messages/nearest.js";

addTexts(links);

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("../catalog.js").Argument} CatalogArgument */
/** @typedef {import("../catalog.js").Kind} Kind */

/**
 * @typedef {object} Setting
 * @property {string} path "compile.optimizer.learning_rate", "model.dense.units", "fit.batch_size"
 * @property {string} jsonPath where it stands in the JSON: "model.config.layers[1].config.units"
 * @property {string} owner what has it: a layer's name, a class; "" for the experiment's own
 * @property {string} name Keras's: "units"
 * @property {unknown} value as it is set now, or its default; undefined where it follows the data
 * @property {CatalogArgument["type"]} type
 */

/**
 * One that is known here: how it is set, and by which other paths it is found.
 * @typedef {Setting & { put: (json: any, value: unknown) => void, others: string[] }} Found
 */

/** Arguments whose texts name columns or hold a condition: the words of one table, not values to try. @param {CatalogArgument} argument */
const isWorthTrying = ({ name, of }) => name !== "name" && of === undefined;

/**
 * The settings of an object of the catalogue, and of the objects in it.
 * @param {object} place
 * @param {Kind} place.kind
 * @param {unknown} place.value
 * @param {string} place.path
 * @param {string} place.jsonPath
 * @param {string} place.owner
 * @param {string[]} [place.others]
 * @param {(json: any) => { [key: string]: any, holder: any, key: string | number }} place.at where the object stands
 * @returns {Found[]}
 */
function settingsOf({ kind, value, path, jsonPath, owner, others = [], at }) {
  const read = readEntry(kind, value);
  if (!read) return [];
  const { entry, config } = read;
  const inConfig = below(jsonPath, "config");
  return entry.arguments.filter(isWorthTrying).flatMap((argument) => {
    const { name, type } = argument;
    const now = Object.hasOwn(config, name) ? config[name] : argument.default;
    /** @param {any} json */
    const configOf = (json) => {
      const { holder, key } = at(json);
      // A name alone has no arguments yet.
      if (typeof holder[key] === "string") holder[key] = { class_name: holder[key] };
      return (holder[key].config ??= {});
    };
    const names = { path: below(path, name), jsonPath: below(inConfig, name) };
    const own = {
      ...{ ...names, owner, name, value: now, type },
      others: others.map((other) => below(other, name)),
      put: (/** @type {any} */ json, /** @type {unknown} */ to) => (configOf(json)[name] = to),
    };
    const isSet = argument.kind && isObject(now) && typeof now.class_name === "string";
    const inner = isSet
      ? settingsOf({
          ...{ ...names, kind: /** @type {Kind} */ (argument.kind), value: now },
          owner: /** @type {any} */ (now).class_name,
          at: (json) => ({ holder: configOf(json), key: name }),
        })
      : [];
    return [own, ...inner];
  });
}

/** What fit() is told, in the order of forms. @type {[string, CatalogArgument["type"]][]} */
const ofFit = [
  ["epochs", "integer"],
  ["batch_size", "integer"],
  ["validation_split", "number"],
  ["shuffle", "boolean"],
];

/** @param {any[]} layers @returns {string[]} as Keras names those that have no name */
function namesOf(layers) {
  const taken = new Set(layers.map(({ config }) => config?.name).filter(Boolean));
  return layers.map(({ class_name, config }) => {
    if (config?.name) return config.name;
    const name = freeLayerName(snakeCase(class_name), taken);
    taken.add(name);
    return name;
  });
}

/** @param {CompleteExperiment["model"]} model @returns {Found[]} */
function settingsOfModel(model) {
  if (!model) return [];
  const { layers } = model.config;
  const names = namesOf(layers);
  return settingsOfHidden(model).concat(
    layers.flatMap((/** @type {any} */ layer, /** @type {number} */ i) =>
      layer.class_name === "InputLayer"
        ? []
        : settingsOf({
            ...{ kind: "layer", value: layer, owner: names[i] },
            path: below("model", names[i]),
            jsonPath: below("model.config.layers", i),
            others: [below("model.layers", i)],
            at: (json) => ({ holder: json.model.config.layers, key: i }),
          }),
    ),
  );
}

/**
 * The settings of a list of steps or callbacks.
 * @param {Kind} kind
 * @param {string} path
 * @param {readonly any[]} list
 * @param {(json: any) => any[]} listIn
 */
const settingsOfList = (kind, path, list, listIn) =>
  list.flatMap((value, i) => {
    const { class_name: owner } = value;
    const isOnly = list.filter(({ class_name }) => class_name === owner).length === 1;
    const numbered = below(path, i);
    return settingsOf({
      ...{ kind, value, owner, jsonPath: numbered },
      ...(isOnly ? { path: below(path, owner), others: [numbered] } : { path: numbered }),
      at: (json) => ({ holder: listIn(json), key: i }),
    });
  });

/** @param {CompleteExperiment} json @returns {Found[]} */
function allSettings({ preparation, model, compile, fit }) {
  const { optimizer } = compile;
  const named = typeof optimizer === "string" ? optimizer : optimizer.class_name;
  const owner = findEntry("optimizer", named)?.class_name ?? named;
  /**
   * @param {"compile" | "fit"} part
   * @param {string} name
   * @param {unknown} value
   * @param {CatalogArgument["type"]} type
   * @returns {Found}
   */
  const own = (part, name, value, type) => ({
    ...{ path: `${part}.${name}`, jsonPath: `${part}.${name}`, owner: "", name, value, type },
    others: [],
    put: (copy, to) => ((copy[part] ??= {})[name] = to),
  });
  return [
    ...ofFit.map(([name, type]) => own("fit", name, /** @type {any} */ (fit)?.[name], type)),
    own("compile", "optimizer", optimizer, "object"),
    own("compile", "loss", compile.loss, "object"),
    ...settingsOf({
      ...{ kind: "optimizer", value: optimizer, owner },
      ...{ path: "compile.optimizer", jsonPath: "compile.optimizer" },
      at: (json) => ({ holder: json.compile, key: "optimizer" }),
    }),
    ...settingsOfModel(model),
    ...settingsOfList("preparation", "preparation", preparation ?? [], (json) => json.preparation),
    ...settingsOfList(
      "callback",
      "fit.callbacks",
      fit?.callbacks ?? [],
      (json) => json.fit.callbacks,
    ),
  ];
}

/** @param {Found} setting @returns {Setting} */
const told = ({ put: _, others: __, ...setting }) => setting;

/** What can be set, with the values as they are. @param {CompleteExperiment} json @returns {Setting[]} */
export const listSettings = (json) => allSettings(json).map(told);

/** `config` says nothing that the rest of a path does not. @param {string} path */
const folded = (path) =>
  path.replace(/\.config(?=[.[])/g, "").replace(/^model\.layers\./, "model.");

/**
 * Finds settings of one experiment by their paths.
 * @param {CompleteExperiment} json
 * @returns {(path: unknown) => Found}
 */
export function settingFinder(json) {
  const all = allSettings(json);
  const byPath = new Map(
    all.flatMap((setting) =>
      [setting.path, setting.jsonPath, ...setting.others].map((path) => [folded(path), setting]),
    ),
  );
  return (path) => {
    if (typeof path !== "string") throw wrong("sweep()", "sweep-path", path);
    const setting = byPath.get(folded(path));
    if (setting) return setting;
    const paths = all.map((known) => known.path);
    const name = path.slice(path.lastIndexOf(".") + 1);
    // The same name elsewhere, and the path that is spelled almost so.
    const alike = all.filter((known) => known.name === name).map((known) => known.path);
    const near = [...new Set([nearest(path, paths) ?? [], alike].flat())].slice(0, 3);
    const values = { path: path.slice(0, 200), near: near.length > 0 ? near : paths.slice(0, 6) };
    const id = near.length > 0 ? "sweep.no-setting-near" : "sweep.no-setting";
    throw new MinibatchError("invalid-argument", { id, values });
  };
}
