// What a damaged Parquet file may claim, each of which would keep a trusting reader busy or fill its memory.

import { describe, expect, it } from "vitest";
import { parseMetadata } from "../../../wasm/formats/parquet-metadata.js";
import { pagesOf, unpackPage } from "../../../wasm/formats/parquet-pages.js";
import { runs, valuesOf } from "../../../wasm/formats/parquet-values.js";
import { unsnappy } from "../../../wasm/formats/snappy.js";
import { Thrift } from "../../../wasm/formats/thrift.js";

const turn = async () => {};
const bytes = (/** @type {number[]} */ ...values) => Uint8Array.from(values);

/** @param {number} value */
function varint(value) {
  const out = [];
  for (; value >= 128; value = Math.floor(value / 128)) out.push((value % 128) + 128);
  return [...out, value];
}
const zigzag = (/** @type {number} */ value) => varint(value < 0 ? -2 * value - 1 : 2 * value);

/**
 * A structure in Thrift's compact protocol: numbers, texts, truth values, arrays of structures, and structures.
 * @param {Record<number, any>} fields
 * @returns {number[]}
 */
function struct(fields) {
  const out = [];
  let before = 0;
  for (const [key, value] of Object.entries(fields)) {
    const head = (/** @type {number} */ type) => ((Number(key) - before) << 4) | type;
    if (typeof value === "number") out.push(head(6), ...zigzag(value));
    else if (typeof value === "boolean") out.push(head(value ? 1 : 2));
    else if (typeof value === "string") out.push(head(8), value.length, ...Buffer.from(value));
    else if (Array.isArray(value)) {
      out.push(head(9), 0xfc, ...varint(value.length), ...value.flatMap(struct));
    } else out.push(head(12), ...struct(value));
    before = Number(key);
  }
  return [...out, 0];
}

const chunk = { type: 1, codec: 0, values: 4, from: 4, to: 100 };
/** Plain numbers of 32 bits in a page of the first version. @param {object} [more] @param {object} [header] */
const page = (more = {}, header = {}) =>
  struct({ 1: 0, 2: 16, 3: 16, 5: { 1: 4, 2: 0, 3: 3, 4: 3, ...header }, ...more });
const cells = Array(16).fill(1);

describe("pages", () => {
  it("are found by their headers", () => {
    const [first, ...others] = pagesOf(bytes(...page(), ...cells), chunk);
    expect(first).toMatchObject({ values: 4, size: 16, isDictionary: false, levelEncoding: 3 });
    expect(first.bytes).toEqual(bytes(...cells));
    expect(others).toEqual([]);
  });

  it.each([
    ["a negative size, which would go back to the same header", page({ 3: -14 })],
    ["more bytes than there are", page({ 3: 17 })],
    ["a negative size of what is packed in it", page({ 2: -1 })],
    ["gigabytes packed in it", page({ 2: 2 ** 31 - 1 })],
    ["more values than its rows", page({}, { 1: 5 })],
    ["fewer than no values", page({}, { 1: -4 })],
    ["no values, and no page after it", page({}, { 1: 0 })],
    ["no header for its type", page({ 1: 3 })],
  ])("that claim %s are refused", (_, header) => {
    expect(() => pagesOf(bytes(...header, ...cells), chunk)).toThrow(/./);
  });

  it("that claim to unpack to more than their codec can make are refused", () => {
    const header = page({ 2: 16 * 22 + 65 });
    expect(() => pagesOf(bytes(...header, ...cells), { ...chunk, codec: 1 })).toThrow(RangeError);
  });

  it("are unpacked to the size that they claim", async () => {
    const of = { isDictionary: false, values: 1, encoding: 0, levels: -1, isPacked: true };
    const packed = bytes(4, 3 << 2, 1, 2, 3, 4);
    expect(await unpackPage({ ...of, bytes: packed, size: 4 }, 1, "", turn)).toEqual(
      bytes(1, 2, 3, 4),
    );
    for (const size of [3, 5]) {
      await expect(unpackPage({ ...of, bytes: packed, size }, 1, "", turn)).rejects.toThrow("snap");
    }
  });
});

