/** The element as a widget of JupyterLab, JupyterLite and marimo, each from PyPI, with a kernel of its own. */

import { join } from "node:path";
import { run } from "../../tools/process.mjs";
import { hostElement, patience } from "./host.js";
import { withServer } from "./server.js";
import { endProject, environment, installPython, project } from "./workspace.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const trainButton = (page) =>
  page.locator("minibatch-playground").getByRole("button", { name: "Train", exact: true });

/**
 * Runs the cells that show the element, have it train, and say the runs.
 * @param {Page} page
 * @param {{ installs?: boolean }} [options] whether a cell before these installs what they need
 * @returns {Promise<string>} what the last of them says
 */
async function runCells(page, { installs = false } = {}) {
  const isIdle = () =>
    document.querySelector(".jp-Notebook-ExecutionIndicator")?.getAttribute("data-status") ===
    "idle";
  // The indicator has nothing to do before there is a kernel, either; a cell that is run then is not run.
  await page.getByText(/ \| Idle$/).waitFor();
  const cells = page.locator(".jp-CodeCell");
  const [shown, trained, runs] = [0, 1, 2].map((at) => cells.nth(installs ? at + 1 : at));
  const runCell = async (/** @type {import("@playwright/test").Locator} */ cell) => {
    await cell.locator(".cm-content").click();
    await page.keyboard.press("Shift+Enter");
  };
  // The kernel takes one after the other.
  if (installs) await runCell(cells.first());
  await runCell(shown);
  await trainButton(page).waitFor();
  await runCell(trained);
  await page.locator("minibatch-playground").getByRole("button", { name: "Continue" }).waitFor();
  // What the page has told the kernel is there a moment later.
  const said = runs.locator(".jp-OutputArea-output").filter({ hasText: /[0-9a-f]{64}/ });
  const isLate = AbortSignal.timeout(patience);
  while (!isLate.aborted) {
    await runCell(runs);
    await page.waitForFunction(isIdle);
    if (await said.count()) return said.innerText();
  }
  throw new Error("The kernel was not told of a run.");
}

/** What a person does in each: gives the text in which the kernel says the fingerprint. @type {Record<string, (page: Page) => Promise<string>>} */
const notebooks = {
  JupyterLab: (page) => runCells(page),
  JupyterLite: (page) => runCells(page, { installs: true }),
  async marimo(page) {
    await trainButton(page).click();
    return page
      .getByText(/[0-9a-f]{64}/)
      .first()
      .innerText();
  },
};

/**
 * Has a notebook's element train.
 * @param {import("./workspace.js").Packed} packed
 * @param {import("@playwright/test").Browser} browser
 * @param {import("./run-case.js").Consumer} consumer
 * @returns {Promise<string[]>} the fingerprints of the weights, as its kernel says them
 */
export async function inNotebook(
  packed,
  browser,
  { trains = "", files, packages, python = [], build = [], serve = [], path = "/" },
) {
  const name = trains.toLowerCase();
  const host = await hostElement(files, join(packed.folder, name));
  const root = await project(packed, name, host.files, { packages });
  try {
    await installPython(root, python);
    const options = { quiet: true, cwd: root, env: environment(root) };
    for (const [program, ...args] of build) await run(program, args, options);
    return await withServer(root, serve, async (port) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(patience);
      try {
        await page.goto(`http://localhost:${port}${path}`);
        return (await notebooks[trains](page)).match(/[0-9a-f]{64}/g) ?? [];
      } finally {
        await page.close();
      }
    });
  } finally {
    host.close();
    await endProject(packed, root, packages);
  }
}
