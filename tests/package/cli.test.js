// `npx minibatch`: what it prints, writes and refuses.

import { execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { experiment, loadRun, version } from "minibatch";
import { number, scores } from "../../wasm/messages/scores.js";
import { inRoot } from "../../tools/paths.mjs";
import { cli, csv, folder, iris, minibatch, short, write } from "./cli.js";

describe("numbers", () => {
  // What keras.utils.Progbar(10, verbose=2).update(10, [("loss", x)]) prints for x, by Keras 3.
  it.each([
    [0.3140123, "0.3140"],
    [12345.678, "12345.6780"],
    [0.0010001, "0.0010"],
    [0.001, "1.0000e-03"],
    [0.00000123456, "1.2346e-06"],
    [0, "0.0000e+00"],
    [-0.25, "-0.2500"],
    [NaN, "nan"],
    [Infinity, "inf"],
  ])("%s is printed as Keras prints it", (value, text) => {
    expect(number(value)).toBe(text);
    expect(scores({ loss: value, accuracy: 0.5 })).toBe(`loss: ${text} - accuracy: 0.5000`);
  });
});

describe("minibatch run", () => {
  it("prints Keras's log, the scores and the fingerprint", async () => {
    const { status, out, err } = await minibatch("run", write("short.json", short));
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const score = String.raw`accuracy: \d\.\d{4} - loss: \d+\.\d{4}`;
    const step = String.raw`3/3 - \d+s - \d+[mu]?s/step - ${score}`;
    const lines = ["Epoch 1/2", step, "Epoch 2/2", step, `Test - ${score}`].concat([
      String.raw`Trained in \d+\.\d s\. SHA-256 of the weights: [0-9a-f]{64}`,
    ]);
    expect(out).toMatch(new RegExp(`^${lines.join("\n")}\n$`));
  });

  it("gives the same object with --json, whatever the threads, the file or the link", async () => {
    const json = JSON.parse(readFileSync(iris, "utf8"));
    const run = await experiment(json).run();
    const link = `https://example.org/play/${experiment(json).toLink()}`;
    const ways = [
      ["run", iris, "--json"],
      ["run", iris, "--json", "--threads", "2"],
      ["run", iris, csv, "--json", "--threads", "1"],
      ["run", link, "--json"],
    ];
    for (const way of ways) {
      const { status, out, err } = await minibatch(...way);
      expect(status).toBe(0);
      expect(err).toContain("Epoch 50/50");
      const { experiment: ran, machine, seconds, ...rest } = JSON.parse(out);
      const { history, epoch, fingerprint, stopReason, bestEpoch } = run;
      const { steps, rows, shared, warnings, evaluation, ...same } = rest;
      expect(warnings).toEqual([]);
      expect(same).toEqual({ history, epoch, fingerprint, stopReason, bestEpoch });
      expect(evaluation).toMatchObject({ ...run.evaluation, part: "test", rows: rows.test.length });
      expect(steps.map((/** @type {any} */ step) => step.class_name)).toContain("TrainTestSplit");
      expect(rows.train.length + rows.validation.length + rows.test.length).toBe(150);
      expect(shared.test).toMatchObject({ count: rows.test.length, beyondChance: false });
      expect(seconds).toBeGreaterThan(0);
      expect(machine.threads).toBe(way.includes("2") ? 2 : 1);
      expect(experiment(ran).with({ data: json.data }).equals(run.experiment)).toBe(true);
    }
    run.dispose();
  });

  it("writes the run with its weights", async () => {
    const out = join(folder, "iris.minibatch");
    const { status, out: text } = await minibatch("run", iris, "--save", out, "--json");
    expect(status).toBe(0);
    const run = await loadRun(readFileSync(out));
    const { evaluation, ...whole } = JSON.parse(text);
    const { steps: _, rows: __, shared: ___, warnings: ____, ...printed } = whole;
    const { evaluation: kept, ...written } = JSON.parse(JSON.stringify(run));
    expect(written).toEqual(printed);
    expect(evaluation).toMatchObject(kept);
    expect(await run.model.fingerprint()).toBe(JSON.parse(text).fingerprint);
    run.dispose();
  });

  it("prints the epochs before a loss that is not finite, and says what happened", async () => {
    const linear = (/** @type {number} */ units) => ({ class_name: "Dense", config: { units } });
    const diverging = {
      ...short,
      model: { class_name: "Sequential", config: { layers: [linear(8), linear(3)] } },
      compile: {
        optimizer: { class_name: "SGD", config: { learning_rate: 3 } },
        loss: "mean_squared_error",
      },
      fit: { epochs: 20, batch_size: 50 },
    };
    const path = write("diverging.json", diverging);
    const epochs = /^Epoch 1\/20\n3\/3 - .* - loss: \d+\.\d{4}.*\nEpoch 2\/20\n$/;
    const message = /^minibatch: The loss is not finite \(NaN\) at epoch 2, batch \d/m;
    const { status, out, err } = await minibatch("run", path);
    expect(status).toBe(1);
    expect(out).toMatch(epochs);
    expect(err).toMatch(message);

    const asJson = await minibatch("run", path, "--json");
    expect(asJson).toMatchObject({ status: 1, out: "" });
    expect(asJson.err).toMatch(new RegExp(epochs.source.slice(0, -1)));
    expect(asJson.err).toMatch(message);
  });

  it("reads and writes files whatever characters their paths have", async () => {
    const odd = join(folder, "50% #1? [a] 값");
    mkdirSync(odd);
    const experiment = join(odd, "#1.json");
    writeFileSync(experiment, JSON.stringify(short));
    writeFileSync(join(odd, "[iris]%20.csv"), readFileSync(csv));
    const saved = join(odd, "out?.minibatch");
    const { status, out, err } = await minibatch(
      ...["run", experiment, join(odd, "[iris]%20.csv"), "--save", saved, "--json"],
    );
    expect({ status, err }).toMatchObject({ status: 0 });
    expect(JSON.parse(out).experiment.data.files[0].name).toBe("[iris]%20.csv");
    (await loadRun(readFileSync(saved))).dispose();
    // A path that begins with "#" is taken for a link, unless it says that it is one.
    const relative = await minibatch("check", "./50% #1? [a] 값/#1.json");
    expect(relative).toMatchObject({ status: 0, err: "" });
  });

  it("runs from a folder whatever characters its path has", async () => {
    const odd = join(folder, "node_modules#?[%]");
    cpSync(inRoot("dist/package"), join(odd, "node_modules/minibatch/dist/package"), {
      recursive: true,
    });
    cpSync(inRoot("package.json"), join(odd, "node_modules/minibatch/package.json"));
    const script = join(odd, "node_modules/minibatch/dist/package/cli.js");
    const args = [script, "run", write("short.json", short), "--threads", "2", "--json"];
    const { error, out } = await new Promise((resolve) =>
      execFile(process.execPath, args, (error, out) => resolve({ error, out })),
    );
    expect(error).toBeNull();
    expect(JSON.parse(out)).toMatchObject({ stopReason: "completed", machine: { threads: 2 } });
  });

  it("reads all files of a folder", async () => {
    mkdirSync(join(folder, "data/inner"), { recursive: true });
    write("data/inner/iris.csv", readFileSync(csv, "utf8"));
    const { status, out } = await minibatch("run", iris, "data", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(out).experiment.data.files[0].name).toBe("data/inner/iris.csv");
  });

  it("stops after the current batch at Ctrl+C, and prints the run up to there", async () => {
    const long = { ...short, fit: { epochs: 1_000_000 } };
    const child = spawn(process.execPath, [
      cli,
      "run",
      write("long.json", long),
      "--json",
      "--lang",
      "en",
    ]);
    let [out, err] = ["", ""];
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => {
      if (!err.includes("Epoch 3/") && `${err}${data}`.includes("Epoch 3/")) child.kill("SIGINT");
      err += data;
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect(status).toBe(130);
    expect(err).toContain("Stopping after this batch.");
    const { stopReason, epoch, fingerprint, evaluation } = JSON.parse(out);
    expect(stopReason).toBe("stopped");
    expect(epoch.length).toBeGreaterThanOrEqual(2);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(evaluation.loss).toBeGreaterThan(0);
  });

  it.each([
    [
      "an experiment that is not JSON",
      () => ["run", write("bad.json", "{")],
      /^minibatch: experiment: expected JSON/,
    ],
    [
      "an unknown key",
      () => ["run", write("typo.json", { minibatch: 1, fit: { epoches: 3 } })],
      /^minibatch: fit\.epoches: .* Did you mean "epochs"\?\n$/,
    ],
    [
      "an experiment of a newer version",
      () => ["run", write("newer.json", { minibatch: 9 })],
      /^minibatch: This experiment was made by a newer Minibatch/,
    ],
    [
      "a link that was cut short",
      () => ["run", "https://example.org/#1!data:(sample:iris"],
      /^minibatch: This link holds no experiment/,
    ],
    [
      "an experiment that does not exist",
      () => ["run", "none.json"],
      /^minibatch: The experiment none\.json cannot be read: there is no such file\.\n$/,
    ],
    [
      "a file that does not exist",
      () => ["run", iris, "none.csv"],
      /^minibatch: The file none\.csv cannot be read/,
    ],
    [
      "other files than the experiment's",
      () => ["run", inRoot("examples/experiments/credit.json"), csv],
      /^minibatch: These are not the files of the experiment: "iris\.csv" has/,
    ],
    ["an unsupported file", () => ["run", iris, write("x.bin", "\0\0")], /^minibatch: /],
    [
      "a folder to save in that does not exist",
      () => ["run", iris, "--save", "no/such/folder/x"],
      /^minibatch: no\/such\/folder\/x cannot be written/,
    ],
  ])("fails with one line that says what is wrong: %s", async (_what, args, message) => {
    const { status, out, err } = await minibatch(...args());
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(message);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("minibatch check", () => {
  it("prints ok and a summary of the experiment", async () => {
    const input = { class_name: "InputLayer", config: { batch_shape: [null, 4] } };
    const dense = { class_name: "Dense", config: { units: 3, activation: "softmax" } };
    const model = { class_name: "Sequential", config: { layers: [input, dense] } };
    const { status, out, err } = await minibatch(
      "check",
      write("ok.json", { ...short, title: "Irises", model }),
    );
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/^ok\nIrises\ndata: \{"sample":"iris"\}\n/);
    expect(out).toContain("Total params: 15");
  });

  it("prints everything that is wrong, and where", async () => {
    const bad = { minibatch: 1, fit: { epoches: 3, shuffle: 1 }, seed: -1 };
    const { status, out, err } = await minibatch("check", write("faults.json", bad));
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err.trimEnd().split("\n")).toEqual([
      'fit.epoches: there is no such key. Did you mean "epochs"?',
      "fit.shuffle: expected true or false, received 1.",
      "seed: expected a whole number of at least 0, received -1.",
    ]);
  });

  it("reports what only the core finds, also as JSON", async () => {
    const layers = [
      { class_name: "InputLayer", config: { batch_shape: [null, 4] } },
      { class_name: "Conv2D", config: { filters: 2, kernel_size: [3, 3] } },
    ];
    const model = { class_name: "Sequential", config: { layers } };
    const { status, out } = await minibatch(
      "check",
      write("shape.json", { minibatch: 1, model }),
      "--json",
    );
    expect(status).toBe(1);
    const { ok, faults } = JSON.parse(out);
    expect(ok).toBe(false);
    expect(faults[0].path).toBe("model.config.layers[1]");
  });
});

describe("the command line", () => {
  it("prints its usage", async () => {
    expect(await minibatch("--version")).toEqual({ status: 0, out: `${version}\n`, err: "" });
    const { status, out } = await minibatch("--help");
    expect(status).toBe(0);
    expect(out).toMatch(/^Usage: minibatch run EXPERIMENT/);
    expect(await minibatch("run", "-h")).toEqual({ status: 0, out, err: "" });
  });

  it.each([
    [[], /A command is missing/],
    [["train"], /There is no command "train"/],
    [["chek", "x.json"], /There is no command "chek"\. Did you mean "check"\?/],
    [["run"], /run needs an experiment/],
    [
      ["run", "x.json", "--thread", "2"],
      /There is no option --thread\. Did you mean "--threads"\?/,
    ],
    [["run", "x.json", "-v"], /There is no option -v\./],
    [["run", "x.json", "--json=yes"], /--json takes no value, but received "yes"/],
    [["run", "x.json", "--save"], /--save needs a value/],
    [["run", "x.json", "--save", "--json"], /--save needs a value/],
    [["run", "x.json", "--lang", "de"], /--lang must be one of en, ko, but received "de"/],
    [
      ["run", "x.json", "--threads", "0"],
      /--threads must be a whole number from 1 to 64, but received "0"/,
    ],
    [["check", "x.json", "y.csv"], /check takes one experiment, but also received y\.csv/],
    [["check", "x.json", "--threads", "2"], /but also received --threads/],
  ])("refuses what it cannot understand, with status 2: %o", async (args, message) => {
    const { status, out, err } = await minibatch(...args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(message);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});