describe("runs", () => {
  it("of more values than are asked for cost nothing", () => {
    // 2^31 ones, then 2^30 groups of eight.
    const next = runs(bytes(...varint(2 ** 32), 1, ...varint(2 ** 31 + 1), 255), 1);
    expect(Array.from({ length: 5 }, next)).toEqual([1, 1, 1, 1, 1]);
  });

  it("of no values end with the bytes", () => {
    expect(runs(bytes(0, 0, 0, 0), 1)).toThrow(RangeError);
  });

  it("that go beyond the bytes are refused", () => {
    const next = runs(bytes(5, 255), 8);
    expect(next()).toBe(255);
    expect(next).toThrow(RangeError);
  });
});

describe("values", () => {
  const text = { type: 6, length: 0 };
  /** DELTA_BINARY_PACKED numbers: blocks of 128 in 4 miniblocks, all differences alike. */
  const deltas = (/** @type {number} */ count, /** @type {number} */ first, step = 0) => [
    ...[...varint(128), 4, ...varint(count), ...zigzag(first)],
    ...Array.from({ length: Math.ceil((count - 1) / 128) }, () => [
      ...zigzag(step),
      0,
      0,
      0,
      0,
    ]).flat(),
  ];

  it("are packed as differences", () => {
    const next = valuesOf(bytes(...deltas(5, 3, 2)), 5, 5, { type: 1, length: 0 }, null);
    expect(Array.from({ length: 5 }, next)).toEqual([3, 5, 7, 9, 11]);
  });

  it.each([
    ["no miniblocks", [128, 1, 0, 4, 0]],
    ["miniblocks of no values", [0, 4, 4, 0, 0, 0, 0, 0, 0]],
    ["numbers of more than 64 bits", [128, 1, 4, 4, 0, 0, 65, 0, 0, 0]],
  ])("that have blocks of %s are refused", (_, block) => {
    const take = () => {
      const next = valuesOf(bytes(...block), 5, 4, { type: 1, length: 0 }, null);
      return [next(), next(), next()];
    };
    expect(take).toThrow(RangeError);
  });

  it("that are texts of negative or too great lengths are refused", () => {
    for (const length of [-1, 1e6]) {
      expect(valuesOf(bytes(...deltas(3, length), 1, 2, 3), 6, 3, text, null)).toThrow(RangeError);
    }
    expect(valuesOf(bytes(255, 255, 255, 255, 1), 0, 1, text, null)).toThrow(RangeError);
  });

  it("that grow from one to the next are refused before they fill the memory", () => {
    const count = 40_000;
    // Each begins with all of the one before and adds one byte: 800 MB in all.
    const grown = [...deltas(count, 0, 1), ...deltas(count, 1)];
    const next = valuesOf(bytes(...grown, ...Array(count).fill(97)), 7, count, text, null);
    const all = () => {
      for (let i = 0; i < count; ++i) next();
    };
    expect(all).toThrow("texts");
  });

  it("that are not in the dictionary, or have none, are refused", () => {
    expect(valuesOf(bytes(3, 16, 7), 8, 8, text, ["a"])).toThrow(RangeError);
    expect(() => valuesOf(bytes(3, 16, 0), 8, 8, text, null)).toThrow(RangeError);
  });
});

describe("Snappy", () => {
  it("repeats what it has written", () => {
    expect(unsnappy(bytes(6, 1 << 2, 1, 2, 1, 2), 6)).toEqual(bytes(1, 2, 1, 2, 1, 2));
  });

  it.each([
    ["a literal of 2^32 bytes", [4, 63 << 2, 255, 255, 255, 255]],
    ["a literal longer than the output", [4, 7 << 2, 1, 2, 3, 4, 5, 6, 7, 8]],
    ["a repetition of what was not written", [4, 0, 1, 1, 2]],
    ["a repetition of nothing", [4, 0, 1, 1, 0]],
    ["no end of its size", [255, 255, 255, 255, 255]],
    ["too little", [4, 0, 1]],
  ])("with %s is refused", (_, packed) => {
    expect(() => unsnappy(bytes(...packed), 4)).toThrow(RangeError);
  });
});

