import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { gunzip } from "../../../wasm/formats/gzip.js";
import { errorOf, gzip, limits } from "./make-files.js";

const content = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) >> 3);

describe("gunzip", () => {
  it("gives back what was compressed", async () => {
    expect(await gunzip(gzip(content), "a.gz", limits)).toEqual(content);
  });

  it("says that a file was cut short", async () => {
    const packed = gzip(content);
    for (const length of [packed.length - 1, packed.length - 9, packed.length >> 1, 12]) {
      const error = await errorOf(() => gunzip(packed.subarray(0, length), "a.gz", limits));
      expect(error.code).toBe("invalid-data");
      expect(error.message).toMatch(
        /^a\.gz is not a complete gzip file: it is cut short or damaged/,
      );
      expect(error.message).toContain(`${length} packed bytes are there`);
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
    expect(error.message).toContain("bomb.gz unpacks to more than the 1.0 MB");
  });

  it("unpacks several files in one, as Node does", async () => {
    const two = Buffer.concat([gzip(content), gzip(content.subarray(0, 10))]);
    expect(await gunzip(two, "two.gz", limits)).toEqual(
      new Uint8Array(Buffer.concat([content, content.subarray(0, 10)])),
    );
  });

  it("unpacks what block tools write: extra fields, names, zeros behind it", async () => {
    const packed = gzip(content);
    // RFC 1952: FEXTRA, FNAME, FCOMMENT and FHCRC, whose checksum zlib wants to be right.
    const flags = Buffer.from([0x1f, 0x8b, 8, 4 | 8 | 16, 0, 0, 0, 0, 2, 3]);
    const fields = Buffer.concat([
      flags,
      Buffer.from("\x06\0BC\x02\0\x1b\0name\0comment\0", "latin1"),
    ]);
    const extra = Buffer.concat([fields, packed.subarray(10)]);
    const zeros = Buffer.alloc(1000);
    for (const bytes of [
      extra,
      Buffer.concat([extra, zeros]),
      Buffer.concat([packed, extra, zeros]),
    ]) {
      const out = await gunzip(new Uint8Array(bytes), "a.gz", limits);
      expect(out.length % content.length).toBe(0);
      expect(out.subarray(-content.length)).toEqual(content);
    }
  });

  it("gives up where what follows only looks like further files", async () => {
    const marks = Buffer.from("1f8b0800".repeat(100_000), "hex");
    const error = await errorOf(() =>
      gunzip(new Uint8Array(Buffer.concat([gzip(content), marks])), "marks.gz", limits),
    );
    expect(error.code).toBe("invalid-data");
  });

  it("ends with what a turn throws, in the middle of the file", async () => {
    const packed = gzip(new Uint8Array(10e6));
    let turns = 0;
    const stopped = new Error("stopped");
    const turn = async () => {
      if (++turns === 3) throw stopped;
    };
    await expect(gunzip(packed, "a.gz", limits, turn)).rejects.toBe(stopped);
    expect(turns).toBe(3);
  });

  it("takes no memory for what will be refused", () => {
    const script = `
      import { gzipSync } from "node:zlib";
      import { gunzip } from ${JSON.stringify(new URL("../../../wasm/formats/gzip.js", import.meta.url).href)};
      const million = gzipSync(new Uint8Array(1e6));
      const bomb = Buffer.concat(Array.from({ length: 500 }, () => million));
      const before = process.resourceUsage().maxRSS;
      const { code } = await gunzip(bomb, "bomb.gz", { bytes: 4e8 }).catch((error) => error);
      console.log(code, Math.round((process.resourceUsage().maxRSS - before) / 1000));`;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", script]);
    const [code, megabytes] = String(output).trim().split(" ");
    expect(code).toBe("out-of-memory");
    expect(Number(megabytes)).toBeLessThan(150);
  });
});
