/** The lines that begin a training with the weights of a model's file. */

import { literal } from "./write-values.js";

/**
 * Where a program begins: with the weights of a file that lies beside it.
 * @typedef {object} NamedBeginning
 * @property {string} model the file's name
 * @property {"own" | "new"} [head] what happens to the last Dense layer, as in `run()`
 */

/** Keras 3 refuses some of Keras 2's files; all that we read can be written as this. @param {string} name */
const kerasName = (name) =>
  name.replace(/(\.(keras|h5|hdf5|zip|minibatch|safetensors))?$/i, ".keras");

/**
 * @param {NamedBeginning} beginning
 * @param {string | undefined} anew the layer that begins anew
 * @returns {string[]}
 */
export function beginningLines({ model: given }, anew) {
  const name = kerasName(given);
  const isOther = name !== given;
  const isFound = "key in given and given[key].shape == weight.shape";
  return [
    `# Training begins with these weights: ${name} must lie beside this program. Layers are found by their names.`,
    ...(isOther ? [`# npx minibatch convert "${given}" "${name}" writes it.`] : []),
    `source = keras.saving.load_model(${literal(name)}, compile=False)`,
    'given = {tuple(weight.path.split("/")[-2:]): weight for weight in source.weights}',
    "for weight in model.weights:",
    '    key = tuple(weight.path.split("/")[-2:])',
    `    if ${isFound}${anew ? ` and key[0] != ${literal(anew)}` : ""}:`,
    "        weight.assign(given[key])",
  ];
}
