// NumPy's arrays as tables: rows of numbers with their labels, or an array for each column.

import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { fixture, floats, golden, whole } from "./arrays.js";
import { file, npy, zip } from "./make-files.js";
import { refused } from "./refused.js";
import { loadCore } from "./load-core.js";

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {any[]} files @param {object} [options] @returns {Promise<any>} */
const read = async (files, options = {}) => readFiles(files, { core, ...options });

describe("arrays of rows and columns", () => {
  it("are a table, with the file's own rows to test on", async () => {
    const source = await read([file("rows.npz", fixture("rows.npz"))]);
    const { kind, rows, columns, suggestedTarget } = source.description;
    expect({ kind, rows, suggestedTarget }).toEqual({
      kind: "table",
      rows: 6,
      suggestedTarget: "y",
    });
    expect(columns.map((/** @type {any} */ { name, type }) => `${name} ${type}`)).toEqual([
      ...["x0 number", "x1 number", "y category", "split category"],
    ]);
    const cells = source.rows({ from: 0, count: 9 }).rows;
    expect(cells.flatMap((/** @type {string[]} */ row) => row.slice(0, 2).map(Number))).toEqual(
      golden.rows,
    );
    expect(cells.map((/** @type {string[]} */ row) => row[2]).join("")).toBe("ababba");
    const { train, test, rows: used } = await source.prepare({});
    expect([...used.train]).toEqual([0, 1, 2, 3]);
    expect([...used.test]).toEqual([4, 5]);
    for (const object of [train, test]) object.delete();
    source.dispose();
  });

  it("are named by an array of names, as scikit-learn's Bunch has them", async () => {
    const text = (/** @type {string} */ letters) =>
      npy(
        "'<U1'",
        [letters.length],
        Uint32Array.from(letters, (letter) => letter.charCodeAt(0)),
      );
    const files = {
      "data.npy": floats([3, 2], [1, 2, 3, 4, 5, 6]),
      "target.npy": whole([0, 1, 1]),
      "feature_names.npy": text("ab"),
    };
    const source = await read([file("bunch.npz", zip(files))]);
    expect(source.rows({ from: 0, count: 2 })).toEqual({
      header: ["a", "b", "y"],
      rows: [
        ["1", "2", "0"],
        ["3", "4", "1"],
      ],
    });
    expect(source.description).toMatchObject({ suggestedTarget: "y", warnings: [] });
    source.dispose();
    for (const [names, header] of /** @type {[string, string[]][]} */ ([
      ["ay", ["a", "y", "target"]],
      ["aa", ["x0", "x1", "y"]],
      ["abc", ["x0", "x1", "y"]],
    ])) {
      const other = await read([
        file("a.npz", zip({ ...files, "feature_names.npy": text(names) })),
      ]);
      expect(other.rows({ from: 0, count: 1 }).header).toEqual(header);
      other.dispose();
    }
  });

  it("are columns where each array is one, whatever their names", async () => {
    const files = {
      "age.npy": floats([3], [30, NaN, 50]),
      "kind.npy": npy("'<U1'", [3], Uint32Array.of(98, 97, 98)),
      "x_left.npy": npy("'|b1'", [3, 1], Uint8Array.of(1, 0, 1)),
      "x_right.npy": whole([7, 8, 9]),
      "version.npy": npy("'<i4'", [], Int32Array.of(3)),
    };
    const source = await read([file("table.npz", zip(files))]);
    expect(source.rows({ from: 0, count: 3 })).toEqual({
      header: ["age", "kind", "x_left", "x_right"],
      rows: [
        ["30", "b", "1", "7"],
        ["", "a", "0", "8"],
        ["50", "b", "1", "9"],
      ],
    });
    const { columns, warnings } = source.description;
    expect(columns.map((/** @type {any} */ { type }) => type).slice(0, 2)).toEqual([
      "number",
      "category",
    ]);
    expect(warnings.map((/** @type {any} */ { message }) => message)).toContain(
      "version.npy was not read: it is not needed beside the arrays that are read.",
    );
    source.dispose();
    // Some of the rows, and no more of any of them than there is room for.
    const reading = { class_name: "CSV", config: { nrows: 2 } };
    const some = await read([file("table.npz", zip(files))], { reading });
    expect(
      some.rows({ from: 0, count: 9 }).rows.map((/** @type {string[]} */ [age]) => age),
    ).toEqual(["30", ""]);
    some.dispose();
    await refused(
      () =>
        read(
          Object.entries(files).map(([name, bytes]) => file(name, bytes)),
          { limits: { bytes: 40 } },
        ),
      /would take \d+ bytes of memory with its 3 rows; at most 40/,
      "out-of-memory",
    );
    // Another length, or rows of several numbers, are no column of the table.
    for (const odd of [whole([1, 2]), floats([3, 2], [1, 2, 3, 4, 5, 6])]) {
      await refused(
        () => read([file("a.npz", zip({ ...files, "odd.npy": odd }))]),
        /could each be the same array|not clear which/,
      );
    }
  });

  it("without y have numbered columns, and infinite numbers are missing", async () => {
    const source = await read([file("a.npy", floats([2, 3], [1, 2, NaN, 4, Infinity, 6]))]);
    expect(source.rows({ from: 0, count: 9 })).toEqual({
      header: ["c0", "c1", "c2"],
      rows: [
        ["1", "2", ""],
        ["4", "", "6"],
      ],
    });
    expect(source.description.warnings.map((/** @type {any} */ { message }) => message)).toContain(
      "1 infinite number in a.npy counts as missing.",
    );
    source.dispose();
  });
});
