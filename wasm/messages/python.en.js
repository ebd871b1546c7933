/** What is said of a Keras program that becomes an experiment, in English. They are added where one is read. */

/** @type {import("./render.js").Texts["texts"]} */
export const python = {
  "python.misspelt-argument":
    'There is no argument "{argument}" of {class}: "{known}" was probably meant, and is taken.',
  "python.no-such-argument": 'There is no argument "{argument}" of {class}; it is ignored.',
  "python.unsupported-argument":
    'The argument "{argument}" of {class} has no counterpart here and is left out.',
  "python.old-argument":
    'Keras 3 has no argument "{argument}" of {class}: it is called "{known}" now.',
  "python.older-kernel":
    "Keras 1 took the sides of a kernel one by one; Keras 3 takes them together: {insert}.",
  "python.old-argument-gone":
    'Keras 3 has no argument "{argument}" of {class}; it is left out. A decaying learning rate is a schedule now, such as keras.optimizers.schedules.ExponentialDecay.',
  "python.old-method": "Keras 3 has no {name}(): {known}() does the same.",
  "python.old-pandas": "pandas 3 has no {name}(): it is called {known}() now.",
  "python.predict-classes":
    "Keras has no predict_classes() any more: np.argmax(model.predict(x), axis=1) gives the classes.",
  "python.misspelt-name":
    'There is no {kind} "{name}": "{known}" was probably meant, and is taken.',
  "python.no-such-entry":
    "The {kind} {name} is not known here and is left out. The list of layers shows what can be used instead.",
  "python.instead": "There is no {kind} {name} here; it is left out. {instead}",
  "python.stand-in":
    "There is no layer {name} here: {known} stands in for it, so that the model keeps its form. {instead}",
  "instead.shared-kernel":
    "It has one kernel for all places, and so does every convolution of Keras 3.",
  "python.channels-first":
    "The channels come first in this model. Images are read here with the channels last, so its layers and the shape of its input are read that way, too: the same model, with its weights in that order.",
  "python.free-weight":
    "No layer here holds nothing but weights, as {what} does: the bias of a Dense that sees only 0 stands for them, and is trained as they are.",
  "instead.pixel-centers":
    "It samples at the centers of pixels, as Keras 3 and TensorFlow 2 do; the older function does so at their corners.",
  "instead.upsampled": "It gives the same shape, with as many weights.",
  "instead.curves": "The curves, the weights and the graph are shown here while a model trains.",
  "instead.kept-run": "A run is kept here by itself while it trains, and can be continued.",
  "instead.schedule":
    "A schedule as the optimizer's learning_rate changes it from step to step: ExponentialDecay, CosineDecay, PiecewiseConstantDecay.",
  "instead.average": "The optimizer's use_ema=True keeps the average of the weights.",
  "python.lambda":
    "A Lambda layer runs Python code, which is not done here; it is left out. Rescaling, Reshape, Activation and the merging layers do what most Lambdas do.",
  "python.operation":
    "No layer here computes {call}, so it is left out. Build that part of the model with {layers}.",
  "python.operation-none":
    "No layer here computes {call}, so it is left out. Take it out of the model, or compute it while preparing the data.",
  "python.nested-in-itself":
    '{class}({argument}={class}(…)) has itself as an argument: the inner {class} is taken. Delete "{argument}={class}(".',
  "python.unclosed": 'A bracket is not closed: "{missing}" is missing here.',
  "python.not-parsed": 'This line is not Python and is passed over: "{what}"',
  "python.prose": '{count} lines that begin here are not Python and are passed over: "{what}"',
  "python.flattened":
    "{count} statements stand in one line here: the line breaks were lost. They are read one by one.",
  "python.softmax-again":
    "This softmax gets probabilities: the model before it ends with softmax already, and the second one flattens them. Predict with that model itself.",
  "python.not-indented":
    "The lines of {name}() are not indented, so that they are no part of it in Python. They are read as if they were.",
  "python.tf-module":
    '"{module}" cannot be imported: "tf" is only a name given by "import tensorflow as tf". Write tensorflow.',
  "python.reshape-attribute":
    "{text}: reshape is a function and has no elements. The size of an axis is in shape.",
  "python.swapped-name": '"{name}" is not defined: "{known}" was probably meant, and is taken.',
  "python.min-max-formula":
    "{formula} subtracts the maximum ({wrong}), so the results lie between −1 and 0. Min–max scaling subtracts the minimum.",
  "python.leak-scaling":
    "{class} learns from all rows, before they are split: the scores on the test rows may be better than those on new rows. Fit it on the training rows, behind the split.",
  "python.leak-resampling":
    "{class} makes rows before the split, so copies of training rows would be tested on. Here it changes training rows only: move it behind the split in the notebook, too.",
  "python.leak-windows":
    "Windows of a series overlap: dealt at random, the test windows hold values that were trained on. Here the last rows are tested on, as shuffle=False does it.",
  "python.fit-on-test":
    "{class} is fitted on the test rows, which are scaled differently from the training rows then. Fit on the training rows, and only transform() the test rows. That is done here.",
  "python.not-fitted": "{class} is used before it is fitted: fit_transform() was probably meant.",
  "python.unscaled-rows":
    "{how} gets {text}, which did not go through the preparation of the training rows: the predictions mean nothing. Here new rows always go the same way.",
  "python.unused-rows":
    '"{name}" is made and never used: the model is trained on {used}. Was {name} meant?',
  "python.trained-on-test": "The model is trained on the test rows ({text}).",
  "python.parts-mixed": "{x} and {y} are of different parts of the rows.",
  "python.test-as-validation":
    "The test rows also serve as validation data: what is chosen by them, such as when to stop, is then no longer tested on unseen rows. Here the last {share} of the training rows are set aside instead (validation_split).",
  "python.split-again":
    "The training rows are split once more for validation. Here validation_split={share} sets aside the last of them, which are as many, but other rows.",
  "python.held-out-validation":
    "The rows held out by the split are the test rows here. For the validation curve, the last {share} of the training rows are set aside (validation_split).",
  "python.not-compiled":
    "fit() is called before compile(). Here what compile() would be told follows from the task.",
  "python.metrics-position":
    "The third argument of Keras 3's compile() is loss_weights: name the metrics, metrics=[…].",
  "python.metrics-string": "Keras 3 takes a list: metrics=[{text}].",
  "python.softmax-twice":
    "Two softmax follow each other: the second flattens the probabilities, and the model hardly learns. Keep one.",
  "python.softmax-one-unit":
    "softmax over one unit is always 1, whatever the input. For two classes take sigmoid with one unit, or softmax with two.",
  "python.sigmoid-sparse":
    "A sigmoid with one unit needs {loss}; sparse_categorical_crossentropy expects one unit per class.",
  "python.sigmoid-classes":
    "sparse_categorical_crossentropy expects probabilities that sum to 1 over the {units} classes, which sigmoid does not give: take softmax.",
  "python.logits-after-softmax":
    "from_logits=True says that the outputs are not yet probabilities, but {activation} has already made them so. Leave one of them out.",
  "python.logits-unsaid":
    "The last layer has no activation, but {loss} expects probabilities: add {activation}, or say from_logits=True.",
  "python.relu-ending":
    "The last layer ends with relu, which gives no probabilities: take {activation}.",
  "python.binary-many":
    "binary_crossentropy does not suit a softmax over {units} classes: take {loss}.",
  "python.categorical-integers":
    "categorical_crossentropy expects one-hot rows, but the classes are integers: take {loss}, or to_categorical(). Here classes are encoded as the loss expects.",
  "python.sparse-one-hot":
    "sparse_categorical_crossentropy expects integers, but the classes are one-hot rows: take {loss}.",
  "python.accuracy-regression":
    "Accuracy counts exact hits, which a predicted number hardly ever is: with {loss}, take mae.",
  "python.softmax-regression":
    "softmax limits the output to between 0 and 1; a number is predicted without an activation.",
  "python.flatten-missing":
    "Dense gets images or feature maps here, not rows: a Flatten() is missing before it.",
  "python.sequences-missing":
    "{class} gives only its last step, and the next recurrent layer needs all of them: return_sequences=True is missing.",
  "python.input-shape":
    "The model takes rows of the shape {received}, but those of the data are {expected}.",
  "python.too-few-units": "The last layer has {units} units for {classes} classes.",
  "python.nothing-to-monitor":
    "{class} watches {monitor}, but fit() sets no rows aside to validate on, so there is none: add validation_split.",
  "python.class-count":
    "{text}: how many there are, only the data tells. Write the number for {argument}; until then it is {guess}.",
  "python.columns-by-position":
    "{text}: columns are chosen by their places, and their names are in the file. Open {name} first, or choose the target in the form; until then the last column is the target.",
  "python.columns-elsewhere":
    "The code names {columns}, which the open data does not have, so the data stays as it is set here. Open the file that the code was written for, or write the names of your own columns.",
  "python.file-wanted": "The rows come from {name}: open that file.",
  "python.folder-wanted":
    "The images are in the folder {name}: drop that folder, or a zip file of it.",
  "python.first-fold":
    "The notebook trains once for each fold. Here the first fold is trained: its number is a setting of the split.",
  "python.given-data":
    'The code begins with "{name}", which another block has made, so it names no file. Data that is open stays; on the command line, give the file to `minibatch run`.',
  "python.callback-class":
    "{what} is a callback of the notebook's own, which is not run here. The page shows the progress of every epoch by itself.",
  "python.idle-model": "This model is never trained: the one that is trained is taken.",
  "python.uncalled":
    "Nothing in this code calls {name}: it is called here with its own defaults, and the model that it builds is taken.",
  "python.uncalled-too":
    "{name} builds another model, and nothing calls it either: {chosen} is taken. To take {name} instead, call it in the last line.",
  "python.undefined-name":
    "{name} has no value in this code: another block sets it, or it is misspelt. Write the number in its place.",
  "python.tuner":
    "A tuner tries many numbers: those that it would try first are taken. A sweep tries others.",
  "python.several-inputs":
    "The rows of several inputs ({text}) are no columns of one table that are known by their names. Say in the form which columns each input takes.",
  "python.rows-as-targets":
    "The model learns to give back the rows that it gets. A target is one or several columns here: choose them in the form.",
  "python.rows-unknown":
    "How the rows of {what} are made cannot be told without running the code. Choose the data in the form, and add the steps that make them.",
  "python.guessed":
    "The value of {what} is not in this code: another block sets it, or it is misspelt. {argument} of {class} is {guess} until you write the number in its place.",
  "python.misspelt-variable": "{name} has no value: {known} was probably meant, and is taken.",
  "python.unused-variable": "{name} is set, but never used: it has no effect on the training.",
  "python.set-again":
    "{name} is set again in line {line} before it was used: this value has no effect.",
  "python.other-models":
    "The text has several models: the last one that is trained is taken, and not this one.",
  "python.edited-beside":
    'The code was changed after it was exported. What it says of {parts} is taken, not what the comment "# minibatch:" says.',
  "python.not-written":
    "The program does not do what this comment says, and nor does the experiment: {what}",
  "python.step-not-understood":
    "This step is not understood and is left out: {what}. If it changes the rows, add a preparation step that does the same.",
  "python.left-out": "{what} is left out: {why}.",
  "python.why-unknown":
    "its value cannot be told without running the code. Write it as a number or text",
  "python.why-dataset":
    "this data set cannot be read here. Save it as a CSV or NumPy file and open that",
  "python.why-layer": "it is no layer that can be told without running the code",
  "python.why-callback": "it is no callback that is known here",
  "python.pretrained":
    "The pretrained model {name} would have to be downloaded, which is not done here. Save it with model.save() and open that file.",
  "python.generator":
    "No layer does quite what {argument} of {class} does: it is left out. {instead}",
  "instead.shear": "RandomShear slants images by a share of their size, not by an angle.",
  "instead.brightness": "RandomBrightness adds to all pixels; it does not multiply them.",
  "instead.normalization": "The step Normalization learns the mean and the spread of each channel.",
  "instead.standardization":
    "The step PerImageStandardization does nearly the same to each image, also when it is tested on.",
  "instead.function":
    "Rescaling, Resizing and the other steps on images do what most such functions do.",
  "python.generator-layers":
    "{name} changes images while the model is trained. Layers at the front of the model do the same here, and only in training: {layers}.",
  "python.custom-loop": "A training loop of one's own is not followed: compile() and fit() are.",
  "python.subclass":
    "{name} is a subclass of keras.Model, whose call() is not run here. Write the model with Sequential or the Functional API.",
  "python.pytorch":
    "This is {name} code, and only Keras programs are read here: nothing was changed. The same layers can be put together in the form.",
  "python.no-model": "There is no model in this code: nothing was changed.",
  "python.model-unread":
    "What {what} gives is not in this code, so the model that is made of it cannot be read: nothing was changed. Paste the code that defines it, too, or write the layers in its place.",
  "python.model-wanted":
    "{name} is used as a layer here, but this code does not define it. Paste the code that builds it, too: its Sequential, its Model or its function.",
  "python.model-imported":
    "{name} is used as a layer here, but it is defined in the file {module}. Paste what that file says of it into this code, too.",
  "python.no-notebook":
    "This begins as a notebook, but its JSON cannot be read: nothing was changed.",
  "python.needs-model":
    "The experiment has no model of its own, so there is none to write as Python: choose one first.",
  "python.several":
    "A model of several inputs or outputs needs an experiment that says which columns each of them takes.",
  "python.refused": "The experiment cannot have this ({path}): {fault}",
};
