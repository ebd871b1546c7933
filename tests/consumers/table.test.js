// The README's table: all of it, or the lines of the groups that were tried again.

import { expect, it } from "vitest";
import { markers, readmeTable, withGroups } from "./table.js";

/** @param {string} group @param {string} name @param {string} way @param {"ok" | "failed"} [result] */
const row = (group, name, way, result = "ok") =>
  /** @type {import("./table.js").Row} */ ({ consumer: { group, name }, result, way, why: "" });

const bundlers = [row("Bundlers", "Vite", "worker"), row("Bundlers", "esbuild", "same thread")];
const starters = [row("Starters", "plain", "worker"), row("Starters", "react", "worker")];
const readme = (/** @type {import("./table.js").Row[]} */ rows) =>
  `# A package\n\n| Starters | not of the table |\n\n${markers.begin}\n\n${readmeTable(rows)}\n\nSizes.\n\n${markers.end}\n`;

it("has a line for each group and what runs there", () => {
  expect(readmeTable([...bundlers, ...starters]).split("\n")).toEqual([
    "|  | consumers | what runs |",
    "| --- | --- | --- |",
    "| Bundlers | Vite | worker |",
    "| Bundlers | esbuild | same thread |",
    "| Starters | plain; react | worker |",
  ]);
});

it("takes the lines of a group that was tried again, in their place or at the end", () => {
  const again = [row("Bundlers", "Vite", "worker"), row("Bundlers", "esbuild", "", "failed")];
  expect(withGroups(readme([...bundlers, ...starters]), again)).toBe(
    readme([...again, ...starters]),
  );
  expect(withGroups(readme(bundlers), starters)).toBe(readme([...bundlers, ...starters]));
});
