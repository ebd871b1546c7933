/** Tables of pixels: a label and a column for each pixel, which a notebook reshapes to images. */

/** @typedef {import("./values.js").Data} Data */

/** Columns by which the reader of images knows the label. */
const labels = /^(?:label|class|y)$/i;

/** The shape of the images that rows of a table are reshaped to. @param {Data} x @param {Data | null} y */
function shapeOf({ source, shape, form, window }, y) {
  const isTable = source.kind === "csv" && form === "array" && !window;
  const isLabelled = y?.columns?.length === 1 && labels.test(y.columns[0]);
  if (!isTable || !isLabelled || !shape?.every((one) => Number.isInteger(one))) return null;
  const [height, width, channels = 1] = shape;
  const isImage = (shape.length === 2 || shape.length === 3) && height > 3 && width > 3;
  return isImage && (channels === 1 || channels === 3) ? [height, width, channels] : null;
}

/**
 * The rows as images, where they are.
 * @param {Data | null} x
 * @param {Data | null} y
 * @returns {{ x: Data | null, y: Data | null }}
 */
export function asImages(x, y) {
  const shape = x && shapeOf(x, y);
  if (!x || !y || !shape) return { x, y };
  const { source } = x;
  Object.assign(source, { kind: "folder", isImages: true, reader: "Images", reading: { shape } });
  const steps = x.steps.filter(({ class_name }) => !/^(?:Select|Drop)Columns$/.test(class_name));
  const none = { columns: null, positions: null, dropped: [] };
  return { x: x.with({ ...none, steps }), y: y.with(none) };
}
