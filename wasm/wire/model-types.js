/** What the engine says of a model. */

/** @typedef {import("../messages/error.js").ErrorData} ErrorData */

/**
 * One layer while a model is being built; shapes have null for the batch axis.
 * @typedef {object} LayerDescription
 * @property {string} name
 * @property {string} class_name
 * @property {(number | null)[] | null} output_shape null after a faulty layer
 * @property {(number | null)[][]} [output_shapes] of an inner model with several outputs, all of them
 * @property {LayerDescription[]} [layers] of an inner model
 * @property {number} [parameters] absent where there is no shape
 * @property {number} [trainable_parameters]
 * @property {string[]} inputs names of the layers it reads
 * @property {string[]} [connections] of a Functional model, as Keras prints them: "dense[0][0]"
 * @property {ErrorData} [error] what is wrong with this layer
 */

/** @typedef {{ name: string, class_name: string, layers: LayerDescription[], parameters: number, trainable_parameters: number, error?: ErrorData }} ModelDescription */

export {};
