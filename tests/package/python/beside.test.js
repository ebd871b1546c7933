// The comment beside a program holds for code that is as it was written; what a person changes in the code wins.

import { readFileSync } from "node:fs";
import { experiment } from "minibatch";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";

/** @param {string} name */
const sample = (name) => readFileSync(inRoot(`public/samples/experiments/${name}.json`), "utf8");
const comment = /^# minibatch: /m;
/** With a SHA-256, which no code says. @param {string} name */
const filed = (name) => {
  const json = JSON.parse(sample(name));
  const sha256 = "0".repeat(64);
  return { ...json, data: { files: [{ name: `${name}.csv`, size: 9, sha256 }] } };
};
/** @param {any} json @param {[string | RegExp, string][]} edits @param {readonly string[]} [columns] */
async function edited(json, edits, columns) {
  const program = await experiment(json).toPython();
  expect(program).toMatch(comment);
  let changed = program;
  for (const [from, to] of edits) {
    expect(changed.search(from)).toBeGreaterThanOrEqual(0);
    changed = changed.replace(from, to);
  }
  const { experiment: found, findings } = await experiment.fromPython(changed, { columns });
  const older = findings.filter(({ code }) => code === "python.edited-beside");
  return { json: found?.json, parts: older.map(({ values }) => values.parts) };
}

describe("a program with a comment beside it", () => {
  it("is read as the comment says where nothing was changed", async () => {
    const { json, parts } = await edited(filed("credit"), []);
    expect(json?.data).toEqual(filed("credit").data);
    expect(parts).toEqual([]);
  });

  it("is read as it is changed in every part", async () => {
    const { json, parts } = await edited(filed("credit"), [
      [/epochs=\d+/, "epochs=77"],
      [/test_size=[\d.]+/, "test_size=0.4"],
      [/layers\.Dense\(\d+/, "layers.Dense(19"],
      [/optimizer=[^ ]*, loss/, 'optimizer="sgd", loss'],
    ]);
    expect(json?.fit).toMatchObject({ epochs: 77 });
    expect(json?.compile).toMatchObject({ optimizer: "sgd" });
    expect(JSON.stringify(json?.model)).toContain('"units":19');
    expect(JSON.stringify(json?.preparation)).toContain('"test_size":0.4');
    // The file was not changed: its hash stays.
    expect(json?.data).toEqual(filed("credit").data);
    expect(parts).toEqual([]);
  });

  it("has its own words in the parts that were changed, and says so", async () => {
    const { json, parts } = await edited(filed("credit"), [["credit.csv", "other.csv"]]);
    expect(json?.data).toEqual({ files: [{ name: "other.csv" }] });
    expect(parts).toEqual(["data"]);
  });

  it("is not taken for changed because the columns of the file are known", async () => {
    const json = filed("iris");
    delete json.target;
    const { parts } = await edited(json, [], ["a", "b", "c", "d", "species"]);
    expect(parts).toEqual([]);
  });

  it("names what it does not do once the comment is gone", async () => {
    const json = {
      ...JSON.parse(sample("digits")),
      ...{ data: { files: [{ name: "a.zip" }] } },
      reading: { class_name: "Images", config: { drop_duplicates: true } },
    };
    const program = await experiment(json).toPython();
    const { findings } = await experiment.fromPython(program.replace(/^# minibatch: .*$/m, ""));
    expect(findings.map(({ code }) => code)).toContain("python.not-written");
    const { findings: none } = await experiment.fromPython(program);
    expect(none.map(({ code }) => code)).not.toContain("python.not-written");
  });
});
