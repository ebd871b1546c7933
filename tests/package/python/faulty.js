// Notebooks with one mistake each: what is to be found, and what stands there when it is mended.

import { faultyLeaks } from "./faulty-leaks.js";
import { faultyNames } from "./faulty-names.js";
import { atMargin, head, images, onImages, onTable, table } from "./pieces.js";

const classes = 'layers.Dense(3, activation="softmax")';
const flat = "layers.Flatten(input_shape=(28, 28))";

/** A mistake's code, the program, and a piece of the mended program; null where no fix is offered. @type {[code: string, text: string, mended: string | null][]} */
export const faulty = [
  [
    "misspelt-argument",
    head + table + onTable({ fit: "X_train, y_train, epoches=5" }),
    "y_train, epochs=5",
  ],
  [
    "misspelt-argument",
    head + table + onTable({ fit: "X_train, y_train, validation_size=0.2" }),
    "validation_split=0.2",
  ],
  [
    "misspelt-argument",
    head + table + onTable({ first: 'layers.Dense(unit=8, activation="relu")' }),
    "Dense(units=8",
  ],
  [
    "misspelt-argument",
    head + table.replace("random_state", "randomstate") + onTable(),
    "random_state=1",
  ],
  [
    "misspelt-name",
    head + table + onTable({ first: 'layers.Dense(8, activation="rellu")' }),
    'activation="relu"',
  ],
  [
    "misspelt-name",
    head + table + onTable({ loss: '"binary_crossentrop"' }),
    'loss="binary_crossentropy"',
  ],
  [
    "no-such-entry",
    head + table + onTable({ first: 'layers.Desne(8, activation="relu")' }),
    "layers.Dense(8",
  ],
  [
    "old-argument",
    head + table + onTable().replace('"adam"', "keras.optimizers.Adam(lr=0.01)"),
    "Adam(learning_rate=0.01)",
  ],
  [
    "old-argument-gone",
    head + table + onTable().replace('"adam"', "keras.optimizers.Adam(decay=1e-6)"),
    null,
  ],
  ["metrics-string", head + table + onTable({ metrics: '"accuracy"' }), 'metrics=["accuracy"]'],
  [
    "metrics-position",
    head +
      table +
      onTable().replace(
        'optimizer="adam", loss="binary_crossentropy", metrics=',
        '"adam", "binary_crossentropy", ',
      ),
    '"binary_crossentropy", metrics=["accuracy"]',
  ],
  [
    "nested-in-itself",
    head +
      table +
      "es = keras.callbacks.EarlyStopping(es=keras.callbacks.EarlyStopping(patience=3))\n" +
      onTable({ fit: "X_train, y_train, validation_split=0.1, callbacks=[es]" }),
    "es = keras.callbacks.EarlyStopping(patience=3)\n",
  ],
  [
    "unclosed",
    head +
      table +
      "es = keras.callbacks.EarlyStopping(patience=3\n" +
      onTable({ fit: "X_train, y_train, validation_split=0.1, callbacks=[es]" }),
    "EarlyStopping(patience=3)\n",
  ],
  [
    "tf-module",
    "from tf.keras.layers import Dense\n" + head + table + onTable(),
    "from tensorflow.keras.layers",
  ],
  [
    "reshape-attribute",
    head +
      images +
      "x_train = x_train.reshape(x_train.reshape[0], 28, 28, 1)\n" +
      onImages(`layers.Flatten(), layers.Dense(10, activation="softmax")`),
    "x_train.shape[0], 28",
  ],
  [
    "swapped-name",
    head +
      images +
      onImages(`${flat}, layers.Dense(10, activation="softmax")`) +
      "model.evaluate(test_x, y_test)\n",
    "evaluate(x_test, y_test)",
  ],
  [
    "min-max-formula",
    head +
      images.split("\n")[0] +
      "\nlow, high = x_train.min(), x_train.max()\nx_train = (x_train - high) / (high - low)\n" +
      onImages(`${flat}, layers.Dense(10, activation="softmax")`),
    "(x_train - low) / (high - low)",
  ],
  [
    "fit-on-test",
    head + table.replace("X_test = scaler.transform", "X_test = scaler.fit_transform") + onTable(),
    "X_test = scaler.transform(X_test)",
  ],
  [
    "not-fitted",
    head +
      table.replace("X_train = scaler.fit_transform", "X_train = scaler.transform") +
      onTable(),
    "X_train = scaler.fit_transform(X_train)",
  ],
  [
    "unscaled-rows",
    head +
      table.replace("X_test = scaler", "X_test_scaled = scaler") +
      onTable() +
      "model.predict(X_test)\n",
    "predict(X_test_scaled)",
  ],
  [
    "unused-rows",
    head + table.replace("X_train = scaler", "X_train_scaled = scaler") + onTable(),
    "fit(X_train_scaled, y_train",
  ],
  ["trained-on-test", head + table + onTable({ fit: "X_test, y_test" }), null],
  ["parts-mixed", head + table + onTable({ fit: "X_train, y_test" }), null],
  [
    "test-as-validation",
    head + table + onTable({ fit: "X_train, y_train, validation_data=(X_test, y_test)" }),
    "validation_split=0.2",
  ],
  [
    "not-compiled",
    head +
      table +
      'model = keras.Sequential([layers.Dense(1, activation="sigmoid")])\nmodel.fit(X_train, y_train)\n',
    null,
  ],
  [
    "softmax-twice",
    head + images + onImages(`${flat}, layers.Dense(10, activation="softmax"), layers.Softmax()`),
    "layers.Dense(10), layers.Softmax()",
  ],
  [
    "softmax-again",
    head +
      images +
      onImages(`${flat}, layers.Dense(10, activation="softmax")`) +
      "likely = keras.Sequential([model, layers.Softmax()])\nlikely(x_test[:3])\n",
    "keras.Sequential([model])",
  ],
  [
    "not-parsed",
    head + table + onTable().replace("model.compile", "Now: we compile it.\nmodel.compile"),
    "# Now: we compile it.\nmodel.compile(",
  ],
  ["not-indented", head + table + atMargin, "\n    return made\nnet = build(4)"],
  [
    "prose",
    head + table + onTable() + "Layer (type) Output Shape\ndense (Dense) (None, 8) 32\n",
    "# Layer (type) Output Shape\n# dense (Dense)",
  ],
  [
    "softmax-one-unit",
    head + table + onTable({ last: 'layers.Dense(1, activation="softmax")' }),
    'layers.Dense(1, activation="sigmoid")',
  ],
  [
    "sigmoid-sparse",
    head + table + onTable({ loss: '"sparse_categorical_crossentropy"' }),
    'loss="binary_crossentropy"',
  ],
  [
    "sigmoid-classes",
    head +
      table +
      onTable({
        last: 'layers.Dense(3, activation="sigmoid")',
        loss: '"sparse_categorical_crossentropy"',
      }),
    classes,
  ],
  [
    "logits-after-softmax",
    head +
      table +
      onTable({
        last: classes,
        loss: "keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
      }),
    "SparseCategoricalCrossentropy()",
  ],
  [
    "logits-unsaid",
    head + table + onTable({ last: "layers.Dense(3)", loss: '"sparse_categorical_crossentropy"' }),
    classes,
  ],
  [
    "relu-ending",
    head +
      table +
      onTable({
        last: 'layers.Dense(3, activation="relu")',
        loss: '"sparse_categorical_crossentropy"',
      }),
    classes,
  ],
  [
    "binary-many",
    head + table + onTable({ last: classes }),
    'loss="sparse_categorical_crossentropy"',
  ],
  [
    "categorical-integers",
    head + table + onTable({ last: classes, loss: '"categorical_crossentropy"' }),
    'loss="sparse_categorical_crossentropy"',
  ],
  [
    "sparse-one-hot",
    head +
      table +
      "y_train = keras.utils.to_categorical(y_train)\n" +
      onTable({ last: classes, loss: '"sparse_categorical_crossentropy"' }),
    'loss="categorical_crossentropy"',
  ],
  [
    "accuracy-regression",
    head + table + onTable({ last: "layers.Dense(1)", loss: '"mse"' }),
    'metrics=["mae"]',
  ],
  [
    "softmax-regression",
    head +
      table +
      onTable({ last: 'layers.Dense(1, activation="softmax")', loss: '"mse"', metrics: '["mae"]' }),
    null,
  ],
  [
    "flatten-missing",
    head +
      images +
      onImages(
        'layers.Conv2D(8, 3, input_shape=(28, 28, 1)),\n    layers.Dense(10, activation="softmax")',
      ),
    "layers.Flatten(),\n",
  ],
  [
    "sequences-missing",
    head +
      images +
      onImages(
        'layers.LSTM(8, input_shape=(28, 28)), layers.LSTM(8), layers.Dense(10, activation="softmax")',
      ),
    "return_sequences=True",
  ],
  [
    "input-shape",
    head + table + onTable({ first: "layers.Dense(8, input_shape=(4,))" }),
    "input_shape=(3,)",
  ],
  [
    "input-shape",
    head +
      images +
      onImages('layers.Flatten(input_shape=(32, 32)), layers.Dense(10, activation="softmax")'),
    "input_shape=(28, 28)",
  ],
  [
    "too-few-units",
    head + images + onImages(`${flat}, layers.Dense(9, activation="softmax")`),
    "layers.Dense(10, activation",
  ],
  [
    "nothing-to-monitor",
    head +
      table +
      onTable({ fit: "X_train, y_train, callbacks=[keras.callbacks.EarlyStopping(patience=2)]" }),
    "validation_split=0.2)",
  ],
  ["predict-classes", head + table + onTable() + "model.predict_classes(X_test)\n", null],
  [
    "old-pandas",
    head + 'df = pd.read_csv("people.csv")\ndf.applymap(str)\n' + table + onTable(),
    "df.map(str)",
  ],
  ...faultyLeaks,
  ...faultyNames,
];
