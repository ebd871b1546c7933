/** Mistakes that only the whole notebook shows: its model's end against its loss, its rows against its scaler. */

import { chosenModel, lossName, rowsOf, taskOf, trainedOn } from "./assemble.js";
import { chainOf, isChain, layersIn } from "./model-json.js";
import { activationFix, activationOf, argumentOf } from "./layer-places.js";
import { trainedOnTest, unusedRows, usedRows } from "./row-faults.js";
import { variables } from "./variable-faults.js";
import { inputShape, monitored, units } from "./shape-faults.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Entry} Entry */

/** @typedef {import("./layer-places.js").Found} Found */

/** @param {Found} found @param {string} name */
function lossFix({ model }, name) {
  const place = model.compiled?.places.loss?.value;
  return place ? [{ from: place.from, to: place.to, insert: `"${name}"` }] : undefined;
}
const lossPlace = (/** @type {Found} */ { model }) =>
  model.compiled?.places.loss ?? model.compiled?.place ?? model.place;

const dense = (/** @type {Entry} */ { class_name }) => class_name === "Dense";
const fromLogits = (/** @type {any} */ loss) => loss?.config?.from_logits === true;
const isIndifferent = (/** @type {Entry} */ { class_name }) =>
  /^(Dropout|Activation|InputLayer|Flatten)$/.test(class_name);

/** Whether a number stands in the place of one that the text does not tell. @param {Evaluator} ev @param {import("./syntax.js").Argument | null | undefined} given */
const isGuessed = (ev, given) =>
  ev.findings.list.some(
    ({ code, from }) => code === "python.guessed" && from === given?.value.from,
  );

