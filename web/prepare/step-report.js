/** What a preparation step did, in words. */

import { html, nothing } from "lit";
import { shapeText } from "../locales/i18n.js";

/** @import { Language } from "../locales/i18n.js" */

/** Columns whose statistics are shown, and classes whose rows are counted. */
const maxColumns = 100;
const maxClasses = 12;

/**
 * @param {Language} language
 * @param {any} report the package's StepReport
 * @param {object} context
 * @param {string[]} context.classNames
 * @param {string} context.movedBefore the step before which a split runs, though it stands behind it
 */
export function stepReport(language, report, { classNames, movedBefore }) {
  const { t } = language;
  const { learned = {}, fitted_on: rows, leaks, before, after } = report;
  const { dropped = [], train, test } = learned;
  /** @type {Fitted[]} */
  const of = learned.columns?.map(ofColumn) ?? ofChannels(language, learned.channels ?? []);
  const fitted = of.filter(([, values]) => Object.keys(values).length > 0);
  const did = [];
  const isSplit = train !== undefined;
  if (isSplit) did.push(t("prepare.didSplit", { train, test }));
  else if (after?.length) {
    const shape = `(n, ${after.length}, ${after.columns})`;
    did.push(t("prepare.didWindows", { train: after.train, test: after.test, shape }));
  } else if (before && after) {
    if (before.columns !== after.columns) {
      did.push(t("prepare.didColumns", { before: before.columns ?? 0, after: after.columns ?? 0 }));
    }
    if (before.train !== after.train) {
      did.push(t("prepare.didRows", { before: before.train, after: after.train }));
    }
    if (before.test !== after.test) {
      did.push(t("prepare.didTestRows", { before: before.test, after: after.test }));
    }
  }
  if (before && after) did.push(...imagesTexts(language, before, after));
  const classes = classesText(language, before, after, classNames);
  if (fitted.length && rows) {
    did.push(t(leaks ? "prepare.fittedOnAll" : "prepare.fittedOn", { count: rows }));
  }
  if (dropped.length) {
    const names = dropped.map((/** @type {any} */ { column }) => column).join(", ");
    did.push(t("prepare.dropped", { names }));
  }
  return html`
    ${did.length ? html`<p class="did">${did.join(" ")}</p>` : nothing}
    ${classes ? html`<p class="did">${classes}</p>` : nothing}
    ${
      movedBefore
        ? html`<p class="did">${t("prepare.splitMoved", { step: movedBefore })}</p>`
        : nothing
    }
    ${leaks ? html`<p class="leaks">${t("prepare.leaks")}</p>` : nothing}
    ${
      fitted.length
        ? html`<details class="learned">
            <summary>${t("prepare.learned")}</summary>
            <dl>
              ${fitted.slice(0, maxColumns).map(
                (/** @type {Fitted} */ [of, values]) =>
                  html`<dt>${of}</dt>
                    <dd>${learnedText(language, values)}</dd>`,
              )}
            </dl>
          </details>`
        : nothing
    }
  `;
}

/**
 * The columns that a step took by itself; null where it was told, or works on rows.
 * @param {any} report the package's StepReport, if there is one
 * @returns {string[] | null}
 */
export function appliedIn(report) {
  const { columns, dropped = [] } = report?.learned ?? {};
  if (!columns || report.config?.columns) return null;
  /** @type {Set<string>} */
  const names = new Set([...columns, ...dropped].map(({ column }) => column));
  return report.before?.names?.filter((/** @type {string} */ name) => names.has(name)) ?? null;
}

/** @typedef {[of: string, values: Record<string, any>]} Fitted */

/** @param {any} column @returns {Fitted} */
const ofColumn = ({ column, ...values }) => [column, values];

/**
 * @param {Language} language
 * @param {Record<string, number>[]} channels
 * @returns {Fitted[]}
 */
function ofChannels({ t }, channels) {
  const colours = channels.length === 3 ? ["red", "green", "blue"] : [];
  return channels.map((values, index) => [t(`prepare.${colours[index] ?? "allPixels"}`), values]);
}

/**
 * What became of images: their size, and the numbers that their pixels are.
 * @param {Language} language
 * @param {{ image?: number[], pixels?: number[] }} before
 * @param {{ image?: number[], pixels?: number[] }} after
 */
function imagesTexts({ t, number }, before, after) {
  const short = (/** @type {number} */ value) => number(value, { maximumSignificantDigits: 3 });
  const range = (/** @type {number[]} */ [from, to]) =>
    t("prepare.range", { from: short(from), to: short(to) });
  const texts = [];
  if (before.image && after.image && String(before.image) !== String(after.image)) {
    const [from, to] = [shapeText(before.image), shapeText(after.image)];
    texts.push(t("prepare.didSize", { before: from, after: to }));
  }
  if (before.pixels && after.pixels && String(before.pixels) !== String(after.pixels)) {
    const [from, to] = [range(before.pixels), range(after.pixels)];
    texts.push(t("prepare.didPixels", { before: from, after: to }));
  }
  return texts;
}

/**
 * The training rows of each class, where the step changed them.
 * @param {Language} language
 * @param {{ classes?: number[] } | undefined} before
 * @param {{ classes?: number[] } | undefined} after
 * @param {string[]} classNames
 */
function classesText({ t, number }, before, after, classNames) {
  const [from, to] = [before?.classes ?? [], after?.classes ?? []];
  if (to.every((count, index) => count === from[index])) return "";
  const texts = to.slice(0, maxClasses).map((count, index) => {
    const was = from[index] === count ? "" : `${number(from[index])} → `;
    return `${classNames[index] ?? index}: ${was}${number(count)}`;
  });
  if (to.length > maxClasses) texts.push("…");
  return t("prepare.classCounts", { counts: texts.join(" · ") });
}

/**
 * @param {Language} language
 * @param {Record<string, any>} values
 */
function learnedText({ quantity }, values) {
  const text = (/** @type {any} */ value) =>
    typeof value === "number"
      ? quantity(value)
      : Array.isArray(value)
        ? value.slice(0, 20).join(", ")
        : String(value);
  return Object.entries(values)
    .map(([name, value]) => `${name} ${text(value)}`)
    .join(" · ");
}
