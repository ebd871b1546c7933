import { readFileSync } from "node:fs";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { zipEntries } from "../../../wasm/formats/zip.js";
import { guard } from "./guard.js";
import { entry, errorOf, fuzzTime, limits, numRuns, utf8, zip } from "./make-files.js";

const all = () => true;
const compressible = new Uint8Array(1000).fill(7);
const archive = zip({ "cats/1.bin": compressible, "개/2.bin": utf8("hello") });

/** @param {Uint8Array} bytes */
const open = (bytes) => zipEntries(entry("a.zip", bytes), limits, all);

/** @param {Uint8Array} bytes @param {number[]} sequence */
function find(bytes, sequence) {
  const at = bytes.findIndex((_, i) => sequence.every((byte, k) => bytes[i + k] === byte));
  if (at < 0) throw new Error("not found");
  return at;
}
const directoryAt = find(archive, [0x50, 0x4b, 1, 2]);

/** A copy with one 32-bit number changed. @param {number} at @param {number} value */
function changed(at, value) {
  const copy = archive.slice();
  new DataView(copy.buffer).setUint32(at, value, true);
  return copy;
}

/** @param {() => unknown} work @param {RegExp} message */
async function refused(work, message) {
  const error = await errorOf(work);
  expect(error.message).toMatch(message);
  return error;
}

describe("zipEntries", () => {
  it("lists and unpacks the files", async () => {
    const entries = await open(archive);
    expect(entries.map(({ path, size }) => [path, size])).toEqual([
      ["cats/1.bin", 1000],
      ["개/2.bin", 5],
    ]);
    expect(await entries[0].read()).toEqual(compressible);
    expect(await entries[1].read(1, 3)).toEqual(utf8("el"));
  });

  it("joins letters that macOS writes decomposed", async () => {
    const [{ path }] = await open(zip({ [`${"개".normalize("NFD")}/1.bin`]: "x" }));
    expect(path).toBe("개/1.bin");
  });

  it("leaves out folders and files that are not wanted", async () => {
    const mixed = zip({ "a/": "", "a/1": "x", "a/2": "y" });
    const entries = await zipEntries(entry("a.zip", mixed), limits, (path) => path !== "a/2");
    expect(entries.map(({ path }) => path)).toEqual(["a/1"]);
  });

  it("refuses an archive that was cut short", async () => {
    await refused(() => open(archive.subarray(0, archive.length - 30)), /a\.zip .* cut short/);
    await refused(() => open(new Uint8Array(10)), /its directory is missing/);
  });

  it("refuses declared gigabytes before unpacking, and what unpacks to more than declared", async () => {
    const bomb = changed(directoryAt + 24, 3e9);
    const error = await refused(() => open(bomb), /a\.zip, unpacked, would take 3\.0 GB/);
    expect(error.code).toBe("out-of-memory");

    const [lying] = await open(changed(directoryAt + 24, 100));
    await refused(
      () => lying.read(),
      /cats\/1\.bin should have 100 bytes, but unpacks to 101 or more/,
    );
  });

  it("refuses a size that the packed bytes cannot make, before taking memory for it", async () => {
    const [lying] = await open(changed(directoryAt + 24, 1e9));
    const error = await refused(
      () => lying.read(),
      /claims to have 1000000000 bytes, more than \d+ packed/,
    );
    expect(error.code).toBe("invalid-data");
  });

  it("reads the first bytes of a file without unpacking the rest", async () => {
    const long = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i * 7919) >> 5);
    const packed = entry("a.zip", zip({ "long.bin": long }));
    const [member] = await zipEntries(packed, limits, all);
    let read = 0;
    const counting = {
      ...packed,
      async read(from = 0, to = packed.size) {
        const bytes = await packed.read(from, to);
        read += bytes.length;
        return bytes;
      },
    };
    const [counted] = await zipEntries(counting, limits, all);
    read = 0;
    expect(await counted.read(0, 16)).toEqual(long.subarray(0, 16));
    expect(read).toBeLessThan(3000);
    expect(await member.read(100, 4000)).toEqual(long.subarray(100, 4000));
    expect(await member.read()).toEqual(long);
  });

  it("unpacks a large file in slices, and ends with what a turn throws", async () => {
    const content = Uint8Array.from({ length: 9e6 }, (_, i) => (i * i) >> 7);
    for (const level of /** @type {const} */ ([0, 6])) {
      const archive = entry("large.zip", zipSync({ "large.bin": [content, { level }] }));
      let turns = 0;
      const [large] = await zipEntries(archive, limits, all, async () => void ++turns);
      expect(Buffer.compare(await large.read(), content)).toBe(0);
      expect(turns).toBeGreaterThan(level === 0 ? 2 : 5);
      const [stopped] = await zipEntries(archive, limits, all, async () => {
        if (--turns === 1) throw new Error("stopped");
      });
      await expect(stopped.read()).rejects.toThrow("stopped");
    }
  });

  it("finds a wrong size and damage in a large file, too", async () => {
    const bytes = zipSync({
      "large.bin": Uint8Array.from({ length: 9e6 }, (_, i) => (i * i) >> 7),
    });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const directory = view.getUint32(bytes.length - 6, true);
    for (const [wrong, message] of /** @type {const} */ ([
      [8e6, /unpacks to 8000001 or more/],
      [9e6 + 1, /unpacks to 9000000 or more/],
    ])) {
      view.setUint32(directory + 24, wrong, true);
      const [large] = await zipEntries(entry("large.zip", bytes), limits, all);
      expect((await errorOf(() => large.read())).message).toMatch(message);
    }
    view.setUint32(directory + 24, 9e6, true);
    bytes[bytes.length >> 1] ^= 0xff;
    const [large] = await zipEntries(entry("large.zip", bytes), limits, all);
    expect((await errorOf(() => large.read())).message).toMatch(/damaged|checksum/);
  });

  it("finds damage by the checksum", async () => {
    const [damaged] = await open(changed(directoryAt + 16, 12345));
    await refused(() => damaged.read(), /cats\/1\.bin is damaged \(its checksum differs\)/);
    const [garbled] = await open(
      (() => {
        const copy = archive.slice();
        copy.fill(0xff, 40, 50);
        return copy;
      })(),
    );
    await refused(() => garbled.read(), /is damaged/);
  });

  it("refuses too many files, encryption, other methods and a damaged directory", async () => {
    const few = { ...limits, entries: 1 };
    await refused(
      () => zipEntries(entry("a.zip", archive), few, all),
      /holds 2 files, more than the 1/,
    );
    const [encrypted] = await open(changed(directoryAt + 8, 0x00080801));
    await refused(() => encrypted.read(), /cats\/1\.bin is encrypted/);
    const [other] = await open(changed(directoryAt + 8, 0x000e0800));
    await refused(() => other.read(), /packed by method 14/);
    const endAt = find(archive, [0x50, 0x4b, 5, 6]);
    await refused(() => open(changed(endAt + 16, 0xffffffff)), /directory should end at byte/);
    await refused(() => open(changed(directoryAt, 0)), /entry 1 of its directory is damaged/);
    const [lost] = await open(changed(directoryAt + 42, 7));
    await refused(() => lost.read(), /is not at byte 7/);
  });
});

