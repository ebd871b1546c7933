/** The core's messages about compile(), fit() and their data, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const training = {
  // Losses and metrics.
  "loss.target":
    "{loss}: the target of row {row} (counting from 0) must be {expected}, but is {received}.",
  "loss.several-classes":
    "{loss} needs a model with one output per class, at least 2, but the model's output shape is {shape}. For two classes with a single output use BinaryCrossentropy.",
  "metric.targets":
    "needs one target for each output: the model's output shape is {output}, but the targets have {targets}.",
  "metric.class-targets":
    "needs one class number as target for each row or position of the model's output {output}, but the targets have {targets}.",
  "metric.target-shape":
    "needs targets of shape {expected} for the model's output {output}, but they have {targets}.",
  "metric.class-id":
    "has class_id {class_id}, but the model has {outputs} outputs, counted from 0.",
  "metric.target-class":
    "has class {class} among target_class_ids, but there are {classes} classes, counted from 0.",
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
    'compile: {argument} names the output "{output}", but the model\'s outputs are {outputs}.{output?outputs}',
  "compile.entries": {
    one: "compile: {argument} has {entries} entries, but the model has {count} output: {outputs}. A list has one entry per output.",
    other:
      "compile: {argument} has {entries} entries, but the model has {count} outputs: {outputs}. A list has one entry per output.",
  },

  "outside.size":
    "compile: a function computes the {what} of this batch: expected {expected} numbers, but received {received}.",

  // Data for a model.
  "dataset.empty": "The data set has no rows.",
  "dataset.short-series":
    "A window takes {expected} rows that follow each other, but there are only {received}.",
  "input.shape": "The model takes inputs of shape {expected}, but the data has {received}.",
  "input.shape-of-input":
    'The model\'s input "{input}" has the shape {expected}, but the data has {received} there. The model takes {model}; the data has {data}.',
  "input.count": {
    one: "The model takes {count} input: {expected}; the data has {given}: {received}.",
    other: "The model takes {count} inputs: {expected}; the data has {given}: {received}.",
  },
  "target.none": "The data set has no targets (y).",
  "target.missing": 'The data has no targets for the model\'s output "{output}". It has {targets}.',
  "target.unknown-output":
    'The data has targets for an output "{output}", which the model does not have.{output?outputs} It has {outputs}.',
  "target.shape":
    "This loss takes targets of shape {expected} for the model's output {output}, but the data has {received}.{advice}",
  "target.shape-of-output":
    'The loss of output "{name}" takes targets of shape {expected} for the model\'s output {output}, but the data has {received}.{advice}',
  "target.shape-of-metric":
    "The metric {metric} takes targets of shape {expected} for the model's output {output}, but the data has {received}.{advice}",
  "target.not-finite": "The target of row {row} is not finite (NaN or infinite).",
  "target.not-finite-of-output":
    'The target of row {row} for output "{output}" is not finite (NaN or infinite).',
  "target.count": {
    one: "The model has {count} output: {outputs}; the data has {given} targets: {targets}.",
    other: "The model has {count} outputs: {outputs}; the data has {given} targets: {targets}.",
  },
  "advice.none": "",
  "advice.two-classes":
    ' The target has {classes} classes: end the model with Dense({classes}, activation="softmax") or Dense(1, activation="sigmoid").',
  "advice.classes":
    ' The target has {classes} classes: end the model with Dense({classes}, activation="softmax").',
  "advice.indices": " For class indices use sparse_categorical_crossentropy, or give one-hot rows.",
  "advice.one-hot": " For one-hot rows use categorical_crossentropy, or give class indices.",
  "sample-weight.shape":
    "Sample weights are one number per row, (None), or one per position, {positions}, but received {received}.",
  "sample-weight.shape-of-output":
    'Sample weights of output "{name}" are one number per row, (None), or one per position, {positions}, but received {received}.',
  "sample-weight.without-target": {
    one: "The data set has {count} target (y), which is not the one to weight with sample_weight.",
    other:
      "The data set has {count} targets (y), none of which is the one to weight with sample_weight.",
  },
  "sample-weight.not-finite":
    "The sample weight of row {row} (counting from 0) is not finite (NaN or infinite).",
  "class-weight.one-output":
    "class_weight works only for a model with a single output, but the data has {targets} targets.",
  "class-weight.and-sample-weight": "Give class_weight or sample_weight, not both.",
  "class-weight.target-shape":
    "class_weight needs one class per row, but the targets have the shape {shape}.",

  // fit() and its relatives.
  "fit.validation-split":
    "fit: validation_split must be at least 0 and less than 1, but received {received}.",
  "fit.stateful-batch":
    "fit: a stateful layer needs batch_size {expected}, as the InputLayer has it, but received {received}. Make the two equal.",
  "fit.validation-split-rows":
    "fit: validation_split {share} of {rows} rows leaves {train} to train on and {validation} to validate on; both must be at least 1.",
  "fit.not-finite":
    "The loss is not finite (NaN) at epoch {epoch}, batch {batch}. The model is back at the weights it started from. A smaller learning rate usually helps; so does scaling the data. The callback TerminateOnNaN ends the run here instead, as Keras does.",
  "fit.not-finite-after":
    "The loss is not finite (NaN) at epoch {epoch}, batch {batch}. The model is back at the weights of epoch {kept}. A smaller learning rate usually helps; so does scaling the data. The callback TerminateOnNaN ends the run here instead, as Keras does.",
  "batch.not-finite":
    "{call}: the loss is not finite (NaN); the weights stay as they were. A smaller learning rate usually helps; so does scaling the data.",
  "training.in-step": "The current training step must end first.",
  "options.not-an-object":
    "{call}: expected the options as a JSON object, but received {received}.",
  "options.value": "{call}: {option} must be {expected}, but received {received}.",
  "options.unknown": '{call}: there is no option "{option}".{option?known} Known: {known}.',
  "callbacks.unknown-hook": "{where}: callbacks have no hook {hook}.",
  "callbacks.null": "{where}: expected a callback, but received null.",
  "callbacks.not-asked": "No callback is waiting for an answer.",
  "logs.not-a-number": '{call}: the log "{log}" must be a number, but received {received}.',
  "monitor.no-log":
    '{callback}: this run has no log "{log}" to monitor.{log?known} It has: {known}.',
  "monitor.no-validation-log":
    '{callback}: this run has no log "{log}" to monitor.{log?known} It has: {known}. Logs that begin with val_ need validation data.',
  "monitor.direction":
    '{callback}: whether a larger or a smaller "{log}" is better is not known. Choose mode "max" or "min".',
  "learning-rate.scheduled":
    "The learning rate cannot be set to {rate}, because a schedule determines it. Compile with a number as learning_rate to set it while training.",
  "learning-rate.value":
    "The learning rate must be a number of at least 0, but received {received}.",
  "model.stateful-batch":
    "A stateful layer hands its states on row by row, so a batch has {expected} rows, as batch_size of the InputLayer says, but received {received}. Give {expected} rows at a time.",
  "model.weight-count": "The model has {expected} weights, but received {received}.",
  "checkpoint.size":
    "The checkpoint has {received} numbers, but this model and optimizer need {expected}.",

  // Classical models.
  "baselines.none": "A classical model is missing: its name, or {class_name, config}.",
  "baselines.no-rows": "{class} has no rows to learn from or to predict.",
  "baselines.one-target":
    "{class} predicts one class or one list of numbers per row; the rows have no such target.",
  "baselines.needs-classes":
    "{class} predicts classes, but the target is numbers. Use a regressor, such as LinearRegression.",
  "baselines.needs-numbers":
    "{class} predicts numbers, but the target is classes. Use a classifier, such as LogisticRegression.",
  "baselines.one-number":
    "{class} predicts one number per row, but the target has {numbers}. RandomForestRegressor predicts several.",
  "baselines.one-class":
    "{class} needs rows of at least 2 classes, but all {rows} training rows are of the same class.",
  "baselines.neighbors":
    "n_neighbors is {neighbors}, but there are only {rows} training rows. It must not be larger.",
  "baselines.not-finite":
    "{class} needs finite numbers, but feature {feature} of row {row} (counting from 0) is missing or infinite. Fill in missing values first, for example with SimpleImputer.",
  "baselines.target-not-finite":
    "{class} needs finite numbers, but the target of row {row} (counting from 0) is missing or infinite.",
  "baselines.features":
    "{class} learned from rows of {expected} features, but these rows have {received}.",
  "baselines.no-class":
    "{class} knows {classes} classes, counted from 0, but a row is of class {label}.",
};
