// What a model gives on a grid of two columns: scikit-learn's numbers for the same linear models, in the file's units.

import { experiment, layers, readFiles, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { file, json } from "./experiment/iris.js";
import { cases, farthest, linear, made, numbersOf } from "./linear-models.js";

describe.each(cases)("a linear model of $name", (item) => {
  it("gives what scikit-learn's gives on the grid", async () => {
    const { source, prepared, net } = await linear(item);
    const { columns, x, y, held, values } = item.boundary;
    const grid = await prepared.grid(source, { columns, gridResolution: 7, margin: 0.1 });
    made.push(grid);
    const found = await net.decisionBoundary(grid);
    expect(found.columns).toEqual(columns);
    expect(farthest(found.x, x)).toBeLessThan(1e-9);
    expect(farthest(found.y, y)).toBeLessThan(1e-9);
    expect(found.held).toEqual(held);
    // One sigmoid is the probability of the second of two classes.
    const expected = numbersOf(values).slice(item.classes === 2 ? 49 : 0);
    const scale = item.name === "large numbers" ? 2e-3 : 1e-6;
    expect(found.values.shape).toEqual([expected.length / 49, 7, 7]);
    expect(farthest(found.values.data, expected)).toBeLessThan(scale);
    expect(found.outputs).toEqual(
      item.classes === 2 ? ["yes"] : item.classes === 3 ? ["a", "b", "c"] : ["target"],
    );
  });
});

describe("the grid of a run", () => {
  it("is of the first two columns, and as fine as is asked for, while the others are held", async () => {
    const run = await experiment(json).run([file]);
    const source = await readFiles([file]);
    made.push(run, source);
    const { preparation, model } = run;
    const grid = await /** @type {any} */ (preparation).grid(source, {
      ...{ gridResolution: 40, margin: 0 },
      held: { petal_width: 2.3, petal_length: "6.1" },
    });
    expect(grid.columns).toEqual(["sepal_length", "sepal_width"]);
    expect([grid.x[0], grid.x.at(-1)]).toEqual([4.3, 7.9]);
    expect(grid.held).toEqual({ petal_length: "6.1", petal_width: 2.3 });
    const found = await model.decisionBoundary(grid);
    expect(found.values.shape).toEqual([3, 40, 40]);
    // The same as each row by itself, also beyond the first thousand.
    const row = { petal_length: 6.1, petal_width: 2.3, sepal_length: grid.x[13] };
    const one = await /** @type {any} */ (preparation).transform({
      ...row,
      sepal_width: grid.y[37],
    });
    made.push(one);
    const { data } = await model.predict(one);
    const own = [0, 1, 2].map((output) => found.values.data[output * 1600 + 37 * 40 + 13]);
    expect(farthest(own, data)).toBeLessThan(1e-7);
    grid.dispose();
    await expect(model.decisionBoundary(grid)).rejects.toMatchObject({ code: "stale-handle" });
  });

  it("is drawn while the model trains, and changes nothing", async () => {
    const source = await readFiles([file]);
    const prepared = await source.prepare({ target: { columns: ["species"] } });
    const grid = await prepared.grid(source, { gridResolution: 10 });
    made.push(source, prepared, grid);
    const fingerprints = [];
    for (const isLooked of [false, true]) {
      const net = sequential([
        layers.dense({ units: 8, activation: "relu", inputShape: prepared.inputShape }),
        layers.dense({ units: 3, activation: "softmax" }),
      ]);
      made.push(net);
      await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy", seed: 3 });
      /** @type {Float32Array[]} */
      const seen = [];
      await net.fit(prepared.train, {
        epochs: 4,
        callbacks: [
          {
            async onEpochEnd() {
              if (isLooked) seen.push((await net.decisionBoundary(grid)).values.data);
            },
          },
        ],
      });
      if (isLooked) expect(seen[3]).not.toEqual(seen[0]);
      fingerprints.push(await net.fingerprint());
    }
    expect(fingerprints[1]).toBe(fingerprints[0]);
  });

  it("says what it cannot be of, and stops when it is told to", async () => {
    const source = await readFiles([file]);
    const prepared = await source.prepare({ target: { columns: ["species"] } });
    made.push(source, prepared);
    await expect(prepared.grid(source, { columns: ["sepal_length", "widht"] })).rejects.toThrow(
      /uses no column "widht"/,
    );
    await expect(
      prepared.grid(source, { columns: ["petal_width", "petal_width"] }),
    ).rejects.toThrow(/two different columns/);
    await expect(prepared.grid(source, { held: { species: "setosa" } })).rejects.toThrow(
      /uses no column "species"/,
    );
    await expect(prepared.grid(/** @type {any} */ ({}))).rejects.toThrow(/readFiles/);
    await expect(
      prepared.grid(source, { signal: AbortSignal.abort(new Error("enough")) }),
    ).rejects.toThrow("enough");
    const words = new TextEncoder().encode(
      "town,flat,size,big\nBonn,1,2,0\nUlm,1,3,1\nUlm,1,5,1\n",
    );
    const table = await readFiles([{ name: "towns.csv", bytes: words }]);
    const rows = await table.prepare({
      target: { columns: ["big"] },
      preparation: [{ class_name: "OneHotEncoder", config: {} }],
    });
    made.push(table, rows);
    await expect(rows.grid(table, { columns: ["size", "town"] })).rejects.toThrow(
      /"town" is not one of different numbers/,
    );
    await expect(rows.grid(table)).rejects.toThrow(/two different columns/);
    const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
    made.push(net);
    await expect(net.decisionBoundary(/** @type {any} */ (rows))).rejects.toThrow(/grid\(\)/);
  });
});
