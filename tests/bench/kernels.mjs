/**
 * `npm run bench:kernels [-- FILTER]`: the kernels alone, natively, on one thread, with Google Benchmark. FILTER
 * is a regular expression over the names; what begins with -- goes to Google Benchmark as it is.
 */

import { buildCMake } from "../../tools/build.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { run, runMain } from "../../tools/process.mjs";

await runMain(async () => {
  // Also where build/native is there already: it may be older than the library.
  await run("cmake", ["--preset", "native"], { quiet: true });
  await buildCMake("native", ["kernel_benchmarks"]);
  const args = process.argv
    .slice(2)
    .map((word) => (word.startsWith("--") ? word : `--benchmark_filter=${word}`));
  await run(inRoot("build/native/tests/kernel_benchmarks"), args);
});
