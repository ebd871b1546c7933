/** What `npm create minibatch` writes, built and opened: its Train button is pressed. */

import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { templates, write } from "../../../create/write.js";

/** @typedef {import("../run-case.js").Consumer} Consumer */

/** What a page says when it has trained. @type {Record<string, string>} */
const says = { lesson: "(0\\.\\d+|1\\.0+) of the test rows are right\\.$" };
const accurate = "^Test accuracy (0\\.[89]|1)";

/** @param {string} template @returns {Consumer} */
function starter(template) {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-create-"));
  try {
    write(folder, template);
    /** @type {Record<string, string>} */
    const files = {};
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files[relative(folder, path)] = readFileSync(path, "utf8");
    }
    const { "package.json": manifest, ...rest } = files;
    const { dependencies, devDependencies, scripts } = JSON.parse(manifest);
    const { minibatch: _, ...packages } = { ...dependencies, ...devDependencies };
    return {
      name: `npm create minibatch, ${template}`,
      group: "Starters",
      files: rest,
      packages,
      manifest: { scripts },
      build: [["npm", "run", "build"]],
      folder: "dist",
      until: says[template] ?? accurate,
      runs: "worker",
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @type {Consumer[]} */
export const starters = Object.keys(templates).map(starter);
