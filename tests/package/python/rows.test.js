// Programs make the rows that the page makes: every preparation step, where Python is.

import { execFileSync } from "node:child_process";
import { experiment } from "minibatch";
import { beforeAll, describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { folder, write } from "../cli.js";
import { experimentOf, prepared, table } from "./programs.js";
import { env, python } from "./python-here.js";
import { several } from "./several.js";

/** @type {[name: string, json: any][]} */
const experiments = [
  ...prepared.map(
    ([name, preparation, target]) =>
      /** @type {[string, any]} */ ([name, experimentOf(preparation, target)]),
  ),
  ...several,
];

describe("a program of every step", () => {
  it.each(experiments)(
    "%s: is read back as it was, and nothing in it is strange",
    async (_, json) => {
      const program = await experiment(json).toPython();
      const { experiment: again, findings } = await experiment.fromPython(program);
      expect(again?.toJSON()).toEqual(experiment(json).toJSON());
      expect(program).not.toContain("Not written as Python");
      const wrong = findings.filter(({ kind }) => kind === "fault" || kind === "left-out");
      expect(wrong.map(({ code, line }) => `${code} ${line}`)).toEqual([]);
    },
  );
});

/** @typedef {{ shape: number[], data: ArrayLike<number> }} Cells */

/** The numbers of each feature. @param {Cells} cells */
function features({ shape, data }) {
  const width = shape.length > 1 ? (shape.at(-1) ?? 1) : 1;
  return Array.from({ length: width }, (_, i) =>
    Array.from({ length: data.length / width }, (__, row) => data[row * width + i]),
  );
}

/** @param {number[]} one @param {number[]} other */
const distance = (one, other) =>
  Math.max(...one.map((value, row) => Math.abs(value - other[row]) / (1 + Math.abs(value))));

/** @param {any} data @param {readonly number[]} shape of a row @returns {Cells} */
const cellsOf = (data, shape) => ({ data, shape: [0, ...shape] });

/** @param {Cells | null | undefined} actual @param {Cells | undefined} wanted */
function expectSame(actual, wanted) {
  if (!actual || !wanted) return expect(Boolean(actual)).toBe(Boolean(wanted));
  expect(actual.data.length).toBe(wanted.data.length);
  const [a, b] = [features(actual), features(wanted)];
  expect(a.length).toBe(b.length);
  a.forEach((column, i) => expect(distance(column, b[i]), `column ${i}`).toBeLessThan(1e-4));
}

describe.skipIf(!python)("a program in Python", () => {
  /** @type {Record<string, Record<string, any>>} */
  let found = {};
  /** @type {string[]} */
  let paths = [];
  beforeAll(async () => {
    write("rows.csv", table);
    paths = await Promise.all(
      experiments.map(async ([name, json]) => {
        const program = await experiment(json).toPython();
        return write(
          `${name}.py`,
          program.replace(/\n(?=[^\n]*= keras\.(?:Sequential|Input)\()/, "\n# the model\n"),
        );
      }),
    );
    const out = execFileSync(
      /** @type {string} */ (python),
      [inRoot("tests/package/python/rows.py"), ...paths],
      {
        ...{ cwd: folder, env },
        maxBuffer: 1e8,
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    found = JSON.parse(String(out));
  }, 300_000);

  it.each(experiments.map(([name, json], i) => /** @type {const} */ ([name, json, i])))(
    "has the rows of %s",
    async (_, json, i) => {
      const run = await experiment(json).run([
        { name: "rows.csv", bytes: new TextEncoder().encode(table) },
      ]);
      const given = found[paths[i]];
      const { prepared: rows } = run;
      if (!rows) return expect.unreachable();
      for (const part of /** @type {const} */ (["train", "test"])) {
        const dataset = rows[part]?.rows ? rows[part] : null;
        const all = dataset && Array.from({ length: dataset.rows }, (__, row) => row);
        const inputs = dataset?.inputs ?? [];
        const x = given[`x_${part}`];
        for (const [input, { name }] of inputs.entries()) {
          const own = all && (await dataset?.take(all, { input }));
          expectSame(own && cellsOf(own.x, own.inputShape), x?.shape ? x : x?.[name]);
        }
        const y = given[`y_${part}`];
        const own = all && (await dataset?.take(all))?.y;
        const width = own && all && own.length / all.length;
        if (y?.shape && !json.target.encoding) expectSame(own && cellsOf(own, [width ?? 1]), y);
      }
      run.dispose();
    },
    60_000,
  );
});
