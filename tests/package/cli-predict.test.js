// `minibatch predict`: new rows through a run that was saved, and what is refused.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRun } from "minibatch";
import { csv, folder, minibatch, short, write } from "./cli.js";

describe("minibatch predict", () => {
  /** @type {string} */
  let run;
  beforeAll(async () => {
    run = join(folder, "iris.minibatch");
    const { status } = await minibatch("run", write("short.json", short), csv, "--save", run);
    expect(status).toBe(0);
  });

  it("prints the rows with what is predicted, the same as the package", async () => {
    const names = readFileSync(csv, "utf8").split(/\r?\n/)[0].split(",").slice(0, 4);
    const text = `${names.join(",")}\n5.1,3.5,1.4,0.2\n6.7,3,5.2,many\n`;
    const path = write("new.csv", text);
    const { status, out, err } = await minibatch("predict", run, path);
    expect(err).toBe(
      `Column "${names[3]}" has 1 cell that is not a number; it counts as missing.\n`,
    );
    expect(status).toBe(0);
    const loaded = await loadRun(readFileSync(run));
    const bytes = new TextEncoder().encode(text);
    const predictions = await loaded.predictFiles([{ name: "new.csv", bytes }]);
    expect(out).toBe(await predictions.toCSV());
    const { data } = Papa.parse(out.trimEnd());
    expect(data[0]).toEqual(predictions.columns);
    expect(data.length).toBe(3);
    predictions.dispose();
    loaded.dispose();
  });

  it("writes them into a file", async () => {
    const out = join(folder, "predicted.csv");
    const said = await minibatch("predict", run, csv, "--out", out);
    expect(said).toEqual({
      status: 0,
      out: `150 predictions were written to ${out}.\n`,
      err: "",
    });
    expect(readFileSync(out, "utf8").split("\n").length).toBe(152);
    const { status, err } = await minibatch("predict", run, csv, "--out", "/no/such/folder/x.csv");
    expect(status).toBe(1);
    expect(err).toMatch(/cannot be written/);
  });

  it.each([
    [
      () => ["predict", run],
      2,
      /predict needs a \.minibatch file or a model, and files of new rows/,
    ],
    [() => ["predict", csv, csv], 1, /not a \.minibatch file|cannot be read/],
    [() => ["predict", run, write("other.csv", "a,b\n1,2\n")], 1, /other\.csv lacks 4 columns/],
    [() => ["predict", run, csv, "--save", "x"], 2, /predict does not take --save/],
  ])("%s", async (args, status, message) => {
    const said = await minibatch(...args());
    expect(said.status).toBe(status);
    expect(said.err).toMatch(message);
  });
});

it("reads the first rows where the experiment says so", async () => {
  const config = { nrows: 60, step: 2 };
  const { status, out, err } = await minibatch(
    ...["run", write("few.json", { ...short, reading: { class_name: "CSV", config } })],
    ...[csv, "--json"],
  );
  expect({ status, err: err.includes("Epoch") }).toEqual({ status: 0, err: true });
  const { rows, experiment } = JSON.parse(out);
  expect(rows.train.length + rows.validation.length + rows.test.length).toBe(60);
  expect(experiment.reading).toEqual({ class_name: "CSV", config });
  const wrong = { ...short, reading: { class_name: "CSV", config: { nrows: 0 } } };
  const refused = await minibatch("check", write("wrong.json", wrong));
  expect(refused.out + refused.err).toMatch(/reading\.config\.nrows/);
});
