/** From what was followed through a notebook to the experiment. */

import { sayHole } from "./applied.js";
import { augmentedChain } from "./augmentation.js";
import { configValue } from "./entries.js";
import {
  chainOf,
  functionalJson,
  isChain,
  modelsIn,
  openChainJson,
  sequentialJson,
} from "./model-json.js";
import { closeInputs, hasOpenInput } from "./open-inputs.js";
import { asImages } from "./pixel-tables.js";
import { preparationOf } from "./preparation.js";
import { meantBy, partOf } from "./scope.js";
import { givesBack, inputsGiven, outputsGiven } from "./several.js";
import { windowShape } from "./series.js";
import { callbacksOf } from "./training.js";
import { Data, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Model} Model */
/** @typedef {Record<string, any>} Json */

/** The model that is meant: the last that is trained, compiled or built. @param {Evaluator} ev */
export function chosenModel({ models }) {
  const known = models.filter(({ layers, outputs }) => layers.length > 0 || outputs.length > 0);
  const last = (/** @type {(model: Model) => any} */ test) => known.filter(test).at(-1);
  return last(({ fitted }) => fitted) ?? last(({ compiled }) => compiled) ?? known.at(-1) ?? null;
}

/** The name of a loss, as a class or a function has it. @param {any} loss */
export function lossName(loss) {
  const name = typeof loss === "string" ? loss : (loss?.class_name ?? "");
  return name
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

/** @param {any} loss @returns {"classification" | "regression" | null} */
export function taskOf(loss) {
  const name = lossName(loss);
  if (/crossentropy|^bce$|hinge/.test(name)) return "classification";
  return /squared|absolute|^ms[el]e?$|^mse$|^mae$|^mape$|^msle$|huber|log_cosh|poisson|cosine/.test(
    name,
  )
    ? "regression"
    : null;
}

/** @param {any} value @returns {Data | null} */
export const rowsOf = (value) => (value instanceof Data ? value : null);

/**
 * The data of fit(), or what the notebook trains on by its name where it never calls it.
 * @param {Evaluator} ev
 * @param {Model | null} model
 */
export function trainedOn(ev, model) {
  const x = rowsOf(model?.fitted?.args.x);
  const y = rowsOf(model?.fitted?.args.y);
  if (x || model?.fitted) return { x, y };
  const last = (/** @type {"x" | "y"} */ role) =>
    ev.assigned
      .filter(
        ({ value, name }) =>
          value.part === "train" &&
          (value.role ?? (/^y|_y$|label/i.test(name) ? "y" : "x")) === role,
      )
      .at(-1)?.value ?? null;
  return { x: last("x"), y: last("y") };
}

/**
 * @param {Evaluator} ev
 * @returns {Json | null}
 */
export function assemble(ev) {
  const model = chosenModel(ev);
  const several = inputsGiven(ev, model);
  const trained = trainedOn(ev, model);
  const rows = several?.x ?? trained.x;
  const own = givesBack(ev, model, rows, trained.y) ? null : trained.y;
  const { x, y } = asImages(withFirstSteps(rows, model), own);
  if (!model && !x) return null;
  const compiled = model?.compiled?.args ?? {};
  const outputs = outputsGiven(model);
  const tasks = (/** @type {string} */ name, /** @type {number} */ i) =>
    taskOf(Array.isArray(compiled.loss) ? compiled.loss[i] : compiled.loss?.[name]);
  const prepared = preparationOf(
    ev,
    x,
    { y, outputs, tasks },
    taskOf(compiled.loss),
    model ? chainOf(model)[0]?.inputShape : null,
    model?.fitted?.places.x?.value,
  );
  /** @type {Json} */
  const json = {
    minibatch: 1,
    ...(ev.title && { title: ev.title }),
    ...dataOf(x, y, prepared),
    ...prepared.json,
    ...(model && { model: modelJson(ev, model, x) }),
    ...(model?.fitted && model.begun && { begin: model.begun }),
    ...(Object.keys(compiled).length > 0 && { compile: compiled }),
    ...(model?.fitted && { fit: fitOf(ev, model) }),
    ...(ev.seed !== null && { seed: ev.seed }),
  };
  if (json.model === null) delete json.model;
  const { input_layers: inputs } = json.model?.config ?? {};
  if (x?.inputs) json.inputs = x.inputs;
  if (several && inputs?.length === several.columns.length)
    json.inputs = Object.fromEntries(
      several.columns.map((columns, i) => [several.named?.[i] ?? inputs[i][0], columns]),
    );
  return json;
}

/** The rows as a model takes them that has steps in itself. @param {Data | null} x @param {Model | null} model */
const withFirstSteps = (x, model) =>
  (model?.before ?? []).reduce(
    (rows, { class_name, config, place }) => rows && rows.after({ class_name, config, place }),
    x,
  );

/** Arrays of a file under other names than the reader's own. @param {Data} x @param {Data | null} y @returns {Json} */
function arraysOf({ array }, y) {
  const isUsual = (/** @type {string | null | undefined} */ name) => !name || partOf(name) !== null;
  return isUsual(array) && isUsual(y?.array) ? {} : { x: array, ...(y?.array && { y: y.array }) };
}

/** @param {Data | null} x @param {Data | null} y @param {{ named: string[] }} prepared @returns {Json} */
function dataOf(x, y, { named }) {
  if (!x) return {};
  const { kind, name, known, reading: said, columns, reader = "CSV", files = [name] } = x.source;
  const reading = x.array === null ? said : arraysOf(x, y);
  const { added = [] } = /** @type {any} */ (x.source);
  const own = known?.columns;
  const isSample =
    known?.sample &&
    (!own ||
      [...named, ...(columns ?? [])].every((one) => own.includes(one) || added.includes(one)));
  const settings =
    Object.keys(reading).length > 0 || (reader === "Images" && /\.csv/i.test(name))
      ? { reading: { class_name: x.array === null ? reader : "NumPy", config: reading } }
      : {};
  if (kind === "given") return {};
  if (kind === "dataset") {
    if (known?.sample) return { data: { sample: known.sample } };
    return known?.file ? { data: { files: [{ name: known.file }] } } : {};
  }
  if (isSample && !reading.names) return { data: { sample: known?.sample } };
  const all = files.map((one) => ({ name: one }));
  return { ...(name && { data: { files: all } }), ...settings };
}

/** @param {Evaluator} ev @param {Model} model @param {Data | null} x @returns {Json | null} */
function modelJson(ev, model, x) {
  const [, ...parts] = modelsIn(model);
  for (const part of parts)
    if (part.class_name === "Functional" && hasOpenInput(part)) closeInputs(ev, part);
  for (const one of [model, ...parts].flatMap(({ unknown }) => unknown))
    sayHole(ev, one, one.place);
  const native = windowShape(x) ?? x?.source.known?.shape ?? x?.source.reading.shape ?? null;
  const own = x && x.form === "array" ? (x.shape ?? null) : null;
  // The file that is open may have images.
  const isFlat = x?.source.kind === "given" && own?.length === 1;
  const { augmented } = model;
  if (model.class_name === "Sequential")
    return augmentedChain(sequentialJson(model, { native, own, isFlat }), augmented);
  if (model.inputs.length === 0 || model.outputs.length === 0) return null;
  if (isFlat && isChain(model)) return augmentedChain(openChainJson(model, true), augmented);
  // A chain whose input only the data tells the shape of.
  if (hasOpenInput(model) && !native && !isChain(model)) closeInputs(ev, model);
  else if (hasOpenInput(model) && !native) return augmentedChain(openChainJson(model), augmented);
  return functionalJson(model, { native, own, augmented });
}

/** @param {Evaluator} ev @param {Model} model @returns {Json} */
function fitOf(ev, model) {
  const fitted = /** @type {NonNullable<Model["fitted"]>} */ (model.fitted);
  const { args, places, place } = fitted;
  /** @type {Json} */
  const fit = {};
  for (const name of ["epochs", "batch_size", "validation_batch_size", "validation_split"]) {
    const value = args[name];
    if (value === undefined || value === null) continue;
    if (value instanceof Unknown && value.name) {
      const meant = meantBy(ev, value);
      if (typeof meant === "number") fit[name] = meant;
    } else if (typeof value === "number") fit[name] = value;
    else
      ev.findings.add("left-out", places[name] ?? place, {
        what: name,
        why: { id: "python.why-unknown" },
      });
  }
  if (typeof args.shuffle === "boolean") fit.shuffle = args.shuffle;
  const callbacks = callbacksOf(ev, args.callbacks, places.callbacks?.value ?? place);
  const { times, resets } = fitted;
  const { epochs = 1 } = fit;
  if (times > 1) fit.epochs = epochs * times;
  if (times > 1 && resets && epochs === 1)
    callbacks.push({ class_name: "ResetStates", config: {} });
  if (callbacks.length > 0) fit.callbacks = callbacks;
  if (args.class_weight !== undefined && args.class_weight !== null) {
    const weights = configValue(
      ev,
      undefined,
      args.class_weight,
      places.class_weight?.value ?? place,
      "class_weight",
    );
    if (weights !== undefined) fit.class_weight = weights;
  }
  for (const name of ["sample_weight", "steps_per_epoch", "validation_steps", "initial_epoch"]) {
    const value = args[name];
    if (value === undefined || value === null || (name === "initial_epoch" && value === 0))
      continue;
    // As many steps as there are batches.
    const isWorkedOut = /^(?:binary|call)$/.test(places[name]?.value.type ?? "");
    if (/_steps$|^steps_/.test(name) && (typeof value !== "number" || isWorkedOut)) continue;
    ev.findings.add("unsupported-argument", places[name] ?? place, {
      class: "fit()",
      argument: name,
    });
  }
  heldOut(ev, args, places, fit, place);
  // Keras validates with nothing by default, also where the files bring rows for it.
  return { validation_split: 0, ...fit };
}

/**
 * validation_data: the last part of the training rows where the notebook split those again.
 * @param {Evaluator} ev
 * @param {Json} args
 * @param {Json} places
 * @param {Json} fit
 * @param {import("./values.js").Place} place
 */
function heldOut(ev, args, places, fit, place) {
  const given = args.validation_data;
  if (given === undefined || given === null) return;
  const at = places.validation_data ?? place;
  const rows = rowsOf(Array.isArray(given) ? given[0] : given);
  if (!rows && given instanceof Unknown && given.told) return;
  if (!rows) {
    ev.findings.add("left-out", at, {
      what: ev.findings.textOf(at),
      why: { id: "python.why-unknown" },
    });
    return;
  }
  const second = rows.steps.findLast(({ class_name }) => class_name === "second-split");
  const size = second?.config.test_size;
  fit.validation_split = typeof size === "number" && size > 0 && size < 1 ? size : 0.2;
  if (rows.part === "validation" && second)
    ev.findings.add("split-again", at, { share: fit.validation_split });
  else if (isTestRows(ev, rows)) {
    const fix = places.validation_data && [
      { from: at.from, to: at.to, insert: `validation_split=${fit.validation_split}` },
    ];
    ev.findings.add("test-as-validation", at, { share: fit.validation_split }, fix || undefined);
  } else ev.findings.add("held-out-validation", at, { share: fit.validation_split });
}

/** Rows are the test's where they are called so, or tested on again. @param {Evaluator} ev @param {Data} rows */
function isTestRows(ev, rows) {
  if (rows.part !== "test") return false;
  const names = ev.assigned.filter(
    ({ value }) => value === rows || (value.split === rows.split && value.part === "test"),
  );
  return names.length === 0 || names.some(({ name }) => !/val/i.test(name));
}