describe("archives of other programs", () => {
  /** @param {string} name as fixtures/archives/write.py wrote it */
  const fixture = (name) =>
    new Uint8Array(readFileSync(new URL(`../fixtures/archives/${name}`, import.meta.url)));

  it.each([
    ["zip64.zip", ["cats", "dogs"]],
    ["unicode_path.zip", ["狗", "猫"]],
    ["cp949.zip", ["고양이", "강아지"]],
    ["cp437.zip", ["café", "Ñandú"]],
    ["utf8_flag.zip", ["강아지", "고양이"]],
  ])("%s has its names and contents", async (name, folders) => {
    const entries = await open(fixture(name));
    expect(entries.map(({ path }) => path)).toEqual(
      folders.flatMap((folder) => [`${folder}/1.png`, `${folder}/2.png`]),
    );
    for (const one of entries) expect((await one.read()).subarray(1, 4)).toEqual(utf8("PNG"));
  });

  it("a name that was changed behind the Unicode Path field's back counts itself", async () => {
    const bytes = fixture("unicode_path.zip");
    const at = bytes.lastIndexOf(0x5f); // "_" of the last name in the directory
    const [last] = (await open(bytes.with(at, 0x2d))).slice(-1);
    expect(last.path).toBe("__-/2.png");
  });

  it("a ZIP64 archive whose record is missing is refused", async () => {
    const bytes = fixture("zip64.zip");
    const at = find(bytes, [0x50, 0x4b, 6, 6]);
    await refused(() => open(bytes.with(at, 0)), /the record of its 64-bit numbers is missing/);
  });

  it("that are mutated are read or refused, and nothing else", fuzzTime(60_000), async () => {
    const contents = ["zip64.zip", "unicode_path.zip", "cp437.zip"].map(fixture);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(contents.length - 1),
        fc.array(fc.tuple(fc.nat(1000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (which, changes) => {
          const bytes = contents[which].slice();
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const over = guard(1e6);
          try {
            const few = { bytes: 1e6, entries: 1000 };
            for (const one of await zipEntries(entry("a.zip", bytes), few, all)) await one.read();
          } catch (error) {
            expect(/** @type {Error} */ (error).name).toBe("MinibatchError");
          }
          over();
        },
      ),
      numRuns(3000),
    );
  });
});
