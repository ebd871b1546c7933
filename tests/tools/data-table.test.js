// The README's tables of formats and steps are those of the lists that they are made from.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { withTables } from "../../tools/data-table.mjs";
import { inRoot } from "../../tools/paths.mjs";

it("the README lists the formats and steps there are: node tools/data-table.mjs", async () => {
  const readme = readFileSync(inRoot("README.md"), "utf8");
  expect(await withTables(readme)).toBe(readme);
});
