/** What stands behind `npx minibatch`. */

import { parseArgs } from "node:util";
import { baselinesIn } from "./baselines.js";
import { UsageError, isLanguage, languages } from "./language.js";
import { thresholdOf } from "./threshold.js";
import { seedsOf, setOf, trialsOf } from "./sweep-arguments.js";

const maxThreads = 64;

/** @typedef {import("minibatch").Part} Part */

/**
 * @typedef {object} Parsed
 * @property {"run" | "check" | "sweep" | "predict" | "verify" | "import" | "python" | "javascript" | "summary" | "convert"} command
 * @property {string} experiment a path, or a link; of predict the path of a run or model, of verify of a run, of import of a script or notebook, of
 *   summary and convert of a model
 * @property {string[]} files
 * @property {number} [threads]
 * @property {boolean} json
 * @property {boolean} [notebook] a notebook in place of a script
 * @property {boolean} [expandNested] whether a summary lists the layers of models in the model
 * @property {string} [save]
 * @property {string} [prepared]
 * @property {string} [predictions] where those of `part` are written
 * @property {string} [labelErrors] where the training rows whose labels are likely wrong are written
 * @property {Part} [part] the rows that are judged
 * @property {import("./baselines.js").Asked[]} baselines classical models, judged by the test rows
 * @property {import("./threshold.js").Threshold} [threshold] above which classes and labels are predicted
 * @property {string} [out]
 * @property {string} [labels] a text of class names, one a line
 * @property {string} [model] the path of one whose weights training begins with
 * @property {"own" | "new"} [head] what happens to its last layer
 * @property {string[]} [columns] of the table that a model without its data is given, in the model's order
 * @property {string} [kerasVersion] that is to read what convert writes
 * @property {Record<string, unknown[]>} [set] the values of each setting of a sweep
 * @property {number[]} [seeds]
 * @property {number} [random] how many points are drawn
 */

/** @type {Record<string, { type: "string" | "boolean", short?: string, multiple?: boolean }>} */
const options = {
  threads: { type: "string" },
  json: { type: "boolean" },
  save: { type: "string" },
  prepared: { type: "string" },
  predictions: { type: "string" },
  "label-errors": { type: "string" },
  part: { type: "string" },
  baselines: { type: "string" },
  out: { type: "string" },
  threshold: { type: "string" },
  labels: { type: "string" },
  model: { type: "string" },
  head: { type: "string" },
  columns: { type: "string" },
  "keras-version": { type: "string" },
  notebook: { type: "boolean" },
  "expand-nested": { type: "boolean" },
  set: { type: "string", multiple: true },
  seeds: { type: "string" },
  random: { type: "string" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
};

/** @typedef {{ values: { [option: string]: any }, positionals: string[], tokens: any[] }} Given */

/**
 * Nothing is refused yet: `--lang` says in which language that would be.
 * @param {string[]} args
 * @returns {Given}
 */
export const read = (args) =>
  parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });

/** What training begins with. */
const beginning = ["model", "head", "labels"];

/** The commands, each with the options that only some of them take. */
const optionsOf = {
  run: [
    "threads",
    "save",
    "prepared",
    "predictions",
    "label-errors",
    "part",
    "baselines",
    "threshold",
  ].concat(beginning),
  check: [],
  sweep: ["threads", "set", "seeds", "random", ...beginning],
  predict: ["threads", "out", "labels", "columns", "threshold"],
  verify: ["threads", ...beginning],
  import: [],
  python: ["notebook"],
  javascript: [],
  summary: ["expand-nested"],
  convert: ["keras-version"],
};
/** Those that take one path and no more. */
const alone = ["check", "import", "python", "javascript", "summary"];
/** What is said where that is missing. @type {Record<string, string>} */
const nothingFor = {
  import: "cli.import-nothing",
  summary: "cli.summary-nothing",
  verify: "cli.verify-nothing",
};
const commands = Object.keys(optionsOf);
/** @param {string} name @returns {name is Parsed["command"]} */
const isCommand = (name) => Object.hasOwn(optionsOf, name);
const known = Object.keys(options).map((name) => `--${name}`);

