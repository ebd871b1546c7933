// Some of the rows, where all are too many: the first, or rows at equal distances; and what is said before memory is
// taken. That nrows is pandas's is in tables.test.js.

import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { errorOf, file, utf8 } from "./make-files.js";
import { loadCore } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/table-source.js").TableSource} TableSource */

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {any[]} files @param {object} [config] @param {object} [options] */
const read = async (files, config, options) =>
  /** @type {TableSource} */ (
    await readFiles(files, {
      ...{ core, ...options },
      ...(config && { reading: { class_name: "CSV", config } }),
    })
  );

/** The cells of a column. @param {TableSource} source @param {number} column */
const cells = (source, column) =>
  source.rows({ from: 0, count: 1e6 }).rows.map((row) => row[column]);

/** @param {number} rows */
const counted = (rows) =>
  `n,s\n${Array.from({ length: rows }, (_, i) => `${i},${"abc"[i % 3]}\n`).join("")}`;

/** Bytes that say how far they were read. @param {string} text */
function watched(text) {
  const blob = new Blob([text]);
  const slice = blob.slice.bind(blob);
  const seen = { end: 0 };
  blob.slice = (from = 0, to = blob.size) => {
    seen.end = Math.max(seen.end, to);
    return slice(from, to);
  };
  return { file: { name: "t.csv", blob }, seen };
}

describe("the first rows of a table", () => {
  it("are all that is read of the file", async () => {
    const text = counted(400_000);
    const { file, seen } = watched(text);
    const source = await read([file], { nrows: 10 });
    expect(cells(source, 0)).toEqual(Array.from({ length: 10 }, (_, i) => String(i)));
    expect(seen.end).toBeLessThan(text.length / 4);
    expect(source.description.reading).toMatchObject({ config: { nrows: 10, sep: "," } });
    expect(source.description.warnings.map(({ message }) => message)).toEqual([
      "Only the first 10 rows of t.csv were read. If the file is sorted, they are not like the rest: compare how many rows each class has.",
    ]);
    source.dispose();
  });

  it("are all rows, without a word, where there are fewer", async () => {
    const source = await read([file("t.csv", counted(7))], { nrows: 8 });
    expect(source.description).toMatchObject({ rows: 7, warnings: [] });
    source.dispose();
  });

  it("have their own encoding, whatever comes behind them", async () => {
    const bytes = new Uint8Array(2e6).fill(0xff);
    bytes.set(utf8(`a,b\n${"1,é\n".repeat(100_000)}`));
    const source = await read([file("t.csv", bytes)], { nrows: 100 });
    expect(source.description.encoding).toBe("utf-8");
    expect(cells(source, 1)[99]).toBe("é");
    source.dispose();
  });

  it("are the first of each file, to train on and to test on", async () => {
    const files = [file("train.csv", counted(9)), file("test.csv", counted(5))];
    const source = await read(files, { nrows: 3, step: 2 });
    expect(cells(source, 0)).toEqual(["0", "2", "4", "0", "2", "4"]);
    expect(cells(source, 2)).toEqual(["train", "train", "train", "test", "test", "test"]);
    source.dispose();
  });
});

describe("rows at equal distances", () => {
  it("are said to be that", async () => {
    const source = await read([file("t.csv", counted(100))], { step: 30 });
    expect(cells(source, 0)).toEqual(["0", "30", "60", "90"]);
    expect(source.description.warnings[0].message).toBe(
      "Of t.csv one of every 30 rows was read: 4 rows.",
    );
    source.dispose();
    const first = await read([file("t.csv", counted(100))], { step: 30, nrows: 2 });
    expect(cells(first, 0)).toEqual(["0", "30"]);
    expect(first.description.warnings[0].id).toBe("first-rows-apart");
    first.dispose();
  });
});

describe("of other formats", () => {
  const records = Array.from({ length: 50 }, (_, n) => ({ n, s: "abc"[n % 3] }));
  it.each([
    ["records.json", JSON.stringify(records)],
    ["lines.jsonl", records.map((one) => JSON.stringify(one)).join("\n")],
  ])("%s", async (name, text) => {
    const source = await read([file(name, text)], { nrows: 3, step: 20 });
    expect(cells(source, 0)).toEqual(["0", "20", "40"]);
    expect(source.description.warnings.map(({ id }) => id)).toEqual(["first-rows-apart"]);
    source.dispose();
  });

  it.each(["snappy", "gzip", "zstd", "v2", "index"])("%s.parquet", async (name) => {
    const folder = new URL("../fixtures/parquet/", import.meta.url);
    const bytes = new Uint8Array(await readFile(new URL(`${name}.parquet`, folder)));
    const whole = await read([file("t.parquet", bytes)]);
    const all = whole.rows({ from: 0, count: 100 }).rows;
    whole.dispose();
    for (const [nrows, step] of [
      [7, 1],
      [100, 3],
      [4, 9],
      [1, 1],
    ]) {
      const source = await read([file("t.parquet", bytes)], { nrows, step });
      expect(source.rows({ from: 0, count: 100 }).rows).toEqual(
        all.filter((_, i) => i % step === 0).slice(0, nrows),
      );
      source.dispose();
    }
  });
});

