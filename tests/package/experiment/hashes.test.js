import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { experiment, hashFiles, layers, sequential } from "minibatch";
import { inRoot } from "../../../tools/paths.mjs";
import { failure, hashOf, json, sha256 } from "./iris.js";

describe("SHA-256", () => {
  it("of files is what Node says it is, of any size, with bytes counted", async () => {
    const sizes = [0, 1, 55, 64, 2 ** 21, 2 ** 21 + 1, 5_000_000];
    const files = sizes.map((size, i) => ({
      name: `${i}.bin`,
      bytes: Uint8Array.from({ length: size }, (_, k) => (k * 31 + i) % 251),
    }));
    /** @type {number[][]} */
    const counted = [];
    const hashed = await hashFiles([...files, { name: "blob", blob: new Blob(["abc"]) }], {
      onProgress: (done, total) => counted.push([done, total]),
    });
    expect(hashed).toEqual([
      ...files.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
      { name: "blob", size: 3, sha256: sha256(Buffer.from("abc")) },
    ]);
    const total = sizes.reduce((sum, size) => sum + size, 3);
    expect(counted.at(-1)).toEqual([total, total]);
  });

  it("of files ends with its signal", async () => {
    const reason = new Error("enough");
    const files = [{ name: "large", bytes: new Uint8Array(2 ** 26) }];
    const controller = new AbortController();
    const onProgress = () => controller.abort(reason);
    expect(await failure(() => hashFiles(files, { signal: controller.signal, onProgress }))).toBe(
      reason,
    );
  });

  it("of a model's weights is their fingerprint", async () => {
    const net = sequential([
      layers.dense({ units: 3, inputShape: [4] }),
      layers.batchNormalization(),
    ]);
    await net.setWeights(
      (await net.getWeights()).map(({ data, shape }, i) => ({
        data: data.map((_, k) => i - k / 7),
        shape,
      })),
    );
    expect(await net.fingerprint()).toBe(hashOf(await net.getWeights()));
    net.dispose();
  });
});

describe("many files", () => {
  it("are named as their folder, by what all of them hold", async () => {
    const pixels = readFileSync(inRoot("public/samples/iris.csv")).subarray(0, 64);
    const files = Array.from({ length: 101 }, (_, i) => ({
      name: `${i}.txt`,
      path: `photos/${i % 2 ? "cat" : "dog"}/${i}.txt`,
      bytes: new Uint8Array([...pixels, i]),
    }));
    const lines = files.map(
      ({ path, bytes }) => `${sha256(bytes)}  ${path.slice("photos/".length)}\n`,
    );
    const list = sha256(Buffer.from(lines.sort().join("")));
    const folder = { name: "photos/", size: 101 * 65, sha256: list };
    // They hold nothing to learn from, which is found after they were compared.
    const right = await failure(() =>
      experiment({ ...json, data: { files: [folder] } }).run(files),
    );
    expect(right.code).toBe("invalid-data");
    files[3].bytes[0] ^= 1;
    const wrong = await failure(() =>
      experiment({ ...json, data: { files: [folder] } }).run(files),
    );
    expect(wrong.code).toBe("wrong-file");
  });
});
