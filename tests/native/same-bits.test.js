// The native library gives the bits of the WebAssembly module: what native tests say holds for browsers.

import { spawnSync } from "node:child_process";
import * as minibatch from "minibatch";
import { beforeAll, expect, it } from "vitest";
import { buildCMake } from "../../tools/build.mjs";
import { inRoot } from "../../tools/paths.mjs";
import {
  compileOptions,
  fitOptions,
  orthogonalModel,
  problem,
  seededModel,
  seededRun,
} from "../package/fixtures/seeded-run.js";

beforeAll(() => buildCMake("native", ["seeded_run"], inRoot("build/logs/same-bits")), 900_000);

it.each([
  { what: "with seed 42", seed: 42, makeModel: seededModel },
  { what: "with seed 7", seed: 7, makeModel: seededModel },
  { what: "from orthogonal weights", seed: 42, makeModel: orthogonalModel },
])("three epochs $what end the same natively as in Node", async ({ seed, makeModel }) => {
  const input = JSON.stringify({
    spec: makeModel(minibatch).toJSON(),
    compile: compileOptions,
    seed,
    fit: {
      epochs: fitOptions.epochs,
      batch_size: fitOptions.batchSize,
      validation_split: fitOptions.validationSplit,
    },
    sample_shape: problem.shape.slice(1),
    x: [...problem.x],
    y: [...problem.y],
  });
  const program = inRoot("build/native/tests/seeded_run");
  const { stdout, stderr } = spawnSync(program, { input, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual(await seededRun(minibatch, seed, makeModel));
});
