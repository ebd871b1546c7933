// Small copies of CIFAR's downloads (fixtures/cifar/write.py), and what Keras's load_data() makes of them.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { bytesEntry } from "../../../wasm/formats/entry.js";
import { readFiles } from "../../../wasm/formats/index.js";
import { readPickle } from "../../../wasm/formats/pickle.js";
import { isTar } from "../../../wasm/formats/signs.js";
import { tarEntries } from "../../../wasm/formats/tar.js";
import { guard } from "./guard.js";
import { errorOf, file, fuzzTime, limits, numRuns, utf8 } from "./make-files.js";
import { refused } from "./refused.js";
import { loadCore, take } from "./load-core.js";

const folder = new URL("../fixtures/cifar/", import.meta.url);
/** @param {string} name */
const fixture = (name) => new Uint8Array(readFileSync(new URL(name, folder)));
const golden = JSON.parse(readFileSync(new URL("golden.json", folder), "utf8"));

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {any[]} files @param {object} [options] @returns {Promise<any>} */
const read = async (files, options = {}) => readFiles(files, { core, ...options });

/** @param {string} archive @returns {Promise<{ name: string, path: string, bytes: Uint8Array }[]>} */
async function filesIn(archive) {
  const tar = bytesEntry(archive, new Uint8Array(gunzipSync(fixture(archive))));
  const entries = await tarEntries(tar, limits, () => true);
  return Promise.all(
    entries.map(async ({ path, read }) => ({ name: path, path, bytes: (await read()).slice() })),
  );
}

/** @param {any} source @param {any} expected */
async function same(source, expected) {
  const { height, width, channels, split } = source.description;
  const [trains, tests] = expected.labels.map((/** @type {number[]} */ part) => part.length);
  expect({ height, width, channels, split }).toEqual({
    ...{ height: 32, width: 32, channels: 3 },
    split: { train: trains, test: tests },
  });
  const prepared = await source.prepare({ preparation: [] });
  const parts = [prepared.train, prepared.test].map((part) => take(core, part));
  expect(parts.map(({ y }) => y)).toEqual(expected.labels);
  expect(parts[0].x.slice(0, 9)).toEqual(expected.first);
  expect(parts[1].x.slice(-6)).toEqual(expected.last);
  const sums = parts.map(({ x, y }) =>
    (y ?? []).map((_, image) =>
      [0, 1, 2].map((c) => {
        let sum = 0;
        for (let i = c; i < 3072; i += 3) sum += x[image * 3072 + i];
        return sum;
      }),
    ),
  );
  expect(sums).toEqual(expected.sums);
  for (const object of [prepared.train, prepared.test]) object.delete();
}

