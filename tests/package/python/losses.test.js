// Samples as Keras trains them: the program that is written of each runs to its end, on the same rows, from the same weights.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { experiment } from "minibatch";
import { beforeAll, describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { write } from "../cli.js";
import { comparable, expectSame, expectTrained, sampleFile, samples, trained } from "./compared.js";
import { expectNear } from "./digests.js";
import { env, python } from "./python-here.js";

/** @type {[name: string, json: any][]} */
const experiments = readdirSync(`${samples}/experiments`).map((name) => [
  name.replace(/\.json$/, ""),
  comparable(JSON.parse(readFileSync(`${samples}/experiments/${name}`, "utf8"))),
]);

/** @type {{ id: string, files: string[] }[]} */
const listed = JSON.parse(readFileSync(`${samples}/index.json`, "utf8")).samples;

/** Those whose notebooks are run, cell by cell; all have the script's lines. */
const notebooks = ["co2", "digits", "penguins"];

/** The files of an experiment. @param {any} json */
const filesOf = ({ data }) =>
  /** @type {string[]} */ (
    listed.find(({ id }) => id === data.sample)?.files ??
      data.files.map((/** @type {{ name: string }} */ { name }) => name)
  ).map((path) => sampleFile(path));

/** @type {import("./compared.js").Own[]} */
const own = [];
beforeAll(async () => {
  for (const [, json] of experiments) own.push(await trained(json, filesOf(json)));
}, 300_000);

/** Written by the test below where MINIBATCH_GOLDEN is set. */
const golden = inRoot("tests/package/python/losses.json");

describe("a sample", () => {
  const kept = JSON.parse(readFileSync(golden, "utf8"));
  it.each(experiments.map(([name], i) => /** @type {const} */ ([name, i])))(
    "%s has the losses that Keras had from the same weights",
    (name, i) => expectTrained(own[i], kept[name]),
  );
});

describe.skipIf(!python)("in Python", () => {
  /** @type {any[]} */
  let found = [];
  beforeAll(async () => {
    const runs = [];
    for (const [i, [name, json]] of experiments.entries()) {
      const program = write(`${name}.py`, await experiment(json).toPython());
      runs.push({ program, weights: own[i].weights });
      for (const { name: file, bytes } of filesOf(json)) write(file, bytes);
    }
    for (const name of notebooks) {
      const [, json] = experiments.find(([one]) => one === name) ?? [];
      const text = await experiment(json).toPython({ notebook: true });
      runs.push({ program: write(`${name}.ipynb`, text), weights: null, rows: 64 });
    }
    const list = write("runs.json", runs);
    const out = execFileSync(
      /** @type {string} */ (python),
      [inRoot("tests/package/python/trained.py"), list],
      { cwd: dirname(list), env, maxBuffer: 1e9, stdio: ["ignore", "pipe", "pipe"] },
    );
    found = JSON.parse(String(out));
    if (process.env.MINIBATCH_GOLDEN) {
      const all = experiments.map(([name], i) => {
        const { history, evaluation } = found[i];
        return [name, { history, evaluation: { loss: evaluation.loss } }];
      });
      writeFileSync(golden, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
    }
  }, 600_000);

  it.each(experiments.map(([name], i) => /** @type {const} */ ([name, i])))(
    "%s has the same rows, weights and losses",
    (_, i) => expectSame(own[i], found[i]),
  );

  it.each(notebooks)("the notebook of %s runs to its end, on the same rows", (name) => {
    const notebook = found[experiments.length + notebooks.indexOf(name)];
    const rows = own[experiments.findIndex(([one]) => one === name)];
    for (const part of /** @type {const} */ (["train", "test"]))
      expectNear(notebook[part].x, rows[part].x, 1e-5, `x of ${part}`);
    expect(notebook.printed).toMatch(/(?:accuracy|^\d\.\d+$)/m);
  });

  it("a program trains on four devices, whose batches and rows do not divide among them", async () => {
    const [, json] = experiments.find(([name]) => name === "penguins") ?? [];
    const fit = { ...json.fit, batch_size: 10, validation_batch_size: 30 };
    const program = write("devices.py", await experiment({ ...json, fit }).toPython());
    const out = execFileSync(/** @type {string} */ (python), [program, "--devices", "all"], {
      ...{ cwd: dirname(program), stdio: ["ignore", "pipe", "pipe"] },
      env: { ...env, XLA_FLAGS: "--xla_force_host_platform_device_count=4" },
    });
    // 275 rows to train on, 69 to test on.
    expect(String(out)).toMatch(/accuracy .* 68$/m);
  }, 120_000);
});
