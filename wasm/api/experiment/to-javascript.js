/** An experiment as a program for this package that does the same, bit for bit. Loaded when the first is written. */

import { camelCase } from "../catalog.js";
import { entriesOf } from "../catalog-steps.js";
import { filesOf } from "../../keras/python/index.js";
import { MinibatchError } from "../../messages/error.js";
import { addTexts } from "../../messages/en.js";
import { python } from "../../messages/python.en.js";
import { canonicalFit } from "./canonical.js";
import { say } from "./faults.js";
import { inputLayersOf, outputNamesOf, saysInput } from "./model-spec.js";
import { compileOptions, fitOptions } from "./options.js";
import { isObject } from "../../messages/is-object.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("../catalog.js").Kind} Kind */
/** @typedef {{ class_name: string, config?: any, [key: string]: any }} Named */

addTexts(python);

/** Which export has the functions of a kind. @type {Partial<Record<Kind, string>>} */
const groups = {
  ...{ layer: "layers", loss: "losses", optimizer: "optimizers", initializer: "initializers" },
  ...{ regularizer: "regularizers", constraint: "constraints", schedule: "schedules" },
  ...{ callback: "callbacks", preparation: "preparation" },
};
const kinds = /** @type {Kind[]} */ (Object.keys(groups));
/** What every layer takes besides its own arguments. */
const ofLayers = ["name", "trainable"];

class Writer {
  /** @type {Set<string>} */
  imports = new Set();

  /**
   * @param {unknown} value
   * @param {Kind} [kind] of the entry that may stand here
   * @returns {string}
   */
  value(value, kind) {
    if (Array.isArray(value)) return `[${value.map((one) => this.value(one, kind)).join(", ")}]`;
    if (!isObject(value)) return JSON.stringify(value ?? null);
    if (typeof value.class_name === "string") {
      const written = this.entry(/** @type {Named} */ (value), kind);
      if (written) return written;
    }
    return this.object(Object.entries(value).map(([key, one]) => [key, this.value(one, kind)]));
  }

  /** @param {[key: string, text: string][]} pairs */
  object(pairs) {
    if (pairs.length === 0) return "{}";
    const keys = pairs.map(([key, text]) => {
      const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
      return `${name}: ${text}`;
    });
    return `{ ${keys.join(", ")} }`;
  }

  /**
   * An entry as the call of its function: layers.dense({ units: 8 }); "" where there is no such function.
   * @param {Named} entry
   * @param {Kind} [kind]
   * @param {[key: string, text: string][]} [more] arguments that are written already
   */
  entry({ class_name, config = {}, ...others }, kind, more = []) {
    if (!isObject(config)) return "";
    const known = (kind ? [kind] : kinds)
      .flatMap((one) => (groups[one] ? entriesOf(one) : []))
      .find((one) => one.class_name === class_name);
    if (!known || Object.keys(others).some((key) => !/^(module|registered_name)$/.test(key)))
      return "";
    const group = /** @type {string} */ (groups[known.kind]);
    const args = new Map(known.arguments.map((one) => [one.name, one]));
    const shape =
      class_name === "InputLayer" ? (config.batch_shape ?? config.batch_input_shape) : null;
    const said = Object.entries(config).filter(([key]) => !/^batch_(input_)?shape$/.test(key));
    const own = known.kind === "layer" ? ofLayers : [];
    if (said.some(([key]) => !args.has(key) && !own.includes(key))) return "";
    if (Array.isArray(shape) && shape[0] !== null) return "";
    this.imports.add(group);
    /** @type {[string, string][]} */
    const pairs = [
      ...(shape ? [/** @type {[string, string]} */ (["shape", this.value(shape.slice(1))])] : []),
      ...said.map(
        ([key, one]) =>
          /** @type {[string, string]} */ ([camelCase(key), this.value(one, args.get(key)?.kind)]),
      ),
      ...more,
    ];
    return `${group}.${known.js_name}(${pairs.length > 0 ? this.object(pairs) : ""})`;
  }

  /** Options over several lines, without those that are not said. @param {Record<string, string | undefined>} options */
  options(options) {
    const said = Object.entries(options).filter(([, text]) => text !== undefined);
    return `{\n${said.map(([key, text]) => `  ${text === key ? key : `${key}: ${text}`},\n`).join("")}}`;
  }

  /** One to a line. @param {string[]} items */
  list(items, indent = "  ") {
    if (items.length === 0) return "[]";
    return `[\n${items.map((item) => `${indent}  ${item},\n`).join("")}${indent}]`;
  }

