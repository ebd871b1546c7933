// Every chart of the page sits in a frame: with a title, its numbers as a table, and itself as PNG, SVG and CSV.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";

/** What draws numbers. Lists of numbers with bars beside them are tables themselves, pixels also pictures. */
const charts = [
  ...["boundary-plot", "chart-plot", "confusion-map", "convolution-view", "correlation-map"],
  ...["effect-bars", "epoch-lines", "histogram", "landscape-plot", "lines-plot", "model-graph"],
  ...["region-canvas", "scatter-plot", "unit-bars"],
];
/** Charts that are drawn within others, and those that have the frame in themselves. */
const within = ["web/inspect/boundary-plot.js", "web/inspect/landscape-plot.js"];
const framed = ["web/inspect/convolution-view.js"];

const files = filesBelow("web").filter((path) => path.endsWith(".js"));
const read = (/** @type {string} */ path) => readFileSync(inRoot(path), "utf8");

/** Whether a place of a file is inside of a frame. @param {string} code */
const isInside = (code) =>
  code.split("<mb-chart-frame").length > code.split("</mb-chart-frame").length;

/**
 * Whether a place is in a frame, or in a method that is called in one.
 * @param {string} code
 * @param {number} at
 * @param {string[]} [seen] methods that were looked at
 * @returns {boolean}
 */
function isFramed(code, at, seen = []) {
  const before = code.slice(0, at);
  if (isInside(before)) return true;
  const method = [...before.matchAll(/^ {2}(?:async )?(#?\w+)\(.*\) \{$/gm)].at(-1)?.[1];
  if (!method || seen.includes(method)) return false;
  const calls = [...code.matchAll(new RegExp(`this\\.${method}\\(`, "g"))];
  return calls.length > 0 && calls.every(({ index }) => isFramed(code, index, [...seen, method]));
}

describe("charts", () => {
  const uses = files
    .filter((path) => !within.includes(path))
    .flatMap((path) => {
      const code = read(path);
      const tags = charts.filter((name) => !framed.some((file) => file.endsWith(`/${name}.js`)));
      return tags.flatMap((name) =>
        [...code.matchAll(new RegExp(`<mb-${name}\\b`, "g"))].map(({ index }) => ({
          ...{ path, name, line: code.slice(0, index).split("\n").length },
          isFramed: isFramed(code, index),
        })),
      );
    });

  it("are found", () => expect(uses.length).toBeGreaterThan(20));

  it("stand in a frame", () => {
    const wrong = uses.filter((use) => !use.isFramed);
    expect(wrong.map(({ path, line, name }) => `${path}:${line} ${name}`)).toEqual([]);
    for (const path of framed) expect(read(path)).toContain("<mb-chart-frame");
  });
});
