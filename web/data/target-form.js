import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { edit } from "../experiment/edit.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import { encodingField } from "./encoding-field.js";
import "./target-options.js";

/** What is predicted: the column, whether it is a class or a number, and why that is proposed. */
class TargetForm extends StoreElement {
  static areas = ["experiment", "data", "training"];

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
      }

      .why {
        min-height: 1.5em;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }
    `,
  ];

  get #target() {
    return this.state.experiment.target;
  }

  /**
   * What was said of another target, or of it as something else, says nothing of this.
   * @param {import("../experiment/types.js").Target} target
   */
  #set(target) {
    edit(this.playground, { target }, "target");
  }

  render() {
    const locked = isTraining(this.state);
    return html`<div class="fields">
        <div class="field">
          <label for="target">${this.t("data.target")}</label>
          <select
            id="target"
            ?disabled=${locked}
            @change=${(/** @type {any} */ event) => this.#set({ columns: [event.target.value] })}
          >
            ${this.state.data.description.columns.map(
              (/** @type {any} */ { name }) =>
                html`<option value=${name} .selected=${name === this.#target?.columns?.[0]}>
                  ${name}
                </option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="task">${this.t("data.task")}</label>
          <select
            id="task"
            ?disabled=${locked}
            @change=${(/** @type {any} */ event) =>
              this.#set({
                columns: this.#target?.columns?.slice(0, 1) ?? [],
                ...(event.target.value && { task: event.target.value }),
              })}
          >
            ${["", "classification", "regression"].map(
              (task) =>
                html`<option value=${task} .selected=${task === (this.#target?.task ?? "")}>
                  ${this.t(`data.task_${task || "auto"}`)}
                </option>`,
            )}
          </select>
        </div>
        ${encodingField(this)}
      </div>
      ${this.#why()}
      <mb-target-options></mb-target-options>`;
  }

  /** Why the task is what it is, where it was not chosen. */
  #why() {
    const { description, prepared } = this.state.data;
    const name = this.#target?.columns?.[0] ?? "";
    const column = description.columns.find((/** @type {any} */ { name: own }) => own === name);
    if (!column || !prepared || this.#target?.task) return html`<p class="why"></p>`;
    const isText = column.type !== "number";
    const key =
      prepared.task === "regression" ? "whyRegression" : isText ? "whyText" : "whyClasses";
    return html`<p class="why">${this.t(`target.${key}`, { name, count: column.distinct })}</p>`;
  }
}

customElements.define("mb-target-form", TargetForm);
