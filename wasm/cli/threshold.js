/** What `--threshold` takes: a probability for all, or one for each label or output by its name, or of an output's labels. */

import { isObject } from "minibatch";
import { CommandError, UsageError } from "./language.js";

/** @typedef {number | Record<string, number>} Threshold */

/** A name, which may have commas and signs in it, and its probability. */
const named = /([^=]+(?:=[^=]+?)*?)=\s*(\d*\.?\d+)\s*(?:,|$)/gy;

/** @param {string} text @returns {Threshold} */
export function thresholdOf(text) {
  const wrong = () => new UsageError("cli.threshold", { received: text });
  if (!text.includes("=")) {
    if (!/^\d*\.?\d+$/.test(text) || Number(text) > 1) throw wrong();
    return Number(text);
  }
  const found = [...text.matchAll(named)];
  if (found.map(([whole]) => whole).join("") !== text) throw wrong();
  const entries = found.map(([, name, value]) => [name.trim(), Number(value)]);
  if (entries.some(([, value]) => Number(value) > 1)) throw wrong();
  return Object.fromEntries(entries);
}

/**
 * As the package takes it. Of several outputs "tags/comedy" is a label of one: Keras's names have no slash.
 * @param {Threshold | undefined} threshold
 * @param {readonly { name: string, labels: readonly string[] }[]} outputs
 * @returns {{ threshold?: import("minibatch").Thresholds }}
 */
export function thresholdsFor(threshold, outputs) {
  if (threshold === undefined) return {};
  if (typeof threshold === "number" || outputs.length === 1) return { threshold };
  /** @type {Record<string, Threshold>} */
  const found = {};
  for (const [path, value] of Object.entries(threshold)) {
    const [, name, label] = /** @type {RegExpExecArray} */ (/^([^/]*)(?:\/(.*))?$/s.exec(path));
    const { labels = [] } = outputs.find((output) => output.name === name) ?? {};
    const all = found[name];
    const others = isObject(all) ? all : Object.fromEntries(labels.map((one) => [one, all]));
    found[name] = label === undefined ? value : { ...others, [label]: value };
  }
  return { threshold: found };
}

/**
 * Said before hours of training.
 * @param {Threshold | undefined} threshold
 * @param {readonly { name: string, task: string, labels: readonly string[] }[]} outputs
 */
export function checkThreshold(threshold, outputs) {
  if (threshold === undefined) return;
  const decided = outputs.filter(({ task, labels }) => task === "binary" || labels.length > 0);
  const known =
    outputs.length > 1
      ? decided.flatMap(({ name, labels }) => [name, ...labels.map((one) => `${name}/${one}`)])
      : outputs[0].labels;
  if (decided.length === 0 || (typeof threshold === "number" && outputs.length > 1)) {
    throw new CommandError(
      decided.length === 0 ? "cli.threshold-nothing" : "cli.threshold-each",
      decided.length === 0 ? {} : { known },
    );
  }
  const received =
    typeof threshold === "number"
      ? []
      : Object.keys(threshold).filter((name) => !known.includes(name));
  if (received.length === 0) return;
  if (known.length === 0) throw new CommandError("cli.threshold-one");
  throw new CommandError("cli.threshold-name", { received: received[0], known });
}
