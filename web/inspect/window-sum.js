/** One number of a convolution's output: its window, the kernel, and what they come to. */

/** @typedef {{ data: ArrayLike<number>, shape: readonly number[] }} Numbers */

/** @param {unknown} value @returns {[number, number]} */
const pair = (value) =>
  Array.isArray(value) ? [Number(value[0]), Number(value[1])] : [Number(value), Number(value)];

/**
 * Where the window of an output position begins in the input.
 * @param {Record<string, any>} config Keras's
 * @param {readonly number[]} input height and width
 * @param {readonly number[]} output height and width
 * @returns {{ size: [number, number], stride: [number, number], dilation: [number, number], before: [number, number] }}
 */
export function windowOf(config, input, output) {
  const size = pair(config.kernel_size);
  const stride = pair(config.strides ?? 1);
  const dilation = pair(config.dilation_rate ?? 1);
  const before = /** @type {[number, number]} */ (
    [0, 1].map((axis) => {
      if (config.padding !== "same") return 0;
      const reach = dilation[axis] * (size[axis] - 1) + 1;
      const needed = (output[axis] - 1) * stride[axis] + reach - input[axis];
      return Math.floor(Math.max(0, needed) / 2);
    })
  );
  return { size, stride, dilation, before };
}

/**
 * The numbers behind one number of the output; outside the input there are zeros.
 * @param {Numbers} input (rows, height, width, channels), of which the first row counts
 * @param {Numbers} kernel (height, width, channels, filters)
 * @param {ReturnType<typeof windowOf>} window
 * @param {{ y: number, x: number, filter: number, channel: number }} at
 */
export function sumAt(
  input,
  kernel,
  { size, stride, dilation, before },
  { y, x, filter, channel },
) {
  const [, height, width, channels] = input.shape;
  const [, , depth, filters] = kernel.shape;
  const [top, left] = [y * stride[0] - before[0], x * stride[1] - before[1]];
  // With groups a filter reads its share of the channels.
  const first = Math.floor(filter / (filters / (channels / depth))) * depth;
  const valueAt = (/** @type {number} */ i, /** @type {number} */ j, /** @type {number} */ c) => {
    const [row, column] = [top + i * dilation[0], left + j * dilation[1]];
    const isInside = row >= 0 && row < height && column >= 0 && column < width;
    return isInside ? input.data[(row * width + column) * channels + first + c] : 0;
  };
  const weightAt = (/** @type {number} */ i, /** @type {number} */ j, /** @type {number} */ c) =>
    kernel.data[((i * size[1] + j) * depth + c) * filters + filter];
  /** @type {{ value: number, weight: number, product: number }[][]} */
  const cells = [];
  let ofChannel = 0;
  let total = 0;
  for (let i = 0; i < size[0]; i++) {
    cells.push([]);
    for (let j = 0; j < size[1]; j++) {
      for (let c = 0; c < depth; c++) {
        const [value, weight] = [valueAt(i, j, c), weightAt(i, j, c)];
        total += value * weight;
        if (c !== channel) continue;
        ofChannel += value * weight;
        cells[i].push({ value, weight, product: value * weight });
      }
    }
  }
  return { cells, ofChannel, total, top, left, channels: depth };
}
