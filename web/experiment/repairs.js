/** What mends a finding, each one undoable edit. */

import { insertedInto, moved, without } from "./connections.js";
import { edit } from "./edit.js";
import { removeInput } from "./ends.js";
import { freeName, graphOf, namesIn } from "./layers.js";
import { changeGraph } from "./model.js";

/** @import { Playground } from "./playground.js" */
/** @import { GraphView, Layer, Repair } from "./types.js" */

/**
 * What its button says.
 * @param {import("../locales/i18n.js").Language} language
 * @param {Repair} repair
 */
export function repairText(
  { t },
  { name, units = 0, activation = "", loss = "", title = "", sizes = [] },
) {
  return t(`repair.${name}`, { units, activation, loss, title, sizes: sizes.join(", ") });
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
  adapt: adapted,
  remove: without,
  output: (graph, _, { units, activation }) =>
    adding(graph, graph.layers.length, "Dense", { units, activation }),
  flattenOutput: (graph, index, repair) =>
    repairs.output(adding(graph, graph.layers.length, "Flatten"), index, repair),
};

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
  if (repair.name === "removeInput") {
    removeInput(playground, repair.title ?? "");
    announce();
    return "";
  }
  if (repair.name === "loss") {
    edit(playground, { compile: { ...store.state.experiment.compile, loss: repair.loss } });
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
