/**
 * What a model file holds, whatever its format.
 *
 * @typedef {{ class_name: string, config: Record<string, any>, keras_version?: string }} Spec a model in Keras's config JSON
 * @typedef {{ name: string, shape: number[] }} OwnWeight of a model here, in the core's order
 * @typedef {{ name: string, shape: readonly number[], data: Float32Array }} FilledWeight
 *
 * @typedef {object} CompileConfig as compile() takes it
 * @property {unknown} [optimizer]
 * @property {unknown} loss
 * @property {unknown} [lossWeights]
 * @property {unknown} [metrics]
 * @property {unknown} [weightedMetrics]
 *
 * The point that training has reached: the numbers as Keras's optimizer keeps them, in its order.
 * @typedef {{ variables: Float32Array[], bySlot: boolean, hasRate?: boolean }} OptimizerVariables `bySlot` where all of a kind
 *   stand together; `hasRate` where the learning rate is among them, left out where the optimizer says so
 *
 * @typedef {object} ModelFile
 * @property {string} format
 * @property {Spec | null} spec null of a file with weights only
 * @property {CompileConfig | null} compile
 * @property {(spec: Spec, own: readonly OwnWeight[]) => Float32Array[]} weights in the order of `own`
 * @property {(() => OptimizerVariables | null)} optimizer
 * @property {string[] | null} [classNames] as a text beside it in a zip has them
 * @property {Front | null} [front]
 *
 * Layers that look categories up, which the core has none of: of what the inputs are given they make what the model begins with.
 * @typedef {object} Front
 * @property {any[]} layers its inputs and its other layers, as the file has them
 * @property {Record<string, string>} sources of each layer the one before it
 * @property {string[]} inputs of the whole model
 * @property {string[]} outputs the inputs of the model behind it
 * @property {any} ends `input_layers` of the whole model; null of a chain
 *
 * Names of inputs and of outputs that stand in dictionaries, in the order of the tensors.
 * @typedef {{ input_layers?: string[], output_layers?: string[] }} Ends
 *
 * What is written.
 * @typedef {object} Saved
 * @property {Spec} spec complete, as the core gives it
 * @property {readonly FilledWeight[]} weights
 * @property {CompileConfig | null} compile
 * @property {{ state: Float32Array, iteration: number, learningRate: number } | null} training what the optimizer keeps, in
 *   the core's order, without the weights
 * @property {Ends} [ends]
 * @property {Front | null} [front] what stands before `spec`
 * @property {string} [kerasVersion] the Keras that is to read it, as "3.3"; left out, the newest
 */

/** Nothing but types. */
export {};
