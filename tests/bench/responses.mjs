/**
 * How soon the playground answers, in dist/site: predictions after a stroke or a key, the page while the largest sample is
 * trained with every panel open, and what looking at it takes of the training. `node tests/bench/responses.mjs` prints it
 * alone. It judges nothing: on a machine that does something else, times say little.
 */

import process from "node:process";
import { fileURLToPath } from "node:url";
import { openAll, tab, trainButton, trained, withPlayground } from "./playground.mjs";
import { median, quantile } from "./statistics.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Milliseconds, and of a share per cent.
 * @typedef {object} Responses
 * @property {{ median: number, p95: number }} drawing from the pointer's move to the frame that shows the prediction
 * @property {{ median: number, p95: number }} typing likewise from the key
 * @property {number} longestTask of the main thread, 0 where none took 50 ms
 * @property {number} slowestInteraction from the event to what it drew, 0 where none took 16 ms
 * @property {number} lookingTakes of the speed of the training, the median of pairs of runs with and without
 */

const strokes = 40;
const pairs = 3;
const epochs = 4;

/** Begins to note how long it takes from each event to the frame with the next prediction. @param {Page} page @param {string} event */
const note = (page, event) =>
  page.evaluate((type) => {
    const { store } = /** @type {any} */ (document.querySelector("mb-app"));
    /** @type {number[]} */
    const answers = [];
    let before = store.state.prediction.result;
    let began = 0;
    const begin = () => {
      before = store.state.prediction.result;
      began = performance.now();
    };
    addEventListener(type, begin, { capture: true });
    const look = () => {
      const { result } = store.state.prediction;
      if (began > 0 && result && result !== before) {
        const from = began;
        began = 0;
        requestAnimationFrame(() => answers.push(performance.now() - from));
      }
      setTimeout(look, 1);
    };
    look();
    Object.assign(globalThis, { answers });
  }, event);

/** @param {Page} page @param {number} count how many answers there are then */
const answered = (page, count) =>
  page.waitForFunction(
    (least) => /** @type {any} */ (globalThis).answers.length >= least,
    count,
    // Looks rarely, as looking takes time, too.
    { polling: 20 },
  );

/** @param {Page} page @returns {Promise<{ median: number, p95: number }>} */
async function noted(page) {
  const all = await page.evaluate(
    () => /** @type {number[]} */ (/** @type {any} */ (globalThis).answers),
  );
  return { median: median(all), p95: quantile(all, 0.95) };
}

/** @param {Page} page */
async function drawing(page) {
  await tab(page, "Predict");
  const pad = page.getByRole("application", { name: "Draw what is to be predicted" });
  await pad.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await pad.boundingBox()
  );
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.2 * box.height);
  await page.mouse.down();
  await note(page, "pointermove");
  for (let stroke = 0; stroke < strokes; ++stroke) {
    const [x, y] = [0.2 + (0.6 * stroke) / strokes, 0.2 + (stroke % 7) / 12];
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    await answered(page, stroke + 1);
  }
  await page.mouse.up();
  return noted(page);
}

/** @param {Page} page */
async function typing(page) {
  await page.getByRole("button", { name: "Pima Indians Diabetes" }).click();
  await page.getByText("768 rows").first().waitFor();
  await page.getByLabel("Epochs", { exact: true }).fill("2");
  await trainButton(page).click();
  await trained(page);
  await tab(page, "Predict");
  const cell = page.locator("mb-row-form input[type=text]").first();
  await page.locator("mb-predict-pane .result").waitFor();
  await note(page, "input");
  for (let stroke = 0; stroke < strokes; ++stroke) {
    await cell.fill(String(stroke % 15));
    await answered(page, stroke + 1);
  }
  return noted(page);
}

/** @param {Page} page @returns {Promise<number>} how many seconds it took */
async function train(page) {
  await trainButton(page).click();
  await page.waitForFunction(
    () =>
      /** @type {any} */ (document.querySelector("mb-app")).store.state.training.status !== "done",
  );
  await trained(page);
  return page.evaluate(
    () => /** @type {any} */ (document.querySelector("mb-app")).store.state.training.seconds,
  );
}

/** @param {Page} page */
async function looking(page) {
  await tab(page, "Inspect");
  await openAll(page);
  await page.getByLabel("Epochs", { exact: true }).fill(String(epochs));
  const shares = [];
  let [longestTask, slowestInteraction] = [0, 0];
  for (let pair = 0; pair < pairs; ++pair) {
    await tab(page, "Runs");
    const alone = await train(page);
    await tab(page, "Inspect");
    await page.evaluate(() => {
      const { slow, long } = /** @type {any} */ (globalThis);
      slow.length = long.length = 0;
    });
    const looked = await train(page);
    shares.push(100 * (1 - alone / looked));
    const [tasks, slowest] = await page.evaluate(() => {
      const { slow, long } = /** @type {any} */ (globalThis);
      return [long, slow.map((/** @type {{ ms: number }} */ { ms }) => ms)];
    });
    longestTask = Math.max(longestTask, ...tasks);
    slowestInteraction = Math.max(slowestInteraction, ...slowest);
  }
  return { longestTask, slowestInteraction, lookingTakes: median(shares) };
}

/** @returns {Promise<Responses>} */
export const measureResponses = () =>
  withPlayground(undefined, async (_, open) => {
    const page = await open();
    await page.getByLabel("Epochs", { exact: true }).fill("1");
    await trainButton(page).click();
    await trained(page);
    const drawn = await drawing(page);
    const looked = await looking(page);
    return { drawing: drawn, ...looked, typing: await typing(page) };
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await measureResponses(), null, 2));
}
