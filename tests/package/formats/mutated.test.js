// Mutated files of the formats whose own tests have none: each is read or refused, and nothing else.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { imageSize } from "../../../wasm/formats/image-size.js";
import { readFiles } from "../../../wasm/formats/index.js";
import { guard } from "./guard.js";
import { decodePng, file, fuzzTime, greyPng, gzip, idx, numRuns, utf8 } from "./make-files.js";
import { loadCore } from "./load-core.js";

/** @param {string} name */
const fixture = (name) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

const tables = utf8("size,kind\n1.5,a\n2.5,b\n3.5,a\n4.5,b\n");
const images = idx(
  [6, 2, 2],
  Array.from({ length: 24 }, (_, i) => 10 * i),
);
const labels = idx([6], [0, 1, 2, 0, 1, 2]);
const batch = new Uint8Array(gunzipSync(fixture("cifar/cifar-10-binary.tar.gz"))).subarray(
  512,
  512 + 4 * 3073,
);

/** What is mutated: one of the files, the others as they are. @type {[string, { name: string, path?: string, bytes: Uint8Array }[]][]} */
const inputs = [
  ["IDX", [file("train-images-idx3-ubyte", images), file("train-labels-idx1-ubyte", labels)]],
  [
    "IDX of numbers",
    [
      file("train-images-idx3-float", fixture("arrays/f4-images-idx3")),
      file("train-labels-idx1-int", fixture("arrays/labels-idx1-int")),
    ],
  ],
  ["gzip of a table", [file("t.csv.gz", gzip(tables))]],
  [
    "gzip of IDX",
    [
      file("train-images-idx3-ubyte.gz", gzip(images)),
      file("train-labels-idx1-ubyte.gz", gzip(labels)),
    ],
  ],
  [
    "CIFAR's batches",
    [file("data_batch_1.bin", batch), file("batches.meta.txt", utf8("cat\ndog\n"))],
  ],
  ["archives in gzip", [file("cifar-10-binary.tar.gz", fixture("cifar/cifar-10-binary.tar.gz"))]],
  [
    "tables beside pictures",
    [
      {
        ...file("labels.csv", utf8("id,breed\n1,cat\n2,dog\n3,cat\n4,dog\n")),
        path: "ds/labels.csv",
      },
      ...[1, 2, 3, 4].map((i) => ({
        ...file(`${i}.png`, greyPng(40 * i)),
        path: `ds/train/${i}.png`,
      })),
    ],
  ],
  [
    "pictures",
    ["a", "b"].map((name, i) => ({ ...file("1.png", greyPng(90 * i)), path: `ds/${name}/1.png` })),
  ],
];

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** Browsers refuse what has too few bytes for its size. @type {import("../../../wasm/formats/types.js").DecodeImage} */
async function decode(bytes, path) {
  const size = imageSize(bytes);
  if (!size || size.width * size.height > 10_000) throw new RangeError("size");
  return decodePng(bytes, path);
}

const changes = fc.array(fc.tuple(fc.nat(2 ** 16), fc.nat(255)), { minLength: 1, maxLength: 6 });

describe("mutated", () => {
  it.each(inputs)(
    "%s are read or refused, and nothing else",
    fuzzTime(120_000),
    async (_, files) => {
      const before = core.bindings.usedBytes();
      const cut = fc.option(fc.nat(2 ** 16), { freq: 4 });
      await fc.assert(
        fc.asyncProperty(
          fc.nat(files.length - 1),
          changes,
          cut,
          fc.boolean(),
          async (which, at, keep, isHead) => {
            const bytes = files[which].bytes.slice(0, keep ?? undefined);
            const reach = isHead ? Math.min(bytes.length, 64) : bytes.length;
            for (const [place, byte] of at) if (reach > 0) bytes[place % reach] = byte;
            const over = guard(1e6, core);
            try {
              const all = files.map((one, i) => (i === which ? { ...one, bytes } : one));
              const options = { core, decode, limits: { bytes: 1e6, entries: 100 } };
              (await readFiles(all, options)).dispose();
            } catch (error) {
              const { code } =
                /** @type {import("../../../wasm/messages/error.js").MinibatchError} */ (error);
              expect(["invalid-data", "out-of-memory"], String(error)).toContain(code);
            }
            over();
          },
        ),
        numRuns(200),
      );
      expect(core.bindings.usedBytes()).toBeLessThan(before + 100_000);
    },
  );

  it("pictures have a size, or none", () => {
    const heads = ["grey12.png", "green.bmp"].map((name) => fixture(`pictures/${name}`));
    heads.push(
      Uint8Array.from([
        0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xc0, 1, 2, 0xff, 0xc2, 0, 11, 8, 0, 9, 0, 9, 1, 0, 0,
        0,
      ]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...heads), changes, (head, at) => {
        const bytes = head.slice();
        for (const [place, byte] of at) bytes[place % Math.min(bytes.length, 64)] = byte;
        const size = imageSize(bytes);
        if (size) expect(size.width >= 0 && size.height >= 0).toBe(true);
      }),
      numRuns(1000),
    );
  });
});
