/** The package's messages about explaining a model, predicting files and beginning with a model, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const explain = {
  "explain.no-convolution":
    "gradCam(): the model has no convolution before its output, and so no feature maps whose places are those of a picture.",
  "explain.no-maps":
    'gradCam(): the layer "{layer}" gives no feature maps (height, width, channels).',
  "explain.no-layer": 'gradCam(): the model has no layer "{layer}".',
  "explain.no-gradient":
    'gradCam(): the score is computed from the layer "{layer}" itself. Name a layer before it.',
  "explain.no-pictures":
    "None of the model's inputs is of pictures (height, width, channels): {inputs}.",
  "explain.not-pictures":
    'The model has no input "{input}" of pictures (height, width, channels). It has {inputs}.',
  "predict.no-columns": {
    one: '{name} has no column "{columns}", which the model needs. It has: {known}.',
    other: "{name} lacks {count} columns that the model needs: {columns}. It has: {known}.",
  },
  "predict.not-numbers": {
    one: 'Column "{column}" has {count} cell that is not a number; it counts as missing.',
    other: 'Column "{column}" has {count} cells that are not numbers; they count as missing.',
  },
  "predict.unknown-cells": {
    one: 'Column "{column}" has {count} cell with a category that no training row has: {names}. {step} was told what to do then: {how}.',
    other:
      'Column "{column}" has {count} cells with categories that no training row has: {names}. {step} was told what to do then: {how}.',
  },
  "expected.row-stream": "an async iterable, a ReadableStream or an iterable of rows",
  "predict.no-rows":
    "{reasons}. The model learned from a table: give it a table with the same columns, as CSV, JSON, Parquet or NumPy arrays.",
  "predict.threshold":
    "A threshold decides between two classes, but this model does not predict one of two.",
  "predict.threshold-label":
    'There is no label "{received}". The labels are {known}.{received?known}',
  "predict.one-series":
    'Column "{column}" tells {count} series apart: give the model the rows of one series at a time.',
  "projection.too-wide":
    '{where}: layer "{layer}" gives {units} numbers for a row; the principal components of at most {most} are computed.',
  "explain.images": "{where} explains columns of a table, and these are images.",
  "explain.windows":
    "{where} explains rows one by one, but here a sample is a window of several rows (TimeseriesWindows).",
  "explain.no-output":
    '{where}: the model has no output "{output}" whose target is known.{output?known} It has: {known}.',
  "explain.no-rows": "{where}: there is no row to explain the model with.",
  "explain.no-column":
    '{where}: the model uses no column "{column}".{column?known} It uses: {known}.',
  "explain.no-values": '{where}: column "{column}" has no value in these rows.',
  "dropout.no-layer":
    '{where}: the model has no Dropout or SpatialDropout2D "{layer}". It has: {known}.',
  "explain.not-numbers": '{where}: column "{column}" is not one of different numbers.',
  "predict.no-images": "There is no image to predict.",
  "predict.not-read": "{path} was left out: {why}",
  "begin.classes":
    "The model's classes are {known}, the data's {names}. Say head: \"new\" (--head new) for a new last layer with the data's classes, or head: \"own\" (--head own) to keep the model's, whose outputs the data's classes then take in this order.",
  "begin.outputs":
    "The model has outputs for {outputs} classes, which it does not name; the data's are {names}. Say head: \"new\" (--head new) for a new last layer with the data's classes.",
  "bare.several":
    "The model has {inputs} inputs and {outputs} outputs. Without the data it was trained on, models of one input and one output can be used.",
  "bare.shape":
    "The model takes {input} and gives {output}. Without the data it was trained on, models can be used that take images or rows of numbers, and give one row of numbers.",
  "bare.lookup":
    '{where}: the model begins with layers that look up texts and categories ({layers}). Rows of a file cannot be prepared for it without the data it was trained on. Give the values themselves to model.predict(), such as await net.predict(["a good film"]), where net is from loadModel().',
  "bare.names": "{where} needs {expected} different names, but received {received}.",
  "lookup.unknown":
    "The layer {layer} does not know {value}: it is not in its vocabulary, and num_oov_indices is 0.",
  "lookup.texts": '{where}: expected texts, such as ["a good film", "a bad one"].',
  "lookup.numbers": "{where}: expected numbers, but received texts.",
  "lookup.rows": "{where}: expected rows of {width} values, but received {received} values in all.",
  "lookup.no-input":
    "{where}: there is nothing for the input {input}. Give a list of {inputs}, or an object of them by name.",
};
