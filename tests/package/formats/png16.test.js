// Pictures of 16 bits and with transparency, as Pillow wrote them (fixtures/pictures/write.py).

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guard } from "./guard.js";
import { fuzzTime, numRuns } from "./make-files.js";
import { compact } from "../../../wasm/formats/images.js";
import { decode12Bits } from "../../../wasm/formats/png16.js";

const folder = new URL("../fixtures/pictures/", import.meta.url);
/** @param {string} name */
const fixture = (name) => new Uint8Array(readFileSync(new URL(name, folder)));
const golden = JSON.parse(readFileSync(new URL("golden.json", folder), "utf8"));

describe("PNGs of 12 bits in 16", () => {
  it.each(["grey12.png", "filters12.png"])("%s is stretched to 0 … 255", async (name) => {
    const image = await decode12Bits(fixture(name));
    expect(image).toMatchObject({ height: 6, width: 5 });
    const { channels, data } = compact(/** @type {any} */ (image));
    expect(channels).toBe(1);
    expect([...data]).toEqual(golden.light);
  });

  it("keep their colours and their transparency", async () => {
    const data = (await decode12Bits(fixture("colour12.png")))?.data ?? new Uint8Array();
    expect([...data].filter((_, i) => i % 4 < 3)).toEqual(golden.colour);
    expect([...data].filter((_, i) => i % 4 === 3)).toEqual(golden.alpha);
  });

  it.each(["grey16.png", "grey8.png", "green.bmp"])("%s is left to the browser", async (name) => {
    expect(await decode12Bits(fixture(name))).toBe(null);
  });

  it("that are mutated are read or left to the browser", fuzzTime(60_000), async () => {
    const contents = ["grey12.png", "filters12.png", "colour12.png"].map(fixture);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(contents.length - 1),
        fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (which, changes) => {
          const bytes = contents[which].slice();
          // The size is checked before: two bytes of it stay as they are.
          for (const [at, byte] of changes) {
            const place = at % bytes.length;
            if (place < 16 || place > 23) bytes[place] = byte;
          }
          const over = guard(1e6);
          await decode12Bits(bytes);
          over();
        },
      ),
      numRuns(5000),
    );
  });
});

describe("transparency", () => {
  /** @param {number} ink @param {number} [alpha] one pixel of it among clear ones */
  const drawing = (ink, alpha = 255) =>
    compact({ height: 1, width: 2, data: Uint8Array.of(0, 0, 0, 0, ink, ink, ink, alpha) });

  it("stays where the drawing shows on white", () => {
    expect(drawing(0)).toMatchObject({ channels: 4 });
    expect(drawing(200)).toMatchObject({ channels: 4 });
  });

  it("becomes black behind a light drawing, which white would hide", () => {
    expect(drawing(255)).toEqual({ height: 1, width: 2, channels: 1, data: Uint8Array.of(0, 255) });
    expect(drawing(240, 128)).toMatchObject({ data: Uint8Array.of(0, 120) });
  });

  it("stays where there is nothing at all", () => {
    expect(drawing(255, 0)).toMatchObject({ channels: 4 });
  });
});
