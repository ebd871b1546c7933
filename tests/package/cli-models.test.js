// `minibatch summary` and `minibatch convert`: Keras's files on the command line.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layers, loadModel, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { folder, minibatch } from "./cli.js";
import { golden, keras, largestDifference } from "./model-files/golden.js";
import { runOnnx } from "./model-files/onnx.js";

/** @param {string} name */
function model(name) {
  const path = join(folder, name);
  writeFileSync(path, keras(name));
  return path;
}

describe("a model on the command line", () => {
  it("is summarised as in the package", async () => {
    const { status, out } = await minibatch("summary", model("mlp.h5"));
    expect(status).toBe(0);
    const net = await loadModel(keras("mlp.h5"));
    expect(out).toBe(`${await net.summary()}\n`);
    net.dispose();
  });

  it("is summarised with the layers of models in it", async () => {
    const { out } = await minibatch("summary", model("nested.h5"), "--expand-nested");
    const net = await loadModel(keras("nested.h5"));
    expect(out).toBe(`${await net.summary({ expandNested: true })}\n`);
    expect(out).not.toBe(`${await net.summary()}\n`);
    net.dispose();
    const wrong = await minibatch("convert", model("mlp.h5"), "a.keras", "--expand-nested");
    expect(wrong).toMatchObject({ status: 2 });
    expect(wrong.err).toContain("--expand-nested");
  });

  it("is converted with all it has", async () => {
    const out = join(folder, "mlp.keras");
    const said = await minibatch("convert", model("mlp.h5"), out);
    expect(said).toMatchObject({ status: 0, err: "" });
    expect(said.out).toMatch(/73 parameters was written/);
    const [one, other] = [await loadModel(keras("mlp.h5")), await loadModel(readFileSync(out))];
    expect((await other.saveCheckpoint()).state).toEqual((await one.saveCheckpoint()).state);
    one.dispose();
    other.dispose();
  });

  it("is converted for an older Keras, too", async () => {
    const out = join(folder, "nested.keras");
    const given = ["convert", model("nested.keras"), out, "--keras-version"];
    expect(await minibatch(...given, "3.3")).toMatchObject({ status: 0, err: "" });
    const net = await loadModel(keras("nested.keras"));
    expect(new Uint8Array(readFileSync(out))).toEqual(
      await net.save("keras", { kerasVersion: "3.3" }),
    );
    net.dispose();
    const refused = await minibatch(...given, "2.15");
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining("one of 3.3, 3.4") });
  });

  it("is converted to ONNX, or not at all", async () => {
    const out = join(folder, "cnn.onnx");
    expect(await minibatch("convert", model("cnn.h5"), out)).toMatchObject({ status: 0, err: "" });
    const { x, predictions } = golden("cnn");
    const [found] = await runOnnx(readFileSync(out), x);
    expect(largestDifference(found, predictions)).toBeLessThan(1e-5);

    const open = /** @type {any} */ ([null, null, 1]);
    const net = sequential([layers.centerCrop({ height: 2, width: 2, inputShape: open })]);
    const path = join(folder, "cropped.keras");
    writeFileSync(path, await net.save());
    net.dispose();
    const none = join(folder, "cropped.onnx");
    const said = await minibatch("convert", path, none);
    expect(said.status).toBe(1);
    expect(said.err).toMatch(
      /no form of the layer "center_crop" .* with an input of unknown length/,
    );
    expect(existsSync(none)).toBe(false);
  });

  it.each([
    [() => ["summary"], 2, /summary needs a model/],
    [() => ["convert", model("mlp.h5")], 2, /convert needs a model/],
    [() => ["convert", model("mlp.h5"), join(folder, "m.pb")], 2, /m\.pb does not end in/],
    [() => ["summary", join(folder, "none.h5")], 1, /none\.h5/],
  ])("%s", async (args, status, message) => {
    const said = await minibatch(...args());
    expect(said.status).toBe(status);
    expect(said.err).toMatch(message);
  });
});
