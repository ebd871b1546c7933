// What is downloaded has one reader and one writer of JSON, and one way to sort: the libraries' are many times as large.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";

const sources = ["core", "wasm"].flatMap(filesBelow).filter((path) => /\.(cpp|h)$/.test(path));

it.each([
  ["json.dump(): jsonText()", /\.dump\(/],
  ["json::parse(): parseJson()", /json::parse\(/],
  ["std::stable_sort: sortStable()", /std::(ranges::)?stable_sort\(/],
  ["std::ranges::sort: sortStable(), or std::sort() of doubles", /std::ranges::sort\(/],
  ["strtod() and printf()", /\b(strto(d|f|ld)|s?n?printf|sto[dfil])\(/],
  [
    "a stream, std::regex or std::steady_clock",
    /<(iostream|sstream|fstream|iomanip|regex|locale|format)>|steady_clock/,
  ],
])("uses no %s", (_, pattern) => {
  const users = sources.filter((path) =>
    pattern.test(readFileSync(inRoot(path), "utf8").replace(/\/\/.*/g, "")),
  );
  expect(users).toEqual([]);
});