describe("CIFAR", () => {
  it.each([
    ["cifar-10-python.tar.gz", "10", 10, "airplane"],
    ["cifar-10-binary.tar.gz", "10", 10, "airplane"],
    ["cifar-100-python.tar.gz", "100", 100, "fine 0"],
    ["cifar-100-binary.tar.gz", "100", 100, "fine 0"],
  ])("%s is read as Keras reads it, packed and unpacked", async (name, key, classes, first) => {
    for (const files of [[file(name, fixture(name))], await filesIn(name)]) {
      const source = await read(files);
      expect(source.description.classNames).toHaveLength(classes);
      expect(source.description.classNames[0]).toBe(first);
      await same(source, golden[key]);
      expect(source.description.warnings).toEqual([]);
      source.dispose();
    }
  });

  it("batches that Python 3 wrote are read, without names by their numbers", async () => {
    for (const protocol of [2, 3, 4, 5]) {
      const source = await read([file("data_batch_1", fixture(`data_batch_protocol_${protocol}`))]);
      expect(source.description.classNames).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
      expect(source.description.split).toBe(null);
      const { train, test } = await source.prepare({ preparation: [] });
      expect(take(core, train).y).toEqual(golden.two);
      for (const object of [train, test]) object.delete();
      source.dispose();
    }
  });

  it("binary batches beside the same pickles are read once", async () => {
    const files = await filesIn("cifar-10-python.tar.gz");
    const source = await read([...files, ...(await filesIn("cifar-10-binary.tar.gz"))]);
    await same(source, golden["10"]);
    expect(source.description.warnings.map((/** @type {any} */ { message }) => message)).toContain(
      "cifar-10-batches-py/data_batch_1 was not read: it has the same images as the binary batches.",
    );
    source.dispose();
  });

  it("pickles that name functions are refused, and nothing is called", async () => {
    for (const [name, called] of [
      ["dangerous.pickle", /os\.system/],
      ["bound.pickle", /builtins\.print/],
    ]) {
      const error = await errorOf(() => read([file("data_batch_1", fixture(String(name)))]));
      expect(error.message).toMatch(called);
      expect(error.message).toMatch(/which is never loaded, as that would run code.*np\.savez/);
    }
  });

  it.each([
    ["a list", [0x80, 2, 0x5d, 0x2e], /a pickle without images under data/],
    ["an operation for objects", [0x80, 2, 0x81, 0x2e], /the operation 81 at byte 2/],
    ["nothing on the stack", [0x80, 2, 0x52, 0x2e], /damaged at byte 3/],
    ["a text that goes on", [0x80, 2, 0x54, 255, 255, 255, 127], /ends too early, at byte 7/],
    ["a text of a length below zero", [0x80, 4, 0x8d, ...Array(8).fill(255)], /too early/],
    ["no end", [0x80, 2, 0x4e], /ends too early, at byte 3/],
    ["a memory that was not kept", [0x80, 2, 0x68, 9, 0x2e], /damaged at byte 4/],
    ["a number too large", [0x80, 2, 0x8a, 9, ...Array(9).fill(1)], /number at byte 4/],
  ])("a pickle of %s is refused", async (_, bytes, message) => {
    await refused(() => read([file("data_batch_1", Uint8Array.from(bytes))]), message);
  });

  it("a whole batch without batches.meta has CIFAR-10's own names", async () => {
    const record = 1 + 3 * 32 * 32;
    const own = new Uint8Array(10_000 * record);
    for (let i = 0; i < 10_000; ++i) own.fill(i % 10, i * record, i * record + 1);
    const namesOf = async (/** @type {any[]} */ ...files) => {
      const source = await read(files);
      const { classNames } = source.description;
      source.dispose();
      return classNames;
    };
    // As keras.io/api/datasets/cifar10 lists them.
    expect(await namesOf(file("data_batch_1.bin", own))).toEqual([
      ...["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse"],
      ...["ship", "truck"],
    ]);
    // Of other sizes or names they may be anything.
    const digits = Array.from({ length: 10 }, (_, i) => String(i));
    const fewer = own.subarray(0, 9990 * record);
    expect(await namesOf(file("data_batch_1.bin", fewer))).toEqual(digits);
    expect(await namesOf(file("data_batch_9.bin", own))).toEqual(digits);
    const words = Array.from("abcdefghij").join("\n");
    expect(await namesOf(file("data_batch_1.bin", own), file("batches.meta.txt", words))).toEqual([
      ..."abcdefghij",
    ]);
  });

  it("batches that do not fit are refused", async () => {
    const [one] = (await filesIn("cifar-10-binary.tar.gz")).filter(({ path }) =>
      /1\.bin/.test(path),
    );
    await refused(
      () => read([file("data_batch_1.bin", one.bytes.subarray(1))]),
      /^data_batch_1\.bin cannot be read as a batch of CIFAR: it has 12291 bytes, which is not a multiple of 3073/,
    );
    const names = file("batches.meta.txt", "cat\ndog");
    await refused(() => read([names]), /it has the classes' names only/);
    await refused(() => read([file("test.bin", new Uint8Array(3074 * 2)), names]), /All 2 labels/);
    const few = [file("data_batch_1.bin", one.bytes), names];
    await refused(() => read(few), /batches\.meta\.txt names 2 classes, but the labels go up to 3/);
    await refused(
      () => read([file("data_batch_1.bin", one.bytes)], { limits: { bytes: 20_000 } }),
      /data_batch_1\.bin would take/,
      "out-of-memory",
    );
  });
});

describe("a tar archive", () => {
  const [header] = [new Uint8Array(gunzipSync(fixture("cifar-100-binary.tar.gz")))];

  it("is told by its checksum, and says where it is damaged", async () => {
    expect(isTar(header)).toBe(true);
    expect(isTar(header.with(5, 1))).toBe(false);
    expect(isTar(new Uint8Array(512))).toBe(false);
    const entries = (/** @type {Uint8Array} */ bytes) => () =>
      tarEntries(bytesEntry("a.tar", bytes), limits, () => true);
    await refused(
      entries(header.subarray(0, 2000)),
      /header is at byte 0 extends beyond the end of the archive at byte 2000/,
    );
    const second = 512 * (1 + Math.ceil((4 * 3074) / 512));
    await refused(
      entries(header.with(second, 1)),
      new RegExp(`header at byte ${second} is damaged`),
    );
    await refused(
      () => tarEntries(bytesEntry("a.tar", header), { ...limits, entries: 2 }, () => true),
      /more than the 2 files/,
    );
  });
});

it(
  "mutated archives and pickles are read or refused, and nothing else",
  fuzzTime(120_000),
  async () => {
    const tar = new Uint8Array(gunzipSync(fixture("cifar-10-python.tar.gz")));
    const pickle = fixture("data_batch_protocol_4");
    const before = core.bindings.usedBytes();
    const change = fc.tuple(fc.nat(2 ** 16), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        // The operations stand around the pixels: half of the changes there.
        fc.boolean(),
        async (isTarFile, changes, isAhead) => {
          const bytes = (isTarFile ? tar : pickle).slice();
          for (const [at, byte] of changes) bytes[at % (isAhead ? 150 : bytes.length)] = byte;
          const over = guard(1e6, core);
          try {
            const name = isTarFile ? "a.tar" : "data_batch_1";
            (await read([file(name, bytes)], { limits: { bytes: 1e6 } })).dispose();
          } catch (error) {
            expect(/** @type {Error} */ (error).name).toBe("MinibatchError");
          }
          over();
        },
      ),
      numRuns(1000),
    );
    expect(core.bindings.usedBytes()).toBeLessThan(before + 100_000);
  },
);

it("random operations are a value or refused", () => {
  const codes = fc.constantFrom(
    ...utf8("(NKMJUTCBX]ae)t}suqrhjcRb"),
    0x85,
    0x86,
    0x87,
    0x88,
    0x94,
    0x93,
    0,
    1,
    2,
  );
  fc.assert(
    fc.property(fc.array(codes, { maxLength: 60 }), (program) => {
      const over = guard(1e6);
      try {
        readPickle(Uint8Array.from([0x80, 2, ...program, 0x2e]), "a");
      } catch (error) {
        expect(/** @type {Error} */ (error).name).toBe("MinibatchError");
      }
      over();
    }),
    { numRuns: 20_000 },
  );
});
