// Starting the core: from elsewhere, from bytes, and from what is no core.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { MinibatchError, init, layers, sequential } from "minibatch";
import { expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { notRelaxed } from "./fixtures/relaxed-here.js";

const file = inRoot("dist/package/minibatch.wasm");

/** The core with the id of another build: the last bytes of the file. */
function otherBuild() {
  const binary = readFileSync(file);
  binary.subarray(-12).fill(0);
  return binary;
}

/** The smallest module there is, as one from before there were ids. */
const unnamed = () => Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

it("says that a file is not a core, and then starts with one that is", async () => {
  /** @type {[options: any, code: string, message: RegExp][]} */
  const refused = [
    [{ wasmUrl: `${file}.gone` }, "load-failed", /minibatch\.wasm\.gone/],
    [{ wasmUrl: pathToFileURL(`${file}.gone`) }, "load-failed", /minibatch\.wasm\.gone/],
    [{ wasmBinary: new Uint8Array(8) }, "load-failed", /WebAssembly/],
    [{ wasmBinary: readFileSync(file).subarray(0, 5000) }, "load-failed", /WebAssembly/],
    [
      { wasmBinary: otherBuild() },
      "load-failed",
      /core from wasmBinary and the script that loads it are from different builds/,
    ],
    [
      { wasmBinary: unnamed() },
      "load-failed",
      /core from wasmBinary and the script that loads it are from different builds/,
    ],
    [{ wasmBinary: "bytes" }, "invalid-argument", /Uint8Array, received "bytes"/],
    [{ worker: true }, "invalid-argument", /Node.*same thread/],
    [{ relaxed: "yes" }, "invalid-argument", /relaxed: expected true or false, received "yes"/],
    [{ threads: 65 }, "invalid-argument", /threads: expected at most 64, received 65/],
    [{ threads: 0 }, "invalid-argument", /threads.*received 0/],
  ];
  for (const [options, code, message] of refused) {
    const error = await init(options).catch((reason) => reason);
    expect(error).toBeInstanceOf(MinibatchError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  }
  const info = {
    build: "simd",
    threads: 1,
    threadsReason: "asked",
    relaxedReason: notRelaxed,
    worker: false,
  };
  expect(await init({ wasmUrl: pathToFileURL(file), worker: false, threads: 1 })).toEqual(info);
  const net = sequential([layers.dense({ units: 2, inputShape: [3] })]);
  expect(await net.countParams()).toBe(8);
  expect(await init()).toEqual(info);
  await expect(init({ wasmBinary: readFileSync(file) })).rejects.toMatchObject({
    code: "invalid-state",
  });
});
