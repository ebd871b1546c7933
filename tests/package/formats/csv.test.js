import { describe, expect, it } from "vitest";
import { toColumn } from "../../../wasm/formats/columns.js";
import { parseCsv } from "../../../wasm/formats/csv.js";
import { errorOf, utf8 } from "./make-files.js";

/** @param {string} text */
const parse = (text) => parseCsv(utf8(text), "t.csv");

/** @param {string} text @param {string | RegExp} message */
async function refused(text, message) {
  const error = await errorOf(() => parse(text));
  expect(error.code).toBe("invalid-data");
  expect(error.message).toMatch(message);
}

describe("parseCsv", () => {
  it("reads quotes, blank lines, spaces and Windows line ends", () => {
    const { header, columns, lines } = parse(
      'name, size\r\n\r\n"Smith, ""J""",1\r\n ,  \r\n"two\nlines", 2 \r\n',
    );
    expect(header).toEqual(["name", "size"]);
    expect(columns).toEqual([
      ['Smith, "J"', "two\nlines"],
      ["1", "2"],
    ]);
    expect(lines).toEqual([3, 5]);
  });

  it.each([";", "\t", "|", ","])("finds the delimiter %j", (delimiter) => {
    const rows = ["a,b", "1,2", "", "3,4"].map((row) => row.replaceAll(",", delimiter));
    const { delimiter: found, columns } = parse(rows.join("\n"));
    expect(found).toBe(delimiter);
    expect(columns).toEqual([
      ["1", "3"],
      ["2", "4"],
    ]);
  });

  it("keeps decimal commas apart from a semicolon", () => {
    expect(parse("a;b\n1,5;2\n2,5;3\n").columns[0]).toEqual(["1,5", "2,5"]);
  });

  it("reads UTF-8 with and without a mark, UTF-16 and Korean spreadsheets", () => {
    expect(parse("\ufeff이름,나이\n가,1\n").header).toEqual(["이름", "나이"]);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([..."a,b\n1,2\n"].map((c) => c.charCodeAt(0))).buffer),
    ]);
    expect(parseCsv(utf16, "t.csv")).toMatchObject({ header: ["a", "b"], encoding: "utf-16le" });
    // "이름,나이\n가,1\n" in EUC-KR
    const korean = new Uint8Array([
      0xc0, 0xcc, 0xb8, 0xa7, 0x2c, 0xb3, 0xaa, 0xc0, 0xcc, 0x0a, 0xb0, 0xa1, 0x2c, 0x31, 0x0a,
    ]);
    const { header, columns, encoding, warnings } = parseCsv(korean, "t.csv");
    expect(header).toEqual(["이름", "나이"]);
    expect(columns[0]).toEqual(["가"]);
    expect(encoding).toBe("euc-kr");
    expect(warnings).toMatchObject([{ code: "encoding", message: "t.csv was read as EUC-KR." }]);
  });

  it("refuses bytes that are no text", async () => {
    const error = await errorOf(() => parseCsv(new Uint8Array([0x61, 0x2c, 0xff, 0xff]), "t.csv"));
    expect(error.message).toMatch(/t\.csv is neither UTF-8 nor EUC-KR/);
    await refused("a,b\n1,\0\n", /zero bytes/);
  });

  it("names the lines of ragged rows", async () => {
    await refused(
      'a,b,c\n1,2,3\n\n1,2\n"x\ny",2,3\n1,2,3,4\n',
      /the header has 3 cells, but 2 of 4 rows have not: line 4 has 2, line 7 has 4\./,
    );
    const many = `a,b\n${"1\n".repeat(8)}1,2\n`;
    await refused(many, /8 of 9 rows have not: line 2 has 1, .*line 6 has 1 and 3 more/);
  });

  it("says where a quotation mark is not closed", async () => {
    await refused('a,b\n1,2\n3,"4\n5,6\n', /line 3: .*quot/);
  });

  it("refuses an empty file, one column, and a header alone", async () => {
    await refused("", "t.csv is not a table that can be used: it is empty");
    await refused(" \n\n", "it is empty");
    await refused("a\n1\n2\n", /it has one column, "a"/);
    await refused("a,b\n", /it has a header, but no rows/);
  });

  it("makes header names unique and says so", () => {
    const { header, warnings } = parse("a,,a,a.1,a\n1,2,3,4,5\n");
    expect(header).toEqual(["a", "Column 2", "a.1", "a.1.1", "a.2"]);
    expect(warnings.map(({ code }) => code)).toEqual(Array(4).fill("header-renamed"));
    expect(warnings[1].message).toBe('Column 3 of t.csv, named "a", is called "a.1".');
  });

  it("doubts a header of numbers", () => {
    expect(parse("5.1,3.5\n4.9,3\n").warnings).toMatchObject([{ code: "no-header" }]);
  });
});

describe("toColumn", () => {
  /** @param {string[]} cells */
  function typed(cells) {
    /** @type {import("../../../wasm/formats/types.js").Warning[]} */
    const warnings = [];
    const column = toColumn(
      "c",
      cells,
      cells.map((_, i) => i + 2),
      warnings,
    );
    return { column: /** @type {any} */ (column), warnings };
  }

  it("reads numbers of every spelling", () => {
    const cells = ["1", "-2.5", "+3", ".5", "4.", "1e5", "-1.5E-3", "0", "0.07", "00"];
    expect([...typed(cells.slice(0, 9)).column.values]).toEqual([
      1, -2.5, 3, 0.5, 4, 1e5, -0.0015, 0, 0.07,
    ]);
    expect(typed(cells).column.codes).toBeDefined();
  });

  it("takes the usual words for missing cells", () => {
    const { column } = typed(["1", "", "NA", "NaN", "null", "?", "N/A", "n/a"]);
    expect([...column.values]).toEqual([1, NaN, NaN, NaN, NaN, NaN, NaN, NaN]);
    expect([...typed(["x", "NA", "?"]).column.codes]).toEqual([0, -1, -1]);
  });

  it("keeps codes with leading zeros as text", () => {
    const { column } = typed(["007", "12", "012"]);
    expect(column.categories).toEqual(["007", "12", "012"]);
  });

  it("does not take thousands, dates, hexadecimals or infinity for numbers", () => {
    for (const cell of ["1,000", "2024-01-01", "0x10", "Infinity", "1 2", "1e", "-"]) {
      expect(typed([cell, "1"]).column.codes, cell).toBeDefined();
    }
  });

  it("says which cell made numbers into text", () => {
    const { warnings } = typed(["1", "2", "three", "4"]);
    expect(warnings).toMatchObject([{ code: "text-column" }]);
    expect(warnings[0].message).toMatch(/because of 1 cell, the first "three" on line 4/);
    expect(typed(["a", "b", "1"]).warnings).toEqual([]);
  });

  it("reads an all-missing column as numbers", () => {
    expect([...typed(["", "NA"]).column.values]).toEqual([NaN, NaN]);
  });
});
