// Model files that were cut short, claim what they do not hold, or belong to another model: what the command line says.

import { unzipSync, zipSync } from "fflate";
import { layers, sequential } from "minibatch";
import { beforeAll, describe, expect, it } from "vitest";
import { minibatch, write } from "./cli.js";

/** A kernel of so many rows is found again in the file's bytes. */
const [rows, columns] = [13, 7];

/** The bytes in which the kernel's rows are said are others. @param {Uint8Array} bytes */
function claiming(bytes) {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let claims = 0;
  for (let at = 0; at + 16 <= copy.length; ++at) {
    const isShape =
      view.getBigUint64(at, true) === BigInt(rows) &&
      view.getBigUint64(at + 8, true) === BigInt(columns);
    if (!isShape) continue;
    // 2 GB of float32.
    view.setBigUint64(at, 2n ** 29n / BigInt(columns), true);
    ++claims;
  }
  expect(claims).toBeGreaterThan(0);
  return copy;
}

describe("the command line refuses", () => {
  /** @type {Record<"keras" | "h5" | "other", Uint8Array>} */
  const files = /** @type {any} */ ({});
  beforeAll(async () => {
    const net = sequential([layers.dense({ units: columns, inputShape: [rows], name: "first" })]);
    files.keras = await net.save("keras");
    files.h5 = await net.save("h5");
    net.dispose();
    const wider = sequential([layers.dense({ units: 9, inputShape: [rows], name: "first" })]);
    files.other = await wider.save("keras");
    wider.dispose();
  });

  /** @type {(change: (bytes: Uint8Array) => Uint8Array) => Uint8Array} */
  const withWeights = (change) => {
    const members = unzipSync(files.keras);
    return zipSync({ ...members, "model.weights.h5": change(members["model.weights.h5"]) });
  };
  /** The directory says of every member that it has 2 GB. */
  const zipClaims = () => {
    const copy = files.keras.slice();
    const view = new DataView(copy.buffer);
    for (let at = 0; at + 28 < copy.length; ++at) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 2 ** 31 - 1, true);
    }
    return copy;
  };

  const noDirectory = /cannot be unpacked: its directory is missing, so it was cut short/;
  const claimed = /first\/kernel has the shape \(76695844, 7\) in the file, but \(13, 7\) in the/;

  it.each([
    ["cut.keras", () => files.keras.slice(0, -30), noDirectory],
    ["half.keras", () => files.keras.slice(0, files.keras.length / 2), noDirectory],
    ["cut.h5", () => files.h5.slice(0, -100), /at byte \d+ has \d+ bytes, but the file ends at/],
    ["claims.h5", () => claiming(files.h5), claimed],
    ["inside.keras", () => withWeights(claiming), claimed],
    ["claims.keras", zipClaims, /claims\.keras, unpacked, would take .* GB of memory; at most/],
    [
      "mismatched.keras",
      () => withWeights(() => unzipSync(files.other)["model.weights.h5"]),
      /first\/kernel has the shape \(13, 9\) in the file, but \(13, 7\) in the model/,
    ],
  ])("%s, and says where", async (name, bytes, message) => {
    const said = await minibatch("summary", write(name, bytes()));
    expect(said).toMatchObject({ status: 1, out: "" });
    expect(said.err).toMatch(message);
    expect(said.err.startsWith(`minibatch: ${name}`)).toBe(true);
    expect(said.err.trimEnd()).not.toContain("\n");
  });
});
