// An experiment that begins with a model's file names it, as it names its data.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { experiment, hashFiles, layers, loadModel, loadRun, sequential, status } from "minibatch";

/** @type {Uint8Array} */
let bytes;
/** @type {import("minibatch").ExperimentJson} */
let json;
const name = "flowers.keras";

beforeAll(async () => {
  const net = sequential([
    layers.dense({ units: 5, activation: "relu", inputShape: [4], name: "front" }),
    layers.dense({ units: 3, activation: "softmax", name: "kind" }),
  ]);
  await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy", seed: 8 });
  bytes = await net.save();
  const [file] = await hashFiles([{ name, bytes }]);
  const { class_name, config } = net.toJSON();
  json = {
    minibatch: 1,
    data: { sample: "iris" },
    model: /** @type {any} */ ({ class_name, config }),
    begin: { file },
    // So the first batch shows the weights that it began with.
    compile: { optimizer: { class_name: "SGD", config: { learning_rate: 0 } } },
    fit: { epochs: 1, validation_split: 0 },
  };
  net.dispose();
});
afterAll(async () => expect((await status()).handles).toBe(0));

describe("an experiment that begins with a file", () => {
  it("says so in its JSON, its link and its programs", async () => {
    const given = experiment(json);
    expect(Object.keys(given.json)).toContain("begin");
    expect(experiment.fromLink(given.toLink()).json).toEqual(given.json);
    const anew = given.with({ begin: null });
    expect(anew.json).not.toHaveProperty("begin");
    expect(anew.equals(given)).toBe(false);
    expect(await given.toJavaScript()).toContain(`await loadModel(await readFile("${name}"))`);
    const python = await given.toPython();
    const again = await experiment.fromPython(python);
    expect(again.experiment?.json.begin).toEqual(given.json.begin);

    const faults = (/** @type {any} */ begin) => {
      try {
        experiment({ ...json, begin });
      } catch (error) {
        return /** @type {any} */ (error).faults.map((/** @type {any} */ { path }) => path);
      }
      return [];
    };
    expect(faults({ head: "own" })).toEqual(["begin.file"]);
    expect(faults({ file: { name }, head: "other" })).toEqual(["begin.head"]);
    expect(faults({ file: { name, sha256: "x" } })).toEqual(["begin.file.sha256"]);
    expect(faults("flowers.keras")).toEqual(["begin"]);
  });

  it("takes it from among the files, and names it in the run and its file", async () => {
    const source = await loadModel(bytes);
    const fresh = await source.fingerprint();
    const run = await experiment(json).run([{ name: `models/${name}`, bytes }]);
    expect(run.fingerprint).toBe(fresh);
    expect(run.experiment.begin).toEqual(json.begin);
    const loaded = await loadRun(await run.save());
    expect(loaded.experiment.begin).toEqual(json.begin);
    loaded.dispose();
    run.dispose();

    // A caller's model, with the file it is from.
    const { begin, ...rest } = json;
    const named = { model: source, file: /** @type {any} */ (begin).file };
    const other = await experiment(rest).run(null, { begin: named });
    expect(other.fingerprint).toBe(fresh);
    expect(other.experiment.begin).toEqual(begin);
    const files = [new File([/** @type {any} */ (bytes)], name)];
    const sweep = await experiment(json).sweep({ set: { "fit.batch_size": [16] } }, files);
    expect(sweep.runs[0].run).toMatchObject({ fingerprint: fresh, experiment: { begin } });
    const prepared = /** @type {import("minibatch").Prepared} */ (other.prepared);
    const judged = await experiment(json).crossValPredict(prepared, { cv: 2, files });
    const alike = await experiment(json).crossValPredict(prepared, { cv: 2, begin: named });
    expect([...judged.outputs]).toEqual([...alike.outputs]);
    for (const one of [judged, alike, other]) one.dispose();
    source.dispose();
  });

  it("asks for it by its name, and refuses another", async () => {
    await expect(experiment(json).run()).rejects.toMatchObject({
      code: "invalid-argument",
      id: "run.begin-wanted",
      message: expect.stringContaining(name),
    });
    const changed = bytes.with(bytes.length - 1, 1 ^ bytes[bytes.length - 1]);
    await expect(experiment(json).run([{ name, bytes: changed }])).rejects.toMatchObject({
      code: "wrong-file",
      message: expect.stringContaining(name),
    });
    const source = await loadModel(bytes);
    const file = { name, size: bytes.length, sha256: "0".repeat(64) };
    const begun = experiment(json).run(null, { begin: { model: source, file } });
    await expect(begun).rejects.toMatchObject({ code: "wrong-file" });
    source.dispose();
  });
});
