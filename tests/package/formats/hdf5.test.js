// HDF5 by our own reader and writer: h5py's files of all kinds, and damaged ones.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHdf5, readHdf5 } from "../../../wasm/formats/hdf5/read.js";
import { writeHdf5 } from "../../../wasm/formats/hdf5/write.js";
import { guard } from "./guard.js";
import { bytesOf, expectedOf, names, plainTree } from "./hdf5-golden.js";
import { fuzzTime, numRuns } from "./make-files.js";

/** @import { GroupNode, Node } from "../../../wasm/formats/hdf5/types.js" */

const read = names.filter((name) => !name.startsWith("refused"));

/** h5py's null dataspaces have no elements here. @param {any} tree */
function withoutNothing(tree) {
  const { nothing, ...members } = tree.members;
  return { ...tree, members };
}

describe("HDF5 that h5py wrote", () => {
  it.each(read)("is read: %s", (name) => {
    const tree = readHdf5(bytesOf(name), "x.h5");
    expect(withoutNothing(plainTree(tree))).toEqual(withoutNothing(expectedOf(name)));
  });

  it("is told from other files", () => {
    expect(isHdf5(bytesOf("user-block"))).toBe(true);
    expect(isHdf5(new Uint8Array(4096))).toBe(false);
  });

  it.each([
    ["soft", "hdf5.soft-link"],
    ["external", "hdf5.external-link"],
    ["virtual", "hdf5.virtual"],
    ["outside", "hdf5.external-data"],
    ["ring", "hdf5.ring"],
    ["filter", "hdf5.filter"],
    ["type", "hdf5.type"],
    ["claim", "hdf5.too-large"],
  ])("is refused for what it must not have: %s", (name, id) => {
    for (const version of ["earliest", "latest"]) {
      const bytes = bytesOf(`refused-${name}-${version}`);
      const reading = () => readAll(readHdf5(bytes, "x.h5"));
      const why = expect.objectContaining({ id });
      const values = { path: "x.h5", why };
      expect(reading).toThrow(
        expect.objectContaining({ code: "invalid-data", id: "hdf5.refused", values }),
      );
    }
  });

  it("is refused where more is wanted than memory allows", () => {
    const reading = () => plainTree(readHdf5(bytesOf("chunks-latest"), "x.h5", { bytes: 1000 }));
    expect(reading).toThrow(/claim/);
    expect(() => readHdf5(new TextEncoder().encode("no HDF5 at all"), "x.h5")).toThrow(/signature/);
  });
});

/** float16 is written as float32. @param {any} tree @returns {any} */
function wider(tree) {
  return JSON.parse(
    JSON.stringify(tree, (_, value) => {
      if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
      return value === "float16" ? "float32" : value;
    }),
  );
}

describe("HDF5 that is written", () => {
  it.each(read.filter((name) => !name.startsWith("groups")))("is read again: %s", (name) => {
    const tree = readHdf5(bytesOf(name), "x.h5");
    const again = readHdf5(writeHdf5(tree), "x.h5");
    expect(wider(plainTree(again))).toEqual(wider(plainTree(tree)));
  });

  it("has as many members, texts and levels as there are", () => {
    /** @type {GroupNode} */
    const root = { kind: "group", attributes: new Map(), members: new Map() };
    const long = "가".repeat(40_000);
    root.attributes.set("config", { type: "string", shape: [], values: [long] });
    for (let i = 0; i < 3000; ++i) {
      root.members.set(`layer_${i}`, { kind: "group", attributes: new Map(), members: new Map() });
    }
    const tree = readHdf5(writeHdf5(root), "x.h5");
    expect([...tree.members.keys()]).toEqual([...root.members.keys()]);
    expect(tree.attributes.get("config")?.values).toEqual([long]);
  });
});

describe("damaged HDF5", () => {
  // Of what is written here, too.
  const own = writeHdf5(readHdf5(bytesOf("random-latest-2"), "x.h5"));
  const files = [...read.filter((name) => !name.startsWith("groups")).map(bytesOf), own];
  const changes = fc.array(
    fc.tuple(fc.nat(2 ** 20), fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 127, 128, 255))),
    { minLength: 1, maxLength: 6 },
  );
  const cut = fc.option(fc.nat(2 ** 18), { freq: 8 });

  it("takes no time for elements that are larger than their chunk", () => {
    const bytes = bytesOf("random-earliest-0").slice();
    // Of the shuffle filter of an array of float64, whose elements have 8 bytes.
    bytes[26635] = 255;
    const over = guard(2e7);
    readAll(readHdf5(bytes, "x.h5", { bytes: 2e7 }));
    over();
  });

  const claims = new Map([
    [2841, 172],
    [1532, 3],
    [1890, 128],
    [2259, 100],
    [2982, 0],
    [2117, 214],
  ]);

  it("takes no time for chunks that were never written", () => {
    const bytes = bytesOf("chunks-latest").slice();
    // The head of an extensible array, which then claims millions of chunks.
    for (const [place, byte] of claims) bytes[place] = byte;
    const before = process.memoryUsage().heapUsed;
    readAll(readHdf5(bytes, "x.h5", { bytes: 2e7 }));
    // Objects for all of them would take 80 MB.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(3e7);
  });

  it("is read or refused, and nothing else", fuzzTime(120_000), () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), changes, cut, fc.boolean(), (file, at, keep, head) => {
        const bytes = file.slice(0, keep ?? undefined);
        const reach = head ? Math.min(bytes.length, 3000) : bytes.length;
        for (const [place, byte] of at) if (reach > 0) bytes[place % reach] = byte;
        const over = guard(2e7);
        try {
          readAll(readHdf5(bytes, "x.h5", { bytes: 2e7 }));
        } catch (error) {
          expect(/** @type {any} */ (error).id, String(error)).toBe("hdf5.refused");
        }
        over();
      }),
      numRuns(300),
    );
  });
});

/** @param {Node} node */
function readAll(node) {
  if (node.kind === "array") node.read();
  else for (const member of node.members.values()) readAll(member);
}
