/**
 * `npm run bench`: training steps of ours and of others side by side in one run of Chromium, and what
 * else has a budget. Prints Markdown, writes build/bench.json. It judges the speed
 * floors but fails for none: a time is a report, not a test.
 *
 *   npm run bench -- [--models mlp,fashion_cnn] [--only ours,tfjs-wasm] [--rounds 5] [--quick | --readme | --scale | --classical | --growth | --inference]
 *
 * ours-relaxed, the build that is not the same on every machine, is measured where --only names it. --quick
 * measures fewer models and rows in fewer rounds, and the models only. --readme puts the table of the
 * models into README.md, too. --package FOLDER measures another build of the package than dist/package.
 * --scale measures training with 1, 2, 4 … threads in Node instead, beside PyTorch with as many unless
 * --only leaves it out. --classical measures SMOTE and classical models beside scikit-learn, where it is
 * installed. --growth measures how time grows with rows, classes, columns and the side of images,
 * --inference one image through MobileNetV2 beside onnxruntime-web.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { inRoot, root } from "../../tools/paths.mjs";
import { ToolError, runMain } from "../../tools/process.mjs";
import { startBrowser } from "./browser.mjs";
import { measureFirstSteps } from "./first-step.mjs";
import { judge } from "./floors.mjs";
import { models } from "./models.mjs";
import { parseOptions } from "./options.mjs";
import { startPyTorch } from "./pytorch.mjs";
import { insert, readmeTable } from "./readme.mjs";
import { markdown } from "./report.mjs";
import { measureResponses } from "./responses.mjs";
import { curveResult, memoryResult, modelResult, sizesResult } from "./results.mjs";
import { median, quantile } from "./statistics.mjs";

/** @typedef {import("./browser.mjs").BenchPage} BenchPage */
/** @typedef {import("./options.mjs").BenchOptions} BenchOptions */
/** @typedef {Awaited<ReturnType<typeof startBrowser>>} Browser */

/**
 * What a run measured; parts may have been left out.
 * @typedef {object} BenchResults
 * @property {import("./results.mjs").ModelResult[]} models
 * @property {Partial<Record<import("./options.mjs").ContenderName, string>>} [leftOut] and why
 * @property {{ model: string, points: import("./results.mjs").CurvePoint[] }} [curve]
 * @property {import("./results.mjs").SizesResult[]} [sizes]
 * @property {{ median: number, p95: number }} [predictMs]
 * @property {import("./responses.mjs").Responses} [responses] of the playground
 * @property {import("./first-step.mjs").FirstStep} [firstStepMs] medians
 * @property {import("./results.mjs").MemoryResult} [memory]
 */

/**
 * What build/bench.json holds.
 * @typedef {object} Report
 * @property {string} date
 * @property {{ cpu: string, cores: number }} machine
 * @property {{ minibatch: string, chromium: string, tfjs: string, jaxjs: string, convnetjs: string, pytorch?: string }} versions
 * @property {BenchOptions} options
 * @property {BenchResults} results
 * @property {import("./floors.mjs").FloorResult[]} floors
 */

const outputFile = "build/bench.json";

/** For each model: on a slow or busy machine there are fewer rounds, not a longer wait. */
const modelBudgetMs = { usual: 30_000, quick: 6_000 };

const curveModel = "mlp";
const curveBatches = [8, 32, 128, 512];
const cnn = "fashion_cnn";
/** Few rows and many; of the second, fewer, as an epoch of it takes its time. */
const sizes = [
  { model: "mlp", rows: [1000, 60_000] },
  { model: cnn, rows: [1024, 10_240] },
];
const mostSizeRounds = 3;
const firstSteps = 5;
const imagesInMemory = 60_000;

/** @param {string} message */
const say = (message) => process.stderr.write(`${message}\n`);

/** @param {string} path a package.json @returns {string} */
const versionIn = (path) => JSON.parse(readFileSync(inRoot(path), "utf8")).version;

/**
 * @param {BenchPage} page
 * @param {BenchOptions} options
 * @param {BenchResults["leftOut"]} leftOut who cannot be measured on this machine
 * @returns {Promise<Pick<BenchResults, "models" | "leftOut">>}
 */
async function measureModels(page, { models: names, contenders: all, rounds, quick }, leftOut) {
  const results = [];
  const withThreads = all.includes("ours-threads") ? await page.measure("startThreads") : undefined;
  if (withThreads && "refused" in withThreads) {
    leftOut = { ...leftOut, "ours-threads": withThreads.refused };
  }
  const contenders = all.filter((name) => !leftOut?.[name]);
  const budgetMs = quick ? modelBudgetMs.quick : modelBudgetMs.usual;
  for (const model of names) {
    say(`${model}, batches of ${models[model].batch} …`);
    const rowShare = quick ? 0.25 : 1;
    const plan = { model, contenders, rounds, budgetMs, rowShare };
    results.push(modelResult(model, await page.measure("measureModel", plan)));
  }
  return { models: results, leftOut };
}

