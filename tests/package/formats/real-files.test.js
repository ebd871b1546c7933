// The files that people have: Fashion-MNIST as Debian's dataset-fashion-mnist installs it, and the
// samples.

import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { loadCore, take } from "./load-core.js";

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

const samples = new URL("../../../public/samples/", import.meta.url);
const parts = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"];

/** @param {string} name */
async function fashion(name) {
  const path = `/usr/share/datasets/fashion-mnist/${name}`;
  const bytes = await readFile(path).catch((cause) => {
    throw new Error(`${path} is missing: apt-get install dataset-fashion-mnist.`, { cause });
  });
  return { name, bytes };
}

/** @param {string} path */
const sample = async (path) => ({ name: path, bytes: await readFile(new URL(path, samples)) });

const index = JSON.parse(await readFile(new URL("index.json", samples), "utf8"));

describe("Fashion-MNIST", () => {
  it("is read whole from its four gzipped files", async () => {
    const before = core.bindings.usedBytes();
    const files = await Promise.all(parts.map((part) => fashion(`${part}-ubyte.gz`)));
    const source = await readFiles(files, { core });
    expect(source.description).toMatchObject({
      kind: "images",
      count: 70_000,
      height: 28,
      width: 28,
      channels: 1,
      uniform: true,
      classCounts: Array(10).fill(7000),
      split: { train: 60_000, test: 10_000 },
      warnings: [],
    });
    const { train, test } = await source.prepare({});
    expect(core.bindings.usedBytes() - before).toBeLessThan(1.5 * 70_000 * 784);
    // numpy: y_train[:5], y_test[:5], x_train[0].sum(), x_test[9999].sum()
    const a = take(core, train, [0, 1, 2, 3, 4]);
    expect(a.y).toEqual([9, 0, 0, 3, 0]);
    expect(take(core, test, [0, 1, 2, 3, 4]).y).toEqual([9, 2, 1, 1, 6]);
    const sum = (/** @type {number[]} */ x) => Math.round(x.reduce((s, v) => s + v * 255, 0));
    expect(sum(a.x.slice(0, 784))).toBe(76247);
    expect(sum(take(core, test, [9999]).x)).toBe(24390);
    for (const object of [train, test]) object.delete();
    source.dispose();
  });
});

describe("the samples", () => {
  it.each(/** @type {any[]} */ (index.samples))("$id is what index.json says", async (listed) => {
    const source = await readFiles(await Promise.all(listed.files.map(sample)), { core });
    const { description } = source;
    expect(description.kind).toBe(listed.shape ? "images" : "table");
    expect("rows" in description ? description.rows : description.count).toBe(listed.rows);
    if (description.kind === "table") expect(description.columns).toHaveLength(listed.columns);
    // Of some cells is said that they are no numbers: that is what these samples are for.
    const told = description.warnings.map(({ id }) => id);
    expect(told.filter((id) => !/^not-numbers|^date-column$|^row-numbers/.test(id))).toEqual([]);
    source.dispose();
  });

  it("hold the first images of Fashion-MNIST's files", async () => {
    const [{ files }] = index.samples;
    const small = await readFiles(await Promise.all(files.map(sample)), { core });
    const whole = await readFiles(
      await Promise.all(parts.map((part) => fashion(`${part}-ubyte.gz`))),
      { core },
    );
    const [a, b] = await Promise.all([small.prepare({}), whole.prepare({})]);
    for (const [of, rows] of /** @type {const} */ ([
      ["train", 4000],
      ["test", 1000],
    ])) {
      expect(a[of].rows()).toBe(rows);
      const chosen = [0, 1, rows - 1];
      expect(take(core, a[of], chosen)).toEqual(take(core, b[of], chosen));
    }
    for (const made of [a, b]) for (const set of [made.train, made.test]) set.delete();
    for (const source of [small, whole]) source.dispose();
  });
});
