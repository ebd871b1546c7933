// PNGs of every kind as Pillow sees them (fixtures/png/write.py), and what is no good PNG.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePng } from "../../../wasm/formats/png.js";
import { guard } from "./guard.js";
import { changedPng, fuzzTime, numRuns, png as pngOf } from "./make-files.js";

/** @type {{ name: string, png: string, rgba: string }[]} */
const golden = JSON.parse(
  readFileSync(new URL("../fixtures/png/golden.json", import.meta.url), "utf8"),
);
const bytesOf = (/** @type {string} */ hex) => new Uint8Array(Buffer.from(hex, "hex"));

describe("a PNG", () => {
  it.each(golden)("of $name is decoded as by Pillow", async ({ png, rgba }) => {
    const decoded = await decodePng(bytesOf(png));
    expect(decoded).toMatchObject({ height: 9, width: 11 });
    expect([...(decoded?.data ?? [])]).toEqual([...bytesOf(rgba)]);
  });

  it("that is cut short, or has another byte, is none", async () => {
    const bytes = bytesOf(golden[0].png);
    for (const length of [0, 8, 32, 40, bytes.length - 30]) {
      expect(await decodePng(bytes.subarray(0, length))).toBe(null);
    }
    const changed = bytes.slice();
    changed[50] ^= 1;
    expect(await decodePng(changed)).toBe(null);
  });

  it("that is mutated is decoded or none, and nothing else", fuzzTime(60_000), async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(golden.length - 1),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        async (which, changes) => {
          const bytes = bytesOf(golden[which].png);
          for (const [at, byte] of changes) bytes[8 + (at % (bytes.length - 8))] = byte;
          // Sizes are checked before a picture is decoded.
          bytes.set([0, 0, 0, 11, 0, 0, 0, 9], 16);
          const over = guard(4 * 11 * 9);
          await decodePng(bytes);
          over();
        },
      ),
      numRuns(1000),
    );
  });

  it("that is mutated behind its checksums is decoded or none", fuzzTime(60_000), async () => {
    const changes = fc.array(fc.tuple(fc.nat(2 ** 16), fc.nat(255)), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(golden.length - 1),
        fc.record({ IHDR: changes, PLTE: changes, tRNS: changes, IDAT: changes }),
        fc.option(fc.nat(300), { freq: 4 }),
        async (which, where, keep) => {
          const bytes = changedPng(bytesOf(golden[which].png), (data, type) => {
            for (const [at, byte] of where[/** @type {keyof typeof where} */ (type)] ?? []) {
              // The size stays: it is checked before a picture is decoded.
              const first = type === "IHDR" ? 8 : 0;
              if (data.length > first) data[first + (at % (data.length - first))] = byte;
            }
          });
          const over = guard(4 * 11 * 9);
          const decoded = await decodePng(bytes.subarray(0, bytes.length - (keep ?? 0)));
          over();
          if (decoded) expect(decoded.data.length).toBe(4 * decoded.width * decoded.height);
        },
      ),
      numRuns(1000),
    );
  });

  it("of any size lets messages in all along, and ends where one cancels", async () => {
    // Packed as far as it goes: a piece of it unpacks to much.
    const bytes = pngOf(1500, 1000, (y) => [y % 7 ? 0 : 255, 0, 0, 255]);
    let turns = 0;
    const decoded = await decodePng(bytes, async () => void ++turns);
    expect([...(decoded?.data.subarray(4 * 7000, 4 * 7001) ?? [])]).toEqual([255, 0, 0, 255]);
    expect(turns).toBeGreaterThan(8);
    for (const last of [1, Math.ceil(turns / 2), turns]) {
      let turn = 0;
      const cancelled = decodePng(bytes, async () => {
        if (++turn === last) throw new DOMException("cancelled", "AbortError");
      });
      await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
    }
  });
});
