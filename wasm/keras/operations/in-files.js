/**
 * Operations on tensors in the config of a file's model, and the layers that stand in their place: what Keras 3 writes of
 * keras.ops (`"module": "keras.src.ops.numpy"`), and Keras 2 of TensorFlow's (TFOpLambda, SlicingOpLambda).
 */

import { tensorsIn } from "../layer-order.js";
import { freeLayerName, snakeCase } from "../snake-case.js";
import { TensorAt, ofKeras2, ofKeras3 } from "./calls.js";
import { asLayers, isOperation } from "./index.js";
import { refuseOperation } from "./refuse.js";
import { keyOf } from "./slices.js";

/** @import { Maker } from "./maker.js" */
/** @import { Writing } from "./calls.js" */
/** @import { Spec } from "../types.js" */

const modules = /^keras\.(src\.)?(ops|activations)\b/;

/** How a layer's entry writes an operation; null where it is none, or one that is a layer here. @param {any} layer */
function writingOf({ module, class_name: kind, config }) {
  if (kind === "TFOpLambda" || kind === "SlicingOpLambda") return ofKeras2;
  if (kind === "GetItem") return null;
  if (module) return modules.test(module) ? ofKeras3 : null;
  // An .h5 has no modules; but all layers say whether they are trained.
  return isOperation(kind) && !("trainable" in config) ? ofKeras3 : null;
}

/** By which Keras 3 computes masks; the core leaves them out with what is made of them. */
const ofMasks = new Set([
  ...["NotEqual", "LogicalOr", "LogicalAnd", "Any", "ZerosLike", "OnesLike", "ConvertToTensor"],
]);

/** Makes masks, which operations do not pass on. @param {any} layer */
const makesMask = ({ class_name: kind, config }) =>
  kind === "Masking" || config?.mask_zero === true;

/** With the batch in front. @typedef {(number | null)[] | null} Shape */

/** What the core says of a model. @typedef {(spec: object) => { layers: readonly { name: string, output_shape?: any }[] }} Describe */

/** A file that is read. @typedef {{ file: string, version: unknown, describe: Describe | undefined }} Reading */

/** A layer that is not named yet. @typedef {{ class_name: string, config: Record<string, any>, inputs: TensorAt[], output: TensorAt }} Made */

/** Layers in the place of one model's operations. */
class Translation {
  /** @type {any[]} */
  layers = [];
  /** Tensors that are another layer's now: ["split", 0, 1]. @type {Map<string, TensorAt>} */
  renamed = new Map();
  /** Whose values are a shape, or the number of rows in it. @type {Map<string, "shape" | "rows">} */
  #shapes = new Map();

  /** Names of what gives masks. @type {Set<string>} */
  #masks = new Set();
  /** What was asked for. @type {Map<string, Shape>} */
  #asked = new Map();

