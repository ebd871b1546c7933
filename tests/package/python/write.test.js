// Experiments become Keras programs, which are read back as they were, and run where Python is.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { experiment } from "minibatch";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { env, python } from "./python-here.js";
import { folder as scratch, minibatch, write } from "../cli.js";

const samples = inRoot("public/samples");
const listed = [`${samples}/experiments`, inRoot("examples/experiments")].flatMap((path) =>
  readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .map((name) => `${path}/${name}`),
);
const unsaid = /^# minibatch: (.*)$/m;

/** @param {any} json */
const readBack = async (json) => {
  const program = await experiment(json).toPython();
  const { experiment: again, findings } = await experiment.fromPython(program);
  return {
    program,
    again,
    wrong: findings.filter(({ kind }) => kind === "fault" || kind === "left-out"),
  };
};

/** @param {string} class_name @param {any} [config] */
const entry = (class_name, config = {}) => ({ class_name, config });

const activation = fc.constantFrom("relu", "tanh", "sigmoid", "elu");
const hidden = fc.oneof(
  fc
    .record({ units: fc.integer({ min: 1, max: 64 }), activation })
    .map((config) => entry("Dense", config)),
  fc.record({ rate: fc.constantFrom(0.1, 0.25, 0.5) }).map((config) => entry("Dropout", config)),
  fc.constant(entry("BatchNormalization", { momentum: 0.9 })),
  fc
    .record({ units: fc.integer({ min: 1, max: 9 }), l2: fc.constantFrom(0.1, 1e-4) })
    .map(({ units, l2 }) =>
      entry("Dense", { units, kernel_regularizer: entry("L2", { l2 }), use_bias: false }),
    ),
);
const steps = fc.array(
  fc.oneof(
    fc.constantFrom("MinMaxScaler", "StandardScaler", "MaxAbsScaler").map((name) => entry(name)),
    fc.constant(entry("SimpleImputer", { strategy: "median" })),
    fc.constant(entry("SimpleImputer", { columns: ["a", "b"], strategy: "most_frequent" })),
    fc.constant(entry("OneHotEncoder", { handle_unknown: "ignore" })),
    fc.constant(entry("RobustScaler", { columns: ["b"], quantile_range: [10, 90] })),
    fc.constant(entry("RandomOverSampler", { random_state: 3 })),
  ),
  { maxLength: 4 },
);
const early = fc.array(
  fc.oneof(
    fc.constant(entry("DropNA")),
    fc.constant(entry("DropColumns", { columns: ["id"] })),
    fc.constant(entry("Query", { expr: "a > 3" })),
    fc.constant(entry("MinMaxScaler", { fit_on: "all" })),
    fc.constant(entry("Assign", { name: "c", left: "a", operator: "/", right: "b" })),
  ),
  { maxLength: 3 },
);
const optimizer = fc.oneof(
  fc.constantFrom("adam", "sgd"),
  fc
    .record({ learning_rate: fc.constantFrom(0.1, 0.003), clipnorm: fc.constant(1) })
    .map((config) => entry("Adam", config)),
  fc.constant(
    entry("SGD", {
      learning_rate: entry("ExponentialDecay", {
        initial_learning_rate: 0.1,
        decay_steps: 10,
        decay_rate: 0.9,
      }),
      momentum: 0.9,
    }),
  ),
);
const experiments = fc.record({
  layers: fc.array(hidden, { maxLength: 4 }),
  steps,
  early,
  optimizer,
  split: fc.record({
    test_size: fc.constantFrom(0.2, 0.25, 30),
    random_state: fc.nat(99),
    stratify: fc.boolean(),
  }),
  epochs: fc.integer({ min: 1, max: 500 }),
  batch_size: fc.constantFrom(8, 32, 100),
  share: fc.constantFrom(0, 0.1, 0.25),
  patience: fc.option(fc.integer({ min: 1, max: 9 })),
  weights: fc.constantFrom(undefined, /** @type {"balanced"} */ ("balanced"), { 0: 1, 1: 2.5 }),
  title: fc.constantFrom("", "A title", 'It says "so"', "학습"),
  seed: fc.nat(2 ** 31),
});

