// A program says everything by its code alone: without the comment beside it, nothing is lost.

import { readFileSync, readdirSync } from "node:fs";
import { catalog, experiment } from "minibatch";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { others } from "./every-step.js";
import { jsonOf, sources } from "./files.js";
import { experimentOf, prepared } from "./programs.js";
import { several } from "./several.js";

const listed = ["public/samples/experiments", "examples/experiments"].flatMap((path) =>
  readdirSync(inRoot(path))
    .filter((name) => name.endsWith(".json"))
    .map((name) => /** @type {[string, any]} */ ([`${path}/${name}`, readJson(`${path}/${name}`)])),
);

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(inRoot(path), "utf8"));
}

/** @type {[name: string, json: any][]} */
const experiments = [
  ...listed,
  ...prepared.map(
    ([name, preparation, target]) =>
      /** @type {[string, any]} */ ([name, experimentOf(preparation, target)]),
  ),
  ...several,
  ...sources.map((source) => /** @type {[string, any]} */ ([source[0], jsonOf(source)])),
  ...others,
];

/**
 * What an experiment means: the task and the loss that follow from the rest are said, a file is its name, and a sample
 * is the file that it is read from.
 * @param {any} json
 * @param {any} read the same, as its program is read
 */
function meant({ data, target, preparation, compile, ...others_ }, read) {
  const { files, sample } = data ?? {};
  const isSample = read.data?.sample && files?.[0].name === `${read.data.sample}.csv`;
  const { task = read.target.task, scaling = read.target.scaling, ...more } = target;
  return {
    ...others_,
    data: isSample
      ? read.data
      : files
        ? { files: files.map((/** @type {any} */ { name }) => ({ name })) }
        : { sample },
    target: target.outputs ? target : { ...more, task, scaling },
    preparation: preparation ?? [],
    compile: { ...compile, loss: compile.loss ?? read.compile.loss },
  };
}

describe("a program without the comment beside it", () => {
  it("has every step of the catalogue in one of them", () => {
    const all = catalog.entries
      .filter(({ kind }) => kind === "preparation")
      .map(({ class_name }) => class_name);
    const used = new Set(
      experiments.flatMap(([, { preparation }]) =>
        (preparation ?? []).map((/** @type {any} */ one) => one.class_name),
      ),
    );
    expect(all.filter((name) => !used.has(name))).toEqual([]);
  });

  it.each(experiments)("of %s is read back as it was", async (_, json) => {
    const program = await experiment({
      ...json,
      fit: { validation_split: 0, ...json.fit },
    }).toPython();
    const bare = program.replace(/^# For Minibatch.*\n# minibatch: .*\n/m, "");
    expect(bare).not.toContain("minibatch");
    const { experiment: again, findings } = await experiment.fromPython(bare);
    const wrong = findings.filter(({ kind }) => kind === "fault" || kind === "left-out");
    expect(wrong.map(({ code, line }) => `${code} ${line}`)).toEqual([]);
    const read = /** @type {any} */ (again?.toJSON());
    const wanted = experiment({ ...json, fit: { validation_split: 0, ...json.fit } }).toJSON();
    expect(meant(read, read)).toEqual(meant(wanted, read));
  });
});
