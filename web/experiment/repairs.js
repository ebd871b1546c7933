/** What mends a finding, each one undoable edit. */

import { callbacksOf, setStopsEarly } from "./callbacks.js";
import { insertedInto, moved, outputNames, without } from "./connections.js";
import { edit } from "./edit.js";
import { removeInput } from "./ends.js";
import { freeName, graphOf, namesIn } from "./layers.js";
import { changeGraph } from "./model.js";
import { changedReading } from "./reading.js";
import { learningRate, optimizerOf } from "./settings.js";
import { setTarget, targetOf } from "./targets.js";

/** @import { Playground } from "./playground.js" */
/** @import { GraphView, Layer, Repair } from "./types.js" */

/**
 * What its button says.
 * @param {import("../locales/i18n.js").Language} language
 * @param {Repair} repair
 */
export function repairText(
  { t, quantity },
  { name, units = 0, activation = "", loss = "", title = "", sizes = [], value = 0 },
) {
  const values = { units, activation, loss, title, sizes: sizes.join(", ") };
  // A learning rate has more digits than other numbers.
  return t(`repair.${name}`, { ...values, value: quantity(value) });
}

/**
 * A graph with a new layer at `index`.
 * @param {GraphView} graph
 * @param {number} index
 * @param {string} class_name
 * @param {Record<string, any>} config
 */
function adding(graph, index, class_name, config = {}) {
  const layer = { name: freeName(class_name, namesIn(graph)), class_name, config };
  return insertedInto(graph, index, layer, []);
}

/**
 * The layer with units and activation as they are wanted. Layers behind it that were there to give probabilities
 * would do it a second time.
 * @param {GraphView} graph
 * @param {number} index
 * @param {Repair} repair
 */
function adapted(graph, index, { units, activation }) {
  let kept = graph;
  for (let at = graph.layers.length - 1; at > index; at--) {
    if (["Activation", "Softmax"].includes(graph.layers[at].class_name)) kept = without(kept, at);
  }
  const last = kept.layers[index];
  const config = { ...last.config, units, activation };
  return { ...kept, layers: kept.layers.with(index, { ...last, config }) };
}

/** Where the layer is that gives the output. @param {GraphView} graph */
const lastDense = ({ layers }) =>
  Math.max(
    0,
    layers.findLastIndex(({ class_name }) => class_name === "Dense"),
  );

/** @param {GraphView} graph @param {Layer} layer */
const isHiddenDense = (graph, { class_name, name }) =>
  class_name === "Dense" && !outputNames(graph).includes(name);

/** Activations whose slope is small, or becomes so. */
const saturating = /^(sigmoid|tanh|hard_sigmoid)$/;

/** @type {Record<string, (graph: GraphView, index: number, repair: Repair) => GraphView>} */
const repairs = {
  flatten: (graph, index) => adding(graph, index, "Flatten"),
  reshape: (graph, index, { sizes }) => adding(graph, index, "Reshape", { target_shape: sizes }),
  before: (graph, index, { target }) =>
    moved(
      graph,
      index,
      graph.layers.findIndex(({ name }) => name === target),
    ),
  units: (graph, index, { units }) => {
    const layer = /** @type {Layer} */ (graph.layers[index]);
    const config = { ...layer.config, units };
    return { ...graph, layers: graph.layers.with(index, { ...layer, config }) };
  },
  activation: (graph, _, { activation }) => ({
    ...graph,
    layers: graph.layers.map((layer) =>
      !outputNames(graph).includes(layer.name) && saturating.test(layer.config.activation)
        ? { ...layer, config: { ...layer.config, activation } }
        : layer,
    ),
  }),
  adapt: adapted,
  remove: without,
  output: (graph, _, { units, activation }) =>
    adding(graph, graph.layers.length, "Dense", { units, activation }),
  flattenOutput: (graph, index, repair) =>
    repairs.output(adding(graph, graph.layers.length, "Flatten"), index, repair),
  dropout: (graph, _, { value }) => adding(graph, lastDense(graph), "Dropout", { rate: value }),
  wider: (graph, _, { units }) => ({
    ...graph,
    layers: graph.layers.map((layer) =>
      isHiddenDense(graph, layer) && layer.config.units < Number(units)
        ? { ...layer, config: { ...layer.config, units } }
        : layer,
    ),
  }),
  hidden: (graph, _, { units }) =>
    adding(graph, lastDense(graph), "Dense", { units, activation: "relu" }),
};

