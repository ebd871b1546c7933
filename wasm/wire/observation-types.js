/** What is seen of a model at work, as it crosses between the engine and the page. Types only. */

/** @typedef {import("./protocol.js").FloatArray} FloatArray */

/**
 * What one application of a layer gives for some rows: (rows, …output shape).
 * @typedef {object} ObservedLayer
 * @property {string} layer its name
 * @property {number} application from 0; more than one for a layer that is applied several times
 * @property {FloatArray} output
 * @property {FloatArray | null} preActivation what the layer's activation is computed from; null without one, and for
 *   a relu of Dense or a convolution, which is part of the product
 * @property {FloatArray | null} gradient with respect to the output; null where it is not asked for, and where a loss
 *   starts from the logits: then the preActivationGradient says it all
 * @property {FloatArray | null} preActivationGradient
 */

/**
 * A weight in a training step.
 * @typedef {object} ObservedWeight
 * @property {string} name as in getWeights()
 * @property {FloatArray} value before the step
 * @property {FloatArray | null} gradient of the loss, with its penalties; null where the weight is not trained
 * @property {FloatArray} update what the step adds
 */

/**
 * A training step taken apart.
 * @typedef {object} ObservedStep
 * @property {ObservedLayer[]} layers in the order in which the model computes
 * @property {ObservedWeight[]} weights in the order of getWeights()
 * @property {Record<string, number>} logs loss and metrics of the batch
 * @property {number} learningRate of the step
 * @property {number} iteration steps before it
 */

/**
 * What the values of a weight, or of its gradient, are like; those that are not finite only count.
 * @typedef {object} TensorStatistics
 * @property {number} mean
 * @property {number} std
 * @property {number} min
 * @property {number} max
 * @property {number} norm the root of the sum of squares
 * @property {number} notFinite how many are NaN or infinite
 * @property {number[]} histogram how many lie in each of 30 equal parts from min to max
 */

/**
 * What a model was like in one training step.
 * @typedef {object} LayerStatistics
 * @property {number} epoch from 0
 * @property {number} iteration training steps before it
 * @property {{ name: string, value: TensorStatistics, gradient: TensorStatistics | null }[]} weights before the step, in
 *   the order of getWeights()
 * @property {{ layer: string, units: number, dead: number }[]} relus of layers that end in a ReLU: how many of their
 *   units, of the last axis, gave 0 for the whole batch
 */

/** @typedef {{ type: "statistics", statistics: LayerStatistics }} StatisticsEvent */

export {};
