/** What a preparation step did, in words. */

import { html, nothing } from "lit";

/** @import { Language } from "../locales/i18n.js" */

/** Columns whose statistics are shown. */
const maxColumns = 100;

/**
 * @param {Language} language
 * @param {any} report the package's StepReport
 */
export function stepReport(language, { learned = {}, fitted_on: rows, before, after }) {
  const { t } = language;
  const { columns = [], dropped = [], classes = [], train, test } = learned;
  const did = [];
  if (train !== undefined) did.push(t("prepare.didSplit", { train, test }));
  else if (before && after) {
    if (before.columns !== after.columns) {
      did.push(t("prepare.didColumns", { before: before.columns ?? 0, after: after.columns ?? 0 }));
    }
    if (before.train !== after.train) {
      did.push(t("prepare.didRows", { before: before.train, after: after.train }));
    }
  }
  if (classes.length) did.push(`${classes.map(classText).join(", ")}.`);
  if (columns.length && rows) did.push(t("prepare.fittedOn", { count: rows }));
  if (dropped.length) {
    const names = dropped.map((/** @type {any} */ { column }) => column).join(", ");
    did.push(t("prepare.dropped", { names }));
  }
  return html`
    ${did.length ? html`<p class="did">${did.join(" ")}</p>` : nothing}
    ${
      columns.length
        ? html`<details class="learned">
            <summary>${t("prepare.learned")}</summary>
            <dl>
              ${columns.slice(0, maxColumns).map(
                (/** @type {any} */ { column, ...values }) =>
                  html`<dt>${column}</dt>
                    <dd>${learnedText(language, values)}</dd>`,
              )}
            </dl>
          </details>`
        : nothing
    }
  `;
}

/** @param {{ class: string, before: number, after: number }} counts the rows of a class */
const classText = ({ class: name, before, after }) =>
  before === after ? `${name} ${before}` : `${name} ${before} → ${after}`;

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
