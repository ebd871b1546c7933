/** The cells of a program that are the same for all data: compile(), fit(), what came of it; and the file they are in. */

import { call, literal } from "./write-values.js";

/** @typedef {import("./write-steps.js").Writer} Writer */
/** @typedef {Record<string, any>} Json */

/** @param {Json} compile @param {any} guess the loss where none is said */
export function compileLine(compile, guess) {
  const {
    optimizer = "adam",
    loss,
    loss_weights: weights,
    metrics,
    weighted_metrics: weighted,
  } = compile;
  const said = [
    `optimizer=${literal(optimizer, "optimizer")}`,
    `loss=${literal(loss ?? guess, "loss")}`,
    ...(weights === undefined ? [] : [`loss_weights=${literal(weights)}`]),
    ...(metrics === undefined ? [] : [`metrics=${listed(metrics)}`]),
    ...(weighted === undefined ? [] : [`weighted_metrics=${listed(weighted)}`]),
  ];
  return `model.compile(${said.join(", ")})`;
}

/** @param {any} metrics */
const listed = (metrics) =>
  Array.isArray(metrics) && metrics.length === 0 ? "[]" : literal(metrics, "metric");

/**
 * JAX gives each device as many rows of a batch: what does not divide is left out.
 * @param {Json} fit
 * @param {Kinds} of
 */
function deviceLines({ validation_split: share, validation_batch_size: other }, of) {
  const few = (/** @type {string} */ part, /** @type {string} */ count) => {
    const rows = ["x", "y"].map((name) =>
      of[/** @type {"x" | "y"} */ (name)]
        ? `{name: rows[:count] for name, rows in ${name}_${part}.items()}`
        : `${name}_${part}[:count]`,
    );
    return [`count = ${count}`, `x_${part}, y_${part} = ${rows.join(", ")}`];
  };
  const length = (/** @type {string} */ part) =>
    of.y ? `len(next(iter(y_${part}.values())))` : `len(y_${part})`;
  const even = (/** @type {string} */ part) => `${length(part)} // devices * devices`;
  const both = `n for n in range(${length("train")}, 0, -1) if n % devices == 0 and int(n * (1 - ${share})) % devices == 0`;
  return [
    'if "--devices" in sys.argv:  # as many rows on each device: the few that are over are left out',
    ...[
      "devices = len(keras.distribution.list_devices())",
      "batch_size += -batch_size % devices",
      ...(other === undefined ? [] : ["validation_batch_size += -validation_batch_size % devices"]),
      ...few("train", share ? `next(${both})` : even("train")),
      ...(of.hasTest ? few("test", even("test")) : []),
    ].map((line) => `    ${line}`),
  ];
}

/**
 * @typedef {object} Kinds
 * @property {boolean} hasTest
 * @property {boolean} x whether x is a dictionary
 * @property {boolean} y
 */

/** @param {Json} fit @param {Kinds} of */
export function fitLines(fit, of) {
  const {
    epochs,
    batch_size: size,
    validation_split: share,
    validation_batch_size: other,
    shuffle,
    callbacks,
    class_weight: weights,
  } = fit;
  const made = callbacks.map((/** @type {any} */ one) => {
    /** @type {Record<string, Record<string, string>>} */
    const paths = {
      ModelCheckpoint: {
        filepath: one.config.save_weights_only ? '"best.weights.h5"' : '"best.keras"',
      },
      CSVLogger: { filename: '"log.csv"' },
    };
    if (one.class_name === "ResetStates") return "        ResetStates(),";
    return `        ${call("callback", one, paths[one.class_name] ?? {})},`;
  });
  const balanced = weights === "balanced";
  return [
    ...(balanced
      ? [
          "from sklearn.utils.class_weight import compute_class_weight",
          "",
          'weights = compute_class_weight("balanced", classes=np.unique(y_train), y=y_train)',
        ]
      : []),
    `batch_size = ${size}`,
    ...(other === undefined ? [] : [`validation_batch_size = ${other}`]),
    ...deviceLines(fit, of),
    "history = model.fit(",
    "    x_train,",
    "    y_train,",
    `    epochs=${epochs},`,
    "    batch_size=batch_size,",
    ...(share ? [`    validation_split=${share},`] : []),
    ...(other === undefined ? [] : ["    validation_batch_size=validation_batch_size,"]),
    ...(shuffle === false ? ["    shuffle=False,"] : []),
    ...(made.length > 0 ? ["    callbacks=[", ...made, "    ],"] : []),
    ...(balanced
      ? ["    class_weight=dict(enumerate(weights)),"]
      : weights
        ? [`    class_weight=${literal(weights)},`]
        : []),
    "    verbose=2,",
    ")",
    "model.summary()",
  ];
}

/**
 * The columns that are labels, of which a row may have several at once: of a model of sigmoid units.
 * @param {Json} json
 * @returns {string[]}
 */
export function labelsOf({ target = {}, compile: { loss } }) {
  const { columns = [] } = target;
  const isBinary = /^binary_?crossentropy$/i.test(loss?.class_name ?? loss);
  return isBinary && columns.length > 1 ? columns : [];
}

/** @param {Writer} writer @param {boolean} isRegression @param {boolean} isOneHot @param {Json} json */
export function resultLines({ hasTest, isSeveral }, isRegression, isOneHot, json) {
  const { fit } = json;
  const curves = [
    'plt.plot(history.history["loss"], label="loss")',
    ...(fit.validation_split ? ['plt.plot(history.history["val_loss"], label="val_loss")'] : []),
    'plt.xlabel("epoch")',
    "plt.legend()",
    "plt.show()",
  ];
  if (!hasTest) return curves;
  const evaluated =
    "print(model.evaluate(x_test, y_test, batch_size=batch_size, verbose=0, return_dict=True))";
  if (isSeveral) return [evaluated, ...curves];
  const scores = [evaluated, "predicted = model.predict(x_test, batch_size=batch_size, verbose=0)"];
  const labels = isRegression ? labelsOf(json) : [];
  if (labels.length > 0)
    return [
      ...scores,
      "labels = (predicted > 0.5).astype(int)",
      `print(classification_report(y_test, labels, target_names=${literal(labels)}, zero_division=0))`,
      ...curves,
    ];
  if (isRegression)
    return [
      ...scores,
      "print(mean_absolute_error(np.reshape(y_test, (len(y_test), -1)), predicted))",
      ...curves,
    ];
  return [
    ...scores,
    "labels = predicted.argmax(axis=1) if predicted.shape[1] > 1 else (predicted > 0.5).astype(int)",
    `print(classification_report(${isOneHot ? "y_test.argmax(axis=1)" : "y_test"}, labels))`,
    ...curves,
  ];
}

/** @param {string[]} cells */
export const scriptOf = (cells) =>
  `${cells.map((cell) => (cell.startsWith("def ") ? `\n${cell}\n` : cell)).join("\n\n")}\n`;
