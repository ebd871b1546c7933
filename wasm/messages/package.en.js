/** Messages of the package's own functions and of its engine, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const own = {
  text: "{text}",
  "memory.exhausted": "There is not enough memory for this.",
  "a.layer": "a layer",
  "a.activation": "an activation",
  "a.initializer": "an initializer",
  "a.regularizer": "a regularizer",
  "a.constraint": "a constraint",
  "a.loss": "a loss",
  "a.metric": "a metric",
  "a.optimizer": "an optimizer",
  "a.schedule": "a schedule",
  "a.callback": "a callback",
  "a.preparation": "a preparation step",
  "kind.layer": "layer",
  "kind.activation": "activation",
  "kind.initializer": "initializer",
  "kind.regularizer": "regularizer",
  "kind.constraint": "constraint",
  "kind.loss": "loss",
  "kind.metric": "metric",
  "kind.optimizer": "optimizer",
  "kind.schedule": "schedule",
  "kind.callback": "callback",
  "kind.preparation": "preparation step",
  "kind.baseline": "classical model",
  "expected.boolean": "true or false",
  "expected.one-of": "one of {choices}",
  "expected.inputs":
    'an object with the columns that each input of the model takes: { "wide": ["age"], "deep": ["age", "city"] }',
  "expected.outputs":
    'an object with the target of each output of the model: { "kind": { "columns": ["species"] }, "size": { "columns": ["mass"] } }',
  "expected.model": "a Keras model's config, { class_name, config }",
  "expected.layers": "a list of layers",
  "expected.metrics": "a list of metrics",
  "expected.steps": "a list of steps",
  "expected.columns": "a list of column names",
  "expected.list": "a list",
  "spec.only-functional":
    'Layer "{layer}": {class} stands only in Functional models, as in Keras, where it is x[…].',
  "spec.no-input-shape":
    'Layer "{layer}": the shape of the model\'s input is not known. Begin the model with an InputLayer.',
  "model.stateful-rows":
    "A stateful layer hands its states on row by row, so every batch has {batch} rows, as batch_size of the InputLayer says. Of {rows} rows the last batch would have {rest}: leave those out, or choose a batch_size that divides {rows}.",
  "engine.ended": "The engine that held this object was ended. Create the object again.",
  "engine.not-started": "The engine could not be started: {cause}",
  "engine.ended-before": "The engine ended before it received this call.",
  "engine.not-sendable": "The arguments of {method} cannot be sent to the worker: {cause}",
  "engine.crashed":
    "The engine crashed: {reason}. A new one starts with the next call; models and data sets of the old one are gone.",
  "crash.no-message": "it sent a message that could not be understood",
  "crash.unreadable": "a message from the worker could not be read",
  "crash.silent": "the worker has not answered for {seconds} seconds",
  "crash.ended": "its worker ended without an error",
  "crash.thread-ended": "one of its threads ended",
  "crash.no-script": "the worker's script {url} could not be loaded",
  "crash.script-failed": "its script could not be loaded: {cause}",
  "engine.spec-too-deep":
    "The model's spec: lists and objects are nested too deep to be written as JSON.",
  "engine.not-started-for": "The engine could not be started: {reason}.",
  "engine.other-build":
    "The page's script (build {page}) and its worker's (build {worker}) do not belong together: one of them is out of date. Reload the page; if that does not help, publish all files of one build together.",
  "engine.no-files-script":
    "What reads and writes such files could not be loaded from {url}: {cause}. Check the connection and try again; after a new version was published, reload the page.",
  "engine.before-start": "{method} was called before start.",
  "engine.no-method": 'The protocol has no method "{method}".',
  "engine.gone":
    "This {what} is gone: it was disposed, or the engine that held it crashed. Create it again.",
  "engine.busy": "{running}() is running on this model: wait for it, or stop() it first.",
  "engine.no-entry": "No engine is connected: import one of the package's entry points.",

  "object.model": "model",
  "object.dataset": "data set",
  "object.predictions": "list of predictions",
  "object.baseline": "classical model",
  "object.source": "data source",
  "object.prepared": "data",
  "object.images": "list of images",
  "object.modelFile": "model file",
  "object.disposed": "This {what} was disposed.",

  "core.other-build":
    "The core from {source} and the script that loads it are from different builds of this package. Publish all files of one build together, and reload the page.",
  "core.not-fetched": "The core could not be fetched from {url}.",
  "core.server": "The core could not be fetched from {url}: the server answered {status}.",
  "core.not-read": "The core could not be read from {url}.",
  "core.not-started":
    "The core from {source} could not be started: either it is not the package's WebAssembly file, or this browser has no WebAssembly SIMD with exception handling (Chrome 95, Firefox 100, Safari 16.4, Node 18 have both). {cause}",

  "model.not-compiled":
    "{call} needs a loss and an optimizer: call compile({ optimizer, loss }) first.",

  "model.only-weights":
    "loadModel(): the file has weights only. Make the model, and give the file to its loadWeights().",
  "model.built": "build(): the model already has the shape of its input.",
  "model.no-shape":
    "The model has no weights yet: its first layer has no inputShape. Call build({ inputShape }), or fit() or predict() with data first.",

  "predict.no-preparation":
    "This run was saved without its preparation: new rows cannot be prepared as its own were.",
  "predict.not-a-table":
    "The model learned from a table: give it a table with the same columns, as CSV, JSON, Parquet or NumPy arrays.",
  "predict.shape":
    "{path} has the shape ({shape}); images to predict have the shape (count, {size}), or one alone ({size}).",

  "init.too-late":
    "init(): options must be set before the first call that computes, but the core is already running. restart() starts one with other options.",
  "init.node":
    "init(): in Node the core runs in the same thread; worker and workerUrl are for browsers.",

  "predictions.no-output":
    "{where}: there are no predictions of output {output}.{output?names} The outputs are {names}.",

  "confusion-matrix.too-large":
    "A confusion matrix of {classes} classes would have {numbers} cells. It can have at most {limit} classes; a classification report can have more.",

  "arrays.input-rows":
    "{where}: all inputs need the same number of rows, but {input} has {rows} and {first} has {expected}.",
  "arrays.no-shape":
    "{where}the shape of {label} is not known. Give {label} as { data, shape: [rows, …] }, or inputShape.",
  "arrays.target-rows": "{where}x has {rows} rows, so {label} needs as many; it has {found}.",
  "arrays.sample-weights":
    "{where}: sample weights are one array for all targets, or one for each of the {targets} targets ({names}).",
  "arrays.no-class": "{where}: {label} is not one of the classes {names}.{label?names}",
  "arrays.no-rows": "{where}: there are no rows.",
  "arrays.rows-of-shape":
    "{where}: rows of shape {shape} have {size} numbers each, but it has {found}.",
  "arrays.tensor":
    "{where}: a tensor of float32, float64, bool or whole numbers of 8 to 64 bits is expected; this one is of {type}. Cast it in the model that gives it.",
  "arrays.dataset-and":
    "{where}: a Dataset has its own targets and sample weights; {name} must be left out.",
  "arrays.data-and-shape":
    "{where}: the shape {shape} has {numbers} numbers, but data has {received}.",

  "image.not-readable": "{where}: the image cannot be read: {cause}",
  "image.input-shape":
    "{where}: images fit inputs of shape (height, width, channels) with 1 or 3 channels, but the input is {shape}.",

  "found.shape": "the shape {shape}",
  "found.numbers": "{numbers} numbers",

  "weights.count": "{where}: the model has {expected} weights, received {received}.",
  "weights.shape":
    '{where}: weight {weight} ("{name}") has the shape {shape}, received {received} with {numbers} numbers.',

  "layer.unknown": "getLayer(): there is no layer {layer}.{layer?names} The layers are {names}.",

  "dataset.no-row": "{where}: there is no row {row}; the rows are 0 to {last}.",

  "argument.required": '{where}: "{argument}" is required.',
  "argument.expected": "{where}: expected {expected}, received {received}.",
  "argument.other-kind": "{where}: expected {expected}, but {name} is {kind}.",
  "argument.no-function": '{group} has no "{name}". Did you mean "{near}"?',
  "argument.no-option": '{where}: there is no option "{option}".{option?known} It takes {known}.',

  "custom.unknown":
    "compile(): the checkpoint names the custom loss or metric {name}, but cannot hold its functions. Compile the model with it first, then restore the checkpoint.",

  "fit.row-not-finite":
    "The loss is not finite because row {row} of {input} is not: its number {position} is {value}. Leave the row out, or fill in the value.",
  "fit.two-validations":
    "fit(): validationSplit and validationData cannot be used together; give only one of them.",

  "sequential.input-shape":
    "sequential(): layer {position} ({class}) has an inputShape; only the first layer takes one.",

  "spec.json": "{where}: not JSON: {cause}",

  "expected.records": "a list of objects, one for each row",
  "expected.rows-of-numbers":
    "rows of numbers, [[1, 2], [3, 4]] or { data, shape: [rows, columns] }",
  "expected.that-many-names": "a list of {count} column names",
  "expected.preparation": "a Preparation, as a run and prepare() have one",
  "expected.source": "what readFiles() returned",
  "expected.prepared-rows": "a Prepared, as prepare() gives it",
  "expected.grid": "what grid() of a preparation returned",
  "expected.height-and-width": "a height and a width, [224, 224]",
  "expected.two-columns": "the names of two different columns of numbers",
  "expected.kind": '"average", "individual" or "both"',
  "expected.percentiles": "two numbers from 0 to 1, the smaller one first",
  "expected.part": '"train" or "test"',
  "table.is-images": "{where}: the file holds images, not a table. Use readFiles().",
  "table.of-images": "This needs the columns of a table, but the data consists of images.",
  "pipeline.not-fitted": "The pipeline is not fitted: call fit() first.",
  "expected.prediction": "what predict() returned, of shape (rows, outputs)",
  "expected.layer-name-or-number": "a layer's name or number",
  "expected.name": "a name",
  "expected.number": "a number",
  "expected.numbers": "a list of numbers",
  "expected.typed-array-or-list": "a typed array or a list of numbers",
  "expected.names": "a list of names",
  "expected.weight-by-class": 'a weight for each class number, { 0: 1, 1: 5 }, or "balanced"',
  "expected.boolean-or-function": "true, false or a function",
  "expected.function": "a function",
  "expected.verbose": '0, 1, 2 or "auto"',
  "expected.no-function":
    'a name such as "he_normal", or what a function of this package returns, such as initializers.heNormal(); your own functions cannot be called here',
  "expected.no-function-as-loss":
    'a name such as "mse", what losses.huber({…}) returns, or customLoss({ value, gradient }) for your own functions: a function alone has no gradient here',
  "expected.no-function-as-optimizer":
    'a name such as "adam", or what a function of this package returns, such as optimizers.adam({ learningRate: 0.001 })',
  "expected.named-function":
    'a function with a name, which its log gets, or customMetric({ name: "bias", value })',
  "expected.number-or-numbers": "it to return a number, or a list of {numbers}",
  "expected.that-many-numbers": "it to return a list of {numbers} numbers",
  "expected.symbolic-tensors": "what input({…}) or a call of a layer returned, or a list of these",
  "expected.callback-list":
    "callbacks of the core ({known}), such as callbacks.earlyStopping({…}), or objects with hooks such as onEpochEnd(epoch, logs)",
  "expected.suits": "a Prepared, or { task, classNames, inputShape }",
  "expected.list-of": "a list of {numbers} numbers",
  "expected.returned-number": "it to return a number",
  "expected.float32-array": "a Float32Array",
  "expected.bytes": "an ArrayBuffer or Uint8Array",
  "expected.weight": "{ data: Float32Array, shape }",
  "expected.class-number": "a class number",
  "expected.layer": "a layer, such as layers.dense({…})",
  "expected.validation-data": "a Dataset, [x, y] or [x, y, sampleWeight]",
  "expected.class-numbers": "a list of class numbers",
  "expected.indicators": "rows of 0 and 1 alike",
  "expected.file-list": "a list of files",
  "expected.a-model": "a model, as loadModel() gives it",
  "expected.weights": "a list of weights",
  "expected.array": "a typed array, { data, shape }, or an image",
  "expected.arrays": "a typed array, { data, shape }, images, or arrays by name",
  "expected.image":
    "an image like those before it: ImageData, a canvas, an image element, an ImageBitmap or a Blob",
  "expected.pixels":
    "the bytes red, green, blue and alpha of {width} × {height} pixels, as ImageData has them",
  "expected.abort-signal": "an AbortSignal",
  "expected.options": "an object with options",
  "expected.whole-numbers-least": "a list of whole numbers of at least {minimum}",
  "expected.whole-numbers-to": "a list of whole numbers of at most {maximum}",
  "expected.whole-least": "a whole number of at least {minimum}",
  "expected.at-most": "at most {maximum}",
  "expected.given": '"{name}" to be given',
  "target.outputs-of-images":
    'Images have one class each, which every output of their model predicts: nothing is said of an output, but of the first its class_names and positive_class. Leave "{received}" of "{output}" out. To predict several things of an image, give a table with a column for each pixel and each target, and begin the model with Reshape; or give arrays to Dataset.fromArrays().',
  "inputs.of-images":
    "inputs says which columns of a table each input of a model takes. Images have no columns.",
};
