// `minibatch import` on texts that hold no program.

import { expect, it } from "vitest";
import { minibatch, minibatchIn, write } from "./cli.js";

const prose = `Today we looked at networks that learn from rows of numbers.
They were fun, and the weather was nice as well.
`;

it("prose leaves everything as it was, and that is said", async () => {
  const path = write("diary.txt", prose);
  const { status, out, err } = await minibatch("import", path);
  expect({ status, out }).toEqual({ status: 1, out: "" });
  expect(err.trimEnd().split("\n")).toHaveLength(2);
  expect(err).toContain(`${path} holds no program that is read here: nothing was changed.`);
  const korean = await minibatchIn({ LANG: "ko_KR.UTF-8" }, "import", path);
  expect(korean.err).toContain("아무것도 바꾸지 않았습니다");
});

it("a program without a model says so once", async () => {
  const path = write("sums.py", "a = 1\nb = a + 1\n");
  const { status, err } = await minibatch("import", path);
  expect(status).toBe(1);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect(err).toContain("nothing was changed");
});
