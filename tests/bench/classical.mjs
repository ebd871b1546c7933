/**
 * `npm run bench -- --classical`: SMOTE and classical models of ours in Node beside scikit-learn's and
 * imbalanced-learn's on one thread, where they are installed; processor time in interleaved rounds.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "../../tools/paths.mjs";
import { randomNumbers } from "./page/data.js";
import { startPython } from "./python.mjs";
import { median, medianRatio } from "./statistics.mjs";
import { cell, show, table, times } from "./table.mjs";

const rows = 20_000;
const columns = 48;
const train = 16_000;

/** Rows of two classes, one in ten of the second; a quarter of the columns tells them apart, less and less. */
export function classicalData() {
  const random = randomNumbers();
  const next = () => random() / 2 ** 32;
  const x = new Float32Array(rows * columns);
  const y = new Uint8Array(rows);
  for (let row = 0; row < rows; ++row) {
    y[row] = next() < 0.1 ? 1 : 0;
    for (let column = 0; column < columns; ++column) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      x[row * columns + column] = normal + (column < 12 && y[row] ? 1 / (1 + column) : 0);
    }
  }
  return { x, y };
}

/**
 * What is measured, by scikit-learn's names.
 * @param {{ x: Float32Array, y: Uint8Array }} data
 * @returns {Promise<Record<string, () => Promise<unknown>>>}
 */
async function ours({ x, y }) {
  const { baselines, init, readFiles } = await import(inRoot("dist/package/index.node.js"));
  await init();
  const header = Array.from({ length: columns }, (_, i) => `x${i}`).join(",");
  const lines = Array.from(
    { length: rows },
    (_, row) => `${x.subarray(row * columns, (row + 1) * columns).join(",")},${y[row]}`,
  );
  const bytes = new TextEncoder().encode(`${header},y\n${lines.join("\n")}\n`);
  const source = await readFiles([{ name: "rows.csv", bytes }]);
  const target = { columns: ["y"], task: "classification" };
  const split = {
    class_name: "TrainTestSplit",
    config: { test_size: rows - train, shuffle: false },
  };
  const smote = { class_name: "SMOTE", config: { random_state: 0 } };
  const prepared = await source.prepare({ target, preparation: [split] });
  const fit = (/** @type {any} */ model) => model.fit(prepared.train);
  return {
    // With all that comes before and after: reading the columns, the split, the rows as the model takes them.
    SMOTE: async () => (await source.prepare({ target, preparation: [split, smote] })).dispose(),
    KNeighborsClassifier: async () =>
      (await fit(baselines.kNeighborsClassifier())).predict(prepared.test),
    DecisionTreeClassifier: () => fit(baselines.decisionTreeClassifier({ randomState: 0 })),
    RandomForestClassifier: () => fit(baselines.randomForestClassifier({ randomState: 0 })),
    LogisticRegression: () => fit(baselines.logisticRegression()),
  };
}

/** @typedef {{ name: string, ours: number[], theirs?: number[] }} ClassicalResult milliseconds of every round */

/** @param {readonly ClassicalResult[]} results */
export const classicalTable = (results) =>
  table(
    ["", "Minibatch", "scikit-learn", "as fast"],
    results.map(({ name, ours, theirs }) => [
      name,
      show(median(ours)),
      cell(theirs && median(theirs)),
      theirs ? times(medianRatio(theirs, ours)) : "–",
    ]),
    1,
  );

/** Prints rows as they are measured, and gives the whole table. @param {{ rounds: number }} plan */
export async function measureClassical({ rounds }) {
  const data = classicalData();
  const found = await startPython(
    "tests/bench/classical.py",
    ["sklearn", "imblearn"],
    "MINIBATCH_PYTHON may name one that has them",
  );
  const theirs = "call" in found ? found : undefined;
  const folder = mkdtempSync(join(tmpdir(), "minibatch-bench-"));
  try {
    const path = join(folder, "rows");
    writeFileSync(path, Buffer.concat([Buffer.from(data.x.buffer), data.y]));
    await theirs?.call("open", { path, rows, columns, train });
    /** @type {ClassicalResult[]} */
    const results = [];
    for (const [name, work] of Object.entries(await ours(data))) {
      /** @type {ClassicalResult} */
      const result = { name, ours: [], ...(theirs ? { theirs: [] } : {}) };
      for (let round = 0; round <= rounds; ++round) {
        const before = process.cpuUsage();
        await work();
        const { user, system } = process.cpuUsage(before);
        const other = await theirs?.call("measure", { name });
        if (round === 0) continue;
        result.ours.push((user + system) / 1000);
        if (other) result.theirs?.push(other.ms);
      }
      results.push(result);
      process.stderr.write(`${classicalTable([result])}\n`);
    }
    const who = "refused" in found ? found.refused : found.version;
    return (
      `Milliseconds of processor time on ${rows.toLocaleString("en")} rows × ${columns} columns, ` +
      `${train.toLocaleString("en")} of them to learn from, in Node ${process.versions.node} on ${cpus()[0].model}; ` +
      `scikit-learn on one thread: ${who}. Medians of ${rounds} interleaved rounds.\n\n${classicalTable(results)}\n`
    );
  } finally {
    theirs?.close();
    rmSync(folder, { recursive: true });
  }
}
