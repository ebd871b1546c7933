// The HDF5 files that h5py wrote, and what it reads from them (tests/parity/cases/hdf5.py).

import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** @import { Attribute, Node } from "../../../wasm/formats/hdf5/types.js" */

const folder = new URL("../../parity/golden/hdf5/", import.meta.url);
/** @param {string} name */
const unpacked = (name) => gunzipSync(readFileSync(new URL(`${name}.gz`, folder)));

export const names = readdirSync(folder)
  .filter((name) => name.endsWith(".h5.gz"))
  .map((name) => name.replace(".h5.gz", ""));

/** @param {string} name */
export const bytesOf = (name) => new Uint8Array(unpacked(`${name}.h5`));

/** @param {Attribute} attribute */
const plainValues = ({ type, shape, values }) => ({
  type,
  shape: [...shape],
  values: [...values],
});

/** A golden's values. @param {any} golden */
function goldenValues({ type, shape, texts, f64 }) {
  if (texts) return { type, shape, values: texts };
  const bytes = Uint8Array.from(Buffer.from(f64, "base64"));
  return { type, shape, values: [...new Float64Array(bytes.buffer)] };
}

/** @param {Record<string, any>} values @param {(value: any) => any} change */
const mapped = (values, change) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

/** What h5py reads. @param {string} name */
export function expectedOf(name) {
  /** @param {any} node @returns {any} */
  const plain = (node) => ({
    attributes: mapped(node.attributes, goldenValues),
    ...(node.members ? { members: mapped(node.members, plain) } : node.type && goldenValues(node)),
  });
  return plain(JSON.parse(unpacked(`${name}.json`).toString()));
}

/** A tree as one value to compare; of an array without elements its attributes only. @param {Node} node @returns {any} */
export function plainTree(node) {
  const attributes = mapped(Object.fromEntries(node.attributes), plainValues);
  if (node.kind === "group") {
    return { attributes, members: mapped(Object.fromEntries(node.members), plainTree) };
  }
  const { type, shape } = node;
  if (type === null) return { attributes };
  return { attributes, ...plainValues({ type, shape, values: node.read() }) };
}
