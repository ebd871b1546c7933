// Damaged model files: each is read or refused, within a second of processor time, and takes no memory beyond the limit.

import fc from "fast-check";
import { experiment, layers, loadModel, sequential, status } from "minibatch";
import { beforeAll, describe, expect, it } from "vitest";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { guard } from "../formats/guard.js";
import { fuzzTime, numRuns } from "../formats/make-files.js";
import { keras } from "./golden.js";

const small = sequential([layers.dense({ units: 2, inputShape: [3], name: "dense" })]);
/** @type {import("minibatch").Model} */
let textual;
beforeAll(async () => {
  textual = await loadModel(keras("text.keras"));
});

/** Numbers as np.savez() has them. @param {number[]} shape */
function npy(shape) {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape},), }`.padEnd(117);
  const count = shape.reduce((all, n) => all * n, 1);
  const head = [147, ...strToU8("NUMPY"), 1, 0, 118, 0, ...strToU8(`${text}\n`)];
  return Uint8Array.from(head.concat(Array(4 * count).fill(64)));
}

/** A run, its weights and what it prepared its rows with. */
async function project() {
  const run = await experiment({
    minibatch: 1,
    data: { sample: "iris" },
    fit: { epochs: 1, validation_split: 0.1 },
    seed: 3,
  }).run();
  const bytes = await run.save();
  run.dispose();
  return bytes;
}

const load = (/** @type {Uint8Array} */ bytes) => loadModel(bytes, { name: "m" });

/** A model's own weights, put back. @param {() => import("minibatch").Model} of */
const into = (of) => async (/** @type {Uint8Array} */ bytes) => {
  await of().loadWeights(bytes, { name: "m" });
  return null;
};

/**
 * What is read of it, and how.
 * @type {[string, () => Uint8Array | Promise<Uint8Array>, (bytes: Uint8Array) => Promise<import("minibatch").Model | null>][]}
 */
const formats = [
  [".keras", () => keras("mlp.keras"), load],
  [".h5", () => keras("mlp.h5"), load],
  [".weights.h5", () => keras("text.weights.h5"), into(() => textual)],
  [".safetensors", () => small.save("safetensors"), load],
  ["TensorFlow.js", () => small.save("tfjs"), load],
  [".npz", () => zipSync({ "arr_0.npy": npy([3, 2]), "arr_1.npy": npy([2]) }), into(() => small)],
  [
    "Teachable Machine's zip",
    () => zipSync({ "keras_model.h5": keras("mlp.h5"), "labels.txt": strToU8("0 a\n1 b\n") }),
    load,
  ],
  [".minibatch", project, load],
];

/** @param {Uint8Array} bytes @param {(bytes: Uint8Array) => Promise<import("minibatch").Model | null>} read */
async function readOrRefused(bytes, read) {
  const over = guard(bytes.length);
  const before = (await status()).memoryBytes;
  try {
    (await read(bytes))?.dispose();
  } catch (error) {
    const { name, code } = /** @type {any} */ (error);
    expect(name, String(error)).toBe("MinibatchError");
    expect(code, String(error)).not.toBe("internal");
  }
  over();
  expect((await status()).memoryBytes - before, "bytes of the core").toBeLessThan(2 ** 28);
}

const change = fc.tuple(fc.nat(2 ** 18), fc.nat(255));
const changes = fc.array(change, { minLength: 1, maxLength: 6 });

/** @param {Uint8Array} file @param {[number, number][]} at */
function changed(file, at) {
  const bytes = file.slice();
  for (const [place, byte] of at) if (bytes.length > 0) bytes[place % bytes.length] = byte;
  return bytes;
}

describe("a damaged file", () => {
  it.each(formats)("%s is read or refused, and nothing else", fuzzTime(120_000), async (...one) => {
    const [, of, read] = one;
    const file = await of();
    await fc.assert(
      fc.asyncProperty(changes, fc.boolean(), async (at, isCut) => {
        const bytes = changed(file, at);
        await readOrRefused(isCut ? bytes.subarray(0, at[0][0] % bytes.length) : bytes, read);
      }),
      numRuns(60),
    );
    expect((await status()).handles).toBeLessThan(20);
  });

  // A zip's checksums hide what is behind them.
  const archives = formats.filter(([name]) => !/h5$|safetensors/.test(name));
  it.each(archives)("%s with a damaged member", fuzzTime(120_000), async (...one) => {
    const [, of, read] = one;
    const members = Object.entries(unzipSync(await of()));
    const which = fc.nat(members.length - 1);
    await fc.assert(
      fc.asyncProperty(which, changes, async (index, at) => {
        const all = members.map(([name, bytes], i) => [
          name,
          i === index ? changed(bytes, at) : bytes,
        ]);
        await readOrRefused(zipSync(Object.fromEntries(all), { level: 0 }), read);
      }),
      numRuns(60),
    );
  });

  const odd = fc.oneof(
    fc.constantFrom(null, true, "", "relu", "Dense", [], {}, [null], [[0]], -1, 0, 1.5, NaN),
    fc.constantFrom(2 ** 16, 1e9, 2 ** 31, 2 ** 32, 2 ** 53, 1e300, -(2 ** 40)),
    fc.nat(300),
  );
  /** Configs of models, of what they are compiled with, and of files. @type {[string, string, string][]} */
  const configs = [
    ["mlp.keras", "config.json", ".keras"],
    ["branches.keras", "config.json", "branches in .keras"],
    ["recurrent.keras", "config.json", "recurrent layers in .keras"],
    ["cnn.keras", "config.json", "convolutions in .keras"],
    ["encoder.keras", "config.json", "attention in .keras"],
    ["../lookups/reviews.keras", "config.json", "lookups in .keras"],
  ];
  it.each(configs)("%s with an odd value in its %s", fuzzTime(120_000), async (name, member) => {
    const members = unzipSync(keras(name));
    const text = strFromU8(members[member]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 2 }), (all) => {
        const config = JSON.parse(text);
        for (const [place, value] of all) {
          const places = placesIn(config);
          const [holder, key] = places[place % places.length];
          holder[key] = structuredClone(value);
        }
        const bytes = strToU8(JSON.stringify(config));
        return readOrRefused(zipSync({ ...members, [member]: bytes }, { level: 0 }), load);
      }),
      numRuns(60),
    );
  });
});

/** Every value of a JSON, as what holds it and its key. @param {any} json @returns {[any, string][]} */
function placesIn(json) {
  if (typeof json !== "object" || json === null) return [];
  return Object.keys(json).flatMap((key) => [[json, key], ...placesIn(json[key])]);
}
