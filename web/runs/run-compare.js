import { css, html, nothing } from "lit";
import "../components/notice.js";
import "../components/pixels.js";
import { StoreElement } from "../components/store-element.js";
import { changesOf, changeText } from "../experiment/changes.js";
import { compare } from "../experiment/compare.js";
import { scoreName } from "../experiment/metrics.js";
import { base, controls, tables } from "../styles/shared.js";
import { nameOfRun, numberOf } from "./run-name.js";

/** @import { Compared, Guess } from "../experiment/compare.js" */
/** @import { Run } from "../experiment/types.js" */

/** Two runs beside each other: settings, scores, report, and the test rows on which they do not agree. */
class RunCompare extends StoreElement {
  static areas = ["runs", "data"];
  static properties = { target: { state: true } };

  static styles = [
    base,
    controls,
    tables,
    css`
      :host {
        display: grid;
        gap: 1rem;
      }

      table {
        width: auto;
        min-width: min(30rem, 100%);
      }

      p {
        font-size: var(--small);
      }

      .right {
        color: var(--accent-strong);
      }

      .wrong {
        color: var(--bad);
      }

      .field {
        max-width: 16rem;
      }

      mb-pixels {
        width: 2.5rem;
        height: 2.5rem;
      }
    `,
  ];

  constructor() {
    super();
    /** Which of several columns that are predicted. */
    this.target = "";
  }

