// JSON as pandas writes it (fixtures/json/write.py), and the CSV that it makes of the same table.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { guard } from "./guard.js";
import { errorOf, file, fuzzTime, numRuns } from "./make-files.js";
import { loadCore } from "./load-core.js";

const folder = new URL("../fixtures/json/", import.meta.url);
/** @param {string} name */
const fixture = (name) => file(name, new Uint8Array(readFileSync(new URL(name, folder))));

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {any[]} files @param {object} [options] @returns {Promise<any>} */
const read = async (files, options = {}) => readFiles(files, { core, ...options });

/** @param {any[]} files */
async function tableOf(files) {
  const source = await read(files);
  const { columns, warnings } = source.description;
  const table = {
    types: columns.map((/** @type {any} */ { name, type }) => `${name}: ${type}`),
    rows: source.rows({ from: 0, count: 99 }).rows,
    warnings: warnings.map((/** @type {any} */ { message }) => message),
  };
  source.dispose();
  return table;
}

describe("tables in JSON", () => {
  it.each([
    "records.json",
    "lines.jsonl",
    "columns.json",
    "split.json",
    "table.json",
    "index.json",
  ])("%s has pandas's rows", async (name) => {
    expect(await tableOf([fixture(name)])).toEqual(await tableOf([fixture("table.csv")]));
  });

  it("of values have numbered columns", async () => {
    const { types, rows } = await tableOf([fixture("values.json")]);
    expect(types.map((/** @type {string} */ type) => type.slice(0, 2))).toEqual([
      "c0",
      "c1",
      "c2",
      "c3",
      "c4",
    ]);
    expect(rows).toEqual((await tableOf([fixture("table.csv")])).rows);
  });

  it("have names for what is inside, empty cells for what is lacking, and no lists", async () => {
    const text =
      '[{"a":1,"in":{"b":2,"c":{"d":"x"}}},{"a":3,"tags":[1,2],"__proto__":4,"in":{"b":null}}]';
    expect(await tableOf([file("a.json", text)])).toEqual({
      types: ["a: number", "in.b: number", "in.c.d: category", "__proto__: number"],
      rows: [
        ["1", "2", "x", ""],
        ["3", "", "", "4"],
      ],
      warnings: expect.arrayContaining(["Keys of a.json that hold lists are left out: tags."]),
    });
  });

  it("of a service's one list, and of columns as lists, are read", async () => {
    const records = '{"total":2,"results":[{"a":1,"b":2},{"a":3,"b":4}]}';
    const columns = '{"a":[1,3],"b":[2,4]}';
    const data =
      ' {"data":[{"a":1,"b":2},{"a":3,"b":4}],"tags":["x"],"errors":[],"meta":{"a":{}}} ';
    for (const text of [records, columns, data]) {
      expect((await tableOf([file("a.json", text)])).rows).toEqual([
        ["1", "2"],
        ["3", "4"],
      ]);
    }
  });

  it.each([
    ['[{"a":1,"b":2},', /a\.json cannot be read as a table: it is not JSON/],
    ["[]", /it has no records/],
    ["[1,2]", /record 1 is neither an object/],
    ['[{"a":"x"},{"a":"y"}]', /it has only one column/],
    [`[${"[".repeat(100_000)}`, /it is not JSON/],
  ])("%# is refused", async (text, message) => {
    const error = await errorOf(() => read([file("a.json", text)]));
    expect(error.code).toBe("invalid-data");
    expect(error.message).toMatch(message);
  });

  it.each([
    ['{"a":[1,2]"b":[3,4]}', "no comma between"],
    ['{"a":[1,2],"b":[3,4]} 5', "more behind"],
    ['{"a":[1,2],"b":[3,4]}]', "a bracket too many"],
    ['{"total":2,"results":[{"a":1,"b":2}],,"x":1}', "a comma too many"],
    ['{"total":2 3,"results":[{"a":1,"b":2}]}', "two values"],
    ['[{"a":1,"b":2}] {"a":1}', "more behind a list"],
  ])("of %s are refused: %s", async (text) => {
    const error = await errorOf(() => read([file("a.json", text)]));
    expect(error).toMatchObject({ code: "invalid-data", id: "json-table.refused" });
  });

  it("are listed and left out where a line holds none: many only if that is said", async () => {
    const line = (/** @type {number} */ i) => JSON.stringify({ a: i, b: i % 2 ? "x" : "y" });
    const good = Array.from({ length: 300 }, (_, i) => line(i));
    const few = [...good.slice(0, 5), '{"a": oops', "", "null", ...good.slice(5)].join("\n");
    const some = await read([file("few.jsonl", few)]);
    expect(some.description).toMatchObject({ rows: 300 });
    expect(some.description.warnings.map((/** @type {any} */ { message }) => message)).toEqual([
      "2 lines of few.jsonl are not JSON records and were left out: line 6, 8.",
    ]);
    some.dispose();

    const many = [...good, ...Array(25).fill('{"a":1,')].join("\n");
    const error = await errorOf(() => read([file("many.jsonl", many)]));
    const listed = [...Array.from({ length: 20 }, (_, i) => 301 + i), "+5"].join(", ");
    expect(error).toMatchObject({
      code: "invalid-data",
      id: "json-lines.bad-rows",
      message: `25 of 325 lines of many.jsonl are not JSON records: line ${listed}. Leave them out (on_bad_lines: "skip"), or correct the file.`,
    });
    const reading = { class_name: /** @type {const} */ ("CSV"), config: { on_bad_lines: "skip" } };
    const left = await read([file("many.jsonl", many)], /** @type {any} */ ({ reading }));
    expect(left.description).toMatchObject({ rows: 300, warnings: [{ id: "bad-lines" }] });
    left.dispose();
  });

  it("of one column keep rows without a value, in every form", async () => {
    const values = [1, null, 3, null];
    for (const text of [
      JSON.stringify(values.map((v) => ({ v }))),
      JSON.stringify([{ v: 1 }, {}, { v: 3 }, {}]),
      values.map((v) => JSON.stringify({ v })).join("\n"),
      JSON.stringify({ v: Object.fromEntries(values.entries()) }),
      JSON.stringify({ columns: ["v"], data: values.map((v) => [v]) }),
    ]) {
      const { types, rows } = await tableOf([file("a.json", text)]);
      expect({ types, rows }, text).toEqual({
        types: ["v: number"],
        rows: [["1"], [""], ["3"], [""]],
      });
    }
  });

  it("may get columns late, and texts of any letters", async () => {
    const records = Array.from({ length: 2500 }, (_, i) => ({
      ...(i > 0 && { a: i, b: `${i}\0,"\n"x` }),
      ...(i > 1200 && { late: i % 2 === 0 }),
      ...(i > 2400 && { last: -i }),
    }));
    const source = await read([file("a.json", JSON.stringify(records))]);
    const { header, rows } = source.rows({ from: 0, count: 2500 });
    source.dispose();
    expect(header).toEqual(["a", "b", "late", "last"]);
    const [first, early, later, last] = [0, 1200, 2399, 2499].map((row) => rows[row]);
    expect(first).toEqual(["", "", "", ""]);
    expect(early).toEqual(["1200", '1200 ,"\n"x', "", ""]);
    expect(later).toEqual(["2399", '2399 ,"\n"x', "False", ""]);
    expect(last).toEqual(["2499", '2499 ,"\n"x', "False", "-2499"]);
  });

  it("are read in other encodings, as pieces and as lines", async () => {
    // In CP949, with a second byte that is a letter of ASCII.
    const word = Uint8Array.of(0xb0, 0xa1, 0x8c, 0x63);
    const bytes = (/** @type {string} */ text) =>
      Uint8Array.from([...text].flatMap((one) => (one === "?" ? [...word] : [one.charCodeAt(0)])));
    for (const text of [
      '[{"k":"?","b":1}]',
      '{"k":"?","b":1}\n{"k":"?","b":2}\n',
      '{"n":1,"r":[{"k":"?","b":1}]}',
    ]) {
      const { rows } = await tableOf([file("a.json", bytes(text))]);
      expect(rows[0]).toEqual(["가똠", "1"]);
    }
  });

  describe("of more than a piece", () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => ({
      'a "b"': i % 7 ? i / 8 : null,
      city: ["Oslo, west", "Bern", "[\\"][i % 3],
      flag: i % 2 === 0,
    }));
    const names = Object.keys(rows[0]);
    /** @param {(row: any, i: number) => [string, unknown]} member */
    const objectOf = (member) => Object.fromEntries(rows.map(member));
    const forms = {
      records: rows,
      index: objectOf((row, i) => [`row ${i}`, row]),
      columns: Object.fromEntries(
        names.map((name) => [name, objectOf((row, i) => [String(i), row[name]])]),
      ),
      lists: Object.fromEntries(
        names.map((name) => [name, rows.map((/** @type {any} */ row) => row[name])]),
      ),
      split: {
        columns: names,
        index: [...rows.keys()],
        data: rows.map((row) => Object.values(row)),
      },
      table: { schema: { fields: [{ name: "index" }] }, data: rows },
      service: {
        status: "ok",
        page: { at: 1 },
        errors: [],
        results: rows,
        tags: [1, 2],
        next: null,
      },
      paged: { meta: { total: 30_000 }, data: rows },
    };
    /** @param {string} form @param {object} [options] */
    const readForm = (form, options) =>
      read(
        [file("t.json", JSON.stringify(forms[/** @type {"split"} */ (form)], null, 1))],
        options,
      );

    it.each(Object.keys(forms).slice(1))("in the form %s have the same rows", async (form) => {
      let turns = 0;
      const turn = async () => void ++turns;
      const [records, other] = [await readForm("records"), await readForm(form, { turn })];
      expect(turns).toBeGreaterThan(20);
      const { columns, rows: count } = other.description;
      expect(count).toBe(30_000);
      expect(columns).toEqual(records.description.columns);
      for (const from of [0, 14_990, 29_900]) {
        const [a, b] = [records, other].map((one) => one.rows({ from, count: 100 }).rows);
        expect(b).toEqual(a);
      }
      for (const source of [records, other]) source.dispose();
    });

    it.each(Object.keys(forms))(
      "in the form %s are read in part where all are too many",
      async (form) => {
        const size = JSON.stringify(forms[/** @type {"split"} */ (form)], null, 1).length;
        const error = await errorOf(() => readForm(form, { limits: { bytes: 3 * size } }));
        expect(error).toMatchObject({ code: "out-of-memory", id: "memory.rows" });
        const { nrows } = error.values;
        expect(nrows).toBeGreaterThan(5000);
        for (const config of [{ nrows }, { step: 3 }]) {
          const reading = { class_name: "CSV", config };
          const some = await readForm(form, { limits: { bytes: 3 * size }, reading });
          expect(some.description.rows).toBe(config.nrows ?? 10_000);
          const all = await readForm("records");
          const row = all.rows({ from: (config.step ?? 1) * 1000, count: 1 }).rows;
          expect(some.rows({ from: 1000, count: 1 }).rows).toEqual(row);
          for (const source of [some, all]) source.dispose();
        }
      },
    );

    it.each(["index", "columns", "split"])(
      "in the form %s end with what a turn throws",
      async (form) => {
        let turns = 0;
        const turn = async () => {
          if (++turns === 5) throw new Error("stopped");
        };
        await expect(readForm(form, { turn })).rejects.toThrow("stopped");
      },
    );

    it("whose columns have their rows in another order have them in that of the first", async () => {
      const text = '{"a":{"0":1,"1":2,"2":3},"b":{"2":"z","0":"x"},"c":{"3":7}}';
      const source = await read([file("t.json", text)]);
      expect(source.rows({ from: 0, count: 9 }).rows).toEqual([
        ["1", "x", ""],
        ["2", "", ""],
        ["3", "z", ""],
        ["", "", "7"],
      ]);
      source.dispose();
      const damaged = await errorOf(() => read([file("t.json", '{"a":{"0":1,"1":2],"b":{}}')]));
      expect(damaged.code).toBe("invalid-data");
    });
  });

  it("larger than the limit are refused before memory is taken", async () => {
    const error = await errorOf(() => read([fixture("records.json")], { limits: { bytes: 1000 } }));
    expect(error.code).toBe("out-of-memory");
  });

  it("that are mutated are read or refused, and nothing else", fuzzTime(60_000), async () => {
    const contents = ["records.json", "lines.jsonl", "split.json", "index.json"].map(
      (name) => fixture(name).bytes,
    );
    const before = core.bindings.usedBytes();
    const letters = fc.constantFrom(...new TextEncoder().encode('{}[]",:0\ntn-\\'));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(contents.length - 1),
        fc.array(fc.tuple(fc.nat(2000), letters), { minLength: 1, maxLength: 4 }),
        async (which, changes) => {
          const bytes = contents[which].slice();
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const over = guard(1e6, core);
          try {
            (await read([file("a.json", bytes)], { limits: { bytes: 1e6 } })).dispose();
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
});