  /** @param {Named} spec */
  model(spec) {
    const { layers, name } = spec.config;
    const isChain = spec.class_name === "Sequential" && !spec.keras_version && layers.length > 0;
    const calls = isChain
      ? layers.map((/** @type {Named} */ layer, /** @type {number} */ at) =>
          this.entry(
            layer,
            "layer",
            at === 0 && !saysInput(/** @type {any} */ (spec))
              ? [["inputShape", "prepared.inputShape"]]
              : [],
          ),
        )
      : [""];
    if (calls.every(Boolean)) {
      this.imports.add("sequential");
      const named = name ? `, ${this.value({ name })}` : "";
      return `const net = sequential(${this.list(calls, "")}${named});`;
    }
    // As Keras's to_json() has it.
    this.imports.add("model");
    return `const net = model(${JSON.stringify(spec, null, 2)});`;
  }
}

/** @param {CompleteExperiment} json */
function prepareOptions(
  { target, inputs, seed, preparation, model },
  /** @type {Writer} */ writer,
) {
  const { outputs } = target;
  const names = outputNamesOf(model).filter((name) => outputs && Object.hasOwn(outputs, name));
  const ordered = outputs
    ? { outputs: Object.fromEntries(names.map((name) => [name, outputs[name]])) }
    : target;
  const dealt = inputs
    ? Object.fromEntries(inputLayersOf(model).map(({ name }) => [name, inputs[name]]))
    : undefined;
  const steps = preparation?.filter(({ enabled }) => enabled !== false);
  return writer.options({
    inputs: dealt && writer.value(dealt),
    target: Object.keys(ordered).length > 0 ? writer.value(ordered) : undefined,
    seed: String(seed),
    preparation:
      steps &&
      writer.list(
        steps.map(
          ({ class_name, config }) =>
            writer.entry({ class_name, config }, "preparation") ||
            JSON.stringify({ class_name, config }),
        ),
      ),
  });
}

/** What suits the rows, where the experiment leaves it to them. @param {CompleteExperiment["model"]} model */
const suitable = (model) => {
  const last = model?.config.layers.at(-1)?.config ?? {};
  const one = last.activation === "sigmoid" || last.units === 1 ? "binary" : "sparse_categorical";
  return {
    loss: `prepared.task === "regression" ? "mean_squared_error" : "${one}_crossentropy"`,
    metrics: 'prepared.task === "regression" ? ["mae"] : ["accuracy"]',
  };
};

/**
 * @param {CompleteExperiment} json
 * @returns {string}
 */
export function toJavaScript(json) {
  const { model, title, reading, compile, seed } = json;
  const fit = canonicalFit({ validation_split: 0, ...json.fit });
  if (!model) throw new MinibatchError("invalid-argument", say("python.needs-model"));
  const writer = new Writer();
  const { optimizer, loss, metrics, ...others } = /** @type {Record<string, any>} */ (
    compileOptions(compile, seed)
  );
  const more = Object.entries(others).filter(([key]) => key !== "seed");
  const prepare = prepareOptions(json, writer);
  const net = writer.model(/** @type {any} */ (model));
  const compiled = writer.options({
    optimizer: optimizer === undefined ? undefined : writer.value(optimizer, "optimizer"),
    loss: loss === undefined ? suitable(model).loss : writer.value(loss, "loss"),
    metrics: metrics === undefined ? suitable(model).metrics : writer.value(metrics, "metric"),
    ...Object.fromEntries(more.map(([key, value]) => [key, writer.value(value)])),
    seed: String(seed),
  });
  const fitted = writer.options({
    ...Object.fromEntries(
      Object.entries(fitOptions(fit)).map(([key, value]) => [key, writer.value(value)]),
    ),
    callbacks:
      fit.callbacks.length > 0
        ? writer.list(fit.callbacks.map((one) => writer.value(one, "callback")))
        : undefined,
    verbose: "2",
  });
  const { begin } = json;
  if (begin) for (const name of ["loadModel", "transfer"]) writer.imports.add(name);
  const head = begin?.head ? `, head: ${JSON.stringify(begin.head)}` : "";
  const started = begin
    ? `const begun = await loadModel(await readFile(${JSON.stringify(begin.file.name)}));
await transfer.beginWith(net, { model: begun${head} });
begun.dispose();
`
    : "";
  const names = [...writer.imports, "readFiles"].sort();
  return `${title ? `// ${title.replace(/\s+/g, " ")}\n` : ""}// npm install minibatch; in a browser, files are the File objects of a file chooser.

import { readFile } from ${JSON.stringify("node:fs/promises")};
import { ${names.join(", ")} } from ${JSON.stringify("minibatch")};

const paths = process.argv.length > 2 ? process.argv.slice(2) : ${JSON.stringify(filesOf(json))};
const files = await Promise.all(
  paths.map(async (path) => ({ name: path.split("/").at(-1), bytes: await readFile(path) })),
);
const source = await readFiles(files${reading ? `, { reading: ${writer.value(reading)} }` : ""});
const prepared = await source.prepare(${prepare});

${net}
await net.compile(${compiled});
${started}const { history } = await net.fit(prepared.train, ${fitted});
console.log(history);
if (prepared.test.rows > 0) console.log(await net.evaluate(prepared.test));
console.log(await net.fingerprint()); // SHA-256 of the weights
`;
}
