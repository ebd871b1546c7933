// A file of two kilobytes whose config and whose weights agree that they have two gigabytes.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { layers, loadModel, sequential, status } from "minibatch";
import { expect, it } from "vitest";

const [rows, columns] = [32_768, 16_384];
const net = sequential([layers.dense({ units: 2, inputShape: [3], name: "dense" })]);

/** The config of the larger layer. @param {string} text */
const larger = (text) =>
  text.replaceAll(/"units": ?2\b/g, `"units":${columns}`).replaceAll(/\b3\]/g, `${rows}]`);

/** Whole numbers of 64 bits replaced wherever they stand one behind the other. @param {Uint8Array} bytes @param {number[]} from @param {number[]} to */
function replaced(bytes, from, to) {
  const asBytes = (/** @type {number[]} */ numbers) =>
    Buffer.from(BigUint64Array.from(numbers, BigInt).buffer);
  const out = Buffer.from(bytes);
  let found = 0;
  for (let at = out.indexOf(asBytes(from)); at >= 0; at = out.indexOf(asBytes(from), at + 1)) {
    asBytes(to).copy(out, at);
    ++found;
  }
  expect(found, `${from}`).toBeGreaterThan(0);
  return new Uint8Array(out);
}

/** @param {Uint8Array} bytes of HDF5 */
const claiming = (bytes) =>
  replaced(replaced(bytes, [3, 2], [rows, columns]), [24], [4 * rows * columns]);

/** @type {[string, () => Promise<Uint8Array>][]} */
const cases = [
  [
    ".keras",
    async () => {
      const members = unzipSync(await net.save("keras"));
      members["config.json"] = strToU8(larger(strFromU8(members["config.json"])));
      members["model.weights.h5"] = claiming(members["model.weights.h5"]);
      return zipSync(members, { level: 0 });
    },
  ],
  [
    ".safetensors",
    async () => {
      const bytes = await net.save("safetensors");
      const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
      const header = JSON.parse(strFromU8(bytes.subarray(8, 8 + length)));
      const size = 4 * rows * columns;
      for (const [name, entry] of Object.entries(header)) {
        if (name === "__metadata__") {
          for (const key of Object.keys(entry)) entry[key] = larger(entry[key]);
        } else if (entry.shape.length === 2)
          Object.assign(entry, { shape: [rows, columns], data_offsets: [0, size] });
        else Object.assign(entry, { shape: [columns], data_offsets: [size, size + 4 * columns] });
      }
      const text = strToU8(JSON.stringify(header));
      const out = new Uint8Array(8 + text.length + 32);
      new DataView(out.buffer).setBigUint64(0, BigInt(text.length), true);
      out.set(text, 8);
      return out;
    },
  ],
];

it.each(cases)("%s is refused before memory is taken", async (ending, make) => {
  const bytes = await make();
  expect(bytes.length).toBeLessThan(8192);
  const before = await status();
  const error = await loadModel(bytes, { name: `m${ending}` }).then(
    () => null,
    (refused) => refused,
  );
  expect(error, String(error)).toMatchObject({
    code: expect.stringMatching(/^(invalid-data|out-of-memory)$/),
  });
  const after = await status();
  expect(after.handles).toBe(before.handles);
  expect(after.memoryBytes - before.memoryBytes).toBeLessThan(2 ** 24);
});
