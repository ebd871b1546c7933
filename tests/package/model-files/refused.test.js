// Files that are no models, damaged, or not of this model: what is said, and that nothing changes.

import { input, layers, loadModel, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { strToU8, unzipSync, zipSync } from "fflate";
import { keras } from "./golden.js";

/** The archive with other members. @param {(members: Record<string, Uint8Array>) => object} change */
const changed = (change) => {
  const members = unzipSync(keras("mlp.keras"));
  return zipSync({ ...members, ...change(members) }, { level: 0 });
};

/** Its config changed. @param {(config: any) => void} change */
const otherConfig = (change) =>
  changed((members) => {
    const config = JSON.parse(new TextDecoder().decode(members["config.json"]));
    change(config);
    return { "config.json": strToU8(JSON.stringify(config)) };
  });

/** Slices of tensors, which Keras itself writes into .h5 and then does not load: "Unknown layer: GetItem". */
const sliced = () => {
  const x = input({ shape: [5, 3] });
  const last = model({ inputs: x, outputs: layers.getItem({ key: ":, -1, :", name: "last" })(x) });
  return [last, sequential([last, layers.dense({ units: 2 })])];
};

describe("a model file", () => {
  it.each([
    ["of another kind", () => strToU8("a,b\n1,2\n"), /neither a zip nor HDF5/],
    ["of nothing", () => new Uint8Array(), /it is empty/],
    [
      "that is a zip bomb",
      () => zipSync({ "config.json": strToU8("{}"), "model.weights.h5": new Uint8Array(2e7) }),
      /but unpacks to 20000002, which no weights do/,
    ],
    ["of PyTorch", () => Uint8Array.of(0x80, 2, 0x63), /a pickle, as PyTorch saves models/],
    ["that was cut short", () => keras("mlp.keras").slice(0, 4000), /zip/],
    ["of HDF5 that was cut short", () => keras("mlp.h5").slice(0, 9000), /byte/],
    ["of a zip without a model", () => zipSync({ "a.txt": strToU8("a") }), /no config\.json/],
    ["without JSON", () => changed(() => ({ "config.json": strToU8("{") })), /is not JSON/],
    [
      "without a config",
      () => changed(() => ({ "config.json": strToU8("[]") })),
      /not that of a model/,
    ],
    [
      "of a newer version",
      () => changed(() => ({ "metadata.json": strToU8('{"keras_version":"4.1.0"}') })),
      /4\.1\.0/,
    ],
    ["with weights only", () => keras("mlp.weights.h5"), /weights only/],
    [
      "with a Lambda layer",
      () => otherConfig(({ config }) => void (config.layers[1].class_name = "Lambda")),
      /"Lambda"/,
    ],
    [
      "with a layer of its author's own",
      () => otherConfig(({ config }) => void (config.layers[1].registered_name = "my>Odd")),
      /dense is of the class my>Odd, which its author wrote/,
    ],
    [
      "of a class of its author's own",
      () => changed(() => ({ "config.json": strToU8('{"registered_name":"my>Net","config":{}}') })),
      /of the class my>Net/,
    ],
    [
      "with fewer units",
      () => otherConfig(({ config }) => void (config.layers[1].config.units = 4)),
      /dense\/kernel has the shape \(6, 5\) in the file, but \(6, 4\) in the model/,
    ],
    [
      "with a layer more",
      () =>
        otherConfig(
          ({ config }) =>
            void config.layers.push({
              ...config.layers.at(-1),
              config: { ...config.layers.at(-1).config, name: "more", units: 3 },
            }),
        ),
      /no numbers for more\/kernel at layers\/dense_2\/vars\/0/,
    ],
  ])("%s is refused", async (_, bytes, message) => {
    await expect(loadModel(bytes(), { name: "m.keras" })).rejects.toThrow(message);
  });

  it("of another program is told by its name", async () => {
    const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
    const told = loadModel(await net.save("onnx"), { name: "net.onnx" });
    await expect(told).rejects.toThrow(/net\.onnx .* a model of ONNX, which is not read here/);
    net.dispose();
  });

  it("with a slice of a tensor is written as .keras, not as .h5", async () => {
    for (const net of sliced()) {
      await expect(net.save("h5")).rejects.toThrow(
        /Keras cannot load last, a slice of a tensor, from an \.h5 file\. Save the model as \.keras/,
      );
      const rows = { data: Float32Array.from({ length: 15 }, (_, i) => i), shape: [1, 5, 3] };
      const again = await loadModel(await net.save("keras"));
      expect(await again.predict(rows)).toEqual(await net.predict(rows));
      again.dispose();
    }
  });

  it("without weights or with others changes nothing", async () => {
    const net = sequential([layers.dense({ units: 3, inputShape: [6] })]);
    const before = await net.fingerprint();
    const name = "my.weights.h5";
    const told = net.loadWeights(keras("mlp.weights.h5"), { name });
    await expect(told).rejects.toThrow(/^my\.weights\.h5 cannot be read .* has the shape/);
    await expect(net.loadWeights(keras("mlp.h5"))).rejects.toThrow(/./);
    expect(await net.fingerprint()).toBe(before);
    net.dispose();
  });

  it("may stand in a zip, as Teachable Machine gives it", async () => {
    const bytes = zipSync({
      "keras_model.h5": keras("mlp.h5"),
      "labels.txt": strToU8("0 a\n1 b\n"),
    });
    const net = await loadModel(bytes);
    expect(await net.countParams()).toBeGreaterThan(50);
    net.dispose();
  });
});
