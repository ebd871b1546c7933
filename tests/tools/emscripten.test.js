import { describe, expect, it } from "vitest";
import { isNewEnough } from "../../tools/emscripten.mjs";

describe("isNewEnough", () => {
  it.each([
    "3.1.60",
    "3.1.69",
    "3.2.0",
    "4.0.0",
    "10.0.1",
    '"3.1.69"\n',
    "3.1.69+dfsg-3",
    "3.1.74-git",
  ])("accepts %j", (version) => expect(isNewEnough(version)).toBe(true));

  it.each(["3.1.59", "3.1.6", "3.1.6~dfsg-6", "3.0.99", "2.9.9", "", "(none)"])(
    "refuses %j",
    (version) => expect(isNewEnough(version)).toBe(false),
  );
});
