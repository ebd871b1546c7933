/**
 * `node tests/bench/reading.mjs [FILES…]`: how long reading takes, how much memory, and how soon it ends when it is
 * cancelled; of a CSV of a million rows and 20 columns, or of the files that are named. It judges nothing: a time is a
 * report, not a test.
 */

import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, openAsBlob, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import process from "node:process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { inRoot } from "../../tools/paths.mjs";

const rows = 1_000_000;
const columns = 20;
/** How often a reading is cancelled, at places spread over the time that it takes. */
const cancels = 20;

/** Whole numbers, fractions, texts and gaps, as tables have them. @param {number} row @param {number} column */
function cell(row, column) {
  const value = (Math.imul(row + 1, 2654435761) ^ Math.imul(column + 7, 40503)) >>> 0;
  if (value % 97 === 0) return "";
  if (column % 5 === 4) return ["red", "green", "blue", "black"][value % 4];
  return column % 2 ? String(value % 1000) : (value / 65536).toFixed(3);
}

/** @param {string} path */
async function write(path) {
  const out = createWriteStream(path);
  out.write(`${Array.from({ length: columns }, (_, i) => `c${i}`).join(",")}\n`);
  for (let row = 0; row < rows; row += 1000) {
    let text = "";
    for (let i = row; i < row + 1000; ++i) {
      const cells = Array.from({ length: columns }, (_, column) => cell(i, column));
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
      given.push(join(folder, "million.csv"));
      await write(given[0]);
    }
    for (const path of given) {
      const script = fileURLToPath(import.meta.url);
      spawnSync(process.execPath, [script, "--measure", path], { stdio: "inherit" });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
