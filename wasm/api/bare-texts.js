/** A model that begins with TextVectorization: that layer as a step of a preparation, with the words it learned. */

import { learnedTokens } from "../keras/lookups/layers.js";

/** @import { Front } from "../keras/types.js" */

/** Names that Keras gave. */
const isUnnamed = /^(input|keras_tensor)(_layer)?(_?\d+)?$/;

/**
 * @param {Front} front
 * @returns {{ name: string, of: (column: string) => any } | null} a name for the column of texts, and the step for it; null where
 *   the front does what no step does: other layers, rows of any length, columns that no word has, n-grams of some lengths only
 */
export function textStep({ layers, inputs, outputs }) {
  const [, entry, ...others] = layers;
  if (inputs.length !== 1 || outputs.length !== 1 || others.length > 0) return null;
  if (entry?.class_name !== "TextVectorization") return null;
  const { config } = entry;
  const { output_mode: mode, output_sequence_length: length } = config;
  const learned = learnedTokens({ ...entry, name: outputs[0] });
  const { vocabulary } = learned;
  const isPadded = config.pad_to_max_tokens && config.max_tokens > vocabulary.length;
  const isSequence = mode === "int";
  if (isPadded || Array.isArray(config.ngrams) || (isSequence && !length)) return null;
  const [input] = inputs;
  return {
    name: isUnnamed.test(input) ? "text" : input,
    of: (column) => {
      const names = isSequence
        ? Array.from({ length }, (_, i) => `${column}_${i}`)
        : vocabulary.map((token) => `${column}_${token}`);
      const at = { classes: [], test: 0, train: 0 };
      return {
        class_name: "TextVectorization",
        config: {
          ...{ columns: null, fit_on: "train", output_mode: mode },
          ...{ max_tokens: config.max_tokens ?? null, output_sequence_length: length ?? null },
          ...{ standardize: config.standardize, split: config.split, ngrams: config.ngrams },
        },
        before: { ...at, columns: 1, names: [column] },
        after: { ...at, columns: names.length, names },
        ...{ fitted_on: 0, leaks: false },
        learned: {
          columns: [
            {
              ...{ column, ...(isSequence && { output_sequence_length: length }) },
              ...{ ...learned, vocabulary_size: vocabulary.length },
            },
          ],
          dropped: [],
        },
      };
    },
  };
}
