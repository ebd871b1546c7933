// Tables as people and programs write them, against what pandas reads once it is told how each is written. See
// ../fixtures/tables/write.py.

import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { errorOf, file } from "./make-files.js";
import { loadCore } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/table-source.js").TableSource} TableSource */
/** @typedef {import("../../../wasm/formats/types.js").CsvConfig} CsvConfig */

const folder = new URL("../fixtures/tables/", import.meta.url);
/** @type {{ file: string, reading: CsvConfig | null, columns: Record<string, (string | number | null)[]> }[]} */
const golden = JSON.parse(await readFile(new URL("golden.json", folder), "utf8"));

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {string} name @param {string | Uint8Array} content @param {CsvConfig | null} [config] */
const read = async (name, content, config) =>
  /** @type {TableSource} */ (
    await readFiles([file(name, content)], {
      core,
      ...(config && { reading: { class_name: "CSV", config } }),
    })
  );

/** Columns with numbers, texts and null for what is missing. @param {TableSource} source */
function columnsOf(source) {
  const { rows } = source.rows({ from: 0, count: 1000 });
  return Object.fromEntries(
    source.description.columns.map(({ name, type }, i) => [
      name,
      rows.map((row) => (row[i] === "" ? null : type === "number" ? Number(row[i]) : row[i])),
    ]),
  );
}

describe("a table is read as pandas reads it", () => {
  it.each(golden.map((one) => [one.file, JSON.stringify(one.reading), one]))(
    "%s, told %s",
    async (name, _, one) => {
      const bytes = new Uint8Array(await readFile(new URL(String(name), folder)));
      const source = await read(String(name), bytes, one.reading);
      expect(columnsOf(source)).toEqual(one.columns);
      // What was found, told to the reader, gives the same table.
      const { config } = /** @type {any} */ (source.description.reading);
      const again = await read(String(name), bytes, config);
      expect(columnsOf(again)).toEqual(one.columns);
      expect(/** @type {any} */ (again.description.reading).config).toEqual(config);
      for (const one of [source, again]) one.dispose();
    },
  );
});

