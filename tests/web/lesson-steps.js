/** What a person does in a lesson, by the words that the lesson and the page use in one language. */

import { readFileSync } from "node:fs";
import { labels } from "../../tools/lessons.mjs";
import { expect } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {string} text */
const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The person, who reads one language. */
export class Student {
  /** The file that was saved last. */
  #saved = "";

  /** @param {Page} page @param {"en" | "ko"} language */
  constructor(page, language) {
    this.page = page;
    this.label = labels(language);
  }

  /** A text of the page by its key, or what is not one: a Keras word. @param {string} key */
  say = (key) => this.label(key) ?? key;

  /** @param {string} key @param {Record<string, string>} [values] a text with anything in its other places */
  pattern(key, values = {}) {
    const text = escaped(this.say(key)).replaceAll(
      /\\\{(\w+)(?::[^}]*)?\\\}/g,
      (_, name) => escaped(values[name] ?? "") || ".*",
    );
    return new RegExp(`^${text}$`);
  }

  /** @param {string} key */
  button = (key) => this.page.getByRole("button", { name: this.say(key), exact: true }).first();

  /** @param {number} number of a layer, from 1 */
  row = (number) => this.page.locator("mb-layer-row").nth(number - 1);

  /** @param {string} section by its key, of the recipe */
  async open(section) {
    const head = this.page
      .locator(`[data-name="${section}"]`)
      .getByRole("heading", { level: 2 })
      .getByRole("button");
    if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
  }

  /** Opens a layer: its form and its buttons. @param {import("@playwright/test").Locator} row */
  async unfold(row) {
    const name = row.locator("button.name");
    if ((await name.getAttribute("aria-expanded")) === "false") await name.click();
  }

  /** @param {number} layer @returns {Promise<import("@playwright/test").Locator>} its form */
  async form(layer) {
    await this.open("model");
    const row = this.row(layer);
    await this.unfold(row);
    return row.locator("mb-argument-form");
  }

  async train() {
    const { page } = this;
    await this.button("train.train").click();
    await expect(this.button("train.stop")).toBeHidden({ timeout: 60_000 });
    await expect(this.button("train.train")).toBeEnabled({ timeout: 60_000 });
    await expect(page.locator("mb-score-strip")).toContainText(/\d/);
  }

  /** @param {string} kind "layer" or a step's @param {string} query */
  async choose(kind, query) {
    const search = this.page.getByRole("searchbox", { name: this.say(kind) });
    await search.fill(query);
    await this.page.keyboard.press("Enter");
    await expect(search).toBeHidden();
  }

  /**
   * Does what a task's "do" says.
   * @param {string} task
   * @param {any} step
   */
  async do(task, step) {
    const { page } = this;
    const within = step.layer ? await this.form(step.layer) : page;
    if (step.fill) {
      const [label, value] = step.fill;
      const field = within
        .getByLabel(this.pattern(label, step.values))
        .and(page.locator("input:not([type=checkbox])"))
        .first();
      await field.fill(value);
      await field.blur();
    } else if (step.select) {
      const [label, value] = step.select;
      await within.getByLabel(this.say(label), { exact: true }).first().selectOption(value);
    } else if (step.check) {
      await page
        .getByRole("checkbox", { name: this.pattern(step.check, step.values) })
        .first()
        .check();
    } else if (step.uncheck) {
      await page
        .getByRole("checkbox", { name: this.pattern(step.uncheck, step.values) })
        .first()
        .uncheck();
    } else if (step.train) await this.train();
    else if (step.tab)
      await page.getByRole("tab", { name: this.say(step.tab), exact: true }).click();
    else if (step.section) await this.open(step.section);
    else if (step.unfold) {
      const summary = page.locator("summary", { hasText: this.pattern(step.unfold) }).first();
      const isOpen = await summary.evaluate(({ parentElement }) =>
        parentElement?.hasAttribute("open"),
      );
      if (!isOpen) await summary.click();
    } else if (step.click) {
      await page
        .getByRole("button", { name: this.pattern(step.click, step.values) })
        .first()
        .click();
    } else if (step.sample) {
      await this.open("data");
      await this.button("data.allSamples").click();
      const named = { has: page.getByText(this.say(step.sample), { exact: true }) };
      const card = page.getByRole("dialog").getByRole("listitem").filter(named);
      await card.getByRole("button").click();
      await expect(card).toBeHidden();
    } else if (step.save) {
      const saving = page.getByRole("button", { name: this.pattern(step.save, step.values) });
      const [download] = await Promise.all([page.waitForEvent("download"), saving.first().click()]);
      this.#saved = await download.path();
    } else if (step.bring) {
      const asking = this.button(step.bring);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), asking.click()]);
      const buffer = readFileSync(this.#saved);
      await chooser.setFiles({ name: "model.keras", mimeType: "application/octet-stream", buffer });
    } else if (step.add) {
      await this.open("model");
      if (step.before) {
        const row = this.row(step.before);
        await this.unfold(row);
        await row.getByRole("button", { name: this.pattern("model.insert") }).click();
      } else await this.button("model.addLayer").click();
      await this.choose("model.search", step.add);
    } else if (step.removeLayer) {
      await this.open("model");
      const rows = page.locator("mb-layer-row");
      const count = await rows.count();
      const row = rows.filter({ hasText: step.removeLayer }).first();
      await this.unfold(row);
      await row.getByRole("button", { name: this.pattern("model.remove") }).click();
      await expect(page.locator("mb-layer-row")).toHaveCount(count - 1);
    } else if (step.addStep) {
      await this.open("prepare");
      await this.button("prepare.add").click();
      await this.choose("prepare.search", step.addStep);
    } else if (step.removeStep) {
      await this.open("prepare");
      const values = { step: step.removeStep };
      await page
        .getByRole("button", { name: this.pattern("prepare.remove", values) })
        .first()
        .click();
    } else if (step.example) {
      const place = page
        .locator("mb-example-list")
        .getByRole("option")
        .nth(step.example - 1);
      await place.click();
    } else if (step.answer) {
      const form = page.locator(`[data-task="${task}"] form`);
      await form.getByRole("textbox").fill(step.answer);
      await form.getByRole("button").click();
    } else throw new Error(`A lesson cannot be told to do ${JSON.stringify(step)}.`);
  }
}
