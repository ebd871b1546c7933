// The published types, as TypeScript sees them from outside.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { npmBin } from "../../tools/process.mjs";

it.each(["bundler", "nodenext"])("hold with module resolution %s", (moduleResolution) => {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-types-"));
  try {
    const config = {
      compilerOptions: {
        noEmit: true,
        strict: true,
        target: "ES2022",
        module: moduleResolution === "bundler" ? "ESNext" : "NodeNext",
        moduleResolution,
        lib: ["ES2022", "DOM", "DOM.Iterable"],
        types: [],
        paths: { minibatch: [inRoot("dist/package/index.d.ts")] },
      },
      files: ["typed-use.ts", "typed-tables.ts", "typed-disposal.ts"].map((name) =>
        inRoot("tests/package/fixtures", name),
      ),
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { stdout, stderr, status } = spawnSync(npmBin("tsc"), ["-p", folder], {
      encoding: "utf8",
    });
    expect(stdout + stderr).toBe("");
    expect(status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
