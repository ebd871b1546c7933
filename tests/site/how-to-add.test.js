// The pages that say how something is added are true: what they show is added to a copy of the checkout, by one
// file and one line each, and is there.

import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildCMake } from "../../tools/build.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { run, which } from "../../tools/process.mjs";
import { loadCore } from "../package/formats/load-core.js";

/** @type {string} */
let folder;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "minibatch-how-to-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The code that a page shows, by the file that its first line names.
 * @param {string} page
 * @returns {{ path: string, text: string }[]}
 */
function shownCode(page) {
  const blocks = readFileSync(inRoot("docs", page), "utf8").matchAll(
    /^```(?:cpp|js)\n\/\/ (\S+)\n([^]*?)^```$/gm,
  );
  return [...blocks].map(([, path, text]) => ({ path, text }));
}

/**
 * Does what a page says: writes the new file, and puts the line into the list.
 * @param {string} page
 * @param {RegExp} before what the line is put before
 */
function follow(page, before) {
  const [file, line, ...others] = shownCode(page);
  expect(others).toEqual([]);
  expect(existsSync(join(folder, file.path))).toBe(false);
  writeFileSync(join(folder, file.path), file.text);
  expect(line.text.trim().split("\n")).toHaveLength(1);
  const list = join(folder, line.path);
  const lines = readFileSync(list, "utf8");
  expect(lines).toMatch(before);
  writeFileSync(list, lines.replace(before, `${line.text.trim()}\n$&`));
  return file.path;
}

const compiler = ["g++", "clang++"].find(which);

describe.skipIf(!compiler)("in the core", { timeout: 300_000 }, () => {
  /** @type {string[]} */
  let added;

  beforeAll(async () => {
    cpSync(inRoot("core"), join(folder, "core"), { recursive: true });
    added = [
      follow("add-a-layer.md", /^MINIBATCH_ENTRY\(Layer, flattenEntry\)$/m),
      follow(
        "add-a-step.md",
        /^MINIBATCH_ENTRY\(PreparationStep, minMaxScalerPreparationEntry\)$/m,
      ),
    ];
    await buildCMake("native", ["minibatch_core"], inRoot("build/logs/how-to-add"));
  }, 600_000);

  /**
   * Compiles what was added, the list, and a program over them; all else is in the library that is there.
   * @param {string} program
   */
  async function output(program) {
    writeFileSync(join(folder, "main.cpp"), program);
    const eigen = ["/usr/include/eigen3", "/usr/local/include/eigen3"].find(existsSync);
    const flags = ["-std=c++20", "-O0", "-ffp-contract=off", "-I", "core", "-pthread"];
    if (eigen) flags.push("-isystem", eigen);
    const sources = ["main.cpp", "core/catalog.cpp", ...added];
    const library = inRoot("build/native/libminibatch_core.a");
    const args = [...flags, ...sources, library, "-o", "program"];
    await run(compiler ?? "", args, { cwd: folder, quiet: true });
    return (await run(join(folder, "program"), [], { quiet: true })).output;
  }

  it("a layer is in the catalogue, checks its arguments and has its gradient", async () => {
    const printed = await output(`
      #include <cstdio>
      #include <nlohmann/json.hpp>
      #include "base/error.h"
      #include "catalog.h"
      #include "layers/layer.h"
      using namespace minibatch;
      int main() {
        nlohmann::json result = nlohmann::json::parse(catalogJson());
        const auto layer = catalog().make<Layer>({{"class_name", "Square"}, {"config", {{"scale", 2}}}}, "here");
        const Shape shape{1, 3}, sample = shape.sample();
        layer->build({&sample, 1});
        Real x[] = {1, -2, 3}, y[3], dy[] = {1, 1, 10}, dx[3];
        const ConstTensor input(x, shape);
        ForwardPass forward;
        forward.inputs = {&input, 1};
        forward.output = Tensor(y, shape);
        layer->forward(forward);
        const Tensor gradient(dx, shape);
        BackwardPass backward;
        backward.inputs = {&input, 1};
        backward.output_gradient = Tensor(dy, shape);
        backward.input_gradients = {&gradient, 1};
        layer->backward(backward);
        result["y"] = std::vector<Real>(y, y + 3);
        result["dx"] = std::vector<Real>(dx, dx + 3);
        try {
          catalog().make<Layer>({{"class_name", "Square"}, {"config", {{"scale", -1}}}}, "here");
        } catch (const Error& error) {
          result["refused"] = true;
        }
        std::puts(result.dump().c_str());
      }`);
    const result = JSON.parse(printed);
    const names = result.entries.map((/** @type {any} */ entry) => entry.class_name);
    expect(names.indexOf("Square")).toBe(names.indexOf("Flatten") - 1);
    expect(result.entries[names.indexOf("Square")]).toMatchObject({
      kind: "layer",
      js_name: "square",
      arguments: [{ name: "scale", type: "number", default: 1, above: 0, maximum: 100 }],
    });
    expect(result).toMatchObject({ y: [2, 8, 18], dx: [4, -8, 120], refused: true });
  });

  it("a step prepares rows by what it learned, and comes back from JSON", async () => {
    const printed = await output(`
      #include <cmath>
      #include <cstdio>
      #include <nlohmann/json.hpp>
      #include "catalog.h"
      #include "preparation/prepare_job.h"
      using namespace minibatch;
      int main() {
        Table table;
        table.add({"x", NumericValues{1, 2, 6, 100}});
        table.add({"y", NumericValues{0, 1, 0, 1}});
        const auto options = nlohmann::json::parse(R"({"target": {"columns": ["y"]}, "preparation": ["Center",
          {"class_name": "TrainTestSplit", "config": {"test_size": 1, "shuffle": false}}]})");
        PrepareJob job(table, options, catalog());
        while (!job.step(10)) {}
        Real x[3];
        job.train().gatherRange(0, 3, x, nullptr);
        nlohmann::json result;
        result["x"] = std::vector<Real>(x, x + 3);
        const Preparation again = Preparation::fromJson(job.preparation().toJson(), catalog());
        again.transformCells({{{"x", "4"}}}).gatherRange(0, 1, x, nullptr);
        result["new"] = x[0];
        std::puts(result.dump().c_str());
      }`);
    expect(JSON.parse(printed)).toEqual({ x: [-2, -1, 3], new: 1 });
  });
});

// They compile, on a machine that may be busy.
vi.setConfig({ testTimeout: 600_000 });

describe("in the readers", () => {
  it("a format is found among the files and read", async () => {
    for (const part of ["formats", "messages"]) {
      cpSync(inRoot("wasm", part), join(folder, "wasm", part), { recursive: true });
    }
    symlinkSync(inRoot("node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    follow("add-a-format.md", /^export \{ images \}.*$/m);
    const { readFiles } = await import(
      /* @vite-ignore */ pathToFileURL(join(folder, "wasm/formats/index.js")).href
    );
    const text = "| kind | size |\n|------|-----:|\n| cat  |  1.5 |\n| dog  |  2.5 |\n";
    const source = await readFiles(
      [
        { name: "pets.md", bytes: new TextEncoder().encode(text) },
        { name: "song.mp3", bytes: new Uint8Array(3) },
      ],
      { core: await loadCore() },
    );
    expect(source.rows({ from: 0, count: 9 })).toEqual({
      header: ["kind", "size"],
      rows: [
        ["cat", "1.5"],
        ["dog", "2.5"],
      ],
    });
    expect(source.description.warnings[0]).toMatchObject({
      id: "not-read",
      values: { path: "song.mp3" },
    });
    source.dispose();
  });
});