  /** @param {Reading} reading @param {string} place of the model @param {any[]} entries */
  constructor(reading, place, entries) {
    this.reading = reading;
    this.place = place;
    this.taken = new Set(entries.map(({ name, config }) => name ?? config.name));
    this.hasMasks = entries.some(makesMask);
    entries.forEach((entry, i) => this.#add(entry, i));
  }

  /** @param {any} entry @param {number} position */
  #add(entry, position) {
    const writing = writingOf(entry);
    if (!writing || this.#isOfMasks(entry)) return this.layers.push(entry);
    const nodes = /** @type {any[]} */ (entry.inbound_nodes ?? []);
    return nodes.forEach((node, call) => this.#replace(entry, position, writing, node, call));
  }

  /** @param {any} entry */
  #isOfMasks({ class_name: kind, name, inbound_nodes: nodes }) {
    const isMask =
      ofMasks.has(kind) || tensorsIn(nodes).some(({ layer }) => this.#masks.has(layer));
    if (isMask) this.#masks.add(name);
    return isMask;
  }

  /** @param {any} entry @param {number} position @param {Writing} writing @param {any} node @param {number} call */
  #replace(entry, position, writing, node, call) {
    const name = entry.name ?? entry.config.name;
    const path = writing.pathOf(entry);
    const { list, named } = writing.callOf(entry, node);
    const [x] = list;
    if (/^tensorflow\.(compat\.v1\.)?shape$/.test(path)) {
      this.#shapes.set(name, "shape");
      return;
    }
    const given = { list: this.#known(list), named: this.#known(named) };
    if (x instanceof TensorAt && this.#shapes.get(x.at[0]) === "shape") {
      if (named.slice_spec === 0) return void this.#shapes.set(name, "rows");
      return refuseOperation(this.#fault(position, name), path, given);
    }
    /** @type {Made[]} */
    const made = [];
    const maker = this.#maker(made, writing);
    const key = entry.class_name === "SlicingOpLambda" ? keyOf(named.slice_spec) : null;
    const result =
      key === null
        ? asLayers(maker, path, given)
        : maker.layer("GetItem", { key }, [/** @type {TensorAt} */ (x)]);
    if (result === null) return refuseOperation(this.#fault(position, name), path, given);
    const isFirst = call === 0 && !Array.isArray(result);
    [result].flat().forEach((tensor, output) => {
      const own = isFirst ? name : this.#free(name);
      tensor.at = [own, 0, 0];
      if (!isFirst) this.renamed.set(String([name, call, output]), tensor);
    });
    for (const { class_name, config, inputs, output } of made) {
      if (!output.at[0]) output.at = [this.#free(snakeCase(class_name)), 0, 0];
      const [own] = output.at;
      const inbound = [writing.nodeOf(inputs)];
      this.layers.push({
        // Read again, it is no operation.
        module: "keras.layers",
        class_name,
        config: { name: own, ...config },
        name: own,
        inbound_nodes: inbound,
      });
    }
  }

  /** @param {string} first */
  #free(first) {
    const name = freeLayerName(first, this.taken);
    this.taken.add(name);
    return name;
  }

  /** @param {number} position @param {string} layer */
  #fault = (position, layer) => ({
    ...{ file: this.reading.file, layer, place: `${this.place}.layers[${position}]` },
  });

  /** The number of rows, where it is a tensor, as null. @param {any} value @returns {any} */
  #known(value) {
    if (value instanceof TensorAt) return this.#shapes.get(value.at[0]) === "rows" ? null : value;
    if (Array.isArray(value)) return value.map((one) => this.#known(one));
    if (!value || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#known(one)]));
  }

  /** A tensor's shape, which a layer behind it would have. @param {TensorAt} tensor @param {Writing} writing */
  #shapeOf(tensor, writing) {
    const key = String(tensor.at);
    if (!this.#asked.has(key)) {
      const name = freeLayerName("shape", this.taken);
      const probe = { class_name: "Identity", config: { name }, name };
      const layers = [...this.layers, { ...probe, inbound_nodes: [writing.nodeOf([tensor])] }];
      const inputs = layers.filter(({ class_name: kind }) => kind === "InputLayer");
      const ends = inputs.map((input) => [input.name ?? input.config.name, 0, 0]);
      const config = { layers, input_layers: ends, output_layers: [[name, 0, 0]] };
      const { describe, version } = this.reading;
      const spec = { class_name: "Functional", config, keras_version: version };
      const described = describe?.(spec).layers.find((layer) => layer.name === name);
      this.#asked.set(key, described?.output_shape ?? null);
    }
    return this.#asked.get(key) ?? null;
  }

  /** @param {Made[]} made @param {Writing} writing @returns {Maker<TensorAt>} */
  #maker(made, writing) {
    /** @param {string} class_name @param {Record<string, any>} config @param {TensorAt[]} inputs */
    const layer = (class_name, config, inputs) => {
      const output = new TensorAt(["", 0, 0], null);
      made.push({ class_name, config, inputs, output });
      return output;
    };
    /** @type {Map<string, TensorAt>} */
    const bare = new Map();
    const withoutMask = (/** @type {TensorAt} */ tensor) => {
      const key = String(tensor.at);
      if (!this.hasMasks || !tensor.at[0]) return tensor;
      // x[:] would be the same array for JAX, and keep it.
      const wider = () => layer("GetItem", { key: ":, None" }, [tensor]);
      if (!bare.has(key)) bare.set(key, layer("GetItem", { key: ":, 0" }, [wider()]));
      return /** @type {TensorAt} */ (bare.get(key));
    };
    return {
      layer: (class_name, config, inputs) => layer(class_name, config, inputs.map(withoutMask)),
      isTensor: (value) => value instanceof TensorAt,
      shapeOf: (tensor) => tensor.shape ?? (tensor.at[0] ? this.#shapeOf(tensor, writing) : null),
    };
  }
}

/**
 * Calls and outputs that name the tensors as they are called now.
 * @param {any} value
 * @param {ReadonlyMap<string, TensorAt>} renamed
 * @returns {any}
 */
function renamedIn(value, renamed) {
  if (Array.isArray(value)) {
    const found = renamed.get(String(value.slice(0, 3)));
    const isTensor = typeof value[0] === "string" && Number.isInteger(value[1]);
    if (found && isTensor) return [...found.at, ...value.slice(3)];
    return value.map((one) => renamedIn(one, renamed));
  }
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, renamedIn(one, renamed)]),
  );
}

/** @param {Reading} reading @param {Spec} model @param {string} place of its config in the file @returns {Spec} */
function translated(reading, model, place) {
  const { config } = model;
  const inner = config.layers.map((/** @type {any} */ layer, /** @type {number} */ i) =>
    Array.isArray(layer.config?.layers)
      ? translated(reading, layer, `${place}.layers[${i}].config`)
      : layer,
  );
  const { layers, renamed } = new Translation(reading, place, inner);
  const changed = { ...config, layers };
  if (renamed.size === 0) return { ...model, config: changed };
  const calls = layers.map((layer) => ({
    ...layer,
    inbound_nodes: renamedIn(layer.inbound_nodes, renamed),
  }));
  const outputs = renamedIn(config.output_layers, renamed);
  return { ...model, config: { ...changed, layers: calls, output_layers: outputs } };
}

/**
 * Throws `invalid-data` where an operation is none that layers do.
 * @param {string} file
 * @param {Spec} model
 * @param {Describe} [describe] tells shapes, which Keras 2 does not write
 * @returns {Spec}
 */
export const withLayers = (file, model, describe) =>
  translated({ file, version: model.keras_version, describe }, model, "config");
