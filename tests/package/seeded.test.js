// The same seed gives the same bits. tests/web/same-bits.spec.js holds Chromium to them.

import * as minibatch from "minibatch";
import { describe, expect, it } from "vitest";
import { seededRun } from "./fixtures/seeded-run.js";

describe("a seeded run", () => {
  it("gives the same weights, losses and predictions every time", async () => {
    const first = await seededRun(minibatch, 42);
    expect(first.loss).toHaveLength(3);
    expect(await seededRun(minibatch, 42)).toEqual(first);
  });

  it("gives different ones with another seed", async () => {
    const [first, second] = [await seededRun(minibatch, 1), await seededRun(minibatch, 2)];
    expect(second.hash).not.toBe(first.hash);
  });
});
