// The figures of a write-up.

import { describe, expect, it } from "vitest";
import { curvesFigure } from "../../web/runs/post-figures.js";

describe("the curve of a write-up", () => {
  it("is drawn of as many epochs as a run has", () => {
    const epochs = Array.from({ length: 20_000 }, (_, epoch) => epoch);
    const run = /** @type {any} */ ({
      epoch: epochs,
      history: { loss: epochs.map((epoch) => 1 / (epoch + 1)), val_loss: epochs.map(() => 0.5) },
    });
    const words = {
      ...{ title: "손실", epoch: "에포크", training: "학습", validation: "검증" },
      number: String,
    };
    const address = curvesFigure(run, "loss", words) ?? "";
    const svg = Buffer.from(address.replace(/^.*base64,/, ""), "base64").toString();
    expect(svg).toContain("손실");
    expect(svg.match(/points="[^"]*"/g)?.map((points) => points.split(" ").length)).toEqual([
      20_000, 20_000,
    ]);
  });
});
