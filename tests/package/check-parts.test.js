// Rows that the parts of prepared data share, and what single columns tell: counted here once more.

import { describe, expect, it } from "vitest";
import { readFiles } from "minibatch";

/** Numbers from 0 to below 1 that are the same in every run. @param {number} seed */
function random(seed) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/** @param {string} name @param {(string | number)[][]} rows */
const file = (name, rows) => ({
  name,
  bytes: new TextEncoder().encode(rows.map((cells) => cells.join(",")).join("\n")),
});

describe("sharedRows", () => {
  it("counts test and validation rows that are trained on, with all inputs and targets", async () => {
    const next = random(5);
    const rows = Array.from({ length: 90 }, () => [next().toFixed(5), next().toFixed(5), "b"]);
    // The last thirty test; ten of them are training rows, five more differ in the target only.
    rows.forEach((row, at) => (row[2] = at % 3 ? "a" : "b"));
    for (let at = 0; at < 10; ++at) rows[60 + at] = rows[at];
    for (let at = 10; at < 15; ++at) {
      const [a, b, y] = rows[at];
      rows[60 + at] = [a, b, y === "a" ? "b" : "a"];
    }
    // Of the sixty to train on the last twelve validate: four of them are there before.
    for (let at = 0; at < 4; ++at) rows[56 + at] = rows[20 + at];
    const table = rows.map((row, at) => [...row, at < 60 ? "train" : "test"]);
    const source = await readFiles([file("t.csv", [["a", "b", "y", "split"], ...table])]);
    const split = { class_name: "PredefinedSplit", config: { test_fold: "split" } };
    const prepared = await source.prepare({ target: { columns: ["y"] }, preparation: [split] });
    const shared = await prepared.sharedRows({ validationSplit: 0.2 });
    expect(shared).toMatchObject({
      trained: 48,
      validation: { count: 12, shared: 4 },
      test: { count: 30, shared: 10 },
    });
    expect(shared.test.rows).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(shared.chance).toBeLessThan(0.01);
    const stop = prepared.sharedRows({ signal: AbortSignal.abort(new Error("stopped")) });
    await expect(stop).rejects.toThrow("stopped");
    await expect(prepared.sharedRows({ validationSplit: 1 })).rejects.toThrow(/validationSplit/);
    prepared.dispose();
    source.dispose();
  });

  it("compares images, and says what chance would give where rows have few values", async () => {
    const next = random(7);
    const image = () => Uint8Array.from({ length: 36 }, () => Math.floor(next() * 256));
    const images = Array.from({ length: 40 }, image);
    images[33] = images[2];
    images[38] = images[30];
    const header = Array.from({ length: 36 }, (_, i) => `pixel${i}`);
    const lines = images.map((pixels, at) => [at % 2, ...pixels]);
    // Row 38 has another label than the row before it that it looks like.
    lines[38][0] = 1 - Number(lines[30][0]);
    lines[33][0] = lines[2][0];
    const source = await readFiles([
      file("digits_train.csv", [["label", ...header], ...lines.slice(0, 30)]),
      file("digits_test.csv", [["label", ...header], ...lines.slice(30)]),
    ]);
    expect(source.kind).toBe("images");
    const prepared = await source.prepare();
    const shared = await prepared.sharedRows();
    expect(shared).toMatchObject({ trained: 30, test: { count: 10, shared: 1, rows: [3] } });
    expect(await prepared.columnScores()).toEqual([]);
    prepared.dispose();
    source.dispose();

    const few = Array.from({ length: 200 }, () => [Math.floor(next() * 3), Math.floor(next() * 2)]);
    const table = await readFiles([file("few.csv", [["a", "y"], ...few])]);
    const coarse = await table.prepare({ target: { columns: ["y"] } });
    const all = await coarse.sharedRows();
    expect(all.test.shared).toBe(all.test.count);
    expect(all.chance).toBeGreaterThan(0.9);
    coarse.dispose();
    table.dispose();
  });
});

describe("columnScores", () => {
  it("finds what a threshold, or the order of a column, tells of the target", async () => {
    const next = random(11);
    const rows = Array.from({ length: 400 }, () => {
      const [noise, score, weak] = [next(), Math.round(next() * 1000) / 10, next()];
      const y = score >= 60 ? "c" : score < 20 ? "a" : "b";
      return [noise, score, y === "c" && weak < 0.8 ? weak + 5 : weak, y];
    });
    const source = await readFiles([file("t.csv", [["noise", "score", "weak", "y"], ...rows])]);
    const prepared = await source.prepare({ target: { columns: ["y"] } });
    const scores = await prepared.columnScores();
    expect(scores.map(({ column }) => column)).toEqual(["noise", "score", "weak"]);
    const [noise, score, weak] = scores;
    expect(score.score).toBeGreaterThan(0.98);
    expect(score.cut).toBe(true);
    // Four fifths of c are told by it, and nothing else: the rest is guessed as the most frequent class.
    expect(weak.score).toBeGreaterThan(0.6);
    expect(weak.score).toBeLessThan(0.85);
    expect(noise.score).toBeLessThan(0.5);
    prepared.dispose();

    const prices = rows.map(([a, b]) => [a, Math.exp(Number(b) / 10), b]);
    const numbers = await readFiles([file("p.csv", [["noise", "price", "y"], ...prices])]);
    const target = { columns: ["y"], task: /** @type {const} */ ("regression") };
    const rest = await numbers.prepare({ target });
    const [chance, exact] = await rest.columnScores();
    expect(exact.score).toBeCloseTo(1, 9);
    expect(chance.score).toBeLessThan(0.2);
    rest.dispose();
    numbers.dispose();
    source.dispose();
  });
});
