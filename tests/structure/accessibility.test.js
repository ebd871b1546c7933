// The accessibility statement says something of every criterion there is, and names tests that there are.

import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { accessibility, itemOf } from "../../tools/about-pages.mjs";
import { inRoot } from "../../tools/paths.mjs";

const all = accessibility();
const ids = (/** @type {{ id: string }[]} */ list) => list.map(({ id }) => id);

/** How many criteria of the levels A and AA each guideline has. @see https://www.w3.org/TR/WCAG22/ */
const wcag = { 1.1: 1, 1.2: 5, 1.3: 5, 1.4: 9, 2.1: 3, 2.2: 2, 2.3: 1, 2.4: 8, 2.5: 6 };
const more = { 3.1: 2, 3.2: 5, 3.3: 6, 4.1: 2 };

/** How many items each guideline of KWCAG 2.2 has. @see https://nia-a11y.github.io/kwcag22tech/ */
const kwcag = { 5.1: 1, 5.2: 1, 5.3: 3, 5.4: 4, 6.1: 4, 6.2: 2, 6.3: 1, 6.4: 4, 6.5: 4 };
const rest = { 7.1: 1, 7.2: 2, 7.3: 4, 8.1: 1, 8.2: 1 };

/** @param {string[]} names */
function counted(names) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const name of names) {
    const guideline = name.replace(/\.\d+$/, "");
    counts[guideline] = (counts[guideline] ?? 0) + 1;
  }
  return counts;
}

it("has every criterion of WCAG 2.2 A and AA, and every item of KWCAG 2.2", () => {
  expect(counted(ids(all.wcag))).toEqual({ ...wcag, ...more });
  expect(all.wcag.filter(({ level }) => level === "A")).toHaveLength(31);
  expect(all.wcag.filter(({ level }) => level === "AA")).toHaveLength(24);
  expect(counted(ids(all.kwcag))).toEqual({ ...kwcag, ...rest });
  expect(all.kwcag).toHaveLength(33);
  for (const list of [all.wcag, all.kwcag]) expect(new Set(ids(list)).size).toBe(list.length);
});

it("says of each whether it holds, and of what holds how that is known", () => {
  const known = ids(all.wcag);
  for (const item of all.kwcag) {
    for (const id of item.wcag ?? []) expect(known, item.id).toContain(id);
  }
  const said = [...all.wcag, ...all.kwcag.map((item) => ({ id: item.id, ...itemOf(item, all) }))];
  for (const { id, status, by } of said) {
    expect(["holds", "partly", "fails", "none"], id).toContain(status);
    if (status !== "none") expect(by.length, id).toBeGreaterThan(0);
    for (const name of by) expect(all.evidence, id).toHaveProperty(name);
  }
});

it("names tests that are there", () => {
  const files = Object.values(all.evidence).flatMap((one) => one.files);
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((file) => !existsSync(inRoot(file)))).toEqual([]);
  const used = new Set([...all.wcag, ...all.kwcag].flatMap(({ by = [] }) => by));
  expect(Object.keys(all.evidence).filter((name) => !used.has(name))).toEqual([]);
});