describe("metadata", () => {
  /** @param {Record<number, any>} [more] */
  const metadata = (more = {}) => ({
    ...{ 1: 2, 2: [{ 4: "schema", 5: 2 }, ...["a", "b"].map((name) => ({ 1: 1, 3: 0, 4: name }))] },
    ...{ 3: 4, 4: [{ 1: [column(), column()], 2: 0, 3: 4 }] },
    ...more,
  });
  /** @param {Record<number, any>} [more] */
  const column = (more = {}) => ({ 2: 4, 3: { 1: 1, 4: 0, 5: 4, 7: 40, 9: 4, ...more } });
  const parse = (/** @type {Record<number, any>} */ fields) =>
    parseMetadata(bytes(...struct(fields)), 100, turn);

  it("are columns and where their pages are", async () => {
    const { rows, columns, groups } = await parse(metadata());
    expect(rows).toBe(4);
    expect(columns.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(groups[0].chunks[1]).toEqual({ type: 1, codec: 0, values: 4, from: 4, to: 44 });
  });

  const leaf = { 1: 1, 3: 0, 4: "a" };
  it.each([
    ["rows that the row groups have not", { 3: 5 }],
    ["fewer rows than none", { 3: -4 }],
    ["more children than the schema", { 2: [{ 4: "s", 5: 3 }, leaf, leaf] }],
    [
      "children of children beyond the schema",
      { 2: [{ 4: "s", 5: 1 }, { 4: "a", 5: 2 ** 30 }, leaf] },
    ],
    ["fewer columns than the row groups", { 2: [{ 4: "s", 5: 1 }, leaf] }],
    ["no schema", { 2: [] }],
    ["pages behind the end", { 4: [{ 1: [column({ 9: 90 }), column()], 3: 4 }] }],
    ["pages before the beginning", { 4: [{ 1: [column({ 9: -9 }), column()], 3: 4 }] }],
    ["a negative size", { 4: [{ 1: [column({ 7: -40 }), column()], 3: 4 }] }],
  ])("with %s are refused", async (_, fields) => {
    await expect(parse(metadata(fields))).rejects.toThrow(RangeError);
  });

  it("are cancelled between row groups", async () => {
    let turns = 0;
    const stop = async () => {
      if (++turns === 4) throw new Error("enough");
    };
    await expect(parseMetadata(bytes(...struct(metadata())), 100, stop)).rejects.toThrow("enough");
  });
});

describe("Thrift", () => {
  it("gives fields by their numbers", () => {
    const given = struct({
      1: -5,
      3: "x",
      10: true,
      11: [{ 1: 7 }],
      12: { 2: 2 ** 40 },
    });
    const fields = new Thrift(bytes(...given)).struct();
    expect(fields[1]).toBe(-5);
    expect(fields[10]).toBe(true);
    expect(fields[11]).toEqual([[undefined, 7]]);
    expect(fields[12]).toEqual([undefined, undefined, 2 ** 40]);
  });

  it.each([
    ["a list of more elements than bytes", [0x19, 0xf5, 255, 255, 255, 255, 15]],
    ["a text of more bytes than there are", [0x18, 255, 255, 255, 255, 15, 65]],
    ["structures without end in one another", Array(1000).fill(0x1c)],
    ["lists without end in one another", [0x19, ...Array(1000).fill(0x19)]],
    ["a number of more than ten bytes", [0x16, ...Array(1000).fill(255)]],
    ["a type that there is not", [0x1e, 0]],
    ["no end", [0x15, 2]],
  ])("with %s is refused", (_, damaged) => {
    expect(() => new Thrift(bytes(...damaged)).struct()).toThrow(RangeError);
  });
});
