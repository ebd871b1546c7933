// Programs read the files that the package reads: images, arrays and tables of every format, with the same pixels and split.

import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import { experiment } from "minibatch";
import { beforeAll, describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { write } from "../cli.js";
import { digestOf, expectNear } from "./digests.js";
import { jsonOf, sources } from "./files.js";
import { env, python } from "./python-here.js";

describe("a program that reads", () => {
  it.each(sources)("%s is read back as it was, and nothing in it is strange", async (...source) => {
    const json = jsonOf(source);
    const program = await experiment(json).toPython();
    const { experiment: again, findings } = await experiment.fromPython(program);
    expect(again?.toJSON()).toEqual(experiment(json).toJSON());
    expect(program).not.toContain("Not written as Python");
    const wrong = findings.filter(({ kind }) => kind === "fault" || kind === "left-out");
    expect(wrong.map(({ code, line }) => `${code} ${line}`)).toEqual([]);
  });
});

describe.skipIf(!python)("in Python", () => {
  /** @type {any[]} */
  let found = [];
  beforeAll(async () => {
    const runs = [];
    for (const [i, source] of sources.entries()) {
      for (const [name, bytes] of Object.entries(source[1])) write(name, bytes);
      const program = write(`${i}.py`, await experiment(jsonOf(source)).toPython());
      runs.push({ program, weights: null, rows: 8 });
    }
    const list = write("runs.json", runs);
    const out = execFileSync(
      /** @type {string} */ (python),
      [inRoot("tests/package/python/trained.py"), list],
      { cwd: dirname(list), env, maxBuffer: 1e9, stdio: ["ignore", "pipe", "pipe"] },
    );
    found = JSON.parse(String(out));
  }, 300_000);

  it.each(sources.map((source, i) => /** @type {const} */ ([source[0], i])))(
    "%s has the same rows and runs to the end",
    async (name, i) => {
      const files = Object.entries(sources[i][1]).map(([name, bytes]) => ({ name, bytes }));
      const json = jsonOf(sources[i]);
      const steps = new Set(json.preparation.map((/** @type {any} */ one) => one.class_name));
      const run = await experiment(json).run(files);
      // What is resized is rounded here, in both directions.
      const by = steps.has("Resizing") ? 0.02 : 1e-4;
      for (const part of /** @type {const} */ (["train", "test"])) {
        const own = await digestOf(run.prepared?.[part], steps.has("Rescaling") ? 1 / 255 : 1);
        const isDealt = /folders/.test(name) && part === "train";
        const inOrder = (/** @type {number[]} */ all) =>
          isDealt ? all.toSorted((a, b) => a - b) : all;
        expectNear(inOrder(found[i][part].x), inOrder(own.x), by, `x of ${part}`);
        expectNear(inOrder(found[i][part].y), inOrder(own.y), 1e-5, `y of ${part}`);
      }
      run.dispose();
    },
  );
});
