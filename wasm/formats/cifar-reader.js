/** CIFAR-10 and CIFAR-100: batches of 32 × 32 colour images, as binary files or as Python's pickles. */

import { MinibatchError } from "../messages/error.js";
import { readImageArrays } from "./array-images.js";
import { asSkipped } from "./skipped.js";
import { baseName, checkMemory } from "./entry.js";
import { PickledArray, readPickle, textOf } from "./pickle.js";
import { cifarBinary, cifarMeta, isPickle } from "./signs.js";
import { decodeText } from "./text.js";

/** @import { NewContext, ReadContext } from "./reading.js" */
/** @import { Entry } from "./types.js" */

/**
 * @typedef {object} Batch
 * @property {string} path
 * @property {Uint8Array} pixels image by image: the red ones, the green ones, the blue ones
 * @property {number[]} labels
 * @property {number} side height and width
 */

const testName = /test/i;
const cifarSide = 32;

/** What is copied between two looks at messages. */
const pieceBytes = 8 << 20;

/** @param {string} path @param {string} id @param {import("../messages/render.js").MessageValues} [values] @returns {never} */
function refuse(path, id, values = {}) {
  throw new MinibatchError("invalid-data", {
    id: "cifar.refused",
    values: { path, why: { id: `cifar.${id}`, values } },
  });
}

/**
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
export async function readCifar(entries, context) {
  const { name, metas, parts } = await readBatches(entries, context);
  const given = parts.filter((part) => part.length > 0);
  const named = (await namesIn(metas)) ?? knownNames(entries, given.flat());
  const joined = [];
  for (const part of given) joined.push(await join(part, context.turn));
  return readImageArrays(name, joined, context, { named });
}

/** The classes of CIFAR-10 (Krizhevsky, 2009), as its batches.meta names them. */
const cifar10 = "airplane automobile bird cat deer dog frog horse ship truck".split(" ");
const cifar10File = /^(data_batch_[1-5]|test_batch)(\.bin)?$/;
const cifar10Images = 10_000;

/**
 * The names of files that are CIFAR-10's own by their names, sizes and labels, where their batches.meta is not there.
 * @param {Entry[]} entries
 * @param {Batch[]} batches
 */
function knownNames(entries, batches) {
  const areOwn = batches.every(
    ({ path, side, labels }) =>
      cifar10File.test(baseName(path)) &&
      side === cifarSide &&
      labels.length === cifar10Images &&
      labels.every((label) => label >= 0 && label < cifar10.length),
  );
  return areOwn ? { path: entries[0].path, names: cifar10 } : null;
}

/** @param {Entry[]} entries @param {NewContext} context */
export async function readNewCifar(entries, context) {
  if (entries.length === 0) return [];
  const { parts } = await readBatches(entries, context);
  const read = [];
  for (const batch of parts.flat()) read.push((await join([batch], context.turn)).x);
  return read;
}

/**
 * Batches to train on, and to test on.
 * @param {Entry[]} entries
 * @param {NewContext | ReadContext} context
 */