/**
 * What is of ours alone.
 * @param {Browser} browser
 * @param {BenchPage} page
 * @param {BenchOptions} options
 * @returns {Promise<Omit<BenchResults, "models" | "leftOut">>}
 */
async function measureRest(browser, page, { rounds }) {
  say(`${curveModel} in batches of ${curveBatches.join(", ")} …`);
  const plan = { model: curveModel, batches: curveBatches, rounds };
  const points = curveResult(await page.measure("measureCurve", plan));

  const ofSizes = [];
  for (const { model, rows } of sizes) {
    say(`${model} with ${rows.join(" and ")} rows …`);
    const plan = { model, rows, rounds: Math.min(rounds, mostSizeRounds) };
    ofSizes.push(sizesResult(model, await page.measure("measureSizes", plan)));
  }

  say("predict() of one image …");
  const calls = await page.measure("measurePredict", { model: cnn, times: 300 });

  say(`${imagesInMemory.toLocaleString("en")} images in memory …`);
  const fresh = await browser.openPage();
  const memory = await fresh.measure("measureMemory", { model: cnn, rows: imagesInMemory });
  await fresh.close();

  say("the playground's first training step …");
  const steps = await measureFirstSteps(firstSteps);

  say("the playground while it trains, is drawn on and typed in …");
  const responses = await measureResponses();
  return {
    responses,
    curve: { model: curveModel, points },
    sizes: ofSizes,
    firstStepMs: {
      clicked: median(steps.map(({ clicked }) => clicked)),
      stepped: median(steps.map(({ stepped }) => stepped)),
    },
    predictMs: { median: median(calls), p95: quantile(calls, 0.95) },
    memory: memoryResult(cnn, imagesInMemory, memory),
  };
}

await runMain(async () => {
  const options = parseOptions(process.argv.slice(2));
  const packageFolder = resolve(root, options.package);
  if (!existsSync(resolve(packageFolder, "index.js"))) {
    throw new ToolError(`${options.package} has no built package: run \`npm run build\` first.`);
  }
  if (options.scale) {
    const { measureScale } = await import("./scale.mjs"); // needs the built package
    const withPyTorch = options.contenders.includes("pytorch");
    process.stdout.write(await measureScale({ ...options, withPyTorch }));
    return;
  }
  if (options.classical) {
    const { measureClassical } = await import("./classical.mjs");
    process.stdout.write(await measureClassical({ rounds: options.rounds }));
    return;
  }
  if (options.growth) {
    const { measureGrowth } = await import("./growth.mjs");
    process.stdout.write(await measureGrowth({ rounds: options.rounds }));
    return;
  }
  if (options.inference) {
    const { measureInference } = await import("./inference.mjs");
    process.stdout.write(await measureInference({ rounds: options.rounds }));
    return;
  }
  const browser = await startBrowser(packageFolder);
  /** @type {import("./pytorch.mjs").PyTorch | undefined} */
  let pytorch;
  try {
    const found = options.contenders.includes("pytorch") ? await startPyTorch() : undefined;
    if (found && "call" in found) pytorch = found;
    const leftOut = found && "refused" in found ? { pytorch: found.refused } : {};
    const page = await browser.openPage(pytorch ? { pytorch: pytorch.call } : {});
    const ofModels = await measureModels(page, options, leftOut);
    const extra = options.quick || !options.contenders.includes("ours");
    const rest = extra ? {} : await measureRest(browser, page, options);
    const results = { ...ofModels, ...rest };
    /** @type {Report} */
    const report = {
      date: new Date().toISOString(),
      machine: { cpu: cpus()[0].model, cores: cpus().length },
      versions: {
        minibatch: versionIn("package.json"),
        chromium: browser.version,
        tfjs: versionIn("node_modules/@tensorflow/tfjs/package.json"),
        jaxjs: versionIn("node_modules/@jax-js/jax/package.json"),
        convnetjs: versionIn("node_modules/convnetjs/package.json"),
        ...(pytorch ? { pytorch: pytorch.version } : {}),
      },
      options,
      results,
      floors: judge(results),
    };
    mkdirSync(inRoot("build"), { recursive: true });
    writeFileSync(inRoot(outputFile), `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(markdown(report));
    if (options.readme) {
      const readme = inRoot("README.md");
      writeFileSync(readme, insert(readFileSync(readme, "utf8"), readmeTable(report)));
    }
  } finally {
    pytorch?.close();
    await browser.close();
  }
});
