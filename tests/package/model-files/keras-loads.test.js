// Keras loads what is saved here, predicts the same and trains on from it. Skipped where there is no Keras.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadModel } from "minibatch";
import { expect, it } from "vitest";
import { keras, names } from "./golden.js";
import { kerasVersion, resultsOf } from "./keras-here.js";

it.skipIf(!kerasVersion)("Keras loads every format", { timeout: 1_200_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-keras-"));
  try {
    for (const name of names) {
      const net = await loadModel(keras(`${name}.keras`));
      for (const format of /** @type {const} */ (["keras", "h5"])) {
        writeFileSync(join(folder, `${name}.${format}`), await net.save(format, { kerasVersion }));
      }
      writeFileSync(join(folder, `${name}.json`), keras(`${name}.json`));
      net.dispose();
    }
    const results = resultsOf("load_files", folder);
    expect(results.length).toBe(2 * names.length);
    const isFault = (/** @type {any} */ { error, difference, optimizer }) =>
      error || !(difference < 1e-5) || (optimizer ?? 0) >= 1e-4;
    expect(results.filter(isFault)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
