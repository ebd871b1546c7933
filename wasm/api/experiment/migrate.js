/** Older experiments become experiments of this version, here and nowhere else. */

import { MinibatchError } from "../../messages/error.js";
import { say } from "./faults.js";
import { isObject } from "../../messages/is-object.js";
import { version } from "./schema.js";

/** @typedef {(json: Record<string, any>) => Record<string, any>} Migration */

/**
 * The step from version n to version n + 1, by n. Version 1 is the first.
 * @type {Readonly<Record<number, Migration>>}
 */
const migrations = Object.freeze({});

/**
 * A plain value in this package's version of the format. Throws `newer-version` for one that is newer; a value
 * that is not an experiment is returned as it is, for the check to report.
 * @param {unknown} json
 * @param {Readonly<Record<number, Migration>>} [known]
 * @param {number} [current]
 * @returns {unknown}
 */
export function migrate(json, known = migrations, current = version) {
  if (!isObject(json) || !Number.isSafeInteger(json.minibatch)) return json;
  let value = /** @type {Record<string, any>} */ (json);
  if (value.minibatch > current) throw newerVersion("experiment", value.minibatch, current);
  while (Object.hasOwn(known, value.minibatch)) {
    const next = value.minibatch + 1;
    value = { ...known[value.minibatch](value), minibatch: next };
  }
  return imagesBySteps(value);
}

/**
 * Before there were steps for images, their reader was told their size and colours.
 * @param {Record<string, any>} json
 */
function imagesBySteps(json) {
  const { reading, preparation } = json;
  if (!isObject(reading) || reading.class_name !== "Images" || !isObject(reading.config)) {
    return json;
  }
  const { image_size: size, color_mode: mode, ...config } = reading.config;
  if (size === undefined && mode === undefined) return json;
  const [height, width] = Array.isArray(size) ? size : [];
  const colours = { grayscale: "Grayscale", rgb: "GrayscaleToRGB" }[String(mode)];
  const changes = [
    ...(colours ? [{ class_name: colours, config: {} }] : []),
    ...(size === undefined ? [] : [{ class_name: "Resizing", config: { height, width } }]),
  ];
  const steps = preparation ?? [
    { class_name: "TrainTestSplit", config: { test_size: 0.2, stratify: true } },
    { class_name: "Rescaling", config: {} },
  ];
  if (!Array.isArray(steps)) return json;
  return {
    ...json,
    reading: Object.keys(config).length === 0 ? null : { ...reading, config },
    preparation: [...changes, ...steps],
  };
}

/**
 * @param {"experiment" | "link" | "file"} what
 * @param {unknown} received the version that it has
 * @param {number} known the newest that is read here
 */
export const newerVersion = (what, received, known) =>
  new MinibatchError("newer-version", say(`newer.${what}`, { received: String(received), known }));