async function readBatches(entries, context) {
  const isMeta = (/** @type {Entry} */ { path }) => cifarMeta.test(baseName(path));
  const metas = entries.filter(isMeta);
  const all = entries.filter((entry) => !isMeta(entry)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const binary = all.filter(({ path }) => cifarBinary.test(baseName(path)));
  // Where both are there, they are the same images twice.
  const batches = binary.length > 0 ? binary : all;
  context.skip(
    asSkipped(
      all.filter((entry) => !batches.includes(entry)),
      { id: "why.same-batch" },
    ),
  );
  if (batches.length === 0) refuse(metas[0].path, "no-batches");
  const name = batches[0].path;
  checkMemory(
    batches.reduce((sum, { size }) => sum + 2 * size, 0),
    context.limits,
    name,
  );

  /** @type {Batch[][]} */
  const parts = [[], []];
  let done = 0;
  for (const entry of batches) {
    const bytes = await entry.read();
    const read = binary.length > 0 ? readBinary : readPickled;
    parts[Number(testName.test(baseName(entry.path)))].push(read(bytes, entry.path));
    if ("onProgress" in context) context.onProgress(++done, batches.length);
    await context.turn();
  }
  return { name, metas, parts };
}

/** A label, or a coarse and a fine one, before each image. @param {Uint8Array} bytes @param {string} path @returns {Batch} */
function readBinary(bytes, path) {
  const pixels = 3 * cifarSide ** 2;
  const isHundred = /^(train|test)\.bin$/i.test(baseName(path));
  const record = pixels + (isHundred ? 2 : 1);
  if (bytes.length === 0 || bytes.length % record !== 0) {
    refuse(path, "size", { size: bytes.length, record });
  }
  const count = bytes.length / record;
  const out = new Uint8Array(count * pixels);
  const labels = [];
  for (let i = 0; i < count; ++i) {
    const end = (i + 1) * record;
    labels.push(bytes[end - pixels - 1]);
    out.set(bytes.subarray(end - pixels, end), i * pixels);
  }
  return { path, pixels: out, labels, side: cifarSide };
}

/** @param {Uint8Array} bytes @param {string} path @returns {Batch} */
function readPickled(bytes, path) {
  const batch = readPickle(bytes, path);
  const [data, labels] =
    batch instanceof Map
      ? [batch.get("data"), batch.get("fine_labels") ?? batch.get("labels")]
      : [];
  if (!(data instanceof PickledArray) || !Array.isArray(labels)) return refuse(path, "no-data");
  const { shape, kind, itemSize, isFortran } = data;
  const side = Math.sqrt(shape[1] / 3);
  if (
    shape.length !== 2 ||
    kind !== "u" ||
    itemSize !== 1 ||
    isFortran ||
    !Number.isInteger(side)
  ) {
    return refuse(path, "data", { shape });
  }
  if (labels.length !== shape[0]) {
    return refuse(path, "labels", { images: shape[0], labels: labels.length });
  }
  if (!labels.every((label) => Number.isSafeInteger(label))) return refuse(path, "no-data");
  return { path, pixels: data.data, labels, side };
}

/**
 * @param {Batch[]} batches of one part
 * @param {import("./types.js").Turn} turn
 * @returns {Promise<import("./array-images.js").ImagePart>}
 */
async function join(batches, turn) {
  const [{ path, side }] = batches;
  const other = batches.find((batch) => batch.side !== side);
  if (other) return refuse(other.path, "sides", { side: other.side, first: path, firstSide: side });
  const count = batches.reduce((sum, { labels }) => sum + labels.length, 0);
  const values = new Uint8Array(count * 3 * side ** 2);
  let at = 0;
  for (const { pixels } of batches) {
    // Memory is slow the first time it is written to: a few milliseconds a piece.
    for (let from = 0; from < pixels.length; from += pieceBytes) {
      values.set(pixels.subarray(from, from + pieceBytes), at + from);
      await turn();
    }
    at += pixels.length;
  }
  const labels = Float64Array.from(batches.flatMap((batch) => batch.labels));
  return {
    x: { path, shape: [count, 3, side, side], kind: "u", values },
    y: { path, shape: [count], kind: "i", values: labels },
  };
}

/** The classes' names, of CIFAR-100's two lists the fine one. @param {Entry[]} metas */
async function namesIn(metas) {
  const files = metas.filter(({ path }) => !/coarse/i.test(path));
  if (files.length === 0) return null;
  const [file] = files;
  const bytes = await file.read();
  const { path } = file;
  if (!isPickle(bytes)) {
    const lines = decodeText(bytes, path).text.split(/\r?\n/);
    return { path, names: lines.map((line) => line.trim()).filter((line) => line !== "") };
  }
  const meta = readPickle(bytes, path);
  const names =
    meta instanceof Map ? (meta.get("fine_label_names") ?? meta.get("label_names")) : null;
  if (!Array.isArray(names)) return refuse(path, "no-names");
  return { path, names: names.map((name) => textOf(name) ?? String(name)) };
}
