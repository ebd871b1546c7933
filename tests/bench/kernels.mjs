/**
 * `npm run bench:kernels [-- FILTER]`: the kernels alone, on one thread. Natively with Google Benchmark; then the
 * products of Dense layers as WebAssembly in Node, beside Eigen's. FILTER is a regular expression over the names; what
 * begins with -- goes to Google Benchmark as it is.
 */

import { execFileSync } from "node:child_process";
import { buildCMake } from "../../tools/build.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { run, runMain } from "../../tools/process.mjs";
import { show, table, times } from "./table.mjs";

/**
 * @param {string} program
 * @param {string[]} filter
 * @returns {Map<string, { gemm: number, eigen: number }>} FLOP/s by the product's name
 */
function products(program, filter) {
  const out = execFileSync(process.execPath, [inRoot(`build/wasm/tests/${program}.js`), ...filter]);
  const lines = String(out).trim().split("\n").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [name, gemm, eigen] = line.split(" ");
      return [name, { gemm: Number(gemm), eigen: Number(eigen) }];
    }),
  );
}

/** @param {number} flops */
const giga = (flops) => show(flops / 1e9);

await runMain(async () => {
  const words = process.argv.slice(2);
  const filter = words.filter((word) => !word.startsWith("--"));
  // Also where the folder is there already: it may be older than the library.
  await run("cmake", ["--preset", "native"], { quiet: true });
  await buildCMake("native", ["kernel_benchmarks"]);
  await run(
    inRoot("build/native/tests/kernel_benchmarks"),
    words.map((word) => (word.startsWith("--") ? word : `--benchmark_filter=${word}`)),
  );

  await buildCMake("wasm", ["products_plain", "products_sse"]);
  const plain = products("products_plain", filter);
  const sse = products("products_sse", filter);
  if (plain.size === 0) return;
  const rows = [...plain].map(([name, { gemm, eigen }]) => {
    const other = sse.get(name) ?? { gemm, eigen };
    const [slow, fast] = [gemm / eigen, other.gemm / other.eigen];
    return [name, giga(gemm), giga(eigen), times(slow), giga(other.eigen), times(fast)];
  });
  const columns = ["plain Eigen", "gemm is", "Eigen by SSE", "gemm is"];
  console.log(`\nWebAssembly in Node ${process.versions.node}, GFLOP/s:\n`);
  console.log(table(["product", "gemm", ...columns], rows, 1));
});
