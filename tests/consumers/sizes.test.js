// What a program does not use it does not ship.

import { expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { gzipSize, programs, shipped } from "./sizes.js";

const folder = inRoot("dist/package");
/** Words of parts that a model alone does not need: the catalogue's texts, and the compression of links. */
const parts = [/Fully connected: every output/, /unexpected EOF/];

it("ships everything to a program that names everything", async () => {
  const code = await shipped(folder, programs.everything);
  expect(parts.filter((part) => !part.test(code))).toEqual([]);
});

it("ships half of it to a program with two layers", async () => {
  const code = await shipped(folder, programs["`sequential` with two layers"]);
  expect(parts.filter((part) => part.test(code))).toEqual([]);
  expect(gzipSize(code)).toBeLessThan(40_000);
});

it("ships nothing to a program that only names it", async () => {
  expect((await shipped(folder, programs.nothing)).length).toBe(0);
});
