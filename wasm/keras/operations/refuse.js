/** What is said of an operation that no layer does: which it is, where, and what to write instead. */

import { refuse } from "../refuse.js";
import { TensorAt } from "./calls.js";
import { operationName } from "./index.js";

/** @import { Given } from "./index.js" */

const pooling = "layers.GlobalAveragePooling1D, layers.GlobalMaxPooling1D";
const norms = "layers.UnitNormalization, layers.LayerNormalization";

/** Layers for what an operation is mostly wanted for. @type {Record<string, string>} */
const instead = {
  ...{ mean: pooling, sum: pooling, max: pooling, min: pooling, var: norms, std: norms },
  ...{ norm: norms, normalize: norms, true_divide: `layers.Rescaling, ${norms}` },
  ...{ einsum: "layers.Dot, layers.Dense", tensordot: "layers.Dot, layers.Dense" },
  ...{ dot: "layers.Dot, layers.Dense", matmul: "layers.Dot, layers.Dense" },
  ...{ dropout: "layers.Dropout", conv: "layers.Conv2D", conv2d: "layers.Conv2D" },
  ...{ max_pool: "layers.MaxPooling2D", average_pool: "layers.AveragePooling2D" },
  ...{ take: "layers.Embedding", gather: "layers.Embedding", one_hot: "layers.Embedding" },
  ...{ tile: "layers.RepeatVector", repeat: "layers.RepeatVector, layers.UpSampling2D" },
  ...{ pad: "layers.ZeroPadding1D, layers.ZeroPadding2D", resize: "layers.Resizing" },
  ...{ reshape: "layers.Reshape, layers.Flatten", transpose: "layers.Permute" },
  ...{ sqrt: norms, rsqrt: norms, log: "layers.Activation", cumsum: "layers.GRU, layers.LSTM" },
};

/** @param {string} name of an operation @returns {string} "" where there are none */
export const layersFor = (name) => instead[name] ?? "";

/** As Python writes it. @param {any} value @returns {string} */
function textOf(value) {
  if (value instanceof TensorAt) return value.at[0];
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(textOf).join(", ")}]`;
  return JSON.stringify(value);
}

const longestText = 200;

/**
 * @param {{ file: string, layer: string, place: string }} where
 * @param {string} path of the operation
 * @param {Given} given
 * @returns {never}
 */
export function refuseOperation({ file, layer, place }, path, { list, named }) {
  const name = operationName(path);
  const own = path.startsWith("tensorflow.")
    ? path.replace("tensorflow.", "tf.")
    : `keras.ops.${name}`;
  const said = [
    ...list.map(textOf),
    ...Object.entries(named).map(([key, value]) => `${key}=${textOf(value)}`),
  ];
  const call = `${own}(${said.join(", ")})`.slice(0, longestText);
  const layers = layersFor(name);
  return layers
    ? refuse(file, "operation", { layer, place, call, layers })
    : refuse(file, "operation-none", { layer, place, call });
}