/**
 * What is not about the graph. None is of a group: each is a step of its own.
 * @type {Record<string, (playground: Playground, repair: Repair) => void>}
 */
const edits = {
  removeInput: (playground, { title = "" }) => removeInput(playground, title),
  loss: (playground, { loss, output = "" }) => {
    const { compile } = playground.store.state.experiment;
    const all = output === "" ? loss : { ...compile?.loss, [output]: loss };
    editPart(playground, "compile", { loss: all });
  },
  learningRate: (playground, { value }) => {
    const { class_name, config } = optimizerOf(playground.store.state.experiment);
    const optimizer = { class_name, config: { ...config, learning_rate: value } };
    editPart(playground, "compile", { optimizer });
  },
  epochs: (playground, { value }) => editPart(playground, "fit", { epochs: value }),
  earlyStopping: (playground) => setStopsEarly(playground, true),
  classWeight: (playground) => editPart(playground, "fit", { class_weight: "balanced" }),
  scaleTarget: (playground, { title, output = "" }) => {
    const target = targetOf(playground.store.state, output);
    setTarget(playground, output, { ...target, scaling: /** @type {any} */ (title) }, "target");
  },
  addStep: (playground, { title = "" }) => addStep(playground, title, starts[title] ?? {}),
  dropColumns: (playground, { columns = [] }) => dropColumns(playground, columns),
  dropDuplicates: (playground, { columns }) => dropDuplicates(playground, columns),
  imagesOnce: (playground) => edit(playground, { reading: readOnce(playground) }),
  splitImagesAnew: (playground) => {
    const preparation = [newSplit(playground), ...withoutSplit(playground)];
    edit(playground, { reading: readOnce(playground), preparation });
  },
  splitAnew: (playground, { columns }) => {
    const { preparation = [] } = playground.store.state.experiment;
    const split = newSplit(playground);
    const others = withoutSplit(playground);
    // The column that said which rows test says nothing else.
    const folds = preparation.flatMap((step) => step.config?.test_fold ?? []);
    const leave = { class_name: "DropColumns", config: { columns: folds } };
    dropDuplicates(playground, columns, [split, ...(folds.length ? [leave] : []), ...others]);
  },
  weightInstead: (playground, { title }) => {
    const { preparation = [], fit } = playground.store.state.experiment;
    edit(playground, {
      preparation: preparation.filter(({ class_name }) => class_name !== title),
      fit: { ...fit, class_weight: "balanced" },
    });
  },
};

/**
 * @param {Playground} playground
 * @param {"compile" | "fit"} part
 * @param {Record<string, any>} changes
 */
function editPart(playground, part, changes) {
  edit(playground, { [part]: { ...playground.store.state.experiment[part], ...changes } });
}

/** What a step is told that has no argument of its own choice. @type {Record<string, Record<string, any>>} */
const starts = { Rescaling: { scale: 1 / 255 } };
/** Steps that come before a split, so that they see all rows. */
const first = /^Drop/;
/** Steps that say which rows test. */
const splits = /Split$/;
/** Steps whose columns of 0 and 1 are not to be scaled. */
const encoders = /Encoder$/;

/**
 * @param {Playground} playground
 * @param {string} class_name
 * @param {Record<string, any>} config
 */
function addStep(playground, class_name, config) {
  const { preparation = [] } = playground.store.state.experiment;
  const encoder = preparation.findIndex((step) => encoders.test(step.class_name));
  const last = encoder < 0 ? preparation.length : encoder;
  const place = first.test(class_name) ? 0 : last;
  edit(playground, { preparation: preparation.toSpliced(place, 0, { class_name, config }) });
}

/** A share of the rows of every class, drawn to test with. @param {Playground} playground */
function newSplit({ store }) {
  const { experiment, data } = store.state;
  const stratify = data.prepared?.task !== "regression" && !experiment.target?.outputs;
  const config = { test_size: 0.2, ...(stratify && { stratify }) };
  return { class_name: "TrainTestSplit", config };
}

/** @param {Playground} playground */
const withoutSplit = ({ store }) =>
  (store.state.experiment.preparation ?? []).filter(({ class_name }) => !splits.test(class_name));

