// The line of pandas beside a view. That each runs was tried with pandas 3.1.1.

import { expect, it } from "vitest";
import { columnOf, numbersLine, quoted, rowsLine } from "../../web/data/pandas.js";

const none = { sort: null, filter: null };
const isNumeric = (/** @type {string} */ name) => name === "Glucose";

it("quotes names as Python reads them", () => {
  expect(quoted("Glucose")).toBe('"Glucose"');
  expect(quoted('6" pipe \\ tab\t')).toBe('"6\\" pipe \\\\ tab\\t"');
  expect(columnOf("키 (cm)")).toBe('data["키 (cm)"]');
});

it("makes numbers of all columns that have other cells", () => {
  expect(numbersLine(["a"])).toBe('data["a"] = pd.to_numeric(data["a"], errors="coerce")');
  expect(numbersLine(["a", "키"])).toBe(
    'data[["a", "키"]] = data[["a", "키"]].apply(pd.to_numeric, errors="coerce")',
  );
});

it("says which rows the grid shows, and in which order", () => {
  expect(rowsLine(none, isNumeric)).toBe("data.head()");
  expect(rowsLine({ ...none, sort: { column: "Glucose", ascending: true } }, isNumeric)).toBe(
    'data.sort_values("Glucose", kind="stable")',
  );
  const filter = { is: /** @type {const} */ ("value"), column: "Glucose", value: "85" };
  expect(rowsLine({ ...none, filter }, isNumeric)).toBe('data[data["Glucose"] == 85]');
  expect(
    rowsLine(
      { sort: { column: "Age", ascending: false }, filter: { is: "missing", column: "Sex" } },
      isNumeric,
    ),
  ).toBe('data[data["Sex"].isna()].sort_values("Age", ascending=False, kind="stable")');
  expect(
    rowsLine({ ...none, filter: { is: "value", column: "Sex", value: 'a"b' } }, isNumeric),
  ).toBe('data[data["Sex"] == "a\\"b"]');
  expect(rowsLine({ ...none, filter: { is: "duplicated" } }, isNumeric)).toBe(
    "data[data.duplicated()]",
  );
});
