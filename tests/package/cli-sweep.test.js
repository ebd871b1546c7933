// `minibatch sweep`: what it prints, writes and refuses.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { experiment } from "minibatch";
import { cli, csv, folder, iris, minibatch, minibatchIn, short, write } from "./cli.js";
import { file, json as irisJson } from "./experiment/iris.js";

const few = { ...irisJson, fit: { ...irisJson.fit, epochs: 2 } };
const rate = "compile.optimizer.learning_rate";

describe("minibatch sweep", () => {
  it("prints a row for each point with mean ± deviation, and the runs as they finish", async () => {
    const path = write("few.json", few);
    const args = ["--set", `${rate}=0.1,0.01`, "--set", "model.dense.units=4", "--seeds", "1,2"];
    const { status, out, err } = await minibatch("sweep", path, csv, ...args);
    expect(status).toBe(0);
    const [head, ...rows] = out.trimEnd().split("\n");
    expect(head.split(/ {2,}/)).toEqual(
      [rate, "model.dense.units", "runs", "accuracy", "loss", "val_accuracy", "val_loss"].concat([
        ...["test_accuracy", "test_loss"],
      ]),
    );
    const score = String.raw`\d+\.\d{4} ± \d+\.\d{4}`;
    expect(rows).toHaveLength(2);
    rows.forEach((row, i) => {
      const cells = row.split(/ {2,}/);
      expect(cells.slice(0, 3)).toEqual([["0.1", "0.01"][i], "4", "2"]);
      for (const cell of cells.slice(3)) expect(cell).toMatch(new RegExp(`^${score}$`));
    });
    expect(err.split("\n")[3]).toMatch(
      new RegExp(`^4/4 ${rate}=0.01 model.dense.units=4 seed=2: accuracy: .* - loss: `),
    );
  });

  it("prints what the package gives with --json", async () => {
    const options = {
      set: { "fit.batch_size": [8, 16], "compile.optimizer": ["sgd"] },
      seeds: [7],
    };
    const expected = await experiment(few).sweep(options, [file]);
    const path = write("few.json", few);
    const args = ["--set", "fit.batch_size=8, 16", "--set", "compile.optimizer=sgd", "--json"];
    const { status, out } = await minibatch("sweep", path, csv, ...args);
    expect(status).toBe(0);
    // What a run takes differs from one to the next.
    const plain = (/** @type {any} */ result) =>
      JSON.parse(JSON.stringify(result), (key, value) =>
        key === "seconds" || key === "machine" ? null : value,
      );
    expect(plain(JSON.parse(out))).toEqual({ ...plain(expected), warnings: [] });
    const odd = write("odd.csv", `${readFileSync(csv, "utf8").trimEnd()}\n1,2,3\n`);
    const said = await minibatch("sweep", path, odd, ...args);
    const { warnings } = JSON.parse(said.out);
    expect(warnings.length).toBeGreaterThan(0);
    expect(warnings.join("\n")).toMatch(/odd\.csv .*line 152/);
    for (const sentence of warnings) expect(said.err).toContain(`${sentence}\n`);
  });

  it("takes a pair or a list as one value, as Python or JSON has it", async () => {
    const sizes = "model.hidden_layer_sizes";
    const args = ["--set", `${sizes}=(4, 3),[5],(6,)`, "--json"];
    const { status, out } = await minibatch("sweep", write("few.json", few), csv, ...args);
    const result = JSON.parse(out);
    expect({ status, set: result.settings[0].values }).toEqual({
      status: 0,
      set: [[4, 3], [5], [6]],
    });
    const unitsOf = (/** @type {any} */ { run }) =>
      run.experiment.model.config.layers.flatMap(
        (/** @type {any} */ one) => one.config.units ?? [],
      );
    expect(result.runs.map(unitsOf)).toEqual([
      [4, 3, 3],
      [5, 3],
      [6, 3],
    ]);
    const wrong = await minibatch("sweep", write("few.json", few), csv, "--set", `${sizes}=(4,x)`);
    expect(wrong.err).toContain(
      "model.hidden_layer_sizes must be a list of 1 to 100 whole numbers",
    );
  });

  it("draws some of the points with --random", async () => {
    const args = ["--set", "model.dense.units=1,2,3,4,5,6", "--random", "2", "--json"];
    const { status, out } = await minibatch("sweep", write("few.json", few), csv, ...args);
    expect({ status, runs: JSON.parse(out).runs.length }).toEqual({ status: 0, runs: 2 });
  });

  it("refuses a path that is no setting with those that are near, in either language", async () => {
    const args = ["sweep", iris, "--set", "compile.optimizer.learning_rat=0.1"];
    const english = await minibatch(...args);
    expect(english).toMatchObject({ status: 1, out: "" });
    expect(english.err).toContain(`Near to it: ${rate}.`);
    const korean = await minibatchIn({ LANG: "ko_KR.UTF-8" }, ...args);
    expect(korean.err).toContain(`비슷한 설정: ${rate}.`);
  });

  it.each([
    [["sweep", "x.json"], /--set SETTING=VALUE/],
    [["sweep", "x.json", "--set", "fit.epochs"], /fit\.batch_size=32,64/],
    [["sweep", "x.json", "--set", "fit.epochs="], /fit\.batch_size=32,64/],
    [["sweep", "x.json", "--set", "fit.epochs=1,"], /fit\.batch_size=32,64/],
    [["sweep", "x.json", "--set", "a=1", "--set", "a=2"], /names a twice/],
    [["sweep", "x.json", "--seeds", "1,x"], /--seeds must be/],
    [["sweep", "x.json", "--seeds", "1", "--random", "0"], /--random must be/],
    [["sweep", "x.json", "--seeds", "1", "--save", "y"], /sweep does not take --save/],
    [["run", "x.json", "--seeds", "1"], /run does not take --seeds/],
    [["check", "x.json", "--set", "a=1"], /--set/],
  ])("refuses %j", async (args, message) => {
    const { status, err } = await minibatch(...args);
    expect(status).toBe(2);
    expect(err).toMatch(message);
  });

  it("keeps what is finished at Ctrl+C", async () => {
    const path = write("long.json", short);
    const args = ["sweep", path, "--set", "fit.epochs=1,1000000000", "--json"];
    const process_ = spawn(process.execPath, [cli, ...args], { cwd: folder });
    let [out, err] = ["", ""];
    process_.stdout.on("data", (data) => (out += data));
    process_.stderr.on("data", (data) => {
      err += data;
      // A second one would end the process at once.
      if (/^1\/2 /m.test(err) && !process_.killed) process_.kill("SIGINT");
    });
    const status = await new Promise((resolve) => process_.on("close", resolve));
    expect(status).toBe(130);
    const { runs, stopped, planned } = JSON.parse(out);
    expect({ runs: runs.length, stopped, planned }).toEqual({ runs: 1, stopped: true, planned: 2 });
  });
});