describe("what was found in a table", () => {
  /** @param {string} name */
  const describing = async (name) => {
    const source = await read(name, new Uint8Array(await readFile(new URL(name, folder))));
    source.dispose();
    return source.description;
  };

  it("is in its description, in pandas's words", async () => {
    const { reading, firstLines } = await describing("messy.csv");
    expect(reading).toEqual({
      class_name: "CSV",
      config: { sep: ";", header: 0, skiprows: 1, encoding: "utf-8", decimal: "," },
    });
    expect(firstLines.slice(0, 2)).toEqual(["# measured in 2023", "id;when;price;share;note"]);
    expect((await describing("korean.csv")).reading).toMatchObject({
      config: { encoding: "euc-kr" },
    });
    expect((await describing("spaces.txt")).reading).toMatchObject({ config: { sep: "\\s+" } });
    expect((await describing("matrix.csv")).reading).toMatchObject({ config: { header: null } });
    expect((await describing("index.csv")).reading).toMatchObject({ config: { index_col: 0 } });
  });

  it("has dates, which make no column a day", async () => {
    const { columns, suggestedPreparation, warnings } = await describing("dates_40.csv");
    expect(columns[0]).toMatchObject({ name: "date", type: "date", dayFirst: false });
    expect(suggestedPreparation[1]).toEqual({
      class_name: "DateParts",
      config: { columns: ["date"] },
    });
    expect(warnings.map(({ id }) => id)).toContain("date-column");
    expect((await describing("days.csv")).columns[0]).toMatchObject({ dayFirst: true });
  });

  it("has dates where some cells are none, whose parts are missing then", async () => {
    const days = Array.from({ length: 19 }, (_, i) => `2024-02-${String(i + 1).padStart(2, "0")}`);
    const text = ["day,qty", ...[...days, "soon"].map((day, i) => `${day},${i}`)].join("\n");
    const source = await read("t.csv", text);
    const { columns, suggestedPreparation, warnings } = source.description;
    expect(columns[0]).toMatchObject({ type: "date", notDates: 1 });
    expect(suggestedPreparation[1]).toEqual({
      class_name: "DateParts",
      config: { columns: ["day"], errors: "coerce" },
    });
    expect(warnings.at(-1)?.message).toBe(
      'Column "day" has 1 cell that is not a date: its year, month, day and weekday are missing.',
    );
    const prepared = await source.prepare({});
    for (const object of [prepared.train, prepared.test]) object.delete();
    prepared.dispose();
    source.dispose();
  });

  it("has truth values, which are 0 and 1 as features and classes as the target", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i % 2 === 0},${i % 3 === 0},${i}`);
    const source = await read("t.csv", ["wet,cold,size", ...rows].join("\n"));
    for (const [target, features] of [
      ["wet", ["cold", "size"]],
      ["cold", ["wet", "size"]],
    ]) {
      const prepared = await source.prepare({ target: { columns: [String(target)] } });
      const { preparation } = prepared.description;
      expect(preparation.features).toEqual(features);
      expect(preparation.target.class_names).toEqual(["false", "true"]);
      for (const object of [prepared.train, prepared.test]) object.delete();
      prepared.dispose();
    }
    source.dispose();
  });

  it("has parts of dates as features", async () => {
    const bytes = new Uint8Array(await readFile(new URL("dates_40.csv", folder)));
    const source = await read("dates_40.csv", bytes);
    const prepared = await source.prepare({});
    expect(prepared.description.preparation.features).toEqual([
      ...["date_year", "date_month", "date_day", "date_weekday"],
      "qty",
    ]);
    for (const object of [prepared.train, prepared.test]) object.delete();
    prepared.dispose();
    source.dispose();
  });

  it("names cells that are no numbers in columns of numbers", async () => {
    const { notNumbers, warnings } = await describing("odd.csv");
    expect(notNumbers).toEqual({
      count: 2,
      columns: [{ column: "v", count: 2 }],
      first: [
        { row: 40, line: 42, column: "v", text: "absent" },
        { row: 41, line: 43, column: "v", text: "#REF!" },
      ],
    });
    expect(warnings[0].message).toBe(
      'Column "v" holds numbers; 2 cells that are not numbers count as missing, the first "absent" on line 42.',
    );
  });

  it("are named in one sentence where they are in many columns", async () => {
    const names = Array.from({ length: 25 }, (_, i) => `x${i}`);
    const row = (/** @type {number} */ i) => names.map((_, c) => (i % 20 === c ? "#REF!" : i + c));
    const rows = Array.from({ length: 80 }, (_, i) => row(i + 1).join(","));
    const source = await read("many.csv", [names.join(","), ...rows].join("\n"));
    const told = source.description.warnings.map((/** @type {any} */ { message }) => message);
    const columns = [...names.slice(0, 8).map((name) => `${name} (4)`), "12 more"];
    expect(told).toEqual([
      `80 cells in columns of numbers are not numbers and count as missing, the first "#REF!" on line 2. Cells by column: ${columns.join(", ")}.`,
    ]);
    source.dispose();
  });

  it("is said where it is not what one might think", async () => {
    const ids = async (/** @type {string} */ name) =>
      (await describing(name)).warnings
        .map(({ id }) => id)
        .filter((id) => !/constant|missing/.test(id));
    expect(await ids("title_line.csv")).toEqual(["lines-above"]);
    expect(await ids("no_header_iris.csv")).toEqual(["no-header"]);
    expect(await ids("row_names.csv")).toEqual(["row-names"]);
    expect(await ids("cp1252_names.csv")).toEqual(["encoding"]);
    expect(await ids("short.csv")).toEqual(["short-rows"]);
    expect(await ids("decimal_comma_semicolon.csv")).toEqual([]);
  });
});

describe("rows that cannot be read", () => {
  it("are refused where they are many, with what to do", async () => {
    const error = await errorOf(() => read("t.csv", "a,b\n1,2\n3,4,5\n6,7\n"));
    expect(error).toMatchObject({ code: "invalid-data", id: "csv.bad-rows" });
    expect(error.message).toBe(
      't.csv has 2 columns, but 1 of 3 rows have more cells: line 3 has 3. Leave them out (on_bad_lines: "skip"), or correct the file.',
    );
  });

  it("are left out and listed where they are few", async () => {
    const text = `a,b\n${"1,2\n".repeat(100)}3,4,5\n${"6,7\n".repeat(100)}`;
    const source = await read("t.csv", text);
    expect(source.description.rows).toBe(200);
    expect(source.description.warnings[0].message).toBe(
      "1 row of t.csv has more cells than there are columns and was left out: line 102 has 3.",
    );
    source.dispose();
  });
});

describe("tables to train and to test on", () => {
  /** @param {Record<string, string>} texts */
  const readAll = async (texts) =>
    /** @type {TableSource} */ (
      await readFiles(
        Object.entries(texts).map(([name, text]) => file(name, text)),
        { core },
      )
    );

  it("with the same columns are one, whose last rows are to test on", async () => {
    const source = await readAll({
      "test.csv": "\r\na,b\r\n7,x\r\n8,y\r\n",
      "notes.txt": "nothing",
      "train.csv": "a,b\n1,x\n2,y\n3,x",
    });
    expect(source.rows({ from: 0, count: 9 })).toEqual({
      header: ["a", "b", "split"],
      rows: [
        ["1", "x", "train"],
        ["2", "y", "train"],
        ["3", "x", "train"],
        ["7", "x", "test"],
        ["8", "y", "test"],
      ],
    });
    expect(source.description.suggestedTarget).toBe("b");
    expect(source.description.suggestedPreparation[0]).toEqual({
      class_name: "PredefinedSplit",
      config: { test_fold: "split" },
    });
    expect(source.description.warnings.map(({ values }) => values.path)).toEqual(["notes.txt"]);
    source.dispose();
  });

  it("keep their parts where a step before the split drops rows", async () => {
    const source = await readAll({
      "test.csv": "a,b\n7,x\n8,y\n9,x\n",
      "train.csv": "a,b\n1,x\n,y\n3,x\n4,y\n",
    });
    const { suggestedPreparation } = source.description;
    const prepared = await source.prepare({
      preparation: ["DropNA", ...suggestedPreparation],
    });
    expect([...prepared.rows.train]).toEqual([0, 2, 3]);
    expect([...prepared.rows.test]).toEqual([4, 5, 6]);
    expect(prepared.description.preparation.features).toEqual(["a"]);
    for (const object of [prepared.train, prepared.test]) object.delete();
    prepared.dispose();
    source.dispose();
  });

  it("are told by a column of the file, too", async () => {
    const rows = ["1,train,x", "2,test,y", "3,train,y", "4,test,x", "5,train,x"];
    const source = await readAll({ "all.csv": ["a,usage,kind", ...rows].join("\n") });
    expect(source.description.suggestedPreparation[0]).toEqual({
      class_name: "PredefinedSplit",
      config: { test_fold: "usage" },
    });
    expect(source.description.suggestedTarget).toBe("kind");
    const named = await readAll({
      "train.csv": "split,b\n1,x\n2,y\n",
      "test.csv": "split,b\n1,x\n2,y\n",
    });
    expect(named.description.suggestedPreparation[0].config).toEqual({ test_fold: "split.1" });
    for (const one of [source, named]) one.dispose();
  });

  it("of which the second lacks the target are not", async () => {
    const source = await readAll({ "test.csv": "a\n7\n8\n", "train.csv": "a,b\n1,x\n2,y\n" });
    expect(source.description.rows).toBe(2);
    expect(source.description.warnings[0].message).toMatch(/test\.csv was not read/);
    source.dispose();
  });
});

describe("an encoding", () => {
  it("that is said has to fit", async () => {
    const korean = new Uint8Array(await readFile(new URL("korean.csv", folder)));
    const wrong = await errorOf(() => read("korean.csv", korean, { encoding: "utf-8" }));
    expect(wrong.message).toMatch(/korean\.csv is not utf-8 text\. Choose another encoding/);
    const unknown = await errorOf(() => read("korean.csv", korean, { encoding: "cp123456" }));
    expect(unknown).toMatchObject({ code: "invalid-argument", id: "text.unknown-encoding" });
  });

  it("of Western letters is told from Korean", async () => {
    const western = (/** @type {string} */ text) => Uint8Array.from(text, (c) => c.charCodeAt(0));
    const source = await read("t.csv", western("name,n\n\u00c5ngstr\u00f6m,1\n\u00c4nder,2\n"));
    expect(source.description.encoding).toBe("windows-1252");
    source.dispose();
    const only = await read("t.csv", western("name,n\n\u00c4nder,1\nAtlas,2\n"));
    expect(only.rows({ from: 0, count: 1 }).rows[0][0]).toBe("Änder");
    only.dispose();
  });
});
