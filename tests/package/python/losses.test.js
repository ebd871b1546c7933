// Samples as Keras trains them: the program that is written of each runs to its end, on the same rows, from the same weights.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { experiment } from "minibatch";
import { beforeAll, describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { write } from "../cli.js";
import { digestOf, expectNear } from "./digests.js";
import { env, python } from "./python-here.js";

const samples = inRoot("public/samples");
/** @type {[name: string, json: any][]} */
const experiments = readdirSync(`${samples}/experiments`).map((name) => [
  name.replace(/\.json$/, ""),
  comparable(JSON.parse(readFileSync(`${samples}/experiments/${name}`, "utf8"))),
]);

/** A few epochs of the same batches: what is drawn without a random_state is drawn differently here and in Keras. @param {any} json */
function comparable(json) {
  const { layers } = json.model.config;
  const isLarge = layers.some((/** @type {any} */ { class_name }) => class_name === "Conv2D");
  const kept = layers.filter((/** @type {any} */ { class_name }) => class_name !== "Dropout");
  const preparation = json.preparation.map((/** @type {any} */ step) => {
    if (step.class_name !== "TrainTestSplit" || step.config.shuffle === false) return step;
    return { ...step, config: { random_state: 7, ...step.config } };
  });
  return {
    ...{ ...json, preparation },
    model: { ...json.model, config: { ...json.model.config, layers: kept } },
    fit: {
      ...{ ...json.fit, shuffle: false, callbacks: [] },
      // Of many steps the rounding shows, which is another one here and there.
      ...(isLarge ? { epochs: 1, batch_size: 256 } : { epochs: 3 }),
    },
  };
}

/** @type {{ id: string, files: string[] }[]} */
const listed = JSON.parse(readFileSync(`${samples}/index.json`, "utf8")).samples;

/** Those whose notebooks are run, cell by cell; all have the script's lines. */
const notebooks = ["co2", "digits", "penguins"];

/** The files of an experiment. @param {any} json */
const filesOf = ({ data }) =>
  /** @type {string[]} */ (
    listed.find(({ id }) => id === data.sample)?.files ??
      data.files.map((/** @type {{ name: string }} */ { name }) => name)
  ).map((path) => ({
    name: path.slice(path.indexOf("/") + 1),
    bytes: new Uint8Array(readFileSync(`${samples}/${path}`)),
  }));

/** @typedef {{ train: any, test: any, weights: any[], history: any, evaluation: any }} Own */

/** @param {any} json @returns {Promise<Own>} */
async function trained(json) {
  /** @type {any[]} */
  let weights = [];
  const run = await experiment(json).run(filesOf(json), {
    onReady: async (net) => {
      weights = (await net.getWeights()).map(({ shape, data }) => ({ shape, data: [...data] }));
    },
  });
  const { prepared, history, evaluation } = run;
  if (!prepared) return expect.unreachable();
  const scale = json.preparation.find(
    (/** @type {any} */ { class_name }) => class_name === "Rescaling",
  )?.config.scale;
  const train = await digestOf(prepared.train, scale);
  const test = await digestOf(prepared.test, scale);
  run.dispose();
  return { train, test, weights, history, evaluation };
}

/** @type {Own[]} */
const own = [];
beforeAll(async () => {
  for (const [, json] of experiments) own.push(await trained(json));
}, 300_000);

/** @param {any} actual @param {any} wanted what Keras had: one row in a thousand may be next to a limit between classes */
function expectTrained({ history, evaluation }, wanted) {
  expect(Object.keys(history).sort()).toEqual(Object.keys(wanted.history).sort());
  for (const [log, numbers] of Object.entries(wanted.history))
    expectNear(history[log], numbers, /accuracy/.test(log) ? 2e-3 : 1e-4, log);
  expectNear([evaluation.loss], [wanted.evaluation.loss], 1e-4, "loss of the test rows");
}

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
    (_, i) => {
      const script = found[i];
      const { weights, train, test } = own[i];
      expect(script.shapes).toEqual(weights.map(({ shape }) => [...shape]));
      for (const [part, rows] of Object.entries({ train, test })) {
        expectNear(script[part].x, rows.x, 1e-5, `x of ${part}`);
        expectNear(script[part].y, rows.y, 1e-5, `y of ${part}`);
      }
      expectTrained(own[i], script);
    },
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
