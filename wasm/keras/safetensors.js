/**
 * safetensors (github.com/huggingface/safetensors): the header's length in 8 bytes, the header as JSON, the numbers. The model's
 * config stands in its metadata, which is text; without it there are weights only.
 */

import { weightsByName } from "./by-name.js";
import { configText } from "./json-text.js";
import { fromConfig, writtenConfig } from "./keras-zip.js";
import { asFloats, bytesOf, isShape } from "./numbers.js";
import { parseJson, refuse } from "./refuse.js";
import { isObject } from "../messages/is-object.js";

/** @import { ModelFile, Saved } from "./types.js" */

const metadataKey = "__metadata__";
const configKey = "keras_config";
/** As the format's own reader has it. */
const longestHeader = 100_000_000;

/** @param {Uint8Array} bytes */
const headerLength = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length < 10 || view.getUint32(4, true) !== 0 ? 0 : view.getUint32(0, true);
};

/** @param {Uint8Array} bytes */
export const isSafetensors = (bytes) =>
  bytes[8] === 0x7b && headerLength(bytes) > 1 && headerLength(bytes) < longestHeader;

/**
 * @param {string} file
 * @param {Uint8Array} bytes
 * @returns {ModelFile}
 */
export function readSafetensors(file, bytes) {
  const start = 8 + headerLength(bytes);
  if (start > bytes.length) {
    return refuse(file, "cut", { name: "header", needed: start, size: bytes.length });
  }
  const header = parseJson(file, "header", new TextDecoder().decode(bytes.subarray(8, start)));
  if (!isObject(header)) return refuse(file, "no-weights");
  const { [metadataKey]: metadata, ...tensors } = header;
  const given = Object.entries(tensors).map(([name, tensor]) => {
    const { dtype, shape, data_offsets: offsets } = isObject(tensor) ? tensor : {};
    const size = bytesOf(dtype);
    if (size === undefined) return refuse(file, "dtype", { name, type: String(dtype) });
    const count = isShape(shape)
      ? shape.reduce((/** @type {number} */ all, /** @type {number} */ n) => all * n, 1)
      : NaN;
    const [from, to] = isShape(offsets) ? offsets : [NaN, NaN];
    const fits = to - from === count * size && start + to <= bytes.length;
    if (!fits) return refuse(file, "tensor", { name, size: bytes.length });
    return { name, shape, read: () => asFloats(bytes.subarray(start + from, start + to), dtype) };
  });
  const text = isObject(metadata) ? metadata[configKey] : undefined;
  const config =
    typeof text === "string" ? fromConfig(file, parseJson(file, configKey, text)) : null;
  return {
    format: "safetensors",
    spec: config?.spec ?? null,
    compile: config?.compile ?? null,
    weights: (spec, own) => weightsByName(file, given, spec, own),
    optimizer: () => null,
  };
}

/** Headers end at multiples of so many bytes. */
const alignment = 8;

/**
 * @param {Saved} saved
 * @param {string} version of Keras that its config is written for
 * @returns {Uint8Array}
 */
export function writeSafetensors(saved, version) {
  const config = { ...writtenConfig(saved), keras_version: version };
  /** @type {Record<string, unknown>} */
  const header = { [metadataKey]: { format: "keras", [configKey]: configText(config) } };
  let offset = 0;
  for (const { name, shape, data } of saved.weights) {
    const end = offset + data.byteLength;
    header[name] = { dtype: "F32", shape, data_offsets: [offset, end] };
    offset = end;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil(text.length / alignment) * alignment;
  const bytes = new Uint8Array(8 + length + offset).fill(0x20, 8, 8 + length);
  new DataView(bytes.buffer).setUint32(0, length, true);
  bytes.fill(0, 4, 8);
  bytes.set(text, 8);
  let at = 8 + length;
  for (const { data } of saved.weights) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}
