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

/**
 * A layer's name that no other has, as Keras counts them: "dense", "dense_1".
 * @param {string} first
 * @param {Iterable<string>} taken
 */
export function freeLayerName(first, taken) {
  const names = new Set(taken);
  let name = first;
  for (let count = 1; names.has(name); ++count) name = `${first}_${count}`;
  return name;
}
