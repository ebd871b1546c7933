/** How many hidden Dense layers a Sequential model has and how wide they are, as settings of a sweep. */

import { freeLayerName } from "../../keras/snake-case.js";
import { MinibatchError } from "../../messages/error.js";

/** @typedef {import("./settings.js").Found} Found */

/** More layers, or units of one, than anybody tries. */
const mostLayers = 100;
const mostUnits = 1_000_000;

/** Where the hidden Dense layers of a Sequential model stand: all but the last one. @param {any} model */
function hiddenDense(model) {
  if (model?.class_name !== "Sequential") return [];
  /** @type {{ class_name: string }[]} */
  const layers = model.config.layers;
  const places = layers.flatMap(({ class_name }, i) => (class_name === "Dense" ? [i] : []));
  return places.slice(0, -1);
}

/**
 * As many hidden Dense layers as asked for: the last one is repeated, or the last ones go.
 * @param {any} model
 * @param {number} depth
 */
function setDepth(model, depth) {
  const { layers } = model.config;
  const places = hiddenDense(model);
  for (const place of places.slice(depth).reverse()) layers.splice(place, 1);
  const last = /** @type {number} */ (places.at(-1));
  const { name: of, ...config } = layers[last]?.config ?? {};
  const taken = new Set(layers.map((/** @type {any} */ layer) => layer.config?.name));
  for (let more = places.length; more < depth; ++more) {
    // Keras's own names for layers without one may be those of layers that have one.
    const name = of && freeLayerName("dense", taken);
    if (name) taken.add(name);
    const copy = { ...(name && { name }), ...config };
    layers.splice(last + 1 + more - places.length, 0, { class_name: "Dense", config: copy });
  }
}

/** @param {unknown} value @param {number} most */
const isCount = (value, most) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;

/** @param {"sweep.depth" | "sweep.hidden-sizes"} id @param {unknown} received */
const refuse = (id, received) =>
  new MinibatchError("invalid-argument", { id, values: { received: JSON.stringify(received) } });

/**
 * `depth`: how many they are; `hidden_layer_sizes`: how many units each has, as scikit-learn's MLPClassifier names it.
 * @param {any} model
 * @returns {Found[]} none without hidden Dense layers
 */
export function settingsOfHidden(model) {
  const places = hiddenDense(model);
  if (places.length === 0) return [];
  const ofModel = (/** @type {string} */ name) => ({
    ...{ path: `model.${name}`, jsonPath: `model.${name}`, owner: "", name },
    others: [],
  });
  return [
    {
      ...{ ...ofModel("depth"), value: places.length, type: "integer" },
      put(json, to) {
        if (!isCount(to, mostLayers)) throw refuse("sweep.depth", to);
        setDepth(json.model, Number(to));
      },
    },
    {
      ...ofModel("hidden_layer_sizes"),
      value: places.map((place) => model.config.layers[place].config.units),
      type: "integers",
      put(json, to) {
        const sizes = Array.isArray(to) ? to : [to];
        const isRight =
          isCount(sizes.length, mostLayers) && sizes.every((size) => isCount(size, mostUnits));
        if (!isRight) throw refuse("sweep.hidden-sizes", to);
        setDepth(json.model, sizes.length);
        const { layers } = json.model.config;
        for (const [i, place] of hiddenDense(json.model).entries())
          layers[place].config.units = sizes[i];
      },
    },
  ];
}
