// What a course's notebooks do to their files, by one command: the same rows, class counts and numbers as the
// notebook's, which tests/parity/cases/stories.py computes.

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { folder, minibatch, write } from "./cli.js";
import { greyPng } from "./formats/make-files.js";

/** @type {{ cases: Record<string, any>[] }} */
const { cases } = JSON.parse(readFileSync(inRoot("tests/parity/golden/stories.json"), "utf8"));

/** Unpacks a tar.gz, as load_data() does, into a folder. @param {string} name @param {string} path */
function unpacked(name, path) {
  const bytes = gunzipSync(readFileSync(inRoot(path)));
  for (let at = 0; bytes[at];) {
    const text = (/** @type {number} */ from, /** @type {number} */ length) =>
      bytes.toString("latin1", at + from, at + from + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(text(124, 11), 8);
    const file = text(0, 100).replace(/^.*\//, "");
    if (size > 0) write(join(name, file), bytes.subarray(at + 512, at + 512 + size));
    at += 512 * (1 + Math.ceil(size / 512));
  }
  return join(folder, name);
}

/** The files of a story, as a person has them. @param {Record<string, any>} story @param {string} name */
function filesOf({ sample, fixture, files, counts }, name) {
  if (sample) return [inRoot(sample)];
  mkdirSync(join(folder, name), { recursive: true });
  if (fixture) return [unpacked(name, fixture)];
  if (files) {
    return Object.entries(files).map(([file, base64]) =>
      write(file, Buffer.from(base64, "base64")),
    );
  }
  for (const letter of Object.keys(counts.train)) {
    mkdirSync(join(folder, name, letter));
    for (let i = 0; i < 6; ++i) {
      write(join(name, letter, `${letter}${i}.png`), greyPng(20 * i + letter.charCodeAt(0), 5));
    }
  }
  return [join(folder, name)];
}

describe("a notebook's story", () => {
  it.each(cases)("$name has the notebook's rows, classes and numbers", async (story) => {
    const at = cases.indexOf(story);
    const table = join(folder, `prepared-${at}.csv`);
    const { status, out, err } = await minibatch(
      "run",
      write(`story-${at}.json`, { minibatch: 1, ...story.experiment, seed: 1 }),
      ...filesOf(story, `story-${at}`),
      ...["--json", "--prepared", table],
    );
    expect({ status, err: err.includes("Epoch 1/1") }, err).toEqual({ status: 0, err: true });
    const { rows, steps, evaluation } = JSON.parse(out);
    expect(rows).toEqual({ ...story.rows, synthetic: story.synthetic ?? 0 });
    expect(evaluation.rows).toBe(story.rows.test.length);

    /** @type {{ class_name: string }[]} */
    const asked = story.experiment.preparation;
    for (const [name, learned] of Object.entries(story.learned ?? {})) {
      const found = steps[asked.findIndex(({ class_name }) => class_name === name)].learned;
      const each = found.columns ?? found.channels;
      for (const [key, values] of Object.entries(
        /** @type {Record<string, number[]>} */ (learned),
      )) {
        values.forEach((value, i) => expect(each[i][key], `${key} ${i}`).toBeCloseTo(value, 9));
        expect(each).toHaveLength(values.length);
      }
    }

    const [header, ...lines] = readFileSync(table, "utf8").trimEnd().split("\n");
    const names = header.split(",");
    const cells = lines.map((line) => line.split(","));
    for (const [part, classes] of Object.entries(story.counts ?? {})) {
      /** @type {Record<string, number>} */
      const counted = {};
      for (const row of cells) {
        const name = row[names.length - 1];
        if (row[1] === part) counted[name] = (counted[name] ?? 0) + 1;
      }
      expect(counted).toEqual(classes);
    }
    /** @type {[part: string, numbers: number[][], from: number][]} */
    const shown = Object.entries(story.prepared ?? {}).map(([part, numbers]) => [part, numbers, 0]);
    // What SMOTE made stands behind the rows of the file.
    if (story.made) shown.push(["train", story.made, rows.train.length - story.made.length]);
    for (const [part, numbers, from] of shown) {
      const own = cells.filter((row) => row[1] === part).slice(from);
      numbers.forEach((/** @type {number[]} */ values, /** @type {number} */ i) => {
        const found = own[i].slice(2, 2 + values.length).map(Number);
        values.forEach((value, column) => {
          const unit = Math.max(1, Math.abs(value)); // they are in single precision
          expect(found[column] / unit, `${names[2 + column]} of row ${own[i][0]}`).toBeCloseTo(
            value / unit,
            6,
          );
        });
      });
    }
  });
});
