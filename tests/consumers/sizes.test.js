// What a program does not use it does not ship.

import { catalog } from "minibatch";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { gzipSize, programs, shipped } from "./sizes.js";

const folder = inRoot("dist/package");
const text = catalog.entries.find(({ class_name: name }) => name === "Dense")?.doc ?? "";

it("ships all to a program that names everything", async () => {
  expect(await shipped(folder, programs.everything)).toContain(text);
});

/** What only fflate says. */
const unpacking = "invalid distance";

it("ships no text of the catalogue, no links and no files to a program with two layers", async () => {
  const [all, two] = await Promise.all([
    shipped(folder, programs.everything),
    shipped(folder, programs["`sequential` with two layers"]),
  ]);
  expect(two).not.toContain(text);
  expect(all).toContain(unpacking);
  expect(two).not.toContain(unpacking);
  expect(gzipSize(two)).toBeLessThan(0.6 * gzipSize(all));
});

it("ships no step of a preparation to a program that opens with a model", async () => {
  const first = await shipped(
    folder,
    `import { describeModel, modelEntries, readFiles } from "minibatch";
     console.log(describeModel, modelEntries, readFiles);`,
  );
  expect(first).toContain("GlobalAveragePooling2D");
  for (const { class_name: name, doc } of catalog.entries) {
    expect(first, name).not.toContain(doc);
  }
  const steps = catalog.entries.filter(({ kind }) => kind === "preparation");
  expect(steps.length).toBeGreaterThan(15);
  for (const { class_name: name } of steps) expect(first).not.toContain(`"${name}"`);
  expect(first).not.toContain(unpacking);
});

it("ships nothing to a program that only names it", async () => {
  expect((await shipped(folder, programs.nothing)).length).toBe(0);
});

it("ships a worker without the readers of rare files, within the budget of a lesson", async () => {
  const [program, worker] = await Promise.all([
    shipped(folder, programs["`sequential` with two layers"]),
    shipped(folder, `import "${join(folder, "worker.js")}";`),
  ]);
  const files = readFileSync(join(folder, "worker-files.js"), "utf8");
  for (const text of [unpacking, "hdf5.signature", "parquet.mark", "pickle.global"]) {
    expect(worker).not.toContain(text);
    expect(files).toContain(text);
  }
  expect(gzipSize(worker)).toBeLessThan(90_000);
  // An embedded lesson, everything that loads before its first training step.
  const core = gzipSize(readFileSync(join(folder, "minibatch.wasm")));
  expect(gzipSize(program) + gzipSize(worker) + core).toBeLessThan(650_000);
});

it("downloads a core of at most 480 KB", () => {
  expect(gzipSize(readFileSync(join(folder, "minibatch.wasm")))).toBeLessThan(480_000);
  // Those that a page asks for have threads, or tiles that fuse, more.
  for (const name of ["threads", "relaxed", "relaxed-threads"]) {
    const size = gzipSize(readFileSync(join(folder, `minibatch-${name}.wasm`)));
    expect(size, name).toBeLessThan(500_000);
  }
});