describe("records in JSON", () => {
  const records = Array.from({ length: 20_000 }, (_, n) => ({
    n,
    s: `text "${n % 3}" with \\ and ], in it`,
    ...(n === 5 && { inner: { list: [1, { a: "}" }] } }),
  }));
  const texts = {
    "list.json": `\uFEFF [\n${records.map((one) => JSON.stringify(one, null, 1)).join(",\n")} ]\n`,
    "lines.jsonl": records.map((one) => `${JSON.stringify(one)}\r\n`).join(""),
  };

  it.each(Object.entries(texts))("of several pieces are all read: %s", async (name, text) => {
    const source = await read([file(name, text)]);
    expect(source.description.rows).toBe(records.length);
    expect(cells(source, 0)).toEqual(records.map(({ n }) => String(n)));
    expect(cells(source, 1)).toEqual(records.map(({ s }) => s));
    source.dispose();
  });

  it.each(Object.entries(texts))(
    "are read up to the last that is wanted: %s",
    async (name, text) => {
      const { file, seen } = watched(text);
      const source = await read([{ ...file, name }], { nrows: 10 });
      expect(source.description.rows).toBe(10);
      expect(seen.end).toBeLessThan(text.length / 2 + (1 << 20));
      source.dispose();
      const limits = { bytes: 1e6 };
      const error = await errorOf(() => read([{ ...file, name }], undefined, { limits }));
      expect(error).toMatchObject({ code: "out-of-memory", id: "memory.rows" });
      const { nrows } = error.values;
      const some = await read([{ ...file, name }], { nrows }, { limits });
      expect(some.description.rows).toBe(nrows);
      some.dispose();
    },
  );

  it.each([
    ["[1", "it is not JSON"],
    ['[{"a":1,"b":2},]', "it is not JSON"],
    ['[,{"a":1,"b":2}]', "it is not JSON"],
    ['[{"a":1,"b":2}] x', "it is not JSON"],
    ['[{"a":1,"b":2]]', "it is not JSON"],
    [" [ ] ", "it has no records"],
  ])("%# that are damaged are refused", async (text, why) => {
    const error = await errorOf(() => read([file("a.json", text)]));
    expect(error.message).toBe(`a.json cannot be read as a table: ${why}.`);
  });

  it("may be in another encoding", async () => {
    const text = JSON.stringify([1, 2, 3].map((n) => ({ n, s: "café" })));
    const bytes = new Uint8Array(Buffer.from(text, "latin1"));
    const source = await read([file("a.json", bytes)]);
    expect(cells(source, 1)).toEqual(["café", "café", "café"]);
    source.dispose();
  });
});

describe("a table that would need too much memory", () => {
  it("is refused before it is taken, with how many rows could be read", async () => {
    const text = counted(10_000);
    const limits = { bytes: 24_000 };
    const error = await errorOf(() => read([file("t.csv", text)], undefined, { limits }));
    expect(error).toMatchObject({
      ...{ code: "out-of-memory", id: "memory.rows" },
      values: { nrows: 1000, step: 10, first: '"nrows": 1000' },
    });
    expect(error.message).toMatch(
      /^t\.csv would take 1\d\d\.\d kB of memory with its \d+ rows; at most 24\.0 kB is allowed\. Read fewer rows: the first 1000 \("nrows": 1000 in the config of the reading\), or one of every 10 \("step": 10\)\.$/,
    );
    for (const config of [{ nrows: 1000 }, { step: 10 }]) {
      const source = await read([file("t.csv", text)], config, { limits });
      expect(source.description.rows).toBe(1000);
      source.dispose();
    }
  });

  it("is refused by its beginning where it is far too large", async () => {
    const text = counted(400_000);
    const { file, seen } = watched(text);
    const error = await errorOf(() => read([file], {}, { limits: { bytes: 50_000 } }));
    expect(error.id).toBe("memory.rows");
    expect(Number(error.values.rows)).toBeGreaterThan(300_000);
    expect(seen.end).toBeLessThan(text.length / 4);
  });

  it("counts what was said of its rows", async () => {
    const limits = { bytes: 24_000 };
    const text = counted(10_000);
    const error = await errorOf(() => read([file("t.csv", text)], { step: 2 }, { limits }));
    expect(error.values).toMatchObject({ rows: 5000, nrows: 1000, step: 10 });
  });
});
