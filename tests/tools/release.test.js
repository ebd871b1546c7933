// `npm run release`: what it changes, what it refuses, and that a dry run changes nothing.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { ToolError, run } from "../../tools/process.mjs";
import { changelogOf, changesFor, checkVersion, withVersion } from "../../tools/release.mjs";

const { version: current } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));

it("takes only a version after the one that there is", () => {
  for (const next of ["0.2.0", "0.10.0", "1.0.0", "0.1.10"]) checkVersion(next, "0.1.9");
  for (const next of [
    "0.1.9",
    "0.1.8",
    "0.0.10",
    "v0.2.0",
    "0.2",
    "0.2.0-beta",
    "01.0.0",
    undefined,
  ]) {
    expect(() => checkVersion(next, "0.1.9"), next).toThrow(ToolError);
  }
});

const log = "# Changelog\n\n## Unreleased\n\n### Added\n\n- A layer.\n\n## 0.1.0\n\n- All.\n";

it("moves what is unreleased to the version, with the date", () => {
  expect(changelogOf(log, "0.2.0", "2026-11-28")).toBe(
    "# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-11-28\n\n### Added\n\n- A layer.\n\n## 0.1.0\n\n- All.\n",
  );
  const done = changelogOf(log, "0.2.0", "2026-11-28");
  expect(() => changelogOf(done, "0.3.0", "2026-11-29")).toThrow("nothing under Unreleased");
  expect(() => changelogOf(log, "0.1.0", "2026-11-28")).toThrow("has 0.1.0 already");
  expect(() => changelogOf("# Changelog\n", "0.2.0", "2026-11-28")).toThrow("no heading");
});

it("changes versions and nothing else", () => {
  const lock = JSON.stringify(
    {
      version: "0.1.0",
      packages: {
        "": { version: "0.1.0" },
        "node_modules/other": { version: "0.1.0" },
      },
    },
    null,
    2,
  );
  expect(JSON.parse(withVersion(lock, "0.2.0"))).toEqual({
    version: "0.2.0",
    packages: { "": { version: "0.2.0" }, "node_modules/other": { version: "0.1.0" } },
  });
  for (const [path, text] of changesFor("99.0.0", "2026-11-28")) {
    const before = readFileSync(inRoot(path), "utf8").split("\n");
    const added = text.split("\n").filter((line) => !before.includes(line));
    expect(new Set(added.map((line) => line.trim())), path).toEqual(
      new Set([path === "CHANGELOG.md" ? "## 99.0.0 - 2026-11-28" : '"version": "99.0.0",']),
    );
  }
});

it("says what it would do, and does nothing, in a dry run", async () => {
  const paths = ["package.json", "package-lock.json", "create/package.json", "CHANGELOG.md"];
  const before = paths.map((path) => readFileSync(inRoot(path), "utf8"));
  const args = ["tools/release.mjs", "99.0.0", "--dry-run"];
  const { output } = await run(process.execPath, args, { quiet: true });
  expect(output).toContain(`${current} → 99.0.0: would change CHANGELOG.md, package.json`);
  expect(output).toContain("Nothing would be published without --publish.");
  expect(paths.map((path) => readFileSync(inRoot(path), "utf8"))).toEqual(before);
  const bad = await run(process.execPath, ["tools/release.mjs", "next"], {
    quiet: true,
    allowFailure: true,
  });
  expect(bad.code).toBe(1);
  expect(bad.output).toContain("Expected a version such as 1.2.3");
});
