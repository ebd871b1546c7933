import { describe, expect, it } from "vitest";
import { experiment, status } from "minibatch";
import { bytes, failure, file, json, named } from "./iris.js";

describe("an impossible run says why, and leaves no handles", () => {
  it.each([
    ["no data", { data: null }, [], "invalid-argument", /names no data/],
    [
      "files that are not given",
      { data: { files: [named] } },
      [],
      "invalid-argument",
      /iris\.csv \(\d+ bytes\)/,
    ],
    [
      "another size",
      { data: { files: [{ ...named, size: 10 }] } },
      [file],
      "wrong-file",
      new RegExp(`"iris.csv" has ${bytes.length} bytes, "iris.csv" has 10`),
    ],
    [
      "other contents",
      { data: { files: [{ ...named, sha256: "0".repeat(64) }] } },
      [file],
      "wrong-file",
      /"iris\.csv" does not have the contents of "iris\.csv": its SHA-256 is/,
    ],
    [
      "another name",
      { data: { files: [{ name: "other.csv" }] } },
      [file],
      "wrong-file",
      /"other\.csv" is missing/,
    ],
    [
      "too many files",
      { data: { files: [named] } },
      [file, file],
      "wrong-file",
      /expected 1 \(iris\.csv\), received 2/,
    ],
    [
      "an unknown sample",
      { data: { sample: "no-such" } },
      [],
      "invalid-data",
      /no sample "no-such"\. Known: .*iris/,
    ],
    [
      "a sample that the package does not include",
      { data: { sample: "fashion-mnist" } },
      [],
      "load-failed",
      /Give the sample's files/,
    ],
    [
      "an address",
      { data: { url: "data/x.csv" } },
      [],
      "invalid-argument",
      /In Node nothing is fetched: give the file/,
    ],
    ["no such column", { target: { columns: ["kind"] } }, [], "invalid-data", /kind/],
    [
      "a layer that does not fit",
      {
        model: {
          class_name: "Sequential",
          config: {
            layers: [{ class_name: "Conv2D", config: { filters: 2, kernel_size: [3, 3] } }],
          },
        },
      },
      [],
      "shape-mismatch",
      /^Layer "conv2d"/,
    ],
  ])("%s", async (_what, parts, files, code, message) => {
    const before = (await status()).handles;
    const error = await failure(() => experiment({ ...json, ...parts }).run(files));
    expect(error.message).toMatch(message);
    expect(error.code).toMatch(code);
    expect((await status()).handles).toBe(before);
  });

  it("a signal that was aborted before training", async () => {
    const before = (await status()).handles;
    const reason = new Error("changed my mind");
    const controller = new AbortController();
    const onReady = () => controller.abort(reason);
    const run = () => experiment(json).run(undefined, { signal: controller.signal, onReady });
    expect(await failure(run)).toBe(reason);
    expect((await status()).handles).toBe(before);
  });
});
