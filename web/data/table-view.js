import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { number, quantity, t } from "../locales/i18n.js";
import { isTraining, store } from "../store.js";
import { base, controls, tables } from "../styles/shared.js";
import { prepareAgain } from "./actions.js";

/** A table: its target, its columns, its first rows. */
class TableView extends StoreElement {
  static areas = ["data", "training"];

  static styles = [
    base,
    controls,
    tables,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.875rem;
      }

      .target th,
      .target td {
        background: var(--accent-wash);
      }

      tbody th {
        max-width: 12rem;
        overflow-wrap: anywhere;
      }

      .rows td {
        white-space: nowrap;
        max-width: 12rem;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .rows th,
      .rows td {
        padding-inline: 0.5rem;
      }

      .flag {
        color: var(--warn);
      }

      details .scroll {
        margin-top: 0.5rem;
      }
    `,
  ];

  render() {
    const { facts, options } = store.state.data;
    return html`
      <div class="fields">
        <div class="field">
          <label for="target">${t("data.target")}</label>
          <select
            id="target"
            ?disabled=${isTraining()}
            @change=${(/** @type {any} */ event) => prepareAgain({ target: event.target.value, task: undefined })}
          >
            ${facts.columns.map(
              (/** @type {any} */ column) =>
                html`<option value=${column.name} ?selected=${column.name === options.target}>
                  ${column.name}
                </option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="task">${t("data.task")}</label>
          <select
            id="task"
            ?disabled=${isTraining()}
            @change=${(/** @type {any} */ event) =>
              prepareAgain({ task: event.target.value || undefined })}
          >
            ${["", "classification", "regression"].map(
              (task) =>
                html`<option value=${task} ?selected=${task === (options.task ?? "")}>
                  ${t(`data.task_${task || "auto"}`)}
                </option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="testSize">${t("data.testSize")}</label>
          <input
            id="testSize"
            type="number"
            min="0.05"
            max="0.9"
            step="0.05"
            .value=${String(options.testSize)}
            ?disabled=${isTraining()}
            @change=${(/** @type {any} */ event) => {
              const entered = event.target.valueAsNumber;
              if (entered >= 0.05 && entered <= 0.9) void prepareAgain({ testSize: entered });
              else event.target.value = String(options.testSize);
            }}
          />
        </div>
      </div>
      ${this.#columns()} ${this.#rows()}
    `;
  }

  #columns() {
    const { facts, options } = store.state.data;
    const shown = facts.columns.slice(0, 200);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t("data.columns")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t("data.column")}</th>
            <th scope="col">${t("data.type")}</th>
            <th scope="col" class="number">${t("data.missing")}</th>
            <th scope="col" class="number">${t("data.distinct")}</th>
            <th scope="col" class="number">${t("data.minimum")}</th>
            <th scope="col" class="number">${t("data.maximum")}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((/** @type {any} */ column) => {
            const isNumber = column.type === "number" && !column.allMissing;
            return html`<tr class=${column.name === options.target ? "target" : ""}>
              <th scope="row">
                ${column.name}
                ${
                  column.name === options.target
                    ? html`<span class="faint">${t("data.isTarget")}</span>`
                    : nothing
                }
              </th>
              <td>
                ${t(`data.type_${column.type}`)}
                ${
                  column.allMissing
                    ? html`<span class="flag">${t("data.allMissing")}</span>`
                    : column.constant
                      ? html`<span class="flag">${t("data.constant")}</span>`
                      : nothing
                }
              </td>
              <td class="number">${column.missing ? number(column.missing) : "–"}</td>
              <td class="number">${number(column.distinct)}</td>
              <td class="number">${isNumber ? quantity(column.min) : ""}</td>
              <td class="number">${isNumber ? quantity(column.max) : ""}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  #rows() {
    const { examples } = store.state.data;
    if (!examples?.rows?.length) return nothing;
    return html`<details>
      <summary>${t("data.firstRows")}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${t("data.firstRows")}>
        <table class="rows">
          <thead>
            <tr>
              ${examples.header.map((/** @type {string} */ name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${examples.rows.map(
              (/** @type {string[]} */ row) =>
                html`<tr>
                  ${row.map((value) => html`<td>${value}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}

customElements.define("mb-table-view", TableView);
