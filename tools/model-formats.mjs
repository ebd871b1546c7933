/**
 * The formats of models, as the README lists them. tests/package/model-files/formats.test.js checks that there are no others, and
 * that each keeps what it says.
 */

/** What a file may keep, as the README calls it. */
export const kept = /** @type {const} */ ({
  experiment: "experiment",
  config: "config",
  weights: "weights",
  compile: "`compile()`",
  optimizer: "optimizer's state",
  preparation: "preparation",
  history: "history",
});

/** @typedef {keyof typeof kept} Kept */

/**
 * @typedef {object} ModelFormat
 * @property {string} title
 * @property {string} [save] what `model.save()` calls it; left out of what is only read, or no model's
 * @property {string} read whose files are read; "" where none are
 * @property {string} written what reads them, or what writes them
 * @property {readonly Kept[]} keeps
 * @property {string} [about] in place of that
 */

/** @type {readonly ModelFormat[]} */
export const modelFormats = [
  {
    ...{ title: "`.keras`", save: "keras" },
    ...{ read: "Keras 3", written: "loads in Keras 3.3 to 3.15" },
    keeps: ["config", "weights", "compile", "optimizer"],
  },
  {
    ...{ title: "`.h5`", save: "h5" },
    ...{ read: "Keras 2 and 3, also in a zip", written: "loads in Keras 3.3 to 3.15" },
    keeps: ["config", "weights", "compile", "optimizer"],
  },
  {
    ...{ title: "`.weights.h5`", save: "weights.h5" },
    ...{ read: "Keras 3", written: "loads in Keras 3" },
    keeps: ["weights", "optimizer"],
  },
  { title: "`.h5` of weights", read: "Keras 2 and 3", written: "", keeps: ["weights"] },
  {
    ...{ title: "`.safetensors`", save: "safetensors" },
    ...{ read: "with or without a config", written: '`model.save("safetensors")`' },
    keeps: ["config", "weights", "compile"],
  },
  {
    ...{ title: "TensorFlow.js", save: "tfjs" },
    ...{ read: "a zip of a layers-model, quantized too", written: '`model.save("tfjs")`, a zip' },
    keeps: ["config", "weights"],
  },
  {
    ...{ title: "`.onnx`", save: "onnx" },
    ...{ read: "", written: "runs in onnxruntime-web" },
    keeps: [],
    about: "what predicts: opset 17, float32",
  },
  {
    title: "`.npz`",
    ...{ read: "`np.savez(file, *model.get_weights())`", written: "" },
    keeps: ["weights"],
  },
  {
    title: "`.minibatch`",
    ...{ read: "a run", written: "`run.save()`, and the page" },
    keeps: ["experiment", "config", "weights", "compile", "optimizer", "preparation", "history"],
  },
];
