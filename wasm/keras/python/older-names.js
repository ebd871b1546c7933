/** What Keras 1 and 2 called arguments, and how Keras 1 wrote kernels. */

import { Args } from "./args.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */

/** By what they are called now; null: gone, and without effect. @type {Record<string, string | null>} */
const older = {
  ...{ lr: "learning_rate", nb_epoch: "epochs", init: "kernel_initializer", bias: "use_bias" },
  ...{ border_mode: "padding", subsample: "strides", subsample_length: "strides" },
  ...{ nb_filter: "filters", filter_length: "kernel_size", p: "rate", sigma: "stddev" },
  ...{ pool_length: "pool_size", stride: "strides", inner_init: "recurrent_initializer" },
  ...{ inner_activation: "recurrent_activation", dropout_W: "dropout" },
  ...{ dropout_U: "recurrent_dropout", W_regularizer: "kernel_regularizer" },
  ...{ b_regularizer: "bias_regularizer", U_regularizer: "recurrent_regularizer" },
  ...{ W_constraint: "kernel_constraint", b_constraint: "bias_constraint" },
  ...{ samples_per_epoch: "steps_per_epoch", nb_val_samples: "validation_steps" },
  ...{ epsilon_: null, decay: null, period: null, save_freq_: null },
};

/** Where a class had another meaning for the name. @type {Record<string, Record<string, string>>} */
const ofClass = {
  LeakyReLU: { alpha: "negative_slope" },
  Dense: { output_dim: "units" },
  ...{ LSTM: { output_dim: "units" }, GRU: { output_dim: "units" } },
  SimpleRNN: { output_dim: "units" },
};

/** @param {string} class_name @param {string} name @returns {string | null | undefined} undefined where it is no older name */
export const olderOf = (class_name, name) =>
  ofClass[class_name]?.[name] ?? (Object.hasOwn(older, name) ? older[name] : undefined);

/** What only Keras 1 took. */
const ofKeras1 =
  /^(?:border_mode|nb_filter|subsample|init|dim_ordering|W_regularizer|W_constraint)$/;

/**
 * Convolution2D(32, 3, 3, border_mode="same"): the sides of the kernel one by one, as Keras 1 took them.
 * @param {Evaluator} ev
 * @param {string} name
 * @param {Args} args
 * @returns {Args} with one kernel
 */
export function withKernel(ev, name, args) {
  const [, rows, columns] = args.list;
  const isOlder =
    name === "Convolution2D" || [...args.named.keys()].some((one) => ofKeras1.test(one));
  const areSides = Number.isInteger(rows) && Number.isInteger(columns);
  if (!/^Conv(?:olution)?2D$/.test(name) || !isOlder || !areSides) return args;
  const [, first, last] = args.listed;
  const insert = `(${rows}, ${columns})`;
  ev.findings.add("older-kernel", { from: first.value.from, to: last.value.to }, { insert }, [
    { from: first.value.from, to: last.value.to, insert },
  ]);
  const list = args.list.toSpliced(1, 2, [rows, columns]);
  return new Args(args.nodes, list, args.named, args.places, args.listed.toSpliced(2, 1));
}
