// safetensors, TensorFlow.js's layers-model and NumPy's .npz: what is written is read again, and what is damaged is refused.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { input, layers, loadModel, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { golden, keras, largestDifference, names, plain } from "./golden.js";

/** @param {import("minibatch").Model} net */
const fingerprint = async (net) => (await net.getWeights()).map(({ data }) => [...data]);

/** @param {Uint8Array} bytes @param {RegExp} message */
const refused = (bytes, message) =>
  expect(loadModel(bytes, { name: "m" })).rejects.toThrow(message);

/** A file of NumPy. @param {{ shape: readonly number[], data: Float32Array }} weight */
function npy({ shape, data }) {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.map((n) => `${n},`).join(" ")}), }`;
  const header = `${text.padEnd(64 * Math.ceil((text.length + 11) / 64) - 11)}\n`;
  const bytes = new Uint8Array(10 + header.length + data.byteLength);
  bytes.set([0x93, ...strToU8("NUMPY"), 1, 0, header.length & 255, header.length >> 8]);
  bytes.set(strToU8(header), 10);
  bytes.set(new Uint8Array(data.slice().buffer), 10 + header.length);
  return bytes;
}

describe.each(/** @type {const} */ (["safetensors", "tfjs"]))("%s", (format) => {
  it.each(names)("%s is saved and read with the same weights and predictions", async (name) => {
    const { x, predictions } = golden(name);
    const net = await loadModel(keras(`${name}.keras`));
    if (format === "tfjs" && ["sequence", "masked", "recurrent"].includes(name)) {
      await expect(net.save(format)).rejects.toThrow(
        /TensorFlow\.js cannot compute (forward_)?gru:/,
      );
      return net.dispose();
    }
    const bytes = await net.save(format);
    const again = await loadModel(bytes);
    expect(await fingerprint(again)).toEqual(await fingerprint(net));
    expect(largestDifference(await again.predict(plain(x)), predictions)).toBeLessThan(1e-5);
    if (format === "safetensors") expect(again.compileOptions).toEqual(net.compileOptions);
    // Weights alone go into a model that is there.
    const fresh = model(net.toJSON());
    await fresh.loadWeights(bytes);
    expect(await fingerprint(fresh)).toEqual(await fingerprint(net));
    for (const one of [net, again, fresh]) one.dispose();
  });
});

describe("other model files", () => {
  it("have the weights of np.savez(file, *model.get_weights())", async () => {
    for (const name of ["cnn", "nested", "mlp"]) {
      const net = await loadModel(keras(`${name}.keras`));
      const weights = golden(name).weights;
      const members = weights.map((/** @type {any} */ weight, /** @type {number} */ i) => [
        `arr_${i}.npy`,
        npy(weight),
      ]);
      const bytes = zipSync(Object.fromEntries(members.toReversed()));
      const fresh = model(net.toJSON());
      await fresh.loadWeights(bytes);
      expect(await fingerprint(fresh)).toEqual(await fingerprint(net));
      await expect(loadModel(bytes)).rejects.toThrow(/weights only/);
      const few = zipSync(Object.fromEntries(members.slice(1)));
      await expect(fresh.loadWeights(few)).rejects.toThrow(/weights, but the model has/);
      for (const one of [net, fresh]) one.dispose();
    }
  });

  it("of safetensors are refused where they claim what is not there", async () => {
    const net = await loadModel(keras("mlp.keras"));
    const bytes = await net.save("safetensors");
    net.dispose();
    const length = new DataView(bytes.buffer).getUint32(0, true);
    const header = JSON.parse(strFromU8(bytes.subarray(8, 8 + length)));
    /** @param {(header: any) => void} change */
    const changed = (change) => {
      const copy = structuredClone(header);
      change(copy);
      const text = strToU8(JSON.stringify(copy));
      const all = new Uint8Array(8 + text.length + bytes.length - 8 - length);
      new DataView(all.buffer).setUint32(0, text.length, true);
      all.set(text, 8);
      all.set(bytes.subarray(8 + length), 8 + text.length);
      return all;
    };
    const [first] = Object.keys(header).slice(1);
    await refused(bytes.slice(0, -4), /claims other bytes/);
    await refused(bytes.slice(0, 100), /should end at byte/);
    const huge = { dtype: "F32", shape: [50_000, 10_000], data_offsets: [0, 2e9] };
    await refused(
      changed((all) => void (all[first] = huge)),
      /claims other bytes/,
    );
    await refused(
      changed((all) => void (all[first].dtype = "F4")),
      /type F4/,
    );
    await refused(
      changed((all) => void delete all[first]),
      /it has \d weights, but the model has/,
    );
    await refused(
      changed((all) => void delete all.__metadata__),
      /weights only/,
    );
  });

  it("of TensorFlow.js may be quantized, and graph-models are named", async () => {
    const net = await loadModel(keras("mlp.keras"));
    const members = unzipSync(await net.save("tfjs"));
    net.dispose();
    /** @param {(json: any) => void} change @param {Record<string, Uint8Array>} [others] */
    const changed = (change, others = {}) => {
      const json = JSON.parse(strFromU8(members["model.json"]));
      change(json);
      return zipSync({ ...members, "model.json": strToU8(JSON.stringify(json)), ...others });
    };
    await refused(
      changed((json) => void (json.format = "graph-model")),
      /graph-model/,
    );
    await refused(
      changed((json) => void json.weightsManifest[0].paths.push("no.bin")),
      /no no\.bin/,
    );
    const [shard] = Object.keys(members).filter((name) => name.endsWith(".bin"));
    const { length } = members[shard];
    await refused(
      changed(() => {}, { [shard]: members[shard].subarray(0, length - 4) }),
      /claims other bytes/,
    );
    const bytes = Uint8Array.from({ length: length / 4 }, (_, i) => i % 256);
    const quantized = changed(
      (json) => {
        for (const weight of json.weightsManifest[0].weights) {
          weight.quantization = { dtype: "uint8", scale: 0.5, min: -10 };
        }
      },
      { [shard]: bytes },
    );
    const read = await loadModel(quantized);
    expect((await read.getWeights())[0].data.slice(0, 3)).toEqual(Float32Array.of(-10, -9.5, -9));
    read.dispose();
  });

  it("of TensorFlow.js are read by their names where what is trained comes first", async () => {
    const photo = input({ shape: [8, 8, 3] });
    const outputs = [
      layers.batchNormalization({ name: "norm" }),
      layers.depthwiseConv2d({ kernelSize: 3, useBias: false, name: "depth" }),
      layers.batchNormalization({ name: "norm_after" }),
    ].reduce((tensor, layer) => layer(tensor), photo);
    const net = sequential([
      layers.inputLayer({ shape: [8, 8, 3] }),
      model({ inputs: photo, outputs, name: "inner" }),
      layers.flatten({}),
      layers.dense({ units: 2, name: "head" }),
    ]);
    const weights = await net.getWeights();
    await net.setWeights(
      weights.map((one, i) => ({ ...one, data: one.data.map((_, k) => i + k) })),
    );
    const members = unzipSync(await net.save("tfjs"));
    const json = JSON.parse(strFromU8(members["model.json"]));
    const [group] = json.weightsManifest;
    const [shard] = group.paths;
    let at = 0;
    const each = group.weights.map((/** @type {any} */ weight) => {
      const from = at;
      at += weight.shape.reduce((/** @type {number} */ all, /** @type {number} */ n) => all * n, 4);
      return { weight, bytes: members[shard].subarray(from, at) };
    });
    const sorted = each.toSorted(
      (/** @type {any} */ a, /** @type {any} */ b) =>
        Number(/moving/.test(a.weight.name)) - Number(/moving/.test(b.weight.name)),
    );
    group.weights = sorted.map((/** @type {any} */ { weight }) => weight);
    const all = new Uint8Array(sorted.flatMap((/** @type {any} */ { bytes }) => [...bytes]));
    const zip = (/** @type {string[]} */ paths) => {
      const text = JSON.stringify({ ...json, weightsManifest: [{ ...group, paths }] });
      return zipSync({ "model.json": strToU8(text), [shard]: all });
    };
    const again = await loadModel(zip([shard]));
    expect(await fingerprint(again)).toEqual(await fingerprint(net));
    for (const one of [net, again]) one.dispose();
    await refused(zip([shard, shard]), /the zip has no group1-shard/);
  });

  it("are not looked for in a zip in a zip", async () => {
    const bytes = keras("mlp.keras");
    const once = zipSync({ "a.keras": bytes });
    (await loadModel(once)).dispose();
    await refused(zipSync({ "b.keras": once }), /no config\.json of Keras/);
  });
});
