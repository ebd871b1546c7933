import { describe, expect, it } from "vitest";
import { gunzip } from "../../../wasm/formats/gzip.js";
import { errorOf, gzip, limits } from "./make-files.js";

const content = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) >> 3);

describe("gunzip", () => {
  it("gives what was packed", async () => {
    expect(await gunzip(gzip(content), "a.gz", limits)).toEqual(content);
  });

  it("says that a file was cut short", async () => {
    const packed = gzip(content);
    for (const length of [packed.length - 1, packed.length - 9, packed.length >> 1, 12]) {
      const error = await errorOf(() => gunzip(packed.subarray(0, length), "a.gz", limits));
      expect(error.code).toBe("invalid-data");
      expect(error.message).toMatch(/^a\.gz is not a whole gzip file: it was cut short or damaged/);
      expect(error.message).toContain(`${length} packed ones are there`);
    }
  });

  it("says that a file is damaged", async () => {
    const packed = gzip(content);
    packed[packed.length >> 1] ^= 0xff;
    expect((await errorOf(() => gunzip(packed, "a.gz", limits))).code).toBe("invalid-data");
  });

  it("stops at the limit, however small the file", async () => {
    const bomb = gzip(new Uint8Array(50e6));
    expect(bomb.length).toBeLessThan(100_000);
    const error = await errorOf(() => gunzip(bomb, "bomb.gz", { ...limits, bytes: 1e6 }));
    expect(error.code).toBe("out-of-memory");
    expect(error.message).toContain("bomb.gz unpacks to more than 1.0 MB");
  });
});