/** @param {Given["tokens"][number]} token */
function checkOption({ kind, name, rawName, value, inlineValue }) {
  if (kind !== "option") return;
  if (!Object.hasOwn(options, name))
    throw new UsageError("cli.unknown-option", { option: rawName, known });
  if (options[name].type === "boolean") {
    if (value === undefined) return;
    throw new UsageError("cli.unwanted-value", { option: rawName, received: value });
  }
  // What looks like the next option is no value: --save --json.
  if (value === undefined || value === "" || (!inlineValue && value.startsWith("-"))) {
    throw new UsageError("cli.no-value", { option: rawName });
  }
}

/** @param {string | undefined} text */
function threadsOf(text) {
  if (text === undefined) return {};
  if (!/^[1-9]\d?$/.test(text) || Number(text) > maxThreads) {
    throw new UsageError("cli.threads", { limit: maxThreads, received: text });
  }
  return { threads: Number(text) };
}

/** @type {readonly Part[]} */
const parts = ["train", "validation", "test"];

/** @param {string | undefined} text @returns {{ part?: Part }} */
function partOf(text) {
  if (text === undefined) return {};
  const part = parts.find((one) => one === text);
  if (!part) throw new UsageError("cli.part", { known: parts, received: text });
  return { part };
}

/** @type {readonly NonNullable<Parsed["head"]>[]} */
const heads = ["own", "new"];

/** @param {{ model?: string, head?: string, labels?: string }} values */
function beginningFrom({ model, head: text, labels }) {
  const head = heads.find((one) => one === text);
  if (text !== undefined && !head)
    throw new UsageError("cli.head", { known: heads, received: text });
  if (head && model === undefined) throw new UsageError("cli.head-alone");
  return { ...(model && { model }), ...(head && { head }), ...(labels && { labels }) };
}

/**
 * @param {Given} given
 * @returns {Parsed | "help" | "version"}
 */
export function parse({ values, positionals, tokens }) {
  tokens.forEach(checkOption);
  if (values.lang !== undefined && !isLanguage(values.lang)) {
    throw new UsageError("cli.language", { known: languages, received: values.lang });
  }
  if (values.version) return "version";
  if (values.help) return "help";
  const [command, experiment, ...files] = positionals;
  if (command === undefined) throw new UsageError("cli.no-command");
  if (!isCommand(command)) {
    throw new UsageError("cli.unknown-command", { command, known: commands });
  }
  if (command === "predict" && files.length === 0) throw new UsageError("cli.predict-nothing");
  if (command === "convert" && files.length !== 1) throw new UsageError("cli.convert-nothing");
  if (experiment === undefined) {
    throw new UsageError(nothingFor[command] ?? "cli.no-experiment", { command });
  }
  const { json = false, save, prepared, predictions, part, out, threads } = values;
  const { set, seeds, random, columns } = values;
  /** @type {string[]} */
  const taken = optionsOf[command];
  const unwanted = Object.values(optionsOf)
    .flat()
    .filter((name) => values[name] && !taken.includes(name));
  const others = [
    ...(alone.includes(command) ? files : []),
    ...[...new Set(unwanted)].map((name) => `--${name}`),
  ];
  if (others.length > 0) {
    if (command === "check") throw new UsageError("cli.check-takes-no", { received: others });
    throw new UsageError("cli.takes-no", { command, received: others });
  }
  if (command === "sweep" && !set && !seeds) throw new UsageError("cli.sweep-nothing");
  return {
    ...{
      command,
      experiment,
      files,
      json,
      notebook: values.notebook ?? false,
      save,
      prepared,
      predictions,
      labelErrors: values["label-errors"],
      kerasVersion: values["keras-version"],
      expandNested: values["expand-nested"] ?? false,
      out,
    },
    ...{ ...threadsOf(threads), ...partOf(part) },
    baselines: values.baselines ? baselinesIn(values.baselines) : [],
    ...beginningFrom(values),
    ...(values.threshold && { threshold: thresholdOf(values.threshold) }),
    ...(columns && {
      columns: columns.split(",").map((/** @type {string} */ name) => name.trim()),
    }),
    ...(set && { set: setOf(set) }),
    ...(seeds && { seeds: seedsOf(seeds) }),
    ...(random && { random: trialsOf(random) }),
  };
}
