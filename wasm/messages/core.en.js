/**
 * The core's messages in English: locations, arguments, the catalogue, JSON and memory. A text that begins in lower
 * case continues a sentence that begins with a layer, loss or metric. Messages about models are in model.en.js,
 * about training in training.en.js, about data in data.en.js.
 */

/** @type {import("./render.js").Texts["texts"]} */
export const core = {
  "at-place": "{where}: {message}",
  "layer-of-shape": '"{layer}" {shape}',

  // Where something is.
  "in-layer": 'Layer "{layer}" ({class}) {message}',
  "in-merge": 'Layer "{layer}" ({class}) {message} Its inputs: {inputs}.',
  "in-metric": "compile, {argument}: {class} {message}",
  "in-weight-start": "cannot initialize its {weight}: {message}",
  "in-weight-constraint": "cannot constrain its {weight}: {message}",
  "place.layer": 'Layer "{layer}"',
  "place.argument": '{where}, argument "{argument}"',
  "place.loss-of-output": 'compile, loss of output "{output}"',
  "place.layer-at": "Layer {position}",

  // What an argument must be.
  "argument.value": 'argument "{argument}" of {class} must be {expected}, but received {received}.',
  "argument.missing": '{class} needs the argument "{argument}": {expected}.',
  "argument.unknown":
    '{class} has no argument "{argument}" (received {received}).{argument?known} Known: {known}.',
  "argument.unknown-of-none":
    '{class} has no argument "{argument}" (received {received}): it takes none.',
  "argument.cut-labels": {
    one: "{where}: {bins} bin needs one label, but there are {received} labels.",
    other: "{where}: {bins} bins need as many labels, but there are {received}.",
  },
  "argument.unsupported":
    'argument "{argument}" of {class} must be false or null, because {reason}, but received {received}.',
  "unsupported.kept-in-result": "the model is kept in memory, in the result of the run",
  "unsupported.text-in-result": "the text is part of the result of the run",
  "unsupported.even-thresholds":
    "the thresholds are evenly spaced and num_thresholds says how many there are",
  "unsupported.one-curve": "all outputs make one curve; give each output its own metric instead",
  "unsupported.needs-multi-label": "it needs multi_label",
  "unsupported.weights-on-model": "weights are set on the model",
  "unsupported.low-rank": "low-rank adaptation is not supported",
  "unsupported.float32": "all numbers are float32, which need no scaling",
  "unsupported.no-activity-penalty": "only weights can have penalties, not outputs",
  "unsupported.one-kind": "there is only one kind of optimizer",
  "unsupported.batch-first": "the batch is the first axis",
  "unsupported.no-rms": "RMS normalization is not supported",
  "unsupported.one-machine": "a batch is computed on one machine",
  "unsupported.no-renorm": "batch renormalization is not supported",
  "unsupported.dense": "all tensors are dense",
  "unsupported.all-steps": "attention is over all steps; use_causal_mask leaves out later ones",
  "unsupported.exact-attention": "attention is always computed exactly, which has the same result",
  "unsupported.no-gate": "attention with a gate is not supported",
  "unsupported.stretches": "images are stretched, or cut by crop_to_aspect_ratio",
  "unsupported.two-pixels": "a new pixel is a mean of its nearest ones, without antialiasing",
  "unsupported.needed": "every input is required",
  "expected.volume-sides": "one whole number, three, or three pairs",
  "expected.one-integer": "one whole number",
  "expected.finite": "a finite number",
  "expected.probability": "a number from 0 to 1",
  "expected.class": "a whole number from 0 to {last} (the model has {classes} outputs)",
  "expected.object-of": "{expected}: one of {choices}",
  "expected.separator": "1 character, but no quotation mark or line break",
  "expected.groups": "at least 1, or -1 for one group per channel",
  "expected.slices": 'x[key] with all of the batch: ":, -1, :", "..., 0" or ":, None, 1:4"',
  "expected.value-range": "[lowest, highest]",
  "expected.target-columns": "a list of the different columns to predict",
  "expected.class-name": "the name of a class",
  "expected.fold": "a whole number from 0 to {last}, the number of splits less one",
  "expected.rows-or-share": "a whole number of rows, or a fraction of them below 1",
  "expected.as-many": "one value, or as many as there are in to_replace",
  "expected.no-value": "nothing here, because to_replace already gives the replacements",
  "expected.query-operand": "a column, a number or a text in quotation marks",
  "expected.query-value": "a number or a text in quotation marks",
  "expected.query-column": "a column to compare with",
  "expected.query-comparison": "==, !=, <, <=, >, >=, in or not in",
  "expected.query-end": "and, or, or the end",
  "expected.query-list": "a list such as [1, 2]",
  "expected.query-method": "isin, between, isna or notna",
  "expected.query-quote": "a closing {sign}",
  "expected.query-sign": "{sign}",
  "expected.query-shallow": "fewer nested parentheses",
  "expected.increasing-edges": "a list of two numbers or more, in increasing order",
  "expected.components-or-share":
    "a whole number of components, or a fraction of the variance below 1",
  "expected.increasing-pair": "a list of two numbers, the smaller first",

  "catalog.unknown": '{where}: there is no {kind} "{name}".{name?known} Known: {known}.',
  "catalog.instead": '{where}: there is no {kind} "{name}". {instead}',
  "instead.lambda":
    "It runs Python code. Rescaling, Reshape, Activation and the merging layers do what most Lambdas do.",
  "instead.loss-scale": "All numbers are float32, which need no scaling: name the inner optimizer.",
  "instead.adafactor": "It saves memory that these models do not need: use Adam.",
  "instead.categories":
    "Categories become numbers before the model: the steps OneHotEncoder and OrdinalEncoder learn them from the training rows.",
  "instead.texts":
    "Texts become numbers before the model: the step TextVectorization learns its vocabulary from the training rows.",
  "instead.bins":
    "Numbers are cut into ranges before the model, by the steps Cut and KBinsDiscretizer.",
  "instead.norm-constraint":
    "kernel_constraint of the layer itself bounds its kernel, too: UnitNorm or MaxNorm.",
  "instead.cells":
    "SimpleRNN, LSTM and GRU have their cells in themselves; several of them in a row are stacked cells.",
  "instead.convolution-by-step":
    "The nearest is TimeDistributed with a convolution, then Flatten in another TimeDistributed, then an LSTM.",
  "catalog.not-an-object":
    '{where}: expected the {kind}\'s name or an object with "class_name" and "config", but received {received}.',
  "catalog.config":
    '{where} ({class}): expected "config" to be an object, but received {received}.',

  // JSON.
  "json.malformed": "The JSON is malformed: {detail}.",
  "json.too-deep": "{where}: lists and objects are nested more than {limit} deep.",
  "json.invalid": "{where} is not JSON: {detail}.",
  "json.unknown-key":
    '{where}: there is no key "{key}" (received {received}).{key?known} Known: {known}.',
  "json.too-long": "{where}: {megabytes} MB of JSON is more than the {limit} MB allowed.",
  "json.at": "unexpected text at line {line}, column {column}",
  "json.wrong-type": "expected a value of type {expected}, but received {received}",
  "json.unexpected-type": "unexpected value of type {received}",
  "json.no-key": 'the key "{key}" is missing',

  // Memory and shapes.
  "memory.too-large": "This needs more memory than a page can have.",
  "memory.not-addressable":
    "A tensor of {rows} x {columns} elements is larger than this machine can address ({limit}).",
  "memory.arena":
    "Not enough memory for {what}: {megabytes} MB are needed in one piece. A smaller batch size or a smaller model needs less.",
  "memory.of-weights": "the model's weights",
  "memory.of-batch": "one batch",
  "memory.of-gradients": "the gradients",
  "memory.of-optimizer": "the optimizer's state",
  "memory.of-average": "the average of the weights",
  "memory.of-accumulated": "the accumulated gradients",
  "memory.weights":
    'The model\'s weights do not fit in memory: layer "{layer}" has a {weight} of shape {shape}.',
  "memory.tensor": "A tensor of {elements} elements does not fit in memory.",
  "memory.activations":
    "The activations of one batch do not fit in memory. Use a smaller batch size.",
  "memory.data": "Not enough memory for {megabytes} MB of data.",
  "shape.axes": "A shape has at most {limit} axes.",
};
