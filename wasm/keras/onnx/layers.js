/** Which of Keras's layers ONNX's operators make up, and how. */

import { activationLayers } from "./activation-layers.js";
import { activated } from "./activations.js";
import { additiveAttention, attention, multiHeadAttention } from "./attention.js";
import {
  convolution,
  depthwise,
  globalPooling,
  pooling,
  separable,
  transposedConvolution,
} from "./convolutions.js";
import { maskBehind, masking, meanOfSteps } from "./masks.js";
import { concatenated, dot, merged } from "./merging.js";
import * as numbers from "./numbers.js";
import { bidirectional, recurrent } from "./recurrent.js";
import { refuseLayer } from "./refuse.js";
import * as shapes from "./shapes.js";
import { getItem } from "./slices.js";

/** @import { Graph, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** Of several outputs, all of them. @typedef {(graph: Graph, inputs: Tensor[], layer: Layer) => Tensor | Tensor[]} WriteLayer */

/** @type {Record<string, WriteLayer>} */
const layers = {
  Dense: numbers.dense,
  Conv1D: convolution,
  Conv2D: convolution,
  Conv3D: convolution,
  DepthwiseConv1D: depthwise,
  DepthwiseConv2D: depthwise,
  SeparableConv1D: separable,
  SeparableConv2D: separable,
  Conv1DTranspose: transposedConvolution,
  Conv2DTranspose: transposedConvolution,
  MaxPooling1D: pooling("MaxPool"),
  MaxPooling2D: pooling("MaxPool"),
  MaxPooling3D: pooling("MaxPool"),
  AveragePooling1D: pooling("AveragePool"),
  AveragePooling2D: pooling("AveragePool"),
  AveragePooling3D: pooling("AveragePool"),
  GlobalMaxPooling1D: globalPooling("ReduceMax"),
  GlobalMaxPooling2D: globalPooling("ReduceMax"),
  GlobalMaxPooling3D: globalPooling("ReduceMax"),
  GlobalAveragePooling1D: meanOfSteps,
  GlobalAveragePooling2D: globalPooling("ReduceMean"),
  GlobalAveragePooling3D: globalPooling("ReduceMean"),
  Flatten: shapes.flatten,
  GetItem: getItem,
  Reshape: shapes.reshape,
  Permute: shapes.permute,
  RepeatVector: shapes.repeatVector,
  ZeroPadding1D: shapes.zeroPadding,
  ZeroPadding2D: shapes.zeroPadding,
  ZeroPadding3D: shapes.zeroPadding,
  Cropping1D: shapes.cropping,
  Cropping2D: shapes.cropping,
  Cropping3D: shapes.cropping,
  CenterCrop: shapes.centerCrop,
  UpSampling1D: shapes.upSampling1d,
  UpSampling2D: shapes.upSampling,
  UpSampling3D: shapes.upSampling,
  Resizing: shapes.resizing,
  RandomCrop: shapes.randomCrop,
  BatchNormalization: numbers.batchNormalization,
  LayerNormalization: numbers.layerNormalization,
  RMSNormalization: numbers.rmsNormalization,
  GroupNormalization: numbers.groupNormalization,
  Normalization: numbers.normalization,
  UnitNormalization: numbers.unitNormalization,
  Rescaling: numbers.rescaling,
  Activation: numbers.unchanged,
  ...activationLayers,
  PReLU: numbers.prelu,
  Embedding: numbers.embedding,
  Masking: masking,
  SimpleRNN: recurrent,
  LSTM: recurrent,
  GRU: recurrent,
  ConvLSTM2D: recurrent,
  Bidirectional: bidirectional,
  TimeDistributed: timeDistributed,
  Add: merged("Sum"),
  Subtract: merged("Sub"),
  Multiply: merged("Mul", true),
  Average: merged("Mean"),
  Maximum: merged("Max"),
  Minimum: merged("Min"),
  Concatenate: concatenated,
  Dot: dot,
  Attention: attention,
  AdditiveAttention: additiveAttention,
  MultiHeadAttention: multiHeadAttention,
  ...Object.fromEntries(
    ["Identity", "Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D"]
      .concat("GaussianDropout", "AlphaDropout", "GaussianNoise", "RandomFlip")
      .concat("RandomTranslation", "RandomRotation", "RandomZoom", "RandomContrast")
      .concat("RandomBrightness", "RandomSaturation", "RandomHue", "RandomSharpness")
      .concat("RandomShear", "ActivityRegularization")
      .map((kind) => [kind, numbers.unchanged]),
  ),
};

/** Those whose activation is within what they do. */
const withOwn = new Set(["SimpleRNN", "LSTM", "GRU", "ConvLSTM2D"]);

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer @returns {Tensor[]} its outputs */
export function writeLayer(graph, inputs, layer) {
  const { kind, config } = layer;
  if (!Object.hasOwn(layers, kind)) return refuseLayer(layer);
  const [out, ...further] = [layers[kind](graph, inputs, layer)].flat();
  const { name, shape } =
    "activation" in config && !withOwn.has(kind) ? activated(graph, out, layer) : out;
  const mask = maskBehind(graph, inputs, layer, out);
  return [{ name, shape, ...(mask !== undefined && { mask }) }, ...further];
}

/** A layer for each step: the steps as if they were of the batch. @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
function timeDistributed(graph, [{ name, shape }], layer) {
  const { class_name: kind, config } = layer.config.layer;
  const extents = graph.op("Shape", [name]);
  const together = graph.op("Concat", [graph.integers([-1]), shapes.from(graph, extents, 2)], {
    axis: 0,
  });
  const rows = graph.op("Reshape", [name, together]);
  const steps = { name: rows, shape: [null, ...shape.slice(2)] };
  const [out] = writeLayer(graph, [steps], { ...layer, kind, config });
  const inner = shapes.from(graph, graph.op("Shape", [out.name]), 1);
  const first = shapes.slice(graph, extents, [0], [2], [0]);
  const apart = graph.op("Concat", [first, inner], { axis: 0 });
  return {
    name: graph.op("Reshape", [out.name, apart]),
    shape: [null, shape[1], ...out.shape.slice(1)],
  };
}
