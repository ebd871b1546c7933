/**
 * `node tests/bench/reading.mjs [FILES…]`: how long reading takes, how much memory, and how soon it ends when it is
 * cancelled; of a CSV of a million rows and 20 columns and of a table of pixels as Kaggle's digits come, or of the files
 * that are named. It judges nothing: a time is a report, not a test.
 */

import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, openAsBlob, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import process from "node:process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { inRoot } from "../../tools/paths.mjs";

/** How often a reading is cancelled, at places spread over the time that it takes. */
const cancels = 20;

/** @param {number} row @param {number} column */
const drawn = (row, column) =>
  (Math.imul(row + 1, 2654435761) ^ Math.imul(column + 7, 40503)) >>> 0;

/** Whole numbers, fractions, texts and gaps, as tables have them. @param {number} row @param {number} column */
function cell(row, column) {
  const value = drawn(row, column);
  if (value % 97 === 0) return "";
  if (column % 5 === 4) return ["red", "green", "blue", "black"][value % 4];
  return column % 2 ? String(value % 1000) : (value / 65536).toFixed(3);
}

/** A digit, and 28 × 28 pixels of which a fifth is not black. @param {number} row @param {number} column */
function pixel(row, column) {
  const value = drawn(row, column);
  if (column === 0) return value % 10;
  return value % 5 === 0 ? (value >>> 8) % 256 : 0;
}

/** @typedef {{ rows: number, header: string[], cell: (row: number, column: number) => string | number }} Made */

/** By their names. @type {Record<string, Made>} */
const files = {
  "million.csv": { rows: 1_000_000, header: Array.from({ length: 20 }, (_, i) => `c${i}`), cell },
  // 76 MB.
  "digits.csv": {
    rows: 42_000,
    header: ["label", ...Array.from({ length: 784 }, (_, i) => `pixel${i}`)],
    cell: pixel,
  },
};

/** @param {string} path @param {Made} made */
async function write(path, { rows, header, cell: of }) {
  const out = createWriteStream(path);
  out.write(`${header.join(",")}\n`);
  for (let row = 0; row < rows; row += 1000) {
    let text = "";
    for (let i = row; i < row + 1000; ++i) {
      const cells = header.map((_, column) => of(i, column));
      text += `${cells.join(",")}\n`;
    }
    if (!out.write(text)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

/** One reading in a process of its own, whose memory is measured. @param {string} path */
async function measure(path) {
  const { init, readFiles } = await import(inRoot("dist/package/index.node.js"));
  await init();
  const file = () => openAsBlob(path).then((blob) => ({ name: basename(path), blob }));
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const source = await readFiles([await file()]);
  const seconds = (performance.now() - start) / 1000;
  const bytes = process.resourceUsage().maxRSS * 1024 - before;
  source.dispose();
  const latencies = [];
  for (let i = 0; i < cancels; ++i) {
    const controller = new AbortController();
    const at = performance.now() + ((i + 0.5) / cancels) * seconds * 1000;
    setTimeout(() => controller.abort(), at - performance.now());
    const read = await readFiles([await file()], { signal: controller.signal }).catch(() => null);
    // From when it was wanted: a page that does not answer cannot be cancelled either.
    if (read) read.dispose();
    else latencies.push(performance.now() - at);
  }
  latencies.sort((a, b) => a - b);
  const { size } = statSync(path);
  process.stdout.write(
    `${basename(path)}: ${(size / 1e6).toFixed(0)} MB, read in ${seconds.toFixed(1)} s, ` +
      `${(bytes / size).toFixed(1)} times its bytes of memory; cancelled in ` +
      `${latencies[Math.floor(latencies.length / 2)]?.toFixed(0)} ms, at most ${latencies.at(-1)?.toFixed(0)} ms\n`,
  );
}

const [flag, ...paths] = process.argv.slice(2);
if (flag === "--measure") await measure(paths[0]);
else {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-bench-"));
  try {
    const given = flag === undefined ? [] : [flag, ...paths];
    if (given.length === 0) {
      for (const [name, made] of Object.entries(files)) {
        given.push(join(folder, name));
        await write(join(folder, name), made);
      }
    }
    for (const path of given) {
      const script = fileURLToPath(import.meta.url);
      spawnSync(process.execPath, [script, "--measure", path], { stdio: "inherit" });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
