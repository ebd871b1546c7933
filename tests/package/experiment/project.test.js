import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { experiment, loadRun, status } from "minibatch";
import { fuzzTime, numRuns } from "../formats/make-files.js";

/** @type {import("minibatch").Run} */
let run;
/** @type {Uint8Array} */
let file;
beforeAll(async () => {
  run = await experiment({
    minibatch: 1,
    title: "Irises",
    data: { sample: "iris" },
    fit: { epochs: 3, validation_split: 0.1 },
    seed: 3,
  }).run();
  file = await run.save();
});
afterAll(() => run.dispose());

/** @param {(members: Record<string, any>) => void} change */
function changed(change) {
  /** @type {Record<string, any>} */
  const members = unzipSync(file);
  change(members);
  return zipSync(members);
}

/** @param {string} name @param {(json: any) => void} change */
const withJson = (name, change) =>
  changed((members) => {
    const json = JSON.parse(strFromU8(members[name]));
    change(json);
    members[name] = strToU8(JSON.stringify(json));
  });

describe("a .minibatch file", () => {
  it("is the run again, with its weights", async () => {
    const loaded = await loadRun(file);
    expect(loaded.toJSON()).toEqual(run.toJSON());
    expect(await loaded.model.getWeights()).toEqual(await run.model.getWeights());
    const x = { data: Float32Array.from({ length: 8 }, (_, i) => i / 8), shape: [2, 4] };
    expect(await loaded.model.predict(x)).toEqual(await run.model.predict(x));
    const test = /** @type {any} */ (run.prepared?.test);
    expect(await loaded.model.evaluate(test)).toEqual(run.evaluation);
    expect(loaded.preparation?.toJSON()).toEqual(run.preparation?.toJSON());
    const flower = { sepal_length: 5, sepal_width: "NA", petal_length: "1.4", petal_width: 0.2 };
    const rows = [run, loaded].map(async ({ preparation }) =>
      (await preparation?.transform(flower))?.take([0]),
    );
    expect(await rows[1]).toEqual(await rows[0]);
    loaded.dispose();
  });

  it("goes on training with the same bits", async () => {
    const train = /** @type {any} */ (run.prepared?.train);
    const loaded = await loadRun(file);
    const before = await run.model.saveCheckpoint();
    expect(await loaded.model.saveCheckpoint()).toEqual(before);
    const goOn = async (/** @type {import("minibatch").Model} */ net) => {
      await net.fit(train, { epochs: 5, initialEpoch: 3 });
      return net.fingerprint();
    };
    expect(await goOn(loaded.model)).toBe(await goOn(run.model));
    await run.model.restoreCheckpoint(before);
    loaded.dispose();
    // A file of an earlier version has no optimizer.
    const older = await loadRun(changed((members) => void delete members["optimizer.bin"]));
    expect((await older.model.saveCheckpoint()).iteration).toBe(0);
    older.dispose();
    const cut = changed((members) => {
      members["optimizer.bin"] = members["optimizer.bin"].subarray(4);
    });
    await expect(loadRun(cut)).rejects.toThrow(/weights/);
  });

  it("has the thresholds that were chosen, and predicts above them", async () => {
    const loaded = await loadRun(file);
    expect(loaded.threshold).toBe(undefined);
    /** @type {import("minibatch").Thresholds[]} */
    const chosen = [0.25, { setosa: 0.1 }, { kind: 0.3, tags: { old: 0.9 } }];
    for (const threshold of chosen) {
      loaded.threshold = threshold;
      const again = await loadRun(await loaded.save());
      expect(again.threshold).toEqual(threshold);
      expect(again.toJSON()).toEqual({ ...run.toJSON(), threshold });
      again.dispose();
    }
    // Three classes have none: the file is opened, and what is asked of it is refused by name.
    const rows = [{ name: "new.csv", bytes: strToU8("sepal_length\n5\n") }];
    await expect(loaded.predictFiles(rows)).rejects.toMatchObject({ code: "invalid-argument" });
    loaded.dispose();
  });

  it("is the same bytes every time", async () => {
    expect(await run.save()).toEqual(file);
  });

  it("is a zip of five members, the weights being plain numbers", async () => {
    const members = unzipSync(file);
    expect(Object.keys(members)).toEqual([
      "experiment.json",
      "run.json",
      "preparation.json",
      "weights.bin",
      "optimizer.bin",
    ]);
    expect(JSON.parse(strFromU8(members["preparation.json"])).steps[1].learned.columns[0]).toEqual({
      column: "sepal_length",
      statistic: expect.any(Number),
    });
    const weights = await run.model.getWeights();
    const numbers = Buffer.concat(weights.map(({ data }) => Buffer.from(data.buffer)));
    expect(Buffer.from(members["weights.bin"])).toEqual(numbers);
    expect(experiment(strFromU8(members["experiment.json"])).equals(run.experiment)).toBe(true);
  });

  it("may hold more than this version knows", async () => {
    const loaded = await loadRun(
      changed((members) => (members["data/iris.csv"] = strToU8("a,b\n"))),
    );
    expect(loaded.fingerprint).toBe(run.fingerprint);
    loaded.dispose();
  });

  it("may lack its preparation, as older ones do, but must not have a damaged one", async () => {
    const loaded = await loadRun(changed((members) => delete members["preparation.json"]));
    expect(loaded.preparation).toBe(null);
    loaded.dispose();
    await expect(
      loadRun(withJson("preparation.json", (json) => (json.steps[1].learned = {}))),
    ).rejects.toMatchObject({ code: "invalid-spec" });
  });

  it("keeps NaN and infinity", async () => {
    const loaded = await loadRun(
      withJson("run.json", ({ run: json }) => (json.history.loss[1] = null)),
    );
    expect(loaded.history.loss[1]).toBeNaN();
    loaded.dispose();
  });
});

