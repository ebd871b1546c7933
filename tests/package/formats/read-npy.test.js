// NumPy's files, as NumPy 2.4.6 wrote them (fixtures/arrays/write.py), and what it says is in them.

import { readdirSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { readNpy } from "../../../wasm/formats/npy.js";
import { noTurn } from "../../../wasm/formats/prepared.js";
import { guard } from "./guard.js";
import { fixture, floats, folder, golden, whole } from "./arrays.js";
import { entry, file, fuzzTime, npy, numRuns, utf8, zip } from "./make-files.js";
import { refused } from "./refused.js";
import { loadCore, take } from "./load-core.js";

const alone = readdirSync(folder)
  .filter((name) => name.endsWith(".npy") && name.replace(".npy", "") in golden)
  .map((name) => name.replace(".npy", ""));

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {any[]} files @param {object} [options] @returns {Promise<any>} */
const read = async (files, options = {}) => readFiles(files, { core, ...options });

describe("an array", () => {
  it("there is one of every type", () => expect(alone).toHaveLength(27));

  it.each(alone)("%s has NumPy's shape and values", async (name) => {
    const { shape, values } = await readNpy(entry(name, fixture(`${name}.npy`)), noTurn);
    expect(shape).toEqual(golden[name].shape);
    const expected = golden[name].values.map(Number);
    const isText = Array.isArray(values);
    expect([...values]).toEqual(isText ? golden[name].values : expected);
  });

  it("of Python objects is refused with what to do, and not run", async () => {
    await refused(
      () => read([file("objects.npy", fixture("objects.npy"))]),
      /^objects\.npy cannot be read as a NumPy array: it holds Python objects \(dtype object\), which are never loaded.*np\.save\(path, np\.array\(values\.tolist\(\)\)\)/,
    );
  });

  it.each([
    ["fields", fixture("fields.npy"), /it is a structured array/],
    ["complex", npy("'<c8'", [1], new Uint8Array(8)), /its type is <c8/],
    ["dates", npy("'<M8[D]'", [1], new Uint8Array(8)), /its type is <M8\[D\]/],
    ["a long double", npy("'<f16'", [1], new Uint8Array(16)), /its type is <f16/],
    ["no rows", npy("'<f4'", [0, 3], new Uint8Array()), /it is empty: its shape is \(0, 3\)/],
    ["too little", npy("'<f4'", [9, 9], new Uint8Array(8)), /shape \(9, 9\) needs \d+ bytes/],
    ["too much", npy("'<f4'", [1, 1], new Uint8Array(8)), /but 4 more bytes follow/],
    ["a huge shape", npy("'<f8'", [1e9, 1e9], new Uint8Array(8)), /it was cut short/],
    ["texts of no length", npy("'<U0'", [1e9], new Uint8Array()), /it is empty/],
    ["another version", fixture("u1.npy").with(6, 9), /its version is 9/],
    ["half a header", fixture("u1.npy").subarray(0, 40), /it ends at byte 40, within its header/],
    ["no mark", utf8("not an array at all"), /does not begin with NumPy's mark/],
  ])("of %s is refused", async (_, bytes, message) => {
    await refused(() => read([file("a.npy", bytes)]), message);
  });

  it("of a letter that there is not is refused", async () => {
    const labels = npy("'<U1'", [2], Uint32Array.of(65, 0x110000));
    await refused(
      () => read([file("x.npy", floats([2, 2], [1, 2, 3, 4])), file("y.npy", labels)]),
      /1114112/,
    );
  });
});

describe("arrays of images", () => {
  const { x_train, y_train, x_test, y_test } = golden.parts;

  it.each(["plain.npz", "packed.npz"])("x_train … y_test of %s are the parts", async (name) => {
    const source = await read([file(name, fixture(name))]);
    const { count, height, width, channels, classNames, split } = source.description;
    expect({ count, height, width, channels, classNames, split }).toEqual({
      ...{ count: 8, height: 3, width: 2, channels: 1 },
      ...{ classNames: ["0", "1", "2"], split: { train: 6, test: 2 } },
    });
    expect(source.description.warnings.map((/** @type {any} */ { message }) => message)).toEqual(
      name === "plain.npz"
        ? []
        : ["extra.npy was not read: it is not needed beside the arrays that are read."],
    );
    const { train, test } = await source.prepare({ preparation: [] });
    expect(take(core, train)).toMatchObject({ x: x_train, y: y_train });
    expect(take(core, test)).toMatchObject({ x: x_test, y: y_test });
    for (const object of [train, test]) object.delete();
    source.dispose();
  });

  it("to validate with are the last to train on, and to test on where there are no others", async () => {
    const images = (/** @type {number[]} */ ...first) =>
      npy("'|u1'", [first.length, 1, 1], Uint8Array.from(first));
    const files = {
      "x_train.npy": images(1, 2, 3),
      "y_train.npy": whole([0, 1, 0]),
      "x_val.npy": images(4),
      "y_val.npy": whole([1]),
      "x_test.npy": images(5, 6),
      "y_test.npy": whole([0, 1]),
    };
    const source = await read([file("parts.npz", zip(files))]);
    const { split, suggestedFit, warnings } = source.description;
    expect(split).toEqual({ train: 4, test: 2 });
    expect(suggestedFit).toEqual({ validation_split: 0.25 });
    expect(warnings.map((/** @type {any} */ { id }) => id)).toEqual(["validation-rows"]);
    const { train, test } = await source.prepare({ preparation: [] });
    expect(take(core, train)).toMatchObject({ x: [1, 2, 3, 4], y: [0, 1, 0, 1] });
    expect(take(core, test)).toMatchObject({ x: [5, 6], y: [0, 1] });
    for (const object of [train, test]) object.delete();
    source.dispose();
    const { "x_test.npy": _, "y_test.npy": __, ...two } = files;
    const held = await read([file("two.npz", zip(two))]);
    expect(held.description.split).toEqual({ train: 3, test: 1 });
    held.dispose();
  });

  it("are read from single files of other names", async () => {
    const images = npy("'|u1'", [2, 1, 1, 3], Uint8Array.of(1, 2, 3, 4, 5, 6));
    const texts = npy("'<U1'", [2], Uint32Array.of(98, 97));
    for (const [x, y] of [
      ["train_images", "train_labels"],
      ["xTrain", "yTrain"],
      ["trainX", "trainy"],
      ["X", "y"],
      ["data", "target"],
      ["arr_0", "arr_1"],
    ]) {
      const source = await read([file(`${y}.npy`, texts), file(`${x}.npy`, images)]);
      expect(source.description.classNames, x).toEqual(["a", "b"]);
      const { train, test } = await source.prepare({ preparation: [] });
      expect(take(core, train)).toMatchObject({ x: [1, 2, 3, 4, 5, 6], y: [1, 0] });
      for (const object of [train, test, source]) object.delete?.() ?? object.dispose?.();
    }
  });

  /** @param {Uint8Array} x @param {number[]} labels */
  async function pixels(x, labels = [0, 1]) {
    const source = await read([file("x.npy", x), file("y.npy", whole(labels))]);
    const { train, test } = await source.prepare({ preparation: [] });
    const { x: values, shape } = take(core, train);
    for (const object of [train, test]) object.delete();
    source.dispose();
    const warnings = source.description.warnings.map((/** @type {any} */ { id }) => id);
    return { values, shape, warnings };
  }

  it("scaled to 0 … 1 become the bytes they were", async () => {
    const bytes = Array.from({ length: 256 }, (_, i) => i);
    const x = floats(
      [2, 16, 8],
      bytes.map((byte) => byte / 255),
    );
    expect(await pixels(x)).toMatchObject({ values: bytes, warnings: [] });
  });

  it("of any other range are stretched, and that is said", async () => {
    const x = npy("'>u2'", [2, 1, 1], Uint8Array.of(0x00, 0x10, 0x0f, 0x10)); // 16 and 3856
    expect(await pixels(x)).toMatchObject({ values: [0, 255], warnings: ["pixels-stretched"] });
    const centred = floats([2, 1, 3], [-1, 0, 1, -1, -1, -1]);
    expect((await pixels(centred)).values).toEqual([0, 128, 255, 0, 0, 0]);
    const rounded = floats([2, 1, 1], [0.6, 200]);
    expect(await pixels(rounded)).toMatchObject({ values: [1, 200], warnings: ["pixels-rounded"] });
  });

  it("in PyTorch's order get their channels last", async () => {
    const x = npy(
      "'|u1'",
      [2, 3, 1, 2],
      Uint8Array.from({ length: 12 }, (_, i) => i),
    );
    expect(await pixels(x)).toMatchObject({
      shape: [1, 2, 3],
      values: [0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11],
    });
  });

  it("take labels as one-hot rows, a column, booleans and large numbers", async () => {
    const x = npy("'|u1'", [3, 1, 1], Uint8Array.of(1, 2, 3));
    for (const [y, names, codes] of /** @type {const} */ ([
      [floats([3, 2], [0, 1, 1, 0, 0, 1]), ["0", "1"], [1, 0, 1]],
      [npy("'|u1'", [3, 1], Uint8Array.of(2, 0, 1)), ["0", "1", "2"], [2, 0, 1]],
      [npy("'|b1'", [3], Uint8Array.of(1, 0, 1)), ["False", "True"], [1, 0, 1]],
      [whole([90210, -7, 90210]), ["-7", "90210"], [1, 0, 1]],
    ])) {
      const source = await read([file("x.npy", x), file("y.npy", y)]);
      expect(source.description.classNames).toEqual(names);
      const { train, test } = await source.prepare({ preparation: [] });
      expect(take(core, train).y).toEqual(codes);
      for (const object of [train, test]) object.delete();
      source.dispose();
    }
  });

  it("are refused where they do not fit together", async () => {
    const x = floats([2, 1, 2], [0, 0, 0, 1]);
    const pair = (/** @type {Uint8Array} */ a, /** @type {Uint8Array} */ b) => () =>
      read([file("x.npy", a), file("y.npy", b)]);
    await refused(pair(x, whole([0, 1, 1])), /x\.npy has 2 rows, y\.npy has 3 labels/);
    await refused(pair(x, floats([2], [0.5, 1])), /y\.npy has the label 0\.5/);
    await refused(pair(x, floats([2, 2], [0.5, 1, 1, 1])), /y\.npy has the shape \(2, 2\)/);
    await refused(pair(x, whole([1, 1])), /All 2 labels of y\.npy are 1/);
    await refused(pair(floats([2, 1, 1], [NaN, 0]), whole([0, 1])), /pixels that are NaN/);
    await refused(
      pair(floats([2, 2, 1, 2], [0, 1, 2, 3, 4, 5, 6, 7]), whole([0, 1])),
      /x\.npy has the shape \(2, 2, 1, 2\)/,
    );
    const parts = { "x_train.npy": x, "y_train.npy": whole([0, 1]), "y_test.npy": whole([0]) };
    const other = { ...parts, "x_test.npy": floats([1, 1, 3], [0, 0, 1]) };
    await refused(
      () => read([file("a.npz", zip(other))]),
      /\(1, 2\), those of x_test\.npy \(1, 3\)/,
    );
    await refused(
      () => read([file("a.npz", zip({ "first.npy": x, "second.npy": x, "third.npy": x }))]),
      /not clear which of these arrays is which: first \(2, 1, 2\), second \(2, 1, 2\).*np\.savez/,
    );
    await refused(
      () => read([file("x.npy", x), file("x_data.npy", x), file("y.npy", whole([0, 1]))]),
      /x\.npy, x_data\.npy could each be the same array/,
    );
    await refused(
      () => read([file("x.npy", x), file("y.npy", whole([0, 1]))], { limits: { bytes: 10 } }),
      /x\.npy would take \d+ bytes of memory with its 2 rows; at most 10/,
      "out-of-memory",
    );
  });
});

it("an archive whose array claims gigabytes that are not there is refused at once", async () => {
  const bytes = fixture("packed.npz").slice();
  // Of x_test.npy in the directory at the end: how many bytes are packed, and how many there are unpacked.
  const view = new DataView(bytes.buffer);
  view.setUint32(1018 + 20, 2_734_686_294, true);
  view.setUint32(1018 + 24, 9356, true);
  const over = guard(1e6, core);
  await refused(() => read([file("packed.npz", bytes)]), /x_test\.npy was cut short/);
  over();
});

it("mutated files are read or refused, and nothing else", fuzzTime(120_000), async () => {
  const seeds = ["plain.npz", "packed.npz", "rows.npz", "big_f4.npy", "unicode.npy", "fortran.npy"];
  const contents = seeds.map(fixture);
  const before = core.bindings.usedBytes();
  await fc.assert(
    fc.asyncProperty(
      fc.nat(seeds.length - 1),
      fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.option(fc.nat(4000)),
      async (which, changes, length) => {
        const bytes = contents[which].slice(0, length ?? undefined);
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        const over = guard(1e6, core);
        try {
          const source = await read([file(seeds[which], bytes)], { limits: { bytes: 1e6 } });
          source.dispose();
        } catch (error) {
          expect(/** @type {Error} */ (error).name).toBe("MinibatchError");
        }
        over();
      },
    ),
    numRuns(1000),
  );
  expect(core.bindings.usedBytes()).toBeLessThan(before + 100_000);
});
