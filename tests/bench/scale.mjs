/**
 * `npm run bench -- --scale`: training steps of ours in Node with 1, 2, 4 … threads and, where it is
 * installed, of PyTorch with as many, in interleaved rounds. Each number of threads has a process of its
 * own; those whose turn it is not wait.
 */

import { fork } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { inRoot } from "../../tools/paths.mjs";
import { models } from "./models.mjs";
import { startPyTorch } from "./pytorch.mjs";
import { median, medianRatio } from "./statistics.mjs";
import { show, table, times } from "./table.mjs";

/** @typedef {{ model: string, batch: number }} Row */
/**
 * Milliseconds a step of every round, by threads.
 * @typedef {Map<number, number[]>} StepTimes
 */
/**
 * @typedef {object} ScaleResult
 * @property {Row} row
 * @property {StepTimes} ours
 * @property {boolean} sameBits whether all weights were the same after as many epochs
 * @property {StepTimes} [pytorch]
 */

/** With what each model is measured: small networks gain from threads in larger batches only. */
export const scaleRows = [
  { model: "fashion_cnn", batch: models.fashion_cnn.batch },
  { model: "cifar_cnn", batch: models.cifar_cnn.batch },
  { model: "big_cnn", batch: models.big_cnn.batch },
  { model: "lstm", batch: models.lstm.batch },
  { model: "gru", batch: models.gru.batch },
  { model: "words_cnn", batch: models.words_cnn.batch },
  { model: "mlp", batch: models.mlp.batch },
  { model: "mlp", batch: 256 },
  { model: "bn_mlp", batch: 256 },
];

/** 1, 2, 4 … up to all cores. */
export const threadCounts = (cores = cpus().length) =>
  [1, 2, 4, 8, 16, 32].filter((threads) => threads <= Math.max(1, cores));

const torchRound = { budgetMs: 600, atLeast: 2 };

/** @typedef {{ call: (method: string, args?: object) => Promise<any>, close: () => void }} Process */

/** @returns {Process} */
function startOurs() {
  const child = fork(inRoot("tests/bench/scale-worker.mjs"), { stdio: "inherit" });
  const ended = once(child, "exit").then(() => {
    throw new Error("its process ended");
  });
  ended.catch(() => {});
  return {
    async call(method, args = {}) {
      const answer = once(child, "message");
      child.send({ method, args });
      const [result] = await Promise.race([answer, ended]);
      if (result.error) throw new Error(result.error);
      return result;
    },
    close: () => void child.kill(),
  };
}

/**
 * One row of the table. All processes are closed at its end.
 * @param {Row} row
 * @param {number[]} threads
 * @param {number} rounds that count; one more before them warms up
 * @param {boolean} withPyTorch
 * @returns {Promise<ScaleResult>}
 */
async function measureRow(row, threads, rounds, withPyTorch) {
  const { model, batch } = row;
  /** @type {Process[]} */
  const processes = [];
  /** @type {{ process: Process, count: number, of: StepTimes, args: object }[]} */
  const turns = [];
  const ours = new Map(threads.map((count) => [count, /** @type {number[]} */ ([])]));
  const pytorch = new Map(threads.map((count) => [count, /** @type {number[]} */ ([])]));
  try {
    for (const count of threads) {
      const process = startOurs();
      processes.push(process);
      await process.call("start", { threads: count });
      await process.call("open", { model, batch });
      turns.push({ process, count, of: ours, args: {} });
      const torch = withPyTorch ? await startPyTorch() : undefined;
      if (!torch || !("call" in torch)) continue;
      processes.push(torch);
      await torch.call("start", { threads: count });
      await torch.call("open", { model: models[model], batch });
      turns.push({ process: torch, count, of: pytorch, args: torchRound });
    }
    for (let round = 0; round <= rounds; ++round) {
      for (const { process, count, of, args } of turns) {
        const { ms, steps } = await process.call("steps", args);
        if (round > 0) of.get(count)?.push(ms / steps);
      }
    }
    const digests = new Set();
    for (const { process } of turns.filter(({ of }) => of === ours)) {
      digests.add((await process.call("digest")).digest);
    }
    return { row, ours, sameBits: digests.size === 1, ...(withPyTorch ? { pytorch } : {}) };
  } finally {
    for (const process of processes) process.close();
  }
}

/**
 * @param {StepTimes} step
 * @param {number} count
 */
function scaleCell(step, count) {
  const all = step.get(count) ?? [];
  const ratio = count === 1 ? "" : ` (${times(medianRatio(step.get(1) ?? [], all))})`;
  return `${show(median(all))}${ratio}`;
}

/**
 * @param {readonly ScaleResult[]} results
 * @param {number[]} threads
 */
export function scaleTable(results, threads) {
  const header = ["model (batch)", "", ...threads.map((count) => `${count} thr.`), "same bits"];
  const rows = results.flatMap(({ row, ours, pytorch, sameBits }) => {
    const label = `${row.model} (${row.batch})`;
    const cells = (/** @type {StepTimes} */ step) => threads.map((count) => scaleCell(step, count));
    return [
      [label, "Minibatch", ...cells(ours), sameBits ? "yes" : "NO"],
      ...(pytorch ? [[label, "PyTorch, native", ...cells(pytorch), "–"]] : []),
    ];
  });
  return table(header, rows, 2);
}

/**
 * Prints the table as its rows are measured, and again whole.
 * @param {{ models: string[], rounds: number, withPyTorch: boolean }} plan
 */
export async function measureScale({ models: names, rounds, withPyTorch }) {
  const threads = threadCounts();
  const found = withPyTorch ? await startPyTorch() : undefined;
  const torch = found && "call" in found ? found : undefined;
  torch?.close();
  const results = [];
  for (const row of scaleRows.filter(({ model }) => names.includes(model))) {
    results.push(await measureRow(row, threads, rounds, Boolean(torch)));
    process.stderr.write(`${scaleTable(results.slice(-1), threads)}\n`);
  }
  const who = torch ? `, and PyTorch ${torch.version}` : "";
  return (
    `Milliseconds a training step in Node ${process.versions.node} on ${cpus()[0].model} ` +
    `(${cpus().length} cores)${who}; in brackets how many times as fast as with one thread. ` +
    `Medians of ${rounds} interleaved rounds.\n\n${scaleTable(results, threads)}\n`
  );
}
