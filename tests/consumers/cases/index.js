/** All consumers, the most used first. */

import { bundlers } from "./bundlers.js";
import { examples } from "./examples.js";
import { frameworks } from "./frameworks.js";
import { notebooks } from "./notebooks.js";
import { plain } from "./plain.js";
import { runtimes } from "./runtimes.js";
import { starters } from "./starters.js";
import { typescript } from "./typescript.js";

/** @type {import("../run-case.js").Consumer[]} */
export const consumers = [...bundlers, ...frameworks, ...examples].concat(
  notebooks,
  runtimes,
  typescript,
  plain,
  starters,
);
