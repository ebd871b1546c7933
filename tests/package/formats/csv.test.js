// The core's reader of delimited text, as files reach it. What it makes of cells is tested in tests/core/data;
// Papa Parse reads the same files for comparison.

import fc from "fast-check";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { guard } from "./guard.js";
import { errorOf, file, fuzzTime, numRuns, utf8 } from "./make-files.js";
import { loadCore } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/table-source.js").TableSource} TableSource */

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {string | Uint8Array} content @param {object} [options] */
const read = async (content, options) =>
  /** @type {TableSource} */ (await readFiles([file("t.csv", content)], { core, ...options }));

/** Names, cells by row, and what the source says. @param {string | Uint8Array} content */
async function parse(content) {
  const source = await read(content);
  try {
    const { description } = source;
    return { ...source.rows({ from: 0, count: 1e9 }), description };
  } finally {
    source.dispose();
  }
}

/** @param {string | Uint8Array} content @param {string | RegExp} message */
async function refused(content, message) {
  const error = await errorOf(() => read(content));
  expect(error.code).toBe("invalid-data");
  expect(error.message).toMatch(message);
}

describe("a CSV file", () => {
  it.each([";", "\t", "|", ","])("has its delimiter %j found", async (delimiter) => {
    const rows = ["a,b", "1,2", "", "3,4"].map((row) => row.replaceAll(",", delimiter));
    const { description, rows: cells } = await parse(rows.join("\n"));
    expect(description.delimiter).toBe(delimiter);
    expect(cells).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  it("is read from UTF-8 with and without a mark, UTF-16 and Korean spreadsheets", async () => {
    expect((await parse("\ufeff이름,나이\n가,1\n")).header).toEqual(["이름", "나이"]);
    expect((await parse('\ufeff"a",b\n1,2\n')).header).toEqual(["a", "b"]);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([..."a,b\n가,2\n"].map((c) => c.charCodeAt(0))).buffer),
    ]);
    const wide = await parse(utf16);
    expect(wide).toMatchObject({ header: ["a", "b"], rows: [["가", "2"]] });
    expect(wide.description.encoding).toBe("utf-16le");
    // "이름,나이\n가,1\n" in EUC-KR
    const korean = new Uint8Array([
      0xc0, 0xcc, 0xb8, 0xa7, 0x2c, 0xb3, 0xaa, 0xc0, 0xcc, 0x0a, 0xb0, 0xa1, 0x2c, 0x31, 0x0a,
    ]);
    const { header, rows, description } = await parse(korean);
    expect(header).toEqual(["이름", "나이"]);
    expect(rows).toEqual([["가", "1"]]);
    expect(description.warnings).toMatchObject([
      { id: "encoding", message: "t.csv was read as EUC-KR." },
      { id: "constant-column" },
      { id: "constant-column" },
    ]);
  });

  it("is told to be Korean by where its bytes stand, however rare the syllables", async () => {
    const bytes = (/** @type {(number | string)[]} */ ...parts) =>
      Uint8Array.from(
        parts.flatMap((part) =>
          typeof part === "number" ? [part] : [...part].map((letter) => letter.charCodeAt(0)),
        ),
      );
    const [ttom, pep] = [
      [0x8c, 0x63],
      [0xbc, 0x84],
    ];
    const rare = await parse(bytes("a,n\n", ...ttom, ",1\n", ...ttom, ...pep, ",2\n"));
    expect(rare.description.encoding).toBe("euc-kr");
    expect(rare.rows[0]).toEqual(["똠", "1"]);
    // Windows-1252: Åse, it’s, 20°C, µm.
    for (const [western, text] of /** @type {[Uint8Array, string][]} */ ([
      [bytes("a,n\n", 0xc5, "se,1\nx,2\n"), "Åse"],
      [bytes("a,n\nit", 0x92, "s,1\nx,2\n"), "it’s"],
      [bytes("a,n\n20", 0xb0, "C,1\nx,2\n"), "20°C"],
      [bytes("a,n\n(", 0xb0, "C),1\nx,2\n"), "(°C)"],
      [bytes("a,n\n(", 0xb5, "m),1\nx,2\n"), "(µm)"],
    ])) {
      const { rows, description } = await parse(western);
      expect([description.encoding, rows[0][0]]).toEqual(["windows-1252", text]);
    }
  });

  it("may have a letter cut by two pieces", async () => {
    const letters = "가나다라".repeat(40_000);
    const { rows } = await parse(`a,b\nx${letters},1\n${letters},2\n`);
    expect(rows.map(([cell]) => cell)).toEqual([`x${letters}`, letters]);
  });

  it("that is not text is refused", async () => {
    const binary = new Uint8Array([0x61, 0x2c, 0x62, 0x0a, 0x01, 0x2c, 0xff, 0x0a]);
    await refused(binary, /t\.csv is not text in UTF-8, UTF-16, EUC-KR or Windows-1252/);
    const unused = new Uint8Array([0x61, 0x2c, 0xe3, 0x81]);
    await refused(unused, /t\.csv is not text in UTF-8, UTF-16, EUC-KR or Windows-1252/);
    await refused("a,b\n1,\0\n", /zero bytes/);
  });

  it("names the lines of ragged rows", async () => {
    await refused(
      'a,b,c\n1,2,3\n\n1,2\n"x\ny",2,3\n1,2,3,4\n',
      /t\.csv has 3 columns, but 1 of 4 rows have more cells: line 7 has 4\./,
    );
    const many = `a,b\n${"1\n".repeat(8)}1,2\n`;
    await refused(many, /8 of 9 rows do not: line 2 has 1, .*line 6 has 1 and 3 more/);
  });

  it("names the line of a quotation mark that is not closed", async () => {
    await refused('a,b\n1,2\n3,"4\n5,6\n', /line 3: .*quot/);
  });

  it("that is empty, of one column, or a header alone is refused", async () => {
    await refused(" \n\n", "t.csv cannot be read as a table: it is empty");
    await refused("a\nx\ny\n", /it has only one column, "a"/);
    await refused("a,b\n", /it has a header, but no rows/);
  });

  it("gives warnings", async () => {
    const { warnings } = (await parse("a,,a,b\n1,2,3,x\n4,5,6,1\n7,8,9,2\n10,11,12,3\n"))
      .description;
    expect(warnings.map(({ id, message }) => [id, message])).toEqual([
      ["header-renamed", 'Column 2 of t.csv, named "", was renamed "Column 2".'],
      ["header-renamed", 'Column 3 of t.csv, named "a", was renamed "a.1".'],
      [
        "text-column",
        'Column "b" has mostly numbers, but is read as categorical because of 1 cell, the first "x" on line 2.',
      ],
    ]);
    const numbers = (await parse("5.1,3.5\n4.9,3\n5.0,2\n")).description.warnings;
    expect(numbers).toMatchObject([{ id: "no-header" }]);
    const same = `${Array(30).fill("same").join(",")}\n${Array(30).fill("1").join(",")}\n`;
    const renamed = (await parse(same)).description.warnings.filter(({ id }) =>
      id.startsWith("header-renamed"),
    );
    expect(renamed.at(-1)?.message).toBe("9 more columns of t.csv were renamed.");
  });

  it("can be cancelled, and frees its memory", async () => {
    const before = core.bindings.usedBytes();
    const content = utf8(`a,b\n${"1,x\n".repeat(300_000)}`);
    let turns = 0;
    const turn = async () => {
      if (++turns === 9) throw new Error("enough");
    };
    await expect(read(content, { turn })).rejects.toThrow("enough");
    expect(core.bindings.usedBytes()).toBe(before);
  });

  it("takes no more memory than four times its bytes, and lets messages in all along", async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, i) => `${i % 10},${i % 7},name${i % 1000},${i}`,
    );
    const content = utf8(`a,b,c,d\n${rows.join("\n")}\n`);
    const before = core.bindings.usedBytes();
    let most = 0;
    const turn = async () => {
      most = Math.max(most, core.bindings.usedBytes() - before);
    };
    const source = await read(content, { turn });
    most = Math.max(most, core.bindings.usedBytes() - before);
    expect(most).toBeLessThan(4 * content.length);
    source.dispose();
  });

  it("is parsed as Papa Parse does, whatever is in it", async () => {
    const cell = fc.oneof(
      fc.integer({ min: -99, max: 999 }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom("", " ", "NA", "007", "x", "0x10", "1e5", ".5", "가나", '"'),
      fc.string({ unit: fc.constantFrom(..."ab ,;\n\r\"'1.\t"), maxLength: 6 }),
    );
    const quote = (/** @type {string} */ text, /** @type {boolean} */ always) =>
      always || /[",;\n\r\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const table = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 6 }))
      .chain(([width, height]) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      );
    const end = fc.constantFrom("\n", "\r\n", "\r");
    await fc.assert(
      fc.asyncProperty(table, end, fc.boolean(), async (cells, newline, always) => {
        const header = cells[0].map((_, i) => `c${i}`);
        const text = [header, ...cells]
          .map((row) => row.map((one) => quote(one, always)).join(","))
          .join(newline);
        const { data } = Papa.parse(text, { delimiter: ",", newline });
        const expected = /** @type {string[][]} */ (data)
          .slice(1)
          .map((row) => row.map((one) => one.trim()))
          .filter((row) => row.length > 1 || row[0] !== "");
        if (expected.length === 0) return;
        const missing = new Set(["", "?", "na", "n/a", "nan", "null", "none", "#n/a", "<na>"]);
        const dtype = Object.fromEntries(header.map((name) => [name, "str"]));
        const reading = { class_name: "CSV", config: { sep: ",", header: 0, skiprows: 0, dtype } };
        const source = await read(text, { reading });
        try {
          const { rows } = source.rows({ from: 0, count: 100 });
          expect(rows).toEqual(
            expected.map((row) => row.map((one) => (missing.has(one.toLowerCase()) ? "" : one))),
          );
        } finally {
          source.dispose();
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("that is mutated is read or refused, and nothing else", fuzzTime(60_000), async () => {
    const seeds = [
      utf8("a,b,c\n1,x,2.5\n2,y,-1e3\n3,x,NA\n"),
      utf8('# made\nid;when;price\n007;2023-05-11;"1.234,50 €"\n012;2023-05-12;999,00 €\n'),
      // Korean in EUC-KR, and UTF-16 without a mark.
      new Uint8Array([0xc0, 0xcc, 0x2c, 0xb3, 0xaa, 0x0a, 0xb0, 0xa1, 0x2c, 0x31, 0x0a]),
      new Uint8Array([..."a,b\n1,2\n"].flatMap((letter) => [letter.charCodeAt(0), 0])),
    ];
    const change = fc.record({
      seed: fc.nat(seeds.length - 1),
      bytes: fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 8 }),
      keep: fc.option(fc.nat(200)),
      encoding: fc.option(fc.constantFrom("utf-8", "cp949", "utf-16", "latin1", "?")),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ seed, bytes, keep, encoding }) => {
        const mutated = seeds[seed].slice(0, keep ?? undefined);
        for (const [at, byte] of bytes) {
          if (mutated.length > 0) mutated[at % mutated.length] = byte;
        }
        const reading = { class_name: "CSV", config: encoding === null ? {} : { encoding } };
        const over = guard(mutated.length, core);
        try {
          (await read(mutated, { reading })).dispose();
        } catch (error) {
          expect(["invalid-data", "invalid-argument"]).toContain(
            /** @type {import("../../../wasm/messages/error.js").MinibatchError} */ (error).code,
          );
        }
        over();
      }),
      numRuns(1000),
    );
  });
});
