/** Prepared rows for those who look at them elsewhere: as CSV, and what each step did to them. */

import { csvNumber, csvCell, freeName } from "../messages/csv-cell.js";

/** @typedef {import("minibatch").Prepared} Prepared */
/** Row numbers by part. @typedef {{ train: Uint32Array, validation: Uint32Array, test: Uint32Array }} PartRows */

/**
 * What each step did, with the names of the classes beside their counts.
 * @param {Prepared} prepared
 */
export function namedSteps({ steps, outputs }) {
  // Steps look at the first output that tells classes apart.
  const { classNames } = outputs.find((output) => output.task !== "regression") ?? outputs[0];
  /** @param {{ classes?: number[] }} counts */
  const named = ({ classes, ...counts }) => ({
    ...counts,
    ...(classes && {
      classes: Object.fromEntries(classes.map((count, index) => [classNames[index], count])),
    }),
  });
  return steps.map(
    (step) => step && { ...step, before: named(step.before), after: named(step.after) },
  );
}

/** Rows that are held as text at a time. */
const block = 1024;

/**
 * The rows as the model takes them, the targets last, each with the part it is in and its number in the file.
 * @param {Prepared} prepared
 * @param {PartRows} rows
 */
export async function* preparedRows(prepared, rows) {
  const { train, test, outputs } = prepared;
  const { pixels } = prepared.toJSON();
  const widths = train.inputs.map(({ shape }) =>
    shape.reduce((product, size) => product * size, 1),
  );
  const names =
    prepared.featureNames ?? Array.from({ length: widths[0] }, (_, index) => `pixel${index}`);
  /** @type {string[]} */
  const labels = [];
  for (const { targetNames } of outputs) {
    for (const name of targetNames.length ? targetNames : ["class"]) {
      labels.push(freeName(name, [...names, ...labels]));
    }
  }
  const own = ["row", "part"].map((name) => freeName(name, [...names, ...labels]));
  yield `${[...own, ...names, ...labels].map(csvCell).join(",")}\n`;
  /** @type {[string, typeof train, Uint32Array, number][]} */
  const parts = [
    ["train", train, rows.train, 0],
    ["validation", train, rows.validation, rows.train.length],
    ["test", test, rows.test, 0],
  ];
  for (const [part, dataset, numbers, start] of parts) {
    for (let from = 0; from < numbers.length; from += block) {
      const count = Math.min(block, numbers.length - from);
      const places = Array.from({ length: count }, (_, i) => start + from + i);
      const taken = await Promise.all(widths.map((_, input) => dataset.take(places, { input })));
      const targets = await Promise.all(
        outputs.map(async ({ classNames }, target) => ({
          classNames,
          y: (await dataset.take(places, { target })).y ?? new Float32Array(),
        })),
      );
      const values = taken.map(({ x }) =>
        x instanceof Uint8Array ? pixelValues(x, pixels, widths[0]) : x,
      );
      let text = "";
      for (let row = 0; row < count; ++row) {
        const features = widths.flatMap((width, input) =>
          [...values[input].subarray(row * width, (row + 1) * width)].map(csvNumber),
        );
        const ends = targets.flatMap(({ y, classNames }) => {
          const width = y.length / count;
          return targetTexts([...y.slice(row * width, (row + 1) * width)], classNames);
        });
        text += `${[numbers[from + row], part, ...features, ...ends].join(",")}\n`;
      }
      yield text;
    }
  }
}

/**
 * What the bytes of images stand for, as the core gathers them.
 * @param {Uint8Array} bytes
 * @param {import("minibatch").PreparationState["pixels"]} pixels
 * @param {number} size of an image
 */
function pixelValues(bytes, { channels, standardized }, size) {
  const values = Float32Array.from(bytes, (byte, i) => {
    const { scale, offset } = channels[i % channels.length];
    return byte * scale + offset;
  });
  for (let from = 0; standardized && from < values.length; from += size) {
    const image = values.subarray(from, from + size);
    const mean = image.reduce((sum, value) => sum + value, 0) / size;
    const variance = image.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size;
    const deviation = Math.max(Math.sqrt(variance), 1 / Math.sqrt(size));
    image.forEach((value, i) => (image[i] = (value - mean) / deviation));
  }
  return values;
}

/**
 * @param {number[]} target numbers, the number of a class, or a class as a one-hot row
 * @param {readonly string[]} classNames
 */
const targetTexts = (target, classNames) =>
  classNames.length === 0
    ? target.map(csvNumber)
    : [csvCell(classNames[target.length === 1 ? target[0] : target.indexOf(1)])];
