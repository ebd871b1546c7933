import { describe, expect, it } from "vitest";
import { parseIdx } from "../../../wasm/formats/idx.js";
import { readIdxSets as read } from "../../../wasm/formats/idx-sets.js";
import { noTurn } from "../../../wasm/formats/prepared.js";
import { entry, errorOf, idx, utf8 } from "./make-files.js";
import { refused } from "./refused.js";

describe("parseIdx", () => {
  it("gives shape and values", () => {
    const { shape, data } = parseIdx(idx([2, 1, 3], [1, 2, 3, 4, 5, 255]), "x");
    expect(shape).toEqual([2, 1, 3]);
    expect([...data]).toEqual([1, 2, 3, 4, 5, 255]);
  });

  it("names the bytes of a bad magic number", async () => {
    await refused(
      () => parseIdx(utf8("PNG image"), "x-ubyte"),
      "x-ubyte cannot be read as an IDX file: bytes 0 to 3 must be 00 00, a type (08, 09, 0b, 0c, 0d or 0e) and the " +
        "number of axes, but are 50 4e 47 20.",
    );
    await refused(() => parseIdx(new Uint8Array([0, 0, 8, 0]), "x"), "but are 00 00 08 00");
    await refused(() => parseIdx(new Uint8Array(), "x"), "but are –");
  });

  it("says where a file ends too early or too late", async () => {
    const whole = idx([2, 3], [1, 2, 3, 4, 5, 6]);
    await refused(
      () => parseIdx(whole.subarray(0, 15), "x"),
      /shape \(2, 3\) needs 18 bytes, but it ends at byte 15, so it was cut short/,
    );
    await refused(
      () => parseIdx(whole.subarray(0, 6), "x"),
      /needs 12 bytes, the file ends at byte 6/,
    );
    await refused(
      () => parseIdx(new Uint8Array([...whole, 0, 0]), "x"),
      /ends at byte 18, but 2 more bytes follow/,
    );
    await refused(() => parseIdx(idx([0, 28, 28], []), "x"), /it is empty/);
  });

  it("does not take memory that a header claims", async () => {
    const error = await errorOf(() => parseIdx(idx([4e9, 4e9, 4e9], [1]), "x"));
    expect(error.message).toContain("was cut short");
  });
});

/** @param {import("../../../wasm/formats/types.js").Entry[]} entries */
const readIdxSets = (entries) => read(entries, noTurn);

describe("readIdxSets", () => {
  const images = idx([2, 1, 2], [1, 2, 3, 4]);
  const labels = idx([2], [0, 1]);
  const test = { images: idx([1, 1, 2], [5, 6]), labels: idx([1], [1]) };

  it("takes one pair whatever the names", async () => {
    const { parts } = await readIdxSets([entry("b", labels), entry("a", images)]);
    expect(parts).toHaveLength(1);
    expect(parts[0].x.shape).toEqual([2, 1, 2]);
    expect([...parts[0].y.values]).toEqual([0, 1]);
  });

  it("puts training before test, by MNIST's names, in any order", async () => {
    const { parts } = await readIdxSets([
      entry("t10k-images-idx3-ubyte", test.images),
      entry("train-labels-idx1-ubyte", labels),
      entry("t10k-labels-idx1-ubyte", test.labels),
      entry("train-images-idx3-ubyte", images),
    ]);
    expect(parts.map(({ x }) => x.shape[0])).toEqual([2, 1]);
    expect(parts.map(({ y }) => [...y.values])).toEqual([[0, 1], [1]]);
  });

  it("puts the larger first where names do not say", async () => {
    const { parts } = await readIdxSets([
      entry("b-images", test.images),
      entry("b-labels", test.labels),
      entry("a-images", images),
      entry("a-labels", labels),
    ]);
    expect(parts.map(({ x }) => x.shape[0])).toEqual([2, 1]);
  });

  it("takes colour", async () => {
    const colour = idx([1, 1, 2, 3], [1, 2, 3, 4, 5, 6]);
    const { parts } = await readIdxSets([entry("i", colour), entry("l", idx([1], [0]))]);
    expect(parts[0].x.shape).toEqual([1, 1, 2, 3]);
  });

  it("refuses files that do not belong together", async () => {
    await refused(
      () => readIdxSets([entry("i", images), entry("l", test.labels)]),
      /^i has 2 images, l has 1 labels/,
    );
    await refused(() => readIdxSets([entry("i", images)]), /there are images, but no labels/);
    await refused(() => readIdxSets([entry("l", labels)]), /there are labels, but no images/);
    await refused(() => readIdxSets([entry("m", idx([1, 2], [1, 2]))]), /m has the shape \(1, 2\)/);
    await refused(
      () =>
        readIdxSets([
          entry("train-images", images),
          entry("train-labels", labels),
          entry("test-images", idx([1, 2, 2], [1, 2, 3, 4])),
          entry("test-labels", idx([1], [0])),
        ]),
      /images of 1 × 2, test-images of 2 × 2/,
    );
    await refused(
      () =>
        readIdxSets([
          entry("a-images", images),
          entry("b-images", images),
          entry("a-labels", labels),
          entry("c-labels", labels),
        ]),
      /not clear which of a-labels, c-labels has the labels of b-images/,
    );
    const three = ["a", "b", "c"].flatMap((name) => [
      entry(`${name}-images`, images),
      entry(`${name}-labels`, labels),
    ]);
    await refused(() => readIdxSets(three), /There are 3 IDX files of images/);
  });
});
