/** What a step is added with, where that depends on the data. */

import { starterConfig } from "../experiment/catalogue.js";

/**
 * @param {import("../experiment/catalogue.js").Entry} entry
 * @param {object} rows that come to the step
 * @param {string[]} rows.names of their columns
 * @param {[height: number, width: number] | undefined} rows.image their size
 * @param {any} rows.description of the file
 */
export function firstConfig(entry, { names, image, description }) {
  /** @type {any[]} */
  const described = description?.columns ?? [];
  const isText = (/** @type {string} */ name) =>
    described.some((column) => column.name === name && column.type !== "number");
  const config = starterConfig(entry, { names, numbers: names.filter((name) => !isText(name)) });
  const required = entry.arguments.filter((argument) => argument.required);
  const needs = (/** @type {string} */ wanted) => required.some(({ name }) => name === wanted);
  // Images as large as they are.
  if (needs("height") && needs("width")) {
    const { height = 1, width = 1 } = description ?? {};
    [config.height, config.width] = image ?? [height, width];
  }
  // It has a default that depends on another argument, so the form could not show it.
  if (entry.class_name === "TrainTestSplit") config.test_size = 0.2;
  // To begin with it drops none: without any column there is nothing to train on.
  if (entry.class_name === "DropColumns") config.columns = [];
  return config;
}