describe("a program", () => {
  it.each(listed.map((path) => [path.slice(path.lastIndexOf("/") + 1), path]))(
    "of %s is read back as it was",
    async (_, path) => {
      const json = readFileSync(path, "utf8");
      const { program, again, wrong } = await readBack(json);
      const { fit, ...others } = JSON.parse(json);
      // Keras validates with nothing where nothing is said.
      const said = experiment({ ...others, fit: { validation_split: 0, ...fit } });
      expect(again?.toJSON()).toEqual(said.toJSON());
      expect(wrong).toEqual([]);
      // The model and its training are always said in Python, and so is all preparation but windows and sizes of images.
      const rest = Object.keys(JSON.parse(unsaid.exec(program)?.[1] ?? "{}"));
      const few = /co2|fashion/.test(path) ? ["data", "target", "preparation"] : ["data", "target"];
      expect(rest.filter((key) => ![...few, "code"].includes(key))).toEqual([]);
      // What is for Minibatch alone is in nobody's way.
      if (rest.length > 0) expect(program.search(unsaid)).toBeGreaterThan(program.indexOf(".fit("));
    },
  );

  it("of any experiment is read back as it was, without a word beside the code", async () => {
    await fc.assert(
      fc.asyncProperty(experiments, async (one) => {
        const json = experiment({
          minibatch: 1,
          title: one.title,
          data: { files: [{ name: "rows.csv" }] },
          target: { columns: ["sick"], task: "classification" },
          preparation: [...one.early, entry("TrainTestSplit", one.split), ...one.steps],
          model: entry("Sequential", {
            layers: [...one.layers, entry("Dense", { units: 1, activation: "sigmoid" })],
          }),
          compile: { optimizer: one.optimizer, loss: "binary_crossentropy", metrics: ["accuracy"] },
          fit: {
            ...{ epochs: one.epochs, batch_size: one.batch_size, validation_split: one.share },
            callbacks:
              one.patience === null
                ? []
                : [entry("EarlyStopping", { patience: one.patience, monitor: "loss" })],
            ...(one.weights !== undefined && { class_weight: one.weights }),
          },
          seed: one.seed,
        });
        const { program, again } = await readBack(json);
        expect(again?.toJSON()).toEqual(json.toJSON());
        expect(program).not.toMatch(unsaid);
      }),
      { numRuns: 100 },
    );
  });

  it("is a notebook, too", async () => {
    const text = await experiment(readFileSync(listed[0], "utf8")).toPython({ notebook: true });
    const { cells, nbformat } = JSON.parse(text);
    expect(nbformat).toBe(4);
    expect(cells[0]).toMatchObject({ cell_type: "markdown" });
    const { experiment: again } = await experiment.fromPython(text);
    expect(again?.equals(experiment(readFileSync(listed[0], "utf8")))).toBe(true);
  });

  it("of a person's own goes out as it stands, a cell for what stands together", async () => {
    const json = experiment(readFileSync(listed[0], "utf8"));
    const text = `# mine\nrows = [\n\n  1,\n]\n\nif rows:\n  pass\n\nelse:\n  pass\n\n\nprint("""a\n\nb""")\n`;
    expect(await json.toPython({ text })).toBe(text);
    const { cells, ...others } = JSON.parse(await json.toPython({ text, notebook: true }));
    const { cells: written, ...alike } = JSON.parse(await json.toPython({ notebook: true }));
    expect(others).toEqual(alike);
    expect(Object.keys(cells[0])).toEqual(Object.keys(written[1]));
    expect(cells.map((/** @type {any} */ { source }) => source.join(""))).toEqual([
      "# mine\nrows = [\n\n  1,\n]",
      "if rows:\n  pass\n\nelse:\n  pass",
      'print("""a\n\nb""")',
    ]);
  });

  it("needs a model", async () => {
    await expect(experiment({ minibatch: 1 }).toPython()).rejects.toMatchObject({
      code: "invalid-argument",
    });
  });

  it("is printed by the command line", async () => {
    const { status, out } = await minibatch("python", `${samples}/experiments/wine.json`);
    expect(status).toBe(0);
    expect(out).toMatch(/model = keras\.Sequential/);
    const { out: again } = await minibatch("import", write("wine.py", out));
    const wine = experiment(readFileSync(`${samples}/experiments/wine.json`, "utf8"));
    expect(experiment(again).equals(wine)).toBe(true);
    expect(await minibatch("run", `${samples}/experiments/wine.json`, "--notebook")).toMatchObject({
      status: 2,
    });
  });
});

/** Rows of a CSV with a header. @param {string} text */
const rowsOf = (text) =>
  text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

describe.skipIf(!python)("a program in Python", () => {
  it.each(["wine", "penguins", "credit"])(
    "has the rows of %s",
    async (name) => {
      const path = `${samples}/experiments/${name}.json`;
      const program = await experiment(readFileSync(path, "utf8")).toPython();
      const [before] = program.split("\nmodel = ");
      const sums = "print([len(x_train), len(x_test), float(x_train.sum()), float(x_test.sum())])";
      const out = execFileSync(/** @type {string} */ (python), ["-c", `${before}\n${sums}\n`], {
        cwd: samples,
        env,
      });
      const found = JSON.parse(String(out).trim().split("\n").at(-1) ?? "");
      const json = JSON.parse(readFileSync(path, "utf8"));
      const short = write(`${name}.json`, { ...json, fit: { ...json.fit, epochs: 1 } });
      const prepared = `${scratch}/${name}.csv`;
      expect(await minibatch("run", short, "--prepared", prepared)).toMatchObject({ status: 0 });
      const [header] = readFileSync(prepared, "utf8").split("\n");
      const names = header.trim().split(",");
      const rows = rowsOf(readFileSync(prepared, "utf8"));
      const part = names.findIndex((one) => /part|split/.test(one));
      const own = names
        .map((one, i) => ({ one, i }))
        .filter(({ one, i }) => i !== part && !/^(row|number)$/.test(one));
      const targets = json.target.columns;
      const features = own.filter(
        ({ one }) =>
          !targets.some(
            (/** @type {string} */ target) => one === target || one.startsWith(`${target}=`),
          ),
      );
      const sum = (/** @type {string[][]} */ some) =>
        some.flatMap((row) => features.map(({ i }) => Number(row[i]))).reduce((a, b) => a + b, 0);
      const test = rows.filter((row) => row[part] === "test");
      const train = rows.filter((row) => row[part] !== "test");
      expect([train.length, test.length]).toEqual(found.slice(0, 2));
      expect(sum(train)).toBeCloseTo(found[2], 1);
      expect(sum(test)).toBeCloseTo(found[3], 1);
    },
    120_000,
  );
});
