/** What BatchNormalization computes of a batch, before its moving statistics follow. */

/** @import { FloatArray } from "minibatch" */

/**
 * Mean and variance of each channel, divided by the count, as Keras has it.
 * @param {FloatArray} input of the layer: (rows, …)
 * @param {number} axis of the channels, as in its config
 * @returns {{ mean: FloatArray, variance: FloatArray }}
 */
export function batchMoments({ data, shape }, axis) {
  const at = axis < 0 ? shape.length + axis : axis;
  const channels = shape[at];
  const inner = shape.slice(at + 1).reduce((all, one) => all * one, 1);
  const count = data.length / channels;
  const mean = new Float32Array(channels);
  const variance = new Float32Array(channels);
  const sums = new Float64Array(channels);
  const squares = new Float64Array(channels);
  const channelOf = (/** @type {number} */ i) => Math.floor(i / inner) % channels;
  for (let i = 0; i < data.length; i++) sums[channelOf(i)] += data[i];
  for (let i = 0; i < data.length; i++) {
    squares[channelOf(i)] += (data[i] - sums[channelOf(i)] / count) ** 2;
  }
  for (let channel = 0; channel < channels; channel++) {
    mean[channel] = sums[channel] / count;
    variance[channel] = squares[channel] / count;
  }
  return {
    mean: { data: mean, shape: [channels] },
    variance: { data: variance, shape: [channels] },
  };
}
