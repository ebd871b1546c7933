// `minibatch summary` and `minibatch convert`: Keras's files on the command line.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadModel } from "minibatch";
import { describe, expect, it } from "vitest";
import { folder, minibatch } from "./cli.js";
import { keras } from "./model-files/golden.js";

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

  it.each([
    [() => ["summary"], 2, /summary needs a model/],
    [() => ["convert", model("mlp.h5")], 2, /convert needs a model/],
    [() => ["convert", model("mlp.h5"), join(folder, "m.onnx")], 2, /m\.onnx does not end in/],
    [() => ["summary", join(folder, "none.h5")], 1, /none\.h5/],
  ])("%s", async (args, status, message) => {
    const said = await minibatch(...args());
    expect(said.status).toBe(status);
    expect(said.err).toMatch(message);
  });
});
