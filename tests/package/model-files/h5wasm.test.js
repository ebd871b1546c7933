// HDF5's own library, as WebAssembly (h5wasm), reads what is written here, and what it writes is read here.

import { File, ready } from "h5wasm/node";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { loadModel } from "minibatch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readHdf5 } from "../../../wasm/formats/hdf5/read.js";
import { keras, names } from "./golden.js";

/** @import { GroupNode, Node } from "../../../wasm/formats/hdf5/types.js" */

let folder = "";
beforeAll(async () => {
  await ready;
  folder = mkdtempSync(join(tmpdir(), "minibatch-h5wasm-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * What h5wasm finds, as far as our reader has it: attributes and numbers by their paths.
 * @param {any} node
 * @param {string} path
 * @param {Record<string, unknown>} found
 */
function seen(node, path = "", found = {}) {
  for (const [name, { value }] of Object.entries(/** @type {any} */ (node.attrs))) {
    found[`${path}@${name}`] = plain(value);
  }
  if (typeof node.keys !== "function") {
    found[path] = plain(node.value);
    return found;
  }
  for (const name of node.keys()) seen(node.get(name), `${path}/${name}`, found);
  return found;
}

/** Scalars and lists alike: h5wasm gives a scalar for one value. @param {any} value @returns {unknown[]} */
function plain(value) {
  if (value === null || value === undefined) return [];
  if (typeof value === "string" || !value[Symbol.iterator]) return [value].map(number);
  return [...value].map(number);
}

/** @param {unknown} value */
const number = (value) => (typeof value === "bigint" ? Number(value) : value);

/** @param {Node} node @param {string} path @param {Record<string, unknown>} found */
function own(node, path = "", found = {}) {
  for (const [name, { values }] of node.attributes) found[`${path}@${name}`] = [...values];
  if (node.kind === "array") found[path] = [...node.read()];
  else for (const [name, member] of node.members) own(member, `${path}/${name}`, found);
  return found;
}

describe("h5wasm reads what is written here", () => {
  it.each(names)("%s", async (name) => {
    const net = await loadModel(keras(`${name}.keras`));
    for (const format of /** @type {const} */ (["h5", "weights.h5", "keras"])) {
      const saved = await net.save(format);
      const bytes = format === "keras" ? unzipSync(saved)["model.weights.h5"] : saved;
      const path = join(folder, `${name}.${format}.h5`);
      writeFileSync(path, bytes);
      const file = new File(path, "r");
      const read = seen(file);
      file.close();
      expect(Object.keys(read).length).toBeGreaterThan(4);
      expect(read).toEqual(own(readHdf5(bytes, path)));
    }
    net.dispose();
  });
});

describe("what h5wasm writes is read here", () => {
  it.each([
    ["old", ["earliest", "v110"]],
    ["new", "latest"],
  ])("with all that Keras's files may have, in %s groups", (name, libver) => {
    const path = join(folder, `${name}.h5`);
    const file = new File(path, "w", /** @type {any} */ ({ libver }));
    const numbers = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i));
    const shape = [10, 100];
    file.create_dataset({ name: "whole", data: numbers, shape, dtype: "<f4" });
    const chunks = { chunks: [4, 30], compression: 6 };
    file.create_dataset({ name: "chunked", data: numbers, shape, dtype: "<f4", ...chunks });
    const group = /** @type {any} */ (file.create_group("model_weights"));
    for (let i = 0; i < 40; ++i) {
      const layer = group.create_group(`layer_${i}`);
      layer.create_dataset({ name: "kernel", data: numbers.slice(i, i + 6), shape: [2, 3] });
      // So many are kept in a heap.
      group.create_attribute(`attribute_${i}`, Float32Array.of(i, 2 * i));
    }
    file.create_attribute("model_config", "x".repeat(70_000));
    file.create_attribute("layer_names", ["dense", "dense_1", "층"]);
    file.flush();
    const read = seen(file);
    file.close();
    expect(own(readHdf5(new Uint8Array(readFileSync(path)), path))).toEqual(read);
  });

  it.each([
    ["soft", (/** @type {any} */ file) => file.create_soft_link("/there", "link")],
    ["external", (/** @type {any} */ file) => file.create_external_link("x.h5", "/", "link")],
  ])("but no %s links", (kind, link) => {
    const path = join(folder, `${kind}.h5`);
    const file = new File(path, "w");
    file.create_group("there");
    link(file);
    file.close();
    const why = expect.objectContaining({ id: `hdf5.${kind}-link` });
    expect(() => own(readHdf5(new Uint8Array(readFileSync(path)), "x.h5"))).toThrow(
      expect.objectContaining({ id: "hdf5.refused", values: { path: "x.h5", why } }),
    );
  });
});
