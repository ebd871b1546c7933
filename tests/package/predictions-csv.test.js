// Predictions as a CSV: cells, formulas, names.

import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvOf, predictionColumns } from "../../wasm/api/predictions-csv.js";

/** @param {Parameters<typeof csvOf>[0]} columns @param {number} rows */
const textOf = (columns, rows) => [...csvOf(columns, rows)].join("");

const row = { name: "row", cell: (/** @type {number} */ i) => i };

describe("predictions as a CSV", () => {
  it("have the class, the true one, and the probability of each", () => {
    const outputs = Float32Array.of(0.1, 0.7, 0.2, 0.5, 0.25, 0.25);
    const classNames = ["setosa", "versi,color", 'virg"inica'];
    const truth = (/** @type {number} */ i) => classNames[[1, 2][i]];
    const text = textOf([row, ...predictionColumns({ outputs, width: 3, classNames, truth })], 2);
    expect(text).toBe(
      'row,true,predicted,probability_setosa,"probability_versi,color","probability_virg""inica"\n' +
        '0,"versi,color","versi,color",0.1,0.7,0.2\n' +
        '1,"virg""inica",setosa,0.5,0.25,0.25\n',
    );
  });

  it("of two classes have both, also of a model that gives one number", () => {
    const outputs = Float32Array.of(0.9, 0.25, 0.5);
    const columns = predictionColumns({ outputs, width: 1, classNames: ["no", "yes"] });
    expect(textOf(columns, 3)).toBe(
      "predicted,probability_no,probability_yes\nyes,0.100000024,0.9\nno,0.75,0.25\nno,0.5,0.5\n",
    );
  });

  it("of numbers have them, each under its name where they are several", () => {
    const outputs = Float32Array.of(1.5, -2, NaN, 1e10);
    expect(textOf(predictionColumns({ outputs, width: 1, classNames: [] }), 4)).toBe(
      "predicted\n1.5\n-2\n\n10000000000\n",
    );
    const truth = (/** @type {number} */ i, /** @type {number} */ place) => 10 * i + place;
    const targetNames = ["price", "rooms"];
    const several = { outputs, width: 2, classNames: [], targetNames, truth };
    expect(textOf(predictionColumns(several), 2)).toBe(
      "true_price,predicted_price,true_rooms,predicted_rooms\n0,1.5,1,-2\n10,,11,10000000000\n",
    );
  });

  it("run nothing in a spreadsheet, and keep numbers", () => {
    const cells = [
      ...["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "-1 -1"],
      ...["-1.5", "+2", "-1e5", "-.5", "-3,1", "-1.234,5", "+1 000%", "a=b", "", "-"],
    ];
    const column = { name: "=name", cell: (/** @type {number} */ i) => cells[i] };
    const { data } = Papa.parse(textOf([column], cells.length), { skipEmptyLines: false });
    expect(data.slice(0, -1).flat()).toEqual([
      "'=name",
      ...cells.slice(0, 9).map((cell) => `'${cell}`),
      ...["-1.5", "+2", "-1e5", "-.5", "-3,1", "-1.234,5", "+1 000%", "a=b", "", "'-"],
    ]);
  });

  it("have no name twice, and come in pieces", () => {
    const given = { name: "predicted", cell: () => "given" };
    const outputs = new Float32Array(5000);
    const columns = [given, ...predictionColumns({ outputs, width: 1, classNames: [] })];
    const pieces = [...csvOf(columns, 5000)];
    expect(pieces[0]).toBe("predicted,predicted_\n");
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join("").split("\n").length).toBe(5002);
  });
});