/** Of equal images one is read. @param {Playground} playground */
const readOnce = ({ store: { state } }) =>
  changedReading(
    state.experiment,
    { drop_duplicates: true },
    state.data.description?.reading?.class_name,
  );

/**
 * @param {Playground} playground
 * @param {string[]} columns
 */
function dropColumns(playground, columns) {
  const { preparation = [] } = playground.store.state.experiment;
  const left = preparation.map((step) => {
    const { subset, ...config } = step.config ?? {};
    if (step.class_name !== "DropDuplicates" || !subset) return step;
    const there = subset.filter((/** @type {string} */ name) => !columns.includes(name));
    return { ...step, config: { ...config, subset: there } };
  });
  const step = { class_name: "DropColumns", config: { columns } };
  edit(playground, { preparation: [step, ...left] });
}

/**
 * Rows that have the same in these columns are one row: a new step before the others, or the one that is there.
 * @param {Playground} playground
 * @param {string[]} [subset]
 * @param {import("./types.js").Experiment["preparation"]} [steps]
 */
function dropDuplicates(playground, subset, steps) {
  const { preparation = [] } = playground.store.state.experiment;
  const others = (steps ?? preparation).filter(({ class_name }) => class_name !== "DropDuplicates");
  const step = { class_name: "DropDuplicates", config: { subset } };
  edit(playground, { preparation: [step, ...others] });
}

/**
 * Whether the experiment on the page has it already.
 * @param {Playground} playground
 * @param {Repair} repair
 */
export function isRepaired({ store }, { name, title, value, units, columns = [] }) {
  const { experiment } = store.state;
  const { preparation = [], fit, target, reading } = experiment;
  const isReadOnce = /** @type {any} */ (reading?.config)?.drop_duplicates === true;
  const { layers } = graphOf(experiment.model);
  const hidden = layers.slice(0, -1);
  const done = {
    activation: () => !hidden.some(({ config }) => saturating.test(config.activation)),
    learningRate: () => learningRate(experiment) === value,
    epochs: () => Number(fit?.epochs) >= Number(value),
    earlyStopping: () =>
      callbacksOf(experiment).some(({ class_name }) => class_name === "EarlyStopping"),
    classWeight: () => fit?.class_weight !== undefined,
    scaleTarget: () => Boolean(target?.scaling),
    addStep: () => preparation.some(({ class_name }) => class_name === title),
    dropColumns: () =>
      preparation.some(
        ({ class_name, config }) =>
          class_name === "DropColumns" &&
          columns.every((column) => config.columns?.includes(column)),
      ),
    dropDuplicates: () => isDropping(preparation, columns),
    splitAnew: () => isDropping(preparation, columns),
    imagesOnce: () => isReadOnce,
    splitImagesAnew: () => isReadOnce,
    weightInstead: () => !preparation.some(({ class_name }) => class_name === title),
    dropout: () => layers.some(({ class_name }) => class_name === "Dropout"),
    wider: () => hidden.some(({ config }) => config.units >= Number(units)),
    hidden: () => hidden.some(({ class_name }) => class_name === "Dense"),
  };
  return done[/** @type {keyof typeof done} */ (name)]?.() ?? false;
}

/**
 * @param {NonNullable<import("./types.js").Experiment["preparation"]>} preparation
 * @param {string[]} columns
 */
const isDropping = (preparation, columns) =>
  preparation.some(
    ({ class_name, config, enabled }) =>
      enabled !== false &&
      class_name === "DropDuplicates" &&
      (config?.subset ?? columns).every((/** @type {string} */ name) => columns.includes(name)),
  );

/**
 * @param {Playground} playground
 * @param {Repair} repair
 * @returns {string} the layer that is new or changed; "" if there is none
 */
export function applyRepair(playground, repair) {
  const { store, language } = playground;
  const announce = () =>
    store.announce(language.t("repair.done", { what: repairText(language, repair) }));
  const graph = graphOf(store.state.experiment.model);
  if (edits[repair.name]) {
    edits[repair.name](playground, repair);
    announce();
    return "";
  }
  const index = graph.layers.findIndex(({ name }) => name === repair.layer);
  if (repair.layer && index < 0) return "";
  const next = repairs[repair.name](graph, index, repair);
  changeGraph(playground, next);
  announce();
  const before = new Set(graph.layers.map(({ name }) => name));
  return next.layers.findLast(({ name }) => !before.has(name))?.name ?? repair.layer ?? "";
}
