/** The core's messages about models and their parts, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const model = {
  // A model's config.
  "spec.malformed": "The model's spec is malformed: {detail}.",
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
  "spec.only-input": "The model has no layer besides its input.",
  "spec.trainable":
    'The spec\'s config: "trainable" must be true or false, but received {received}.',
  "spec.layer-name": 'Layer {position}: expected "name" to be a string, but received {received}.',
  "graph.unknown-end": '"{key}" names the layer "{layer}", which the model does not have.',
  "graph.no-ends": 'The spec has no "{key}".',
  "graph.unknown-output":
    '"{reader}" takes output {output} of the layer "{layer}", which has {count} (counted from 0).',
  "graph.model-inputs":
    'The model "{layer}" is called with {received} inputs, but it has {expected}.',
  "graph.model-shape":
    'The model "{layer}" expects an input of shape {expected}, but "{source}" gives {received}.',
  "spec.several-outputs":
    'Layer "{layer}" gives {count} outputs; in a Sequential model every layer gives one. Use a Functional model.',
  "graph.without-input": 'Layer "{layer}" is not connected to any input.',
  "graph.without-output": 'Layer "{layer}" is not connected to any output of the model.',
  "graph.input-unused": 'The input "{layer}" is not connected to any output of the model.',
  "graph.input-not-named": 'The input "{layer}" is not in "input_layers".',
  "graph.not-an-input": '"input_layers" names the layer "{layer}", which is not an InputLayer.',
  "graph.unknown-layer":
    'Layer "{layer}" takes its input from the layer "{source}", which the model does not have.',
  "graph.unknown-call":
    'Layer "{layer}" takes its input from call {call} of the layer "{source}", but that layer has the calls 0 to {last}.',
  "graph.call-argument":
    '{where}: layer "{layer}" is called with {argument} = {received}, but a call takes only its inputs; other arguments must be null or false.',
  "graph.call-training":
    '{where}: layer "{layer}" is called with training = {received}, which Keras 2 applies in both fit() and predict(). Here, as in Keras 3, fit() trains and predict() does not, so training must be null.',
  "graph.mask":
    'Layer "{layer}" ({class}) gets a mask from mask_zero or Masking, which it cannot take into account. Leave out mask_zero, or put the layer elsewhere.',
  "graph.batch-sizes":
    'Layer "{layer}" gets inputs of different batch sizes, {first} and {second}.',
  "graph.cycle": "The layers form a cycle: {cycle}.",

  // Shapes that do not fit, after "Layer … (…)".
  "layer.computes": "needs a layer that computes; an InputLayer stands for the data.",
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
  "layer.unknown-axis":
    'cannot have its weight "{weight}" of shape {shape}: weights cannot depend on an axis of unknown length (None). Give that axis a length in the shape of the input, or take it away before this layer, for example with a GlobalAveragePooling layer.',
  "layer.unknown-image":
    "needs images of a known height and width, but is given the shape {shape}. Give both lengths in the shape of the input.",
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
  "layer.channels":
    "takes images of {channels} channels, red, green and blue, but its input is {shape}.",
  "layer.last-axes": "normalizes over the last axes, in ascending order, but its input is {shape}.",
  "layer.noise-shape":
    "has a noise_shape that does not fit its input {shape}: give an entry for each of these axes, 1 where one draw is for the whole axis, else null or the axis's size; of the batch null or 1.",
  "layer.axes-apart": "takes axes that lie side by side; {first} and {second} do not.",
  "layer.value-count":
    'has {received} values of "{argument}", but its input {shape} needs {expected}, or 1 for all.',
  "layer.mean-and-variance":
    'arguments "mean" and "variance" of Normalization must be given both or not at all, but only "{given}" was received.',
  "layer.target-shape":
    'argument "target_shape" of Reshape must have sizes of at least 1 and at most one -1, but received {received}.',
  "layer.reshape":
    "has target_shape {target}, which the {elements} values of its input {shape} cannot fill.",
  "layer.dims":
    'argument "dims" of Permute must list each axis from 1 exactly once, but received ({received}).',
  "layer.permute": "permutes {axes} axes besides the batch, but its input has the shape {shape}.",
  "layer.filters-and-groups":
    'argument "filters" of {class} must be divisible by "groups", but received filters {filters} and groups {groups}.',
  "layer.groups":
    "has groups {groups}, which does not divide the {channels} channels of its input {shape}.",
  "layer.crop-volume": "crops everything of its input {shape} along an axis.",
  "layer.three-sizes":
    'argument "{argument}" must be one whole number, or three for depth, height and width, but received {received} of them.',
  "layer.pool-size":
    'argument "pool_size" of {class} must cover at most {limit} elements, but received {received}.',
  "layer.strides-and-dilation":
    'arguments "strides" and "dilation_rate" of {class} cannot both be greater than 1, but received strides {strides} and dilation_rate {dilation}.',
  "layer.output-padding":
    'argument "output_padding" of Conv2DTranspose must be less than the strides {strides}, but received {received}.',
  "layer.negative-size":
    "would output images of height {height} and width {width} from its input {shape}. Use a larger output_padding or none.",
  "layer.window":
    'has a {argument} of {size} along the {axis}, which is larger than its input\'s {axis} of {input}. Use a smaller {argument} or padding "same".',
  "layer.dilated-window":
    'has a {argument} of {size} (dilated to {extent}) along the {axis}, which is larger than its input\'s {axis} of {input}. Use a smaller {argument} or padding "same".',
  "layer.crop-steps": "crops {before} + {after} steps, which leaves nothing of its input {shape}.",
  "layer.crop-rows": "crops {before} + {after} rows, which leaves nothing of its input {shape}.",
  "layer.crop-columns":
    "crops {before} + {after} columns, which leaves nothing of its input {shape}.",
  "layer.embedding":
    "expects whole numbers from 0 to {last} (input_dim is {input_dim}), but received {received} in row {row} of the batch, at position {position}.",
  "layer.concatenate":
    "needs inputs that differ in axis {axis} only, but received {first} and {second}.",
  "layer.query-and-value":
    "takes a query, a value and, if wanted, a key, but was called on {received} inputs.",
  "layer.key-steps": "needs as many steps in the key {key} as in the value {value}.",
  "layer.query-features": "needs as many features in the query {query} as in the key {key}.",
  "layer.dot": "multiplies along axes of the same size, but the inputs are {first} and {second}.",
  "layer.merge":
    "needs inputs of the same shape (an axis may also be 1), but received {first} and {second}.",
  "layer.both-directions":
    'the layers of Bidirectional must differ in "go_backwards", but received {received} for both.',
  "layer.both-the-same":
    'the layers of Bidirectional must have the same "{argument}", but received {received} for "layer" only.',
  "layer.one-output": "TimeDistributed takes a layer of one output: leave out return_state.",
  "layer.initial-state":
    "takes {count} initial states of the shape {shape} behind its input, or none.",
  "layer.stateful-batch":
    "is stateful, so it has to know how many rows a batch has: give batch_size to the InputLayer, or leave out stateful.",
  "layer.stateful-step": "TimeDistributed takes every step by itself: leave out stateful.",
  "layer.initial-states": "takes {count} initial states behind its input, or none.",
  "layer.slices":
    "does not fit its input {shape}: it has too many entries, an index that is not there, or leaves nothing.",
  "layer.slices-to-number":
    "leaves one number per sample: write the last index k as k:k+1, as in x[:, 0:1].",
  "layer.direction-units":
    "merges its directions element by element, but they have {first} and {second} units.",
  "axis.depth": "depth",
  "axis.height": "height",
  "axis.width": "width",
  "axis.steps": "steps",

  // Weights, constraints, schedules and optimizers.
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

  // Observations.
  "observe.unknown-layer": 'The model has no layer "{layer}" to observe.',
  "observe.gradients": "Gradients can be observed only while training.",
  "observe.unit":
    "observe(): unit must be below {units}, the numbers of the model's first output, but received {received}.",
};