describe("a damaged file is refused, and leaves no handles", () => {
  /** @type {[string, () => Uint8Array, string, RegExp][]} */
  const cases = [
    ["no zip", () => strToU8("weights"), "invalid-data", /cannot be unpacked/],
    ["half of it", () => file.slice(0, file.length / 2), "invalid-data", /./],
    [
      "no weights",
      () => changed((members) => delete members["weights.bin"]),
      "invalid-data",
      /weights\.bin is missing/,
    ],
    [
      "fewer weights",
      () => changed((members) => (members["weights.bin"] = members["weights.bin"].slice(4))),
      "invalid-data",
      /does not hold the weights/,
    ],
    [
      "other weights",
      () => changed((members) => (members["weights.bin"][0] ^= 1)),
      "invalid-data",
      /SHA-256 of its weights is not/,
    ],
    [
      "another shape",
      () => withJson("run.json", ({ weights }) => weights[0].shape.reverse()),
      "shape-mismatch",
      /weight 0/,
    ],
    [
      "a huge shape",
      () => withJson("run.json", ({ weights }) => (weights[0].shape = [1e9, 1e9])),
      "invalid-data",
      /does not hold the weights/,
    ],
    [
      "a text for a history",
      () => withJson("run.json", ({ run: json }) => (json.history.loss = "0.3")),
      "invalid-data",
      /has no results of the run/,
    ],
    [
      "a threshold that is no probability",
      () => withJson("run.json", ({ run: json }) => (json.threshold = { spam: "0.3" })),
      "invalid-data",
      /has no results of the run/,
    ],
    [
      "a threshold above one",
      () => withJson("run.json", ({ run: json }) => (json.threshold = 1.5)),
      "invalid-data",
      /has no results of the run/,
    ],
    [
      "no run",
      () => withJson("run.json", (json) => delete json.run),
      "invalid-data",
      /has no results of the run/,
    ],
    [
      "a newer file",
      () => withJson("run.json", (json) => (json.minibatch = 2)),
      "newer-version",
      /newer Minibatch/,
    ],
    [
      "a wrong experiment",
      () => withJson("experiment.json", (json) => (json.fit.epoches = 3)),
      "invalid-experiment",
      /fit\.epoches/,
    ],
    [
      "no model",
      () => withJson("experiment.json", (json) => (json.model = null)),
      "invalid-data",
      /has no model/,
    ],
  ];
  it.each(cases)("%s", async (_what, make, code, message) => {
    const before = (await status()).handles;
    await expect(loadRun(make())).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect((await status()).handles).toBe(before);
  });

  it("what claims gigabytes", async () => {
    const claims = file.slice();
    const view = new DataView(claims.buffer);
    // The central directory's entries begin with PK\x01\x02 and have the real size at 24.
    for (let at = 0; at + 28 < claims.length; ++at) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true);
    }
    await expect(loadRun(claims)).rejects.toMatchObject({
      code: "invalid-data",
      message: expect.stringContaining("would have 2147483647 bytes"),
    });
  });

  it(
    "with any byte changed: an error of the package, or the same weights",
    fuzzTime(60_000),
    async () => {
      const places = fc.tuple(fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 }));
      await fc.assert(
        fc.asyncProperty(places, async ([at, bits]) => {
          const mutant = file.slice();
          mutant[at] ^= bits;
          try {
            const loaded = await loadRun(mutant);
            expect(loaded.fingerprint).toBe(run.fingerprint);
            loaded.dispose();
          } catch (error) {
            expect(/** @type {any} */ (error).name).toBe("MinibatchError");
            expect(/** @type {any} */ (error).code).not.toBe("internal");
          }
        }),
        numRuns(300),
      );
    },
  );

  it("something other than bytes", async () => {
    await expect(loadRun(/** @type {any} */ ("file"))).rejects.toMatchObject({
      code: "invalid-argument",
    });
  });
});
