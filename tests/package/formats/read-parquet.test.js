// Parquet as pandas and pyarrow write it; see ../fixtures/parquet/write.py. The same table, read from the CSV that
// pandas writes, is what it has to be.

import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { guard } from "./guard.js";
import { errorOf, file, fuzzTime, numRuns } from "./make-files.js";
import { loadCore } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/table-source.js").TableSource} TableSource */

const folder = new URL("../fixtures/parquet/", import.meta.url);
/** @param {string} name */
const fixture = async (name) => new Uint8Array(await readFile(new URL(name, folder)));

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
/** @type {TableSource} */
let expected;
beforeAll(async () => {
  core = await loadCore();
  expected = await read("table.csv", await fixture("table.csv"));
});

/** @param {string} name @param {Uint8Array} bytes @param {object} [options] */
const read = async (name, bytes, options) =>
  /** @type {TableSource} */ (await readFiles([file(name, bytes)], { core, ...options }));

const all = { from: 0, count: 1000 };

describe("a Parquet file", () => {
  it.each(["snappy", "gzip", "zstd", "v2", "index"])("written as %s is the table", async (name) => {
    const source = await read(`${name}.parquet`, await fixture(`${name}.parquet`));
    expect(source.rows(all)).toEqual(expected.rows(all));
    const typed = (/** @type {TableSource} */ { description }) =>
      description.columns.map(({ name, type, missing }) => [name, type, missing]);
    expect(typed(source)).toEqual(typed(expected));
    expect(source.description).toMatchObject({ kind: "table", rows: 40, firstLines: [] });
    source.dispose();
  });

  it.each(["types", "int96"])("has the types and encodings of %s", async (name) => {
    const table = await read("types.csv", await fixture("types.csv"));
    const source = await read(`${name}.parquet`, await fixture(`${name}.parquet`));
    expect(source.rows(all)).toEqual(table.rows(all));
    source.dispose();
    table.dispose();
  });

  it("is recognized by its contents", async () => {
    const source = await read("data.bin", await fixture("snappy.parquet"));
    expect(source.description.rows).toBe(40);
    source.dispose();
  });

  it("has its nested columns left out", async () => {
    const { description } = await read("n.parquet", await fixture("nested.parquet"));
    expect(description.columns.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(description.warnings[0].message).toBe(
      "Columns of n.parquet that hold lists, structures or bytes are left out: list, struct.",
    );
  });

  it("that cannot be read is refused with what to do", async () => {
    const brotli = await fixture("brotli.parquet");
    const packed = await errorOf(() => read("t.parquet", brotli));
    expect(packed.message).toMatch(/compressed in a way other than snappy, gzip or zstd\. Save it/);
    const cut = await errorOf(() => read("t.parquet", brotli.subarray(0, 1000)));
    expect(cut.message).toMatch(/it does not end with the mark PAR1/);
    const snappy = await fixture("snappy.parquet");
    const damaged = await errorOf(() => read("t.parquet", snappy.slice().fill(255, 4, 60)));
    expect(damaged.message).toBe(
      't.parquet cannot be read as a Parquet file: its column "size" is damaged in row group 1, which begins at ' +
        "byte 4. Copy or download it again, or save it again.",
    );
    const end = snappy.length - 8;
    const headless = await errorOf(() =>
      read("t.parquet", snappy.slice().fill(255, end - 500, end)),
    );
    expect(headless.message).toMatch(/its metadata, from byte \d+ on, is damaged\. Copy/);
  });

  it("is cancelled between its columns, and frees its memory", async () => {
    const before = core.bindings.usedBytes();
    const bytes = await fixture("snappy.parquet");
    let turns = 0;
    const turn = async () => {
      if (++turns === 6) throw new Error("enough");
    };
    await expect(read("t.parquet", bytes, { turn })).rejects.toThrow("enough");
    expect(core.bindings.usedBytes()).toBe(before);
  });

  it("that is mutated is read or refused, and nothing else", fuzzTime(120_000), async () => {
    const seeds = await Promise.all(
      ["snappy", "gzip", "zstd", "v2", "nested"].map((name) => fixture(`${name}.parquet`)),
    );
    const change = fc.record({
      seed: fc.nat(seeds.length - 1),
      bytes: fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      keep: fc.option(fc.nat(20_000)),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ seed, bytes, keep }) => {
        const mutated = seeds[seed].slice(0, keep ?? undefined);
        for (const [at, byte] of bytes) {
          // Most of them in the metadata, which say what is done with the rest.
          if (mutated.length > 0) mutated[mutated.length - 1 - (at % mutated.length)] = byte;
        }
        const over = guard(1e8, core);
        try {
          (await read("t.parquet", mutated, { limits: { bytes: 1e8 } })).dispose();
        } catch (error) {
          const { code } = /** @type {import("../../../wasm/messages/error.js").MinibatchError} */ (
            error
          );
          expect(["invalid-data", "out-of-memory"]).toContain(code);
        }
        over();
      }),
      numRuns(100),
    );
  });
});