/** @type {((found: Found) => void)[]} */
const ofModel = [
  // A softmax behind another.
  ({ ev, chain }) => {
    const softmax = chain.filter((layer) => activationOf(layer) === "softmax");
    const last = softmax.at(-1);
    if (softmax.length < 2 || !last || chain.indexOf(last) !== chain.length - 1) return;
    const before = chain[chain.length - 2];
    if (activationOf(before) !== "softmax") return;
    const fix = dense(before) ? withoutArgument(before, "activation", 1) : undefined;
    ev.findings.add("softmax-twice", last.place, {}, fix);
  },
  ({ ev, last, ending, lossGiven }) => {
    if (ending !== "softmax" || !dense(last) || last.config.units !== 1) return;
    if (taskOf(lossGiven) === "regression" || isGuessed(ev, argumentOf(last, "units", 0))) return;
    ev.findings.add("softmax-one-unit", last.place, {}, activationFix(last, "sigmoid"));
  },
  (found) => {
    const { ev, last, ending, loss } = found;
    if (loss !== "sparse_categorical_crossentropy" || ending !== "sigmoid" || !dense(last)) return;
    const units = last.config.units;
    if (units === 1)
      ev.findings.add(
        "sigmoid-sparse",
        lossPlace(found),
        { loss: "binary_crossentropy" },
        lossFix(found, "binary_crossentropy"),
      );
    else ev.findings.add("sigmoid-classes", last.place, { units }, activationFix(last, "softmax"));
  },
  (found) => {
    const { ev, ending, loss, lossGiven } = found;
    if (!fromLogits(lossGiven) || !/softmax|sigmoid/.test(ending) || !/crossentropy/.test(loss))
      return;
    const place = lossPlace(found);
    const text = ev.text.slice(place.from, place.to);
    const at = /,?\s*from_logits\s*=\s*True/.exec(text);
    const fix = at
      ? [{ from: place.from + at.index, to: place.from + at.index + at[0].length, insert: "" }]
      : undefined;
    ev.findings.add("logits-after-softmax", place, { activation: ending }, fix);
  },
  (found) => {
    const { ev, last, ending, loss, lossGiven } = found;
    if (ending !== "linear" || fromLogits(lossGiven) || !dense(last) || !/crossentropy/.test(loss))
      return;
    const activation = loss === "binary_crossentropy" ? "sigmoid" : "softmax";
    ev.findings.add(
      "logits-unsaid",
      last.place,
      { activation, loss },
      activationFix(last, activation),
    );
  },
  ({ ev, last, ending, loss }) => {
    if (ending !== "relu" || !dense(last) || !/crossentropy/.test(loss)) return;
    const activation = loss === "binary_crossentropy" ? "sigmoid" : "softmax";
    ev.findings.add("relu-ending", last.place, { activation }, activationFix(last, activation));
  },
  (found) => {
    const { ev, last, ending, loss } = found;
    if (
      loss !== "binary_crossentropy" ||
      ending !== "softmax" ||
      !dense(last) ||
      !(last.config.units > 2)
    )
      return;
    const by =
      found.y?.encoding === "one-hot"
        ? "categorical_crossentropy"
        : "sparse_categorical_crossentropy";
    ev.findings.add(
      "binary-many",
      lossPlace(found),
      { units: last.config.units, loss: by },
      lossFix(found, by),
    );
  },
  (found) => {
    const { ev, y, loss } = found;
    if (
      loss !== "categorical_crossentropy" ||
      !y ||
      y.encoding === "one-hot" ||
      y.encoding === "eye" ||
      y.source.kind === "given"
    )
      return;
    if (y.columns && y.columns.length > 1) return;
    const by = "sparse_categorical_crossentropy";
    ev.findings.add("categorical-integers", lossPlace(found), { loss: by }, lossFix(found, by));
  },
  (found) => {
    const { ev, y, loss } = found;
    if (loss !== "sparse_categorical_crossentropy" || y?.encoding !== "one-hot") return;
    ev.findings.add(
      "sparse-one-hot",
      lossPlace(found),
      { loss: "categorical_crossentropy" },
      lossFix(found, "categorical_crossentropy"),
    );
  },
  (found) => {
    const { ev, model, loss, lossGiven } = found;
    const { metrics } = model.compiled?.args ?? {};
    const place = model.compiled?.places.metrics;
    if (taskOf(lossGiven) !== "regression" || !Array.isArray(metrics) || !place) return;
    if (/softmax|sigmoid/.test(found.ending) || found.y?.encoding) return;
    if (!metrics.some((one) => /^(acc|accuracy)$/.test(String(one)))) return;
    const fix = [{ from: place.value.from, to: place.value.to, insert: '["mae"]' }];
    ev.findings.add("accuracy-regression", place, { loss }, fix);
  },
  (found) => {
    const { ev, last, ending, lossGiven, y } = found;
    if (taskOf(lossGiven) !== "regression" || ending !== "softmax" || !dense(last) || y?.encoding)
      return;
    ev.findings.add("softmax-regression", last.place, {}, withoutArgument(last, "activation", 1));
  },
  // Dense on images whose rows are still apart.
  ({ ev, chain, x, model }) => {
    // Each step of a sequence may be one of several.
    if (model.class_name === "Functional" && !isChain(model)) return;
    const [first] = chain;
    const shape = first?.inputShape ?? x?.shape;
    const place = chain.findIndex(({ class_name }) =>
      /^(Flatten|GlobalAveragePooling\dD|GlobalMaxPooling\dD|LSTM|GRU|SimpleRNN|Bidirectional|Reshape)$/.test(
        class_name,
      ),
    );
    if (place >= 0) return;
    const conv = chain.findLast(({ class_name }) =>
      /^(Conv|SeparableConv|DepthwiseConv|MaxPooling|AveragePooling)\w*[12]D/.test(class_name),
    );
    const isImage = Array.isArray(shape) && shape.length >= 2 && x?.source.known?.shape;
    if (!conv && !isImage) return;
    const target = conv ? chain.slice(chain.indexOf(conv)).find(dense) : chain.find(dense);
    if (!target || chain.at(-1) !== chain.findLast(dense)) return;
    const { text } = ev;
    const { from } = target.place;
    const line = text.lastIndexOf("\n", from) + 1;
    const prefix = text.slice(line, from);
    const flatten = text.slice(from, target.place.to).replace(/Dense\s*\([\s\S]*$/, "Flatten()");
    const isAdd = /\.add\(\s*$/.test(prefix);
    const indent = /^\s*/.exec(prefix)?.[0] ?? "";
    const fix = isAdd
      ? [{ from: line, to: line, insert: `${prefix}${flatten})\n` }]
      : prefix.trim() === ""
        ? [{ from: line, to: line, insert: `${indent}${flatten},\n` }]
        : [{ from, to: from, insert: `${flatten}, ` }];
    ev.findings.add(
      "flatten-missing",
      target.place,
      {},
      /\)\s*\(|\(\w+\)$/.test(text.slice(target.place.to, target.place.to + 3)) ? undefined : fix,
    );
  },
  // A recurrent layer behind one that gives its last step only.
  ({ ev, chain }) => {
    const recurrent = /^(LSTM|GRU|SimpleRNN)$/;
    chain.forEach((layer, i) => {
      const next = chain
        .slice(i + 1)
        .find((one) => !isIndifferent(one) && one.class_name !== "BatchNormalization");
      if (!recurrent.test(layer.class_name) || !next || !recurrent.test(next.class_name)) return;
      if (layer.config.return_sequences) return;
      const { to } = layer.place;
      ev.findings.add("sequences-missing", layer.place, { class: layer.class_name }, [
        { from: to - 1, to: to - 1, insert: ", return_sequences=True" },
      ]);
    });
  },
  ({ ev, chain, x, model }) => inputShape(ev, chain, x, model),
  ({ ev, last, x, y }) => units(ev, last, x, y),
  ({ ev, model }) => monitored(ev, model),
];

/** @param {Entry} entry @param {string} name @param {number} place */
function withoutArgument(entry, name, place) {
  const given = argumentOf(entry, name, place);
  if (!given) return undefined;
  const { args } = /** @type {any} */ (entry.place);
  const before = args[args.indexOf(given) - 1];
  return [{ from: before ? before.to : given.from, to: given.to, insert: "" }];
}

/** @param {Evaluator} ev */
export function checkWhole(ev) {
  const model = chosenModel(ev);
  if (!model) return;
  const { x, y } = trainedOn(ev, model);
  const chain = chainOf(model);
  const last = chain.at(-1);
  if (!last) return;
  const meaningful =
    last.class_name === "Activation" || last.class_name === "Softmax" ? last : last;
  const lossGiven = model.compiled?.args.loss;
  const found = {
    ...{ ev, model, chain, last: meaningful, ending: activationOf(meaningful) },
    ...{ loss: alias(lossName(lossGiven)), lossGiven, x: rowsOf(x), y: rowsOf(y) },
  };
  for (const check of [...ofModel, usedRows, unusedRows, trainedOnTest]) check(found);
  const trained = ev.models.filter(({ fitted }) => fitted);
  for (const other of ev.models) {
    softmaxAgain(ev, other);
    if (other === model) continue;
    if (other.fitted) ev.findings.add("other-models", other.place, {});
    // A function makes several at one place; an encoder is trained as a part of what is made of it.
    else if (
      isIdle(other) &&
      !sharesLayers(other, model) &&
      !trained.some(({ place }) => place.from === other.place.from)
    )
      ev.findings.add("idle-model", other.place, {});
  }
  variables(ev, model);
}

/** @param {import("./values.js").Model} one @param {import("./values.js").Model} other */
function sharesLayers(one, other) {
  const layers = new Set(layersIn(other));
  return layersIn(one).some((layer) => layers.has(layer));
}

/** Nobody trains it, and nothing is made of it. @param {import("./values.js").Model} model */
const isIdle = ({ isPart, used, layers, outputs }) =>
  !isPart && used.length === 0 && layers.length + outputs.length > 0;

/** Probabilities of a trained model through another softmax. @param {Evaluator} ev @param {import("./values.js").Model} model */
function softmaxAgain(ev, model) {
  if (model === chosenModel(ev)) return;
  const [before, last] = chainOf(model).slice(-2);
  if (!last || activationOf(before) !== "softmax" || activationOf(last) !== "softmax") return;
  const { from, to } = last.place;
  const comma = /,\s*$/.exec(ev.text.slice(0, from));
  const fix = comma ? [{ from: comma.index, to, insert: "" }] : undefined;
  ev.findings.add("softmax-again", last.place, {}, fix);
}

/** @param {string} name */
const alias = (name) => (name === "bce" ? "binary_crossentropy" : name);
