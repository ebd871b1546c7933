/** The core's messages about data sets, tables, preparation and evaluation, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const data = {
  // Tables.
  "not-numbers-columns":
    '{count} cells in columns of numbers are not numbers and count as missing, the first "{cell}" on line {line}. Cells by column: {columns}.',

  "unsure-decimal":
    "Nothing in {path} tells whether the points and commas in {columns} part thousands or begin a fraction: 1,200 was read as 1.2.",
  "csv.other-rows":
    "{x} has {rows} rows, but {y} has {targets}. They are joined row by row, so both need as many.",
  "validation-rows": {
    one: "{count} of the {train} rows to train on, the last one, is the files’ own validation row: validation_split {share} sets it apart.",
    other:
      "{count} of the {train} rows to train on, the last ones, are the files’ own validation rows: validation_split {share} sets them apart.",
  },
  "pixel-cells.no-label": "{path} has a column of pixels, but no other one that says the class.",
  "pixel-cells.too-many":
    "The first image of {path} has {pixels} pixels or more; it may have at most {most}. Make the images smaller.",
  "pixel-cells.none": "No row of {path} has {pixels} pixels and a cell in every column.",
  "pixel-cells.damaged":
    "{count} of {rows} rows of {path} have no {pixels} whole numbers from 0 to 255 in their cell of pixels, or too few cells, the first on line {line}. Correct them or leave them out.",
  "pixel-rows": {
    one: "{count} row of {path} was left out, on line {line}: its cell of pixels has another number of them, or something else.",
    other:
      "{count} rows of {path} were left out, the first on line {line}: their cells of pixels have another number of them, or something else.",
  },

  // Data sets and images.
  "dataset.shape":
    "Every axis of {argument} must have a size of at least 1, but received the shape {received}.",
  "dataset.numbers-of-x":
    "x must hold {size} numbers per row for samples of shape {shape}, but {received} numbers make {rows} rows with {rest} left over.",
  "dataset.numbers":
    "x has {rows} rows, so {argument} of shape {shape} must have {expected} numbers, but received {received}.",
  "dataset.of-part":
    "{argument} can only be set on a whole data set ({rows} rows), before a slice or a subset of it is taken.",
  "dataset.input-rows":
    "All inputs must have the same number of rows, but input {position} has {received} and the others have {expected}.",
  "dataset.encoding": "Only a target of class numbers can be encoded, and this data set has none.",
  "dataset.class":
    "Row {row} (counting from 0) has the class number {received}, but the target has only {classes} classes, counted from 0.",
  "dataset.class-target":
    "A target with {classes} classes must be a whole number from 0 to {last}, but is {received}.",
  "dataset.scaling": "Only pixels stored as bytes can be scaled; this data set stores floats.",
  "dataset.other-features":
    "The preparation gives rows of {expected} features, but these rows have {received}. Take rows that it prepared.",
  "dataset.not-bytes": "The features of this data set are floats, not bytes.",
  "dataset.rows":
    "The data set has {rows} rows, counted from 0, so it has no rows {first} to {last}.",
  "image.shape":
    "An image must have at least 1 pixel and 1, 3 or 4 channels, but received height {height}, width {width}, channels {channels}.",
  "image.new-shape":
    "An image can be resized to at least 1 pixel and 1 or 3 channels, but received height {height}, width {width}, channels {channels}.",
  "image.bytes":
    "An image of height {height}, width {width} and {channels} channels has {expected} bytes, but received {received}.",

  // Tables and their targets.
  "table.same-column": 'Column names must be unique, but two columns are named "{column}".',
  "table.rows": 'Column "{column}" has {received} rows, but the columns before it have {expected}.',
  "table.code":
    'Column "{column}", row {row} (counting from 0): there is no category {received}; the column has {count} categories.',
  "table.no-column": 'The table has no column "{column}".{column?known} It has: {known}.',
  "table.no-columns": 'The table has no column "{column}": it has no columns.',
  "cells.row": "reading: cells: there is no row {row}; the table has {rows}, numbered from 0.",
  "cells.number":
    'Column "{column}" holds numbers, but "{received}" is not a number. Read the column as text, or leave the cell empty.',
  "target.text": 'Regression needs a numeric target, but column "{column}" holds text.',
  "target.no-values":
    'Column "{column}" has no values, so it cannot be the target. Choose another target.',
  "target.one-class":
    'Classification needs a target with at least 2 classes, but every value in column "{column}" is "{class}". Choose another target.',
  "target.many-classes":
    'Classification takes a target with at most {limit} classes, but column "{column}" has {received} distinct values.',
  "target.many-numbers":
    'Classification takes a target with at most {limit} classes, but column "{column}" has {received} distinct values. Choose regression to predict numbers.',
  "target.text-for-number": 'Column "{column}" must hold numbers, as in training, but holds text.',
  "target.unknown-class":
    'Column "{column}", row {row} (counting from 0): "{received}" is not one of the {count} classes of the training data.',
  "target.task":
    'The task of a target must be "classification" or "regression", but received "{received}".',
  "target.malformed": "The target of the preparation is malformed: {detail}.",
  "target.no-column": "There is no column to predict. Name it in target.columns.",
  "target.no-rows":
    "No row has a value in each of the columns to predict ({columns}), so there is nothing to learn from. Choose another target.",
  "target.a-class-a-row":
    'Each of the {count} rows has a class of its own in column "{column}", as in a column of ids: nothing can be learned for new rows. Choose another target.',
  "target.a-number-a-row":
    'Each of the {count} rows has a class of its own in column "{column}". Choose regression to predict numbers, or another target.',
  "target.several-classes":
    "Several columns ({columns}) can be predicted together only as numbers. Choose regression, or a single column.",
  "target.class-names":
    "target.class_names has {received} names, but there are {count} classes, in this order: {classes}.",
  "target.same-class-name": 'Two classes cannot both be called "{name}" (target.class_names).',
  "target.positive-of-two":
    "target.positive_class says which of two classes is class 1, but there are {count} classes.",
  "target.no-positive": 'target.positive_class: there is no class "{received}", only {known}.',
  "target.scaler": 'target.scaling must be one of {choices}, but received "{received}".',
  "target.scaling-of-classes":
    'target.scaling is for numbers, but column "{column}" is predicted as a class (task "classification").',
  "target.classes-of-numbers":
    'target.{key} is for classes, but column "{column}" is predicted as a number (task "regression").',
  "target.of-images":
    "Images are always predicted by class: of the target's settings, only encoding, positive_class and class_names can be set.",

  // The inputs of a model.
  "inputs.unclear":
    "The model has several inputs: {inputs}. Which columns each of them takes is not clear from the numbers they take. Say it in inputs. There are these columns: {columns}.",
  "inputs.mixed":
    'Column "{column}" is made of {columns}, which no input of the model takes together. Give them all to one input, or let the step work only on columns of one input.',
  "inputs.empty":
    'The input "{input}" of the model has no columns: none of those that it takes is left after the preparation steps.',
  "inputs.target":
    'The input "{input}" of the model cannot take column "{column}", which is to be predicted. Only windows may show its past: TimeseriesWindows with include_target.',

  // Looking at rows and images.
  "prepared.no-rows":
    "A preparation restored from JSON has no rows. Prepare the data again to see them.",
  "look.text":
    'Column "{column}" holds text, but this needs numbers. For text, use valueCounts() or crosstab().',
  "look.many-values":
    'Column "{column}" has {received} different values, but at most {limit} are supported here.',
  "look.many-columns": "corr() compares at most {limit} columns. Choose some of them.",
  "look.many-bins":
    'Column "{column}" has numbers from {first} to {last}, which are too close together for {bins} bins. Use fewer bins.',
  "pipeline.split":
    "{step} splits the rows, which a pipeline cannot do. Use prepare(), or split the rows first.",
  "pipeline.windows": "{step} makes windows, but a pipeline returns a table. Use prepare().",
  "look.no-rows": "Images have no columns. Use examples(), pixels() or meanImage().",
  "look.no-pixels": "A table has no pixels. Use describe() or histogram().",
  "look.unknown": 'There is no view of the data named "{received}".',

  // Preparation.
  "split.class": "Row {row} (counting from 0) has no class: its class number is {received}.",
  "split.classes":
    "Cannot stratify {train} training rows and {test} test rows: each class needs at least 2 rows, and each part at least as many rows as there are classes.",
  "split.test-size":
    "test_size must be a fraction between 0 and 1, or a whole number of rows, but received {received}. To train on all rows, remove TrainTestSplit.",
  "split.rows":
    "A test_size of {test_size} cannot split {rows} rows: {train} to train on and {test} to test on, but both must be at least 1.",
  "split.sizes":
    "{rows} rows or groups cannot be split into {train} to train on and {test} to test on: both must be at least 1, and together at most {rows}.",
  "split.classes-only":
    "{step} keeps the proportions of the classes, but the target is a number to predict (regression). Use KFold or ShuffleSplit.",
  "split.folds-of-rows": "n_splits is {folds}, but there are only {count} rows.",
  "split.folds-of-groups": "n_splits is {folds}, but there are only {count} groups.",
  "split.folds-of-classes":
    "n_splits is {folds}, but the largest class has only {count} rows. Lower n_splits, or use KFold.",
  "split.time-series":
    "{rows} rows are too few for {folds} splits with {test} test rows each and a gap of {gap}.",
  "split.missing":
    'Column "{column}", row {row} (counting from 0): the rows are split by this column, but the value is missing.',
  "split.test-fold":
    'Column "{column}", row {row} (counting from 0): expected "train", "validation", "test" or the number of a fold, but received "{received}".',
  "split.predefined":
    'Column "{column}" leaves {train} rows to train on and {test} to test on. Both must be at least 1.',
  "preparation.not-a-list": "preparation: expected a list of steps, but received {received}.",
  "preparation.enabled": "{where}: expected true or false for enabled, but received {received}.",
  "preparation.null": "{where}: expected a step, but received null.",
  "preparation.malformed": "The saved preparation is malformed: {detail}.",
  "preparation.tables-only":
    "{step} works on the columns of a table, but the data consists of images. Use Rescaling to scale images.",
  "preparation.images-only":
    "{step} works on images, but the data is a table. Use MinMaxScaler to scale its columns.",
  "preparation.bytes-first":
    "{step} changes the size or colours of images, so it must come before Normalization and PerImageStandardization, which change pixel values. Move it up.",
  "preparation.standardized-last":
    "PerImageStandardization must be the last step that changes pixels, so {step} must come before it. Move it up.",
  "preparation.no-channels": "The preparation does not say how many channels the images have.",
  "dataset.channels":
    "{expected} channels are scaled separately, but these images have {received}.",
  "preparation.second-split": "The rows are split already: use only one step that splits them.",
  "preparation.windows-twice": "The rows are windows already: use TimeseriesWindows only once.",
  "preparation.windows-drawn":
    "Windows need consecutive rows, but {step} draws or creates rows. Leave it out.",
  "preparation.windows-shuffled":
    "Windows need consecutive rows, but the rows are shuffled. Set shuffle to false in TrainTestSplit, or use TimeSeriesSplit. If a column holds the time, name it in by.",
  "preparation.windows-mixed":
    "Windows need consecutive rows, but training and test rows alternate, last at row {row} (counting from 0). Set shuffle to false in TrainTestSplit, or use TimeSeriesSplit.",
  "preparation.no-windows":
    "A window and its target take {expected} consecutive rows, but there are only {received} training rows, or not that many in a row. Choose a shorter sequence_length.",
  "preparation.no-test-windows":
    "A window and its target take {expected} rows that follow each other, but there are only {received} test rows, or none that many together. Choose a shorter sequence_length or more test rows.",
  "preparation.windows-length":
    "{where}: target_length above 1 is for one column of numbers to predict.",
  "preparation.no-rows": {
    one: "{step} drops the {count} training row that is left, so nothing remains to train on.",
    other: "{step} drops all {count} training rows, so nothing remains to train on.",
  },
  "preparation.sample-size":
    "{where}: cannot draw {asked} of {count} training rows; at least one and at most all of them can be drawn.",
  "preparation.only-target":
    "There are no columns besides what is to be predicted ({columns}). To predict it from its own past, add the step TimeseriesWindows.",
  "preparation.only-target-now":
    "There are no columns besides what is to be predicted ({columns}), and its windows do not show its past. Set include_target of TimeseriesWindows, predict a number (regression), and a later one (a horizon of at least 1).",
  "preparation.no-features": {
    one: "No features are left to train on: the preparation drops the {count} column besides the target.",
    other:
      "No features are left to train on: the preparation drops all {count} columns besides the target.",
  },
  "preparation.text-column": '{where}: column "{column}" holds text, but this step needs numbers.',
  "preparation.number-column":
    '{where}: column "{column}" holds numbers, but this step needs text.',
  "preparation.length-of-counts":
    '{where}: output_sequence_length needs output_mode "int", but output_mode is "{mode}". Leave one of them out.',
  "preparation.text-feature":
    'Column "{column}" holds text, which a model cannot use. Encode it with OneHotEncoder, or leave it out with SelectColumns.',
  "preparation.query-syntax":
    "{where}, expr: expected {expected} at character {position}, but received {received}.",
  "preparation.query-ends": "{where}, expr: expected {expected} after {text}, but it ends there.",
  "preparation.value-with-number":
    '{where}: column "{column}" holds numbers, so {argument} must be a number, but it is {received}.',
  "preparation.value-with-text":
    '{where}: column "{column}" holds text, so {argument} must be text, but it is {received}.',
  "preparation.missing-value":
    'Column "{column}", row {row} (counting from 0): the value is missing. Fill it with SimpleImputer, or leave the column out with SelectColumns.',
  "preparation.missing-category":
    'Column "{column}", row {row} (counting from 0): the category is missing. Fill it with a SimpleImputer before OneHotEncoder.',
  "preparation.unknown-category":
    'Column "{column}", row {row} (counting from 0): "{received}" is not one of the {count} categories of the training rows. With handle_unknown "ignore" it is encoded as all zeros.',
  "preparation.unknown-ordinal":
    'Column "{column}", row {row} (counting from 0): "{received}" is not one of the {count} categories of the training rows. With handle_unknown "use_encoded_value" it becomes unknown_value.',
  "preparation.to-numeric":
    'Column "{column}", row {row} (counting from 0): "{received}" is not a number. ToNumeric with errors "coerce" makes such cells missing.',
  "preparation.not-whole":
    'Column "{column}", row {row} (counting from 0): "{received}" is not a whole number. Use AsType with dtype "float", or "float" first and then "int".',
  "preparation.not-a-boolean":
    'Column "{column}", row {row} (counting from 0): expected True or False, but received "{received}". Use Replace first.',
  "preparation.dates-are-text":
    '{where}: column "{column}" holds numbers, but dates are read from text. Use AsType with dtype "str" first.',
  "preparation.not-a-date":
    'Column "{column}", row {row} (counting from 0): "{received}" is not a date. With errors "coerce" its parts are missing.',
  "preparation.log1p":
    'Column "{column}", row {row} (counting from 0): the logarithm of 1 + x needs x above -1, but it is {received}. Use Clip first.',
  "preparation.too-many-terms":
    "{where}: a polynomial of degree {degree} in {count} columns has more than {most} terms. Name fewer columns, or lower the degree.",
  "preparation.assigns-target":
    '{where}: "{column}" is the column to predict. Give the new column another name.',
  "preparation.assigns-infinite":
    'Column "{column}", row {row} (counting from 0): {left} {operator} {right} is infinite. Drop such rows with Query, or make the zeros missing with Replace.',
  "preparation.not-a-number":
    'Column "{column}", row {row} (counting from 0): expected a number, as in training, but received "{received}".',
  "preparation.cell-not-a-number":
    'Column "{column}": expected a number, as in training, but received "{received}".',
  "preparation.not-positive":
    'Column "{column}", row {row} (counting from 0): box-cox needs numbers above 0, but received {received}. Use yeo-johnson instead.',
  "preparation.pca-size":
    "PCA needs at least 2 training rows and 1 column of numbers, but there are {rows} and {columns}.",
  "preparation.pca-components":
    "{where}: n_components is {received}, but there can be at most {most} components: no more than columns, and no more than training rows.",
  "preparation.infinite":
    'Column "{column}", row {row} (counting from 0): expected a finite number, but received {received}.',
  "sampling.classes-only":
    "{step} changes how many rows the classes have, but the target is a number to predict (regression).",
  "sampling.one-output":
    "{step} takes the classes of one target, as in imbalanced-learn, but the model has several outputs.",
  "sampling.one-class": "{step} needs training rows of at least two classes.",
  "sampling.ratio-of-two":
    "{step}: a ratio such as {ratio} only works with two classes, but there are {count}. Give the number of rows of each class in sampling_strategy instead.",
  "sampling.unknown-class":
    '{step}: sampling_strategy names the class "{class}", which the training rows do not have. They have: {known}.',
  "sampling.adds-only":
    '{step} only adds rows: class "{class}" has {count} training rows, but sampling_strategy asks for {asked}.',
  "sampling.removes-only":
    '{step} only removes rows: class "{class}" has {count} training rows, but sampling_strategy asks for {asked}.',
  "sampling.neighbors":
    '{step} needs {neighbors} neighbors for each row of class "{class}", but there are only {count} training rows to choose them from. Use fewer neighbors, or more rows.',
  "sampling.text-column":
    '{step} measures distances, so it needs numbers, but column "{column}" holds text. Encode it first, or use SMOTENC.',
  "sampling.both-kinds":
    "{step} needs at least one column of numbers and one of categories. Use SMOTE for numbers alone.",
  "sampling.no-border":
    '{step}: all neighbors of class "{class}" are of that class, so there is no border along which to add rows. Use SMOTE instead.',
  "sampling.none-added":
    '{step}: sampling_strategy asks for so few rows of class "{class}" that none is added.',

  // Evaluation.
  "evaluation.label": "label",
  "evaluation.prediction": "prediction",
  "evaluation.class":
    "The {what} of row {row} (counting from 0) must be a class number of at least 0, but is {received}.",
  "evaluation.class-below":
    "The {what} of row {row} (counting from 0) must be a class number from 0 to {last}, but is {received}.",
  "evaluation.classes": "The number of classes must be from 1 to {limit}, but received {received}.",
  "evaluation.lengths":
    "There must be as many predictions as labels, but received {predictions} predictions and {labels} labels.",
  "evaluation.needs-classes":
    'A confusion matrix, a report and a curve need classes, but the output "{output}" predicts numbers (regression).',
  "evaluation.probabilities":
    "This score needs the probability of each class, but there are only predicted classes.",
  "evaluation.no-item": "There is no prediction {received}: they are 0 to {last}.",
  "evaluation.no-class": "There is no class {received}: the classes are 0 to {last}.",
  "evaluation.no-number": "There is no predicted number {received}: they are 0 to {last}.",
  "evaluation.threshold":
    'A threshold decides between two classes, given the probability of the second one, but the output "{output}" has no two classes with probabilities.',
  "evaluation.no-target": 'The training rows have no target that fits the output "{output}".',
  "evaluation.no-score": 'There is no score "{received}".',
  "evaluation.regression-report":
    'A regression report needs numbers, but the output "{output}" predicts classes. Use classificationReport() instead.',
  "evaluation.filter":
    'Predictions can be filtered by class only for classification, but the output "{output}" predicts numbers (regression).',
  "images.class-names":
    "class_names must name each folder of images once. The folders are {folders}; class_names are {said}.",
};
