/**
 * What the core says, in English. A text that begins in lower case goes on after the layer, loss or metric
 * that the message around it names.
 */

/** @type {import("./render.js").Texts["texts"]} */
export const core = {
  text: "{text}",
  "at-place": "{where}: {message}",
  "in-layer": 'Layer "{layer}" ({class}) {message}',
  "in-merge": 'Layer "{layer}" ({class}) {message} Its inputs: {inputs}.',
  "layer-of-shape": '"{layer}" {shape}',
  "in-metric": "compile, {argument}: {class} {message}",
  "in-weight-start": "cannot initialize its {weight}: {message}",
  "in-weight-constraint": "cannot constrain its {weight}: {message}",

  // Where something stands.
  "place.layer": 'Layer "{layer}"',
  "place.argument": '{where}, argument "{argument}"',
  "place.loss-of-output": 'compile, loss of output "{output}"',

  // What an argument must be.
  "argument.value": 'argument "{argument}" of {class} must be {expected}, but received {received}.',
  "argument.missing": '{class} needs the argument "{argument}": {expected}.',
  "argument.unknown": '{class} has no argument "{argument}" (received {received}). Known: {known}.',
  "argument.unknown-of-none":
    '{class} has no argument "{argument}" (received {received}): it takes none.',
  "argument.unsupported":
    'argument "{argument}" of {class} must be false or null, because {reason}, but received {received}.',
  "unsupported.kept-in-result": "the model is kept in memory, in the result of the run",
  "unsupported.text-in-result": "the text is part of the result of the run",
  "unsupported.even-thresholds":
    "the thresholds are evenly spaced and num_thresholds says how many there are",
  "unsupported.one-curve": "all outputs make one curve; give each output its own metric instead",
  "unsupported.needs-multi-label": "it needs multi_label",
  "unsupported.one-output": "a layer has one output",
  "unsupported.stateless": "every batch starts from a state of zeros",
  "unsupported.masking": "masking is not supported",
  "unsupported.weights-on-model": "weights are set on the model",
  "unsupported.low-rank": "low-rank adaptation is not supported",
  "unsupported.float32": "all numbers are float32, which need no scaling",
  "unsupported.no-activity-penalty": "only weights can have penalties, not outputs",

  "expected.one-integer": "one whole number",
  "expected.finite": "a finite number",
  "expected.probability": "a number from 0 to 1",
  "expected.class": "a whole number from 0 to {last} (the model has {classes} outputs)",
  "expected.list": "a list",
  "expected.object-of": "{expected}: one of {choices}",
  "expected.separator": "1 character, but no quotation mark or line break",
  "expected.groups": "at least 1, or -1 for one group per channel",
  "expected.value-range": "[lowest, highest]",

  "catalog.unknown": '{where}: there is no {kind} "{name}". Known: {known}.',
  "catalog.not-an-object":
    '{where}: expected the {kind}\'s name or an object with "class_name" and "config", but received {received}.',
  "catalog.config":
    '{where} ({class}): expected "config" to be an object, but received {received}.',

  // A model's config.
  "spec.malformed": "The model's spec is malformed: {detail}",
  "spec.not-a-model":
    'Expected a model\'s spec, {"class_name": "Sequential" or "Functional", "config": …}, but received {received}.',
  "spec.class-name":
    'Expected a model of class_name "Sequential" or "Functional", but received "{received}".',
  "spec.no-layers": 'The spec\'s config has no list "layers".',
  "spec.too-many-layers": "The spec has {count} layers; at most {limit} are allowed.",
  "spec.layer": 'Layer {position}: expected {"class_name", "config"}, but received {received}.',
  "spec.layer-config": 'Layer {position}: expected "config" to be an object.',
  "spec.same-name":
    'Layer names must be unique, but layers {first} and {second} are both named "{name}".',
  "spec.batch-shape":
    '{where}: expected "batch_shape" to be a list whose first element is the batch, as in [null, 28, 28, 1], but received {received}.',
  "spec.input-not-first":
    'Layer "{layer}": an input can only be the first layer of a Sequential model.',
  "spec.no-input-shape":
    'Layer "{layer}": the model does not say the shape of its input. Begin with an InputLayer.',
  "spec.only-input": "The model has no layer besides its input.",
  "graph.unknown-end": '"{key}" names the layer "{layer}", which the model does not have.',
  "graph.no-ends": 'The spec has no "{key}".',
  "graph.without-input": 'Layer "{layer}" is not connected to any input.',
  "graph.without-output": 'Layer "{layer}" is connected to no output of the model.',
  "graph.input-unused": 'The input "{layer}" is connected to no output of the model.',
  "graph.input-not-named": 'The input "{layer}" is not in "input_layers".',
  "graph.not-an-input": '"input_layers" names the layer "{layer}", which is not an InputLayer.',
  "graph.unknown-layer":
    'Layer "{layer}" reads the layer "{source}", which the model does not have.',
  "graph.unknown-call":
    'Layer "{layer}" reads call {call} of the layer "{source}", but the calls of that are 0 to {last}.',
  "graph.cycle": "The layers form a cycle: {cycle}.",

  // Shapes that do not fit, after "Layer … (…)".
  "layer.one-input": "expects exactly 1 input, but received {received}.",
  "layer.two-inputs": "needs exactly 2 inputs, but received {received}.",
  "layer.several-inputs": "needs at least 2 inputs, but received {received}.",
  "layer.rank":
    "expects an input of {expected} axes, {axes}, but received the shape {shape} with {received} axes.",
  "layer.rank-at-least-2":
    "expects an input of at least 2 axes, {axes}, but received the shape {shape}.",
  "layer.built-for-channels":
    "was built for {built} channels, but is also given the shape {shape}.",
  "layer.built-for-features":
    "was built for {built} features, but is also given the shape {shape}.",
  "layer.built-for-last-axis":
    "was built for inputs whose last axis has {built} elements, but is also given the shape {shape}.",
  "layer.built-for-axes":
    "was built for axes of sizes {built}, but is also given the shape {shape}.",
  "layer.built-for-means": "was built for {built} means, but is also given the shape {shape}.",
  "layer.built-for-alpha":
    "was built with an alpha of shape {built}, but is also given the shape {shape}.",
  "layer.axis":
    "has axis {axis}, but its input {shape} has the axes 1 to {last} besides the batch (or -1 to {first}).",
  "layer.same-axis": "names axis {axis} twice.",
  "layer.no-axis": "needs at least one axis.",
  "layer.value-count":
    'has {received} values of "{argument}", but its input {shape} needs {expected}, or 1 for all.',
  "layer.mean-and-variance":
    'arguments "mean" and "variance" of Normalization must be given both or not at all, but only "{given}" was received.',
  "layer.target-shape":
    'argument "target_shape" of Reshape must have sizes from 1 on and at most one -1, but received {received}.',
  "layer.reshape":
    "has target_shape {target}, which the {elements} values of its input {shape} cannot fill.",
  "layer.dims":
    'argument "dims" of Permute must hold each axis from 1 on once, but received ({received}).',
  "layer.permute": "permutes {axes} axes besides the batch, but its input has the shape {shape}.",
  "layer.filters-and-groups":
    'argument "filters" of {class} must be divisible by "groups", but received filters {filters} and groups {groups}.',
  "layer.groups":
    "has groups {groups}, which does not divide the {channels} channels of its input {shape}.",
  "layer.pool-size":
    'argument "pool_size" of {class} must cover at most {limit} elements, but received {received}.',
  "layer.strides-and-dilation":
    'arguments "strides" and "dilation_rate" of {class} cannot both be greater than 1, but received strides {strides} and dilation_rate {dilation}.',
  "layer.output-padding":
    'argument "output_padding" of Conv2DTranspose must be less than the strides {strides}, but received {received}.',
  "layer.negative-size":
    "would make images of height {height} and width {width} from its input {shape}. Use a larger output_padding or none.",
  "layer.window":
    'has a {argument} of {size} along the {axis}, which is larger than its input\'s {axis} of {input}. Use a smaller {argument} or padding "same".',
  "layer.dilated-window":
    'has a {argument} of {size} (dilated to {extent}) along the {axis}, which is larger than its input\'s {axis} of {input}. Use a smaller {argument} or padding "same".',
  "axis.height": "height",
  "axis.width": "width",
  "axis.steps": "steps",
  "layer.crop-rows": "crops {before} + {after} rows, which leaves nothing of its input {shape}.",
  "layer.crop-columns":
    "crops {before} + {after} columns, which leaves nothing of its input {shape}.",
  "layer.embedding":
    "expects whole numbers from 0 to {last} (input_dim is {input_dim}), but received {received} in row {row} of the batch, at position {position}.",
  "layer.concatenate":
    "needs inputs that differ in axis {axis} only, but received {first} and {second}.",
  "layer.merge":
    "needs inputs of the same shape (an axis may also be 1), but received {first} and {second}.",
  "layer.recurrent-wanted":
    'argument "{argument}" of Bidirectional must be a recurrent layer, but received {received}.',
  "layer.both-directions":
    'the layers of Bidirectional must differ in "go_backwards", but received {received} for both.',
  "layer.both-sequences":
    'the layers of Bidirectional must have the same "return_sequences", but received {received} for "layer" only.',
  "layer.direction-units":
    "merges its directions element by element, but they have {first} and {second} units.",

  "initializer.bounds":
    'argument "minval" of RandomUniform must be at most "maxval", but received minval {minval} and maxval {maxval}.',
  "initializer.identity": "an Identity initializer needs 2 axes, but received the shape {shape}.",
  "initializer.orthogonal":
    "an Orthogonal initializer needs at least 2 axes, but received the shape {shape}.",
  "constraint.axis": "a constraint along axis {axis} does not fit the shape {shape}.",
  "schedule.boundaries":
    "PiecewiseConstantDecay needs one boundary fewer than values, but received {boundaries} boundaries and {values} values.",
  "optimizer.clipping":
    '{class} takes only one of "clipnorm", "clipvalue" and "global_clipnorm", but received {received}.',

  // Losses and metrics.
  "loss.target":
    "{loss}: the target of row {row} (counting from 0) must be {expected}, but is {received}.",
  "loss.several-classes":
    "{loss} needs a model with one output per class, at least 2, but the model's output shape is {shape}. For two classes with a single output use BinaryCrossentropy.",
  "metric.targets":
    "needs one target for each output: the model's output shape is {output}, but targets have {targets}.",
  "metric.class-targets":
    "needs targets that are class numbers, one for the model's outputs {output}, but targets have {targets}.",
  "metric.target-shape":
    "needs targets of shape {expected} for the model's output {output}, but they have {targets}.",
  "metric.class-id":
    "has class_id {class_id}, but the model has {outputs} outputs, counted from 0.",
  "metric.flat-output": "needs a model output of shape (None, outputs), but it is {output}.",
  "metric.average":
    'needs the argument "average": "micro", "macro" or "weighted", since the model has {outputs} outputs.',

  // compile().
  "compile.not-an-object": "compile: expected {optimizer, loss, metrics}, but received {received}.",
  "compile.unknown-argument":
    'compile: there is no argument "{argument}" (received {received}). Known: optimizer, loss, loss_weights, metrics, weighted_metrics, seed.',
  "compile.no-loss": 'compile: the loss is missing, for example "sparse_categorical_crossentropy".',
  "compile.same-output":
    'compile: outputs {first} and {second} are the same tensor of layer "{layer}"; give only one of them a loss.',
  "compile.loss-weight": "compile: loss_weights must be numbers, but received {received}.",
  "compile.loss-weights-by-output":
    "compile: loss_weights must be a list or an object by output for a model of {count} outputs, but received {received}.",
  "compile.metrics": "compile: expected {argument} to be a list, but received {received}.",
  "compile.metrics-by-output":
    "compile: expected {argument} to be a list of one entry per output, or an object by output, but received {received}.",
  "compile.unknown-output":
    'compile: {argument} names the output "{output}", but the model\'s outputs are {outputs}.',

  // Data for a model.
  "dataset.empty": "The data set has no rows.",
  "input.shape": "The model takes inputs of shape {expected}, but the data has {received}.",
  "input.shape-of-input":
    'The model\'s input "{input}" has the shape {expected}, but the data has {received} there. The model takes {model}; the data has {data}.',
  "target.none": "The data set has no targets (y).",
  "target.missing": 'The data has no targets for the model\'s output "{output}". It has {targets}.',
  "target.unknown-output":
    'The data has targets for an output "{output}", which the model does not have. It has {outputs}.',
  "target.shape":
    "This loss takes targets of shape {expected} for the model's output {output}, but the data has {received}.{advice}",
  "target.shape-of-output":
    'The loss of output "{name}" takes targets of shape {expected} for the model\'s output {output}, but the data has {received}.{advice}',
  "target.not-finite": "The target of row {row} is not finite (NaN or infinite).",
  "target.not-finite-of-output":
    'The target of row {row} for output "{output}" is not finite (NaN or infinite).',
  "sample-weight.shape":
    "Sample weights are one number per row, (None), or one per position, {positions}, but received {received}.",
  "sample-weight.shape-of-output":
    'Sample weights of output "{name}" are one number per row, (None), or one per position, {positions}, but received {received}.',

  // fit() and its relatives.
  "fit.validation-split":
    "fit: validation_split must be at least 0 and less than 1, but received {received}.",
  "fit.validation-split-rows":
    "fit: validation_split {share} of {rows} rows leaves {train} to train on and {validation} to validate on; both must be at least 1.",
  "fit.not-finite":
    "The loss is not finite (NaN) at epoch {epoch}, batch {batch}. The model is back at the weights it started from. A smaller learning rate usually helps; so does scaling the data. The callback TerminateOnNaN ends the run here instead, as Keras does.",
  "fit.not-finite-after":
    "The loss is not finite (NaN) at epoch {epoch}, batch {batch}. The model is back at the weights of epoch {kept}. A smaller learning rate usually helps; so does scaling the data. The callback TerminateOnNaN ends the run here instead, as Keras does.",
  "batch.not-finite":
    "{call}: the loss is not finite (NaN); the weights stay as they were. A smaller learning rate usually helps; so does scaling the data.",
  "options.not-an-object":
    "{call}: expected the options as a JSON object, but received {received}.",
  "options.value": "{call}: {option} must be {expected}, but received {received}.",
  "options.unknown": '{call}: there is no option "{option}". Known: {known}.',
  "callbacks.unknown-hook": "{where}: callbacks have no hook {hook}.",
  "callbacks.null": "{where}: expected a callback, but received null.",
  "callbacks.not-asked": "No callback was asked.",
  "logs.not-a-number": '{call}: the log "{log}" must be a number, but received {received}.',
  "monitor.no-log": '{callback}: this run has no log "{log}" to monitor. It has: {known}.',
  "monitor.no-validation-log":
    '{callback}: this run has no log "{log}" to monitor. It has: {known}. Logs that begin with val_ need validation data.',
  "monitor.direction":
    '{callback}: whether a larger or a smaller "{log}" is better is not known. Choose mode "max" or "min".',
  "learning-rate.scheduled":
    "The learning rate cannot be set to {rate}: a schedule gives it. Compile with a number as learning_rate to set it while training.",
  "learning-rate.value":
    "The learning rate must be a number of at least 0, but received {received}.",
  "model.weight-count": "The model has {expected} weights, but received {received}.",
  "checkpoint.size":
    "The checkpoint has {received} numbers, but this model and optimizer need {expected}.",

  // Memory.
  "memory.exhausted": "There is not enough memory for this.",
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
  "shape.axes": "A shape has at most {limit} axes.",
  "json.malformed": "The JSON is malformed: {detail}",
  "compile.entries": {
    one: "compile: {argument} has {entries} entries, but the model has {count} output: {outputs}. A list has one entry per output.",
    other:
      "compile: {argument} has {entries} entries, but the model has {count} outputs: {outputs}. A list has one entry per output.",
  },
  "input.count": {
    one: "The model takes {count} input: {expected}; the data has {given}: {received}.",
    other: "The model takes {count} inputs: {expected}; the data has {given}: {received}.",
  },
  "target.count": {
    one: "The model has {count} output: {outputs}; the data has {given} targets: {targets}.",
    other: "The model has {count} outputs: {outputs}; the data has {given} targets: {targets}.",
  },
  "unsupported.one-kind": "there is only one kind of optimizer",
  "json.too-deep": "{where}: lists and objects are nested more than {limit} deep.",
  "json.invalid": "{where} is not JSON: {detail}",
  "json.unknown-key": '{where}: there is no key "{key}" (received {received}). Known: {known}.',
  "spec.trainable":
    'The spec\'s config: "trainable" must be true or false, but received {received}.',
  "spec.layer-name": 'Layer {position}: expected "name" to be a text, but received {received}.',
  "unsupported.batch-first": "the batch is the first axis",
  "unsupported.no-rms": "RMS normalization is not supported",
  "unsupported.value-by-value": "values are dropped one by one; SpatialDropout2D drops channels",
  "unsupported.one-machine": "a batch is computed on one machine",
  "unsupported.no-renorm": "batch renormalization is not supported",
  "unsupported.input-length": "the length is that of the input",
  "unsupported.dense": "all tensors are dense",
  "unsupported.needed": "every input is required",
  "advice.none": "",
  "advice.two-classes":
    ' The target has {classes} classes: end the model with Dense({classes}, activation="softmax") or Dense(1, activation="sigmoid").',
  "advice.classes":
    ' The target has {classes} classes: end the model with Dense({classes}, activation="softmax").',
  "advice.indices": " For class indices use sparse_categorical_crossentropy, or give one-hot rows.",
  "advice.one-hot": " For one-hot rows use categorical_crossentropy, or give class indices.",
  "target.shape-of-metric":
    "The metric {metric} takes targets of shape {expected} for the model's output {output}, but the data has {received}.{advice}",
};
