// `minibatch run --model`: training that begins with a model file, whose classes are matched by name.

import { beforeAll, describe, expect, it } from "vitest";
import { join } from "node:path";
import { mkdirSync, readFileSync } from "node:fs";
import { layers, sequential } from "minibatch";
import { folder, minibatch, write } from "./cli.js";
import { png } from "./formats/make-files.js";

describe("minibatch run --model", () => {
  /** @type {string} */
  let photos;
  /** @type {string} */
  let experiment;
  beforeAll(async () => {
    const net = sequential([
      layers.inputLayer({ shape: [8, 8, 3] }),
      layers.globalAveragePooling2d(),
      layers.dense({ units: 2, activation: "softmax" }),
    ]);
    await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy" });
    // The first output tells red, the second green.
    await net.setWeights([
      { data: Float32Array.of(9, 0, 0, 9, 0, 0), shape: [3, 2] },
      { data: new Float32Array(2), shape: [2] },
    ]);
    write("colours.h5", await net.save("h5"));
    net.dispose();
    photos = join(folder, "photos");
    for (const [at, name] of ["red", "green"].entries()) {
      mkdirSync(join(photos, name), { recursive: true });
      for (let i = 0; i < 6; ++i) {
        const pixel = [10, 20 + i, 30, 255].with(at, 220);
        write(
          `photos/${name}/${i}.png`,
          png(8, 8, () => /** @type {any} */ (pixel)),
        );
      }
    }
    const compile = { optimizer: { class_name: "SGD", config: { learning_rate: 0 } } };
    const fit = { epochs: 1, validation_split: 0 };
    experiment = write("still.json", JSON.stringify({ minibatch: 1, compile, fit }));
  });

  it("matches classes by name, and asks where they differ", async () => {
    const model = join(folder, "colours.h5");
    write("labels.txt", "0 Red\n1 Green\n");
    const ran = await minibatch("run", experiment, photos, "--model", model, "--json");
    expect(ran.status).toBe(0);
    const { evaluation, experiment: said } = JSON.parse(ran.out);
    expect(evaluation.metrics?.accuracy ?? evaluation.accuracy).toBe(1);
    expect(said.reading.config.class_names).toEqual(["red", "green"]);
    expect(said.begin.file).toMatchObject({ name: "colours.h5" });
    // The experiment asks for it by its name, and it may stand among the data.
    const named = write("named.json", JSON.stringify({ ...said, data: null, reading: null }));
    const again = await minibatch("run", named, photos, model, "--json");
    expect(JSON.parse(again.out)).toMatchObject({ experiment: { begin: said.begin } });
    // The models that judge the labels begin with it, too.
    const doubted = join(folder, "doubted.csv");
    const judging = await minibatch("run", named, photos, model, "--label-errors", doubted);
    expect(judging).toMatchObject({ status: 0 });
    expect(readFileSync(doubted, "utf8")).toBe("row,label,suggested,probability\n");
    const without = await minibatch("run", named, photos);
    expect(without).toMatchObject({ status: 1 });
    expect(without.err).toContain("colours.h5");

    const labels = write("fruit.txt", "apple\npear\n");
    const given = ["run", experiment, photos, "--model", model, "--labels", labels];
    const refused = await minibatch(...given);
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.err).toMatch(
      /classes are apple, pear, the data's green, red.*--head new.*--head own/,
    );
    expect(await minibatch(...given, "--head", "new")).toMatchObject({ status: 0 });
    expect(await minibatch(...given, "--head", "other")).toMatchObject({ status: 2 });
    const alone = await minibatch("run", experiment, photos, "--head", "own");
    expect(alone).toMatchObject({ status: 2 });
    expect(alone.err).toMatch(/--model/);
  });
});
