/**
 * Keras's name of an argument and of a class's layers: Conv2D is conv2d, BatchNormalization batch_normalization,
 * batchSize batch_size. As keras.src.utils.naming.to_snake_case() has it.
 * @param {string} name
 */
export const snakeCase = (name) =>
  name
    .replace(/\W+/g, "")
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
