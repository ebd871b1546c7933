// Preparing data through the package: steps, what they say of themselves, saving, cancelling.

import { Preparation, layers, preparation, readFiles, sequential, status } from "minibatch";
import { describe, expect, it } from "vitest";

const text = (/** @type {number} */ rows) =>
  `age,sex,port,survived\n${Array.from(
    { length: rows },
    (_, i) => `${i % 9 ? i % 60 : ""},${i % 3 ? "m" : "f"},${"SCQ"[i % 3]},${Number(i % 4 > 1)}`,
  ).join("\n")}\n`;

/** @param {number} [rows] */
const read = (rows = 90) =>
  readFiles([{ name: "people.csv", bytes: new TextEncoder().encode(text(rows)) }]);

/** @param {import("minibatch").Dataset} dataset */
const firstRow = async (dataset) => [...(await dataset.take([0])).x];

describe("preparation", () => {
  it.each([
    ["x,y\n1,2\n3,4\n5,6\n", ["TrainTestSplit", "SimpleImputer", "MinMaxScaler"]],
    ["x,y\na,b\nb,a\na,a\n", ["TrainTestSplit", "SimpleImputer", "OneHotEncoder"]],
  ])("is suggested without steps that would find nothing to do: %j", async (csv, names) => {
    const source = await readFiles([{ name: "t.csv", bytes: new TextEncoder().encode(csv) }]);
    const { suggestedPreparation } = source.description;
    expect(suggestedPreparation.map(({ class_name }) => class_name)).toEqual(names);
    source.dispose();
  });

  it("keeps rows by their class as the file has it, and says what it does not understand", async () => {
    const source = await read();
    const target = { columns: ["sex"], class_names: ["woman", "man"] };
    const prepareBy = (/** @type {string} */ expr) =>
      source.prepare({
        target,
        preparation: [
          preparation.query({ expr }),
          preparation.simpleImputer(),
          preparation.getDummies(),
        ],
      });
    const prepared = await prepareBy("sex == 'f' and port in ['S', 'C']");
    expect(prepared.classNames).toEqual(["woman", "man"]);
    expect(prepared.steps[0]?.after.classes?.[1]).toBe(0);
    expect(prepared.train.rows).toBeGreaterThan(0);
    await expect(prepareBy("sex = 'f'")).rejects.toMatchObject({
      id: "preparation.query-syntax",
      message:
        "preparation[0], expr: expected ==, !=, <, <=, >, >=, in or not in at character 5, but received =.",
    });
    for (const resource of [prepared, source]) resource.dispose();
  });

  it("does what the source suggests, and says so", async () => {
    const source = await read();
    const prepared = await source.prepare({ seed: 1 });
    expect(prepared.steps.map((step) => step?.class_name)).toEqual(
      /** @type {any} */ (source.description).suggestedPreparation.map(
        (/** @type {any} */ { class_name }) => class_name,
      ),
    );
    expect(prepared.featureNames).toEqual(["age", "sex_f", "sex_m", "port_C", "port_Q", "port_S"]);
    expect(prepared.steps[0]).toMatchObject({
      before: { train: 90, test: 0, columns: 3 },
      after: { train: 72, test: 18, columns: 3 },
      learned: { train: 72, test: 18, source: "drawn", stratified: true },
    });
    expect(prepared.steps[1]).toMatchObject({
      class_name: "SimpleImputer",
      config: { strategy: "median", fill_value: null, columns: null },
      fitted_on: 72,
    });
    const { train, test } = await prepared.rows();
    expect([...train, ...test].toSorted((a, b) => a - b)).toEqual([...Array(90).keys()]);
    expect(prepared.train.targets).toEqual([
      { name: "", shape: [], classes: 2, classNames: ["0", "1"], targetNames: ["survived"] },
    ]);
    prepared.dispose();
    source.dispose();
  });

  it("is built from functions with scikit-learn's arguments", async () => {
    const source = await read();
    const prepared = await source.prepare({
      target: { columns: ["sex"] },
      preparation: [
        preparation.trainTestSplit({ testSize: 20, randomState: 42 }),
        preparation.selectColumns({ columns: ["age", "port"] }),
        preparation.simpleImputer({ strategy: "constant", fillValue: -1, columns: ["age"] }),
        preparation.minMaxScaler({ featureRange: [-1, 1] }),
        "OneHotEncoder",
      ],
    });
    expect(prepared.test.rows).toBe(20);
    expect(prepared.classNames).toEqual(["f", "m"]);
    expect(prepared.inputColumns.map(({ name }) => name)).toEqual(["age", "port"]);
    expect(Math.min(...(await firstRow(await prepared.transform({ port: "S" }))))).toBe(-1);
    await expect(prepared.transform({ age: 3, port: "X" })).rejects.toThrow(
      /"X" is not one of the 3 categories of the training rows/,
    );
    prepared.dispose();
    source.dispose();
  });

  it("comes back from JSON, and takes new rows as before", async () => {
    const source = await read();
    const prepared = await source.prepare({});
    const saved = JSON.parse(JSON.stringify(prepared));
    const row = { age: "31", sex: "f", port: "?" };
    const expected = await firstRow(await prepared.transform(row));
    prepared.dispose();
    source.dispose();
    const again = await Preparation.fromJSON(saved);
    expect(await firstRow(await again.transform(row))).toEqual(expected);
    expect(again.steps).toEqual(saved.steps);
    expect(again.classNames).toEqual(["0", "1"]);
    again.dispose();
    await expect(Preparation.fromJSON({ steps: 3 })).rejects.toThrow(
      /preparation is malformed: unexpected value of type number/,
    );
    await expect(Preparation.fromJSON(null)).rejects.toThrow(
      /preparation is malformed: unexpected value of type null/,
    );
  });

  it("can be cancelled, and leaves nothing behind", async () => {
    const source = await read(500_000);
    const { handles } = await status();
    const controller = new AbortController();
    const running = source.prepare({ signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(running).rejects.toThrow("enough");
    expect((await status()).handles).toBe(handles);
    expect((await source.rows({ from: 499_999, count: 9 })).rows).toEqual([["19", "m", "C", "1"]]);
    source.dispose();
  });

  it("gives one-hot targets to a softmax of two units", async () => {
    const source = await read();
    const { train, test } = await source.prepare({ target: { encoding: "one-hot" }, seed: 2 });
    const net = sequential([
      layers.dense({ units: 3, activation: "sigmoid", inputShape: train.inputShape }),
      layers.dense({ units: 2, activation: "softmax" }),
    ]);
    await net.compile({
      optimizer: "adam",
      loss: "categorical_crossentropy",
      metrics: ["accuracy"],
    });
    const { history } = await net.fit(train, { epochs: 2 });
    expect(history.loss[1]).toBeLessThan(history.loss[0]);
    expect((await net.evaluate(test)).accuracy).toBeGreaterThan(0);
    for (const object of [net, train, test, source]) object.dispose();
  });

  it.each(
    /** @type {[object, RegExp][]} */ ([
      [{ testSize: 0.2 }, /there is no option "testSize"/],
      [{ target: "sex" }, /target: expected an object with options, received "sex"/],
      [{ target: { columns: ["x"] } }, /no column "x"\. It has: "age"/],
      [
        { target: { columns: [] } },
        /target: columns must be a list of the different columns to predict/,
      ],
      [{ preparation: {} }, /preparation: expected a list of steps/],
      [{ preparation: ["Scaler"] }, /preparation\[0\]: there is no preparation step "Scaler"/],
      [
        { preparation: [{ class_name: "MinMaxScaler", config: { range: [0, 1] } }] },
        /MinMaxScaler has no argument "range"/,
      ],
      [
        { reading: { class_name: "PDF" } },
        /reading: expected \{ class_name, config \} of a reader \(CSV, /,
      ],
      [{ seed: -1 }, /seed: expected a whole number/],
    ]),
  )("refuses %j", async (options, message) => {
    const source = await read();
    await expect(source.prepare(/** @type {any} */ (options))).rejects.toThrow(message);
    source.dispose();
  });
});
