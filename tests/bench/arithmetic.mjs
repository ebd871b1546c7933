/** How much arithmetic a training step is, and the shapes it follows from. */

/** @typedef {import("./models.mjs").BenchModel} BenchModel */
/** @typedef {import("./models.mjs").LayerSpec} LayerSpec */

/** @param {readonly number[]} shape */
export const sizeOf = (shape) => shape.reduce((product, extent) => product * extent, 1);

/**
 * Extents of a convolution's output, stride 1: Keras's `valid` and `same`.
 * @param {readonly number[]} shape height, width, channels
 * @param {Readonly<Record<string, any>>} options
 */
function convolved([height, width], { kernelSize, padding = "valid", filters }) {
  const lost = padding === "same" ? 0 : kernelSize - 1;
  return [height - lost, width - lost, filters];
}

/**
 * Output shape of a layer, and the floating-point operations of its forward pass for one row: two, a
 * multiplication and an addition, for each weight that an output is made of, as a direct convolution
 * counts them. What is not a product with a kernel (activations, pooling, normalization, the optimizer)
 * is left out, so a share of the roofline is a lower bound.
 * @param {LayerSpec} layer
 * @param {readonly number[]} shape of its input, without the batch axis
 * @returns {{ shape: readonly number[], operations: number, inner?: number }} inner: of a recurrent layer's
 *   state, with which its input has nothing to do
 */
export function forwardOf([name, options = {}], shape) {
  switch (name) {
    case "dense":
      return { shape: [options.units], operations: 2 * sizeOf(shape) * options.units };
    case "conv2d": {
      const output = convolved(shape, options);
      const perOutput = 2 * options.kernelSize ** 2 * shape[2];
      return { shape: output, operations: sizeOf(output) * perOutput };
    }
    case "maxPooling2d": {
      const [height, width, channels] = shape;
      const of = (/** @type {number} */ extent) => Math.floor(extent / options.poolSize);
      return { shape: [of(height), of(width), channels], operations: 0 };
    }
    case "conv1d": {
      const output = [shape[0] - options.kernelSize + 1, options.filters];
      return { shape: output, operations: sizeOf(output) * 2 * options.kernelSize * shape[1] };
    }
    case "lstm":
    case "gru": {
      const { units } = options;
      const [steps, features] = shape;
      const columns = (name === "lstm" ? 4 : 3) * units; // of all gates
      const perFeature = 2 * steps * columns;
      return { shape: [units], operations: perFeature * features, inner: perFeature * units };
    }
    case "embedding":
      return { shape: [...shape, options.outputDim], operations: 0 };
    case "globalMaxPooling1d":
      return { shape: shape.slice(1), operations: 0 };
    case "flatten":
      return { shape: [sizeOf(shape)], operations: 0 };
    case "dropout":
    case "batchNormalization":
      return { shape, operations: 0 };
    default:
      throw new Error(`The arithmetic of the layer "${name}" is not known.`);
  }
}

/**
 * Floating-point operations of one row in a training step. The gradient of the kernel and that of the
 * input cost as much as the forward pass each; the first layer with weights has no gradient of the input,
 * but of its state where it has one.
 * @param {BenchModel} model
 */
export function trainingOperations({ layers, inputShape }) {
  /** @type {readonly number[]} */
  let shape = inputShape;
  let sum = 0;
  let isFirst = true;
  for (const layer of layers) {
    const { shape: output, operations, inner = 0 } = forwardOf(layer, shape);
    sum += operations * (isFirst ? 2 : 3) + inner * 3;
    if (operations > 0 || layer[0] === "embedding") isFirst = false;
    shape = output;
  }
  return sum;
}