  render() {
    const { list, view, comparison } = this.state.runs;
    const [one, other] = view.chosen.map((id) => list.find((run) => run.id === id));
    if (!one || !other) return nothing;
    // The older one stands on the left.
    const runs = /** @type {[Run, Run]} */ (
      list.indexOf(one) > list.indexOf(other) ? [one, other] : [other, one]
    );
    /** @type {[string, string]} */
    const ids = [runs[0].id, runs[1].id];
    const isOf = comparison?.ids.every((id, at) => id === ids[at]);
    // What a classical model predicted is not kept.
    const canCompare = !runs.some(({ baseline }) => baseline);
    return html`<h3>
        ${this.t("runs.compared", { one: numberOf(list, runs[0]), other: numberOf(list, runs[1]) })}
      </h3>
      ${this.#settings(runs)} ${this.#scores(runs)}
      ${
        isOf && comparison
          ? html`${comparison.status === "running" ? html`<p class="soft" role="status">${this.t("runs.comparing")}</p>` : nothing}
            ${comparison.error ? html`<mb-notice kind="error">${this.language.message(comparison.error)}</mb-notice>` : nothing}
            ${comparison.result ? this.#result(runs, comparison.result) : nothing}`
          : canCompare
            ? html`<div>
                <button class="small" @click=${() => compare(this.playground, ids)}>
                  ${this.t("runs.compareRows")}
                </button>
              </div>`
            : nothing
      }`;
  }

  /** @param {[Run, Run]} runs */
  #heads(runs) {
    const { list } = this.state.runs;
    return runs.map(
      (run) =>
        html`<th scope="col" class="number">${numberOf(list, run)} ${nameOfRun(this, run)}</th>`,
    );
  }

  /** @param {[Run, Run]} runs */
  #settings(runs) {
    const changes = changesOf(runs[0].experiment, runs[1].experiment);
    if (changes.length === 0) return html`<p class="soft">${this.t("runs.noChange")}</p>`;
    const of = (/** @type {any} */ value) =>
      typeof value === "object" ? this.language.message(value) : String(value || "–");
    return html`<div
      class="scroll"
      tabindex="0"
      role="region"
      aria-label=${this.t("runs.settings")}
    >
      <table aria-label=${this.t("runs.settings")}>
        <thead>
          <tr>
            <th scope="col">${this.t("runs.settings")}</th>
            ${this.#heads(runs)}
          </tr>
        </thead>
        <tbody>
          ${changes.map(
            (change) =>
              html`<tr>
                <th scope="row">
                  ${change.kind === "set" ? of(change.values.name) : changeText(this.language, change)}
                </th>
                ${change.sides.map((side) => html`<td class="number">${of(side)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {[Run, Run]} runs */
  #scores(runs) {
    const names = [...new Set(runs.flatMap(({ evaluation }) => Object.keys(evaluation)))];
    return this.#numbers(
      this.t("runs.scores"),
      runs,
      names.map((name) => ({
        name: scoreName(this.language, name),
        values: /** @type {[any, any]} */ (runs.map(({ evaluation }) => evaluation[name] ?? null)),
      })),
    );
  }

  /**
   * @param {string} title
   * @param {[Run, Run]} runs
   * @param {{ name: string, values: [number | null, number | null] }[]} rows
   */
  #numbers(title, runs, rows) {
    const { metric } = this.language;
    const difference = ([a, b] = /** @type {any[]} */ ([])) =>
      a === null || b === null
        ? "–"
        : `${a < b ? "+" : a > b ? "-" : ""}${metric(Math.abs(b - a))}`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${title}>
      <table aria-label=${title}>
        <thead>
          <tr>
            <th scope="col">${title}</th>
            ${this.#heads(runs)}
            <th scope="col" class="number">${this.t("runs.difference")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, values }) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${values.map((value) => html`<td class="number">${metric(value)}</td>`)}
                <td class="number">${difference(values)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /**
   * @param {[Run, Run]} runs
   * @param {Compared[]} results
   */
  #result(runs, results) {
    const { output } = this.state.data.prepared ?? {};
    const result =
      results.find(({ name }) => name === this.target) ??
      results.find(({ name }) => output && name.split(": ")[0] === output) ??
      results[0];
    const { rows, different, isNumbers, onlyRight, shown, report } = result;
    const [one, other] = onlyRight;
    const pictures = shown.some(({ picture }) => picture);
    return html`${results.length > 1 ? this.#targets(results, result) : nothing}
      ${this.#numbers(this.t("runs.report"), runs, report)}
      <p role="status">
        ${isNumbers ? this.t("runs.farthest", { rows }) : this.t("runs.disagree", { rows, count: different, one, other })}
      </p>
      ${
        shown.length > 0
          ? html`<div
              class="scroll"
              tabindex="0"
              role="region"
              aria-label=${this.t("runs.different")}
            >
              <table aria-label=${this.t("runs.different")} id="different">
                <thead>
                  <tr>
                    <th scope="col">${this.t("runs.fileRow")}</th>
                    ${pictures ? html`<th scope="col"><span class="visually-hidden">${this.t("runs.image")}</span></th>` : nothing}
                    <th scope="col" class="number">${this.t("evaluate.actual")}</th>
                    ${this.#heads(runs)}
                  </tr>
                </thead>
                <tbody>
                  ${shown.map(
                    ({ row, actual, guesses, picture }) =>
                      html`<tr>
                        <td>${this.language.number(row + 1)}</td>
                        ${pictures ? html`<td><mb-pixels .pictures=${picture ? [picture] : []} label=${this.#value(actual)}></mb-pixels></td>` : nothing}
                        <td class="number">${this.#value(actual)}</td>
                        ${guesses.map((guess) => this.#guess(guess, actual, isNumbers))}
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
          : nothing
      }`;
  }

  /** @param {Compared[]} results @param {Compared} shown */
  #targets(results, shown) {
    return html`<div class="field">
      <label for="target">${this.t("evaluate.targetHead")}</label>
      <select
        id="target"
        @change=${(/** @type {any} */ { target }) => (this.target = target.value)}
      >
        ${results.map((one) => html`<option value=${one.name} ?selected=${one === shown}>${one.name}</option>`)}
      </select>
    </div>`;
  }

  /** @param {string | number} value */
  #value = (value) => (typeof value === "number" ? this.language.quantity(value) : value);

  /**
   * @param {Guess} guess
   * @param {string | number} actual
   * @param {boolean} isNumbers
   */
  #guess({ predicted, sure }, actual, isNumbers) {
    if (isNumbers) return html`<td class="number">${this.#value(predicted)}</td>`;
    const isRight = predicted === actual;
    return html`<td class="number ${isRight ? "right" : "wrong"}">
      ${isRight ? "✓" : "✗"} ${this.#value(predicted)}
      ${sure === null ? nothing : this.language.percent(sure)}
    </td>`;
  }
}

customElements.define("mb-run-compare", RunCompare);
