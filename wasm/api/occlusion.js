/** Where in a picture a model looks, by covering places of it. Loaded when first asked for. */

import { checkOptions, finiteNumber, optionalFunction, wholeNumber } from "./checks.js";
import { explained, floats, pictures } from "./explain.js";

/** @typedef {import("./explain.js").Heatmaps} Heatmaps */
/** @typedef {import("./explain.js").Subject} Subject */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../wire/protocol.js").FloatArray} FloatArray */

/**
 * @typedef {object} OcclusionFields
 * @property {number} [patchSize] height and width of the patch in pixels; an eighth of the picture when left out
 * @property {number} [stride] pixels from one place of the patch to the next, at most patchSize; half of it when left out
 * @property {number} [value] of the patch, as the model is given pixels; the middle of the picture's smallest and largest
 *   when left out
 * @property {(progress: { done: number, total: number }) => unknown} [onProgress] places of the patch
 */
/** @typedef {import("./explain.js").SaliencyOptions & OcclusionFields} OcclusionOptions */
/** Where a patch begins. @typedef {{ top: number, left: number }} Place */

/** Numbers that one batch of covered pictures has at most, so that no turn takes long. */
const mostNumbers = 2 ** 18;

/**
 * Occlusion (Zeiler and Fergus 2014): how far the class's probability falls when a grey patch covers a place; of each
 * pixel the mean over the patches that cover it. Negative where the class becomes likelier. The last patch of a row or
 * column ends with the picture.
 * @param {Model} net
 * @param {import("./dataset.js").Dataset | import("./arrays.js").Data} x
 * @param {OcclusionOptions} [options]
 * @returns {Promise<Heatmaps>}
 */
export async function occlusion(net, x, options = {}) {
  const where = "occlusion()";
  const own = ["patchSize", "stride", "value", "onProgress"];
  checkOptions(where, options, ["rows", "classIndex", "input", "signal", ...own]);
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  if (options.value !== undefined) finiteNumber(`${where}: value`, options.value);
  return explained(net, where, x, options, async (subject) => {
    const { name, shape } = pictures(subject.inputs, options.input);
    const [height, width] = shape;
    const side = Math.min(height, width);
    const { patchSize = Math.max(1, Math.round(side / 8)) } = options;
    const patch = wholeNumber(`${where}: patchSize`, patchSize, 1, side);
    const { stride: step = Math.max(1, Math.floor(patch / 2)) } = options;
    const stride = wholeNumber(`${where}: stride`, step, 1, patch);
    const places = startsOf(height, patch, stride).flatMap((top) =>
      startsOf(width, patch, stride).map((left) => ({ top, left })),
    );
    const { rows, classes } = subject;
    const size = height * width;
    const heatmap = new Float32Array(rows.length * size);
    const total = rows.length * places.length;
    for (let row = 0; row < rows.length; row++) {
      const inputs = await inputsOf(net, subject, row);
      const picture = inputs[subject.inputs.findIndex((input) => input.name === name)];
      const cover = { patch, picture, value: options.value ?? middleOf(picture.data) };
      const [whole] = await scoresOf(net, subject, row, inputs);
      const sums = new Float64Array(size);
      const counts = new Uint32Array(size);
      const most = Math.max(1, Math.floor(mostNumbers / picture.data.length));
      for (let first = 0; first < places.length; first += most) {
        const some = places.slice(first, first + most);
        const covered = inputs.map((input) => copiesOf(input, some, cover));
        const scores = await scoresOf(net, subject, row, covered);
        some.forEach((place, i) => {
          for (const start of rowsOf(place, patch, width)) {
            for (let pixel = start; pixel < start + patch; pixel++) {
              sums[pixel] += whole - scores[i];
              counts[pixel]++;
            }
          }
        });
        await onProgress?.({ done: row * places.length + first + some.length, total });
      }
      const means = sums.map((sum, pixel) => sum / counts[pixel]);
      heatmap.set(means, row * size);
    }
    return {
      heatmap: floats(heatmap, [rows.length, height, width]),
      classIndex: classes,
      layer: name,
    };
  });
}

/**
 * Where a patch begins along a side.
 * @param {number} length
 * @param {number} patch
 * @param {number} stride
 */
function startsOf(length, patch, stride) {
  const last = length - patch;
  const starts = Array.from({ length: Math.floor(last / stride) + 1 }, (_, i) => i * stride);
  return starts[starts.length - 1] < last ? [...starts, last] : starts;
}

/**
 * The first pixel of each row of a patch.
 * @param {Place} place
 * @param {number} patch
 * @param {number} width of the picture
 */
const rowsOf = ({ top, left }, patch, width) =>
  Array.from({ length: patch }, (_, y) => (top + y) * width + left);

/**
 * An input once for each place, which is covered if it is the picture.
 * @param {FloatArray} input of one row
 * @param {Place[]} places
 * @param {{ patch: number, picture: FloatArray, value: number }} cover
 */
function copiesOf(input, places, { patch, picture, value }) {
  const { data, shape } = input;
  const copies = new Float32Array(places.length * data.length);
  places.forEach((place, i) => {
    copies.set(data, i * data.length);
    if (input !== picture) return;
    const [, , width, channels] = shape;
    for (const pixel of rowsOf(place, patch, width)) {
      const start = i * data.length + pixel * channels;
      copies.fill(value, start, start + patch * channels);
    }
  });
  return floats(copies, [places.length, ...shape.slice(1)]);
}

/** @param {Float32Array} numbers */
function middleOf(numbers) {
  let [min, max] = [Infinity, -Infinity];
  for (const number of numbers) {
    min = Math.min(min, number);
    max = Math.max(max, number);
  }
  return (min + max) / 2;
}

/**
 * A row as the model is given it.
 * @param {Model} net
 * @param {Subject} subject
 * @param {number} row
 */
async function inputsOf(net, { data, rows, inputs, signal }, row) {
  const layers = inputs.map(({ name }) => name);
  const seen = await net.observe(data, { layers, rows: [rows[row]], signal });
  return layers.map((name) => {
    const { output } = /** @type {any} */ (seen.find(({ layer }) => layer === name));
    return /** @type {FloatArray} */ (output);
  });
}

/**
 * The score of a row's class for each of some versions of it.
 * @param {Model} net
 * @param {Subject} subject
 * @param {number} row
 * @param {FloatArray[]} inputs
 * @returns {Promise<number[]>}
 */
async function scoresOf(net, { classes, units, isSigmoid, signal }, row, inputs) {
  /** @type {FloatArray | FloatArray[]} */
  const outputs = await net.predict(inputs.length === 1 ? inputs[0] : inputs, { signal });
  const [{ data, shape }] = Array.isArray(outputs) ? outputs : [outputs];
  const of = classes[row];
  return Array.from({ length: shape[0] }, (_, i) => {
    if (units > 1) return data[i * units + of];
    if (of === 1) return data[i];
    return isSigmoid ? 1 - data[i] : -data[i];
  });
}
