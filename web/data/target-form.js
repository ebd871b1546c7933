import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { targetsIn } from "../experiment/outputs.js";
import { preparedFor, setTarget, targetOf } from "../experiment/targets.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import { encodingField } from "./encoding-field.js";
import "./target-options.js";

/** What is predicted: the column, whether it is a class or a number, and why that is proposed. */
class TargetForm extends StoreElement {
  static areas = ["experiment", "data", "training.status"];

  static properties = { output: {} };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
      }

      .fields {
        grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr));
      }

      h3 {
        margin-block-start: 0.75rem;
      }

      .why {
        min-height: 1.5em;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** The name of the model's output that predicts it, "" where it has one. */
    this.output = "";
  }

  get #target() {
    return targetOf(this.state, this.output);
  }

  /**
   * What was said of another target, or of it as something else, says nothing of this.
   * @param {import("../experiment/types.js").Target} target
   */
  #set(target) {
    setTarget(this.playground, this.output, target, "target");
  }

  /** Where images end a run it is due before the view around it, which then takes it away. */
  shouldUpdate() {
    return super.shouldUpdate() && this.state.data.description?.kind === "table";
  }

  render() {
    const locked = isTraining(this.state);
    const { output } = this;
    return html`${output ? html`<h3>${this.t("output.of", { name: output })}</h3>` : nothing}
      <div
        class="fields"
        role=${output ? "group" : nothing}
        aria-label=${output ? this.t("output.of", { name: output }) : nothing}
      >
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
        ${encodingField(this, this.output)}
      </div>
      ${this.#why()}
      <mb-target-options output=${this.output}></mb-target-options>`;
  }

  /** Why the task is what it is, where it was not chosen. */
  #why() {
    const { description } = this.state.data;
    const prepared = preparedFor(this.state, this.output);
    const name = this.#target?.columns?.[0] ?? "";
    const column = description.columns.find((/** @type {any} */ { name: own }) => own === name);
    if (!column || !prepared || this.#target?.task) return html`<p class="why"></p>`;
    const labels = prepared.labels?.length;
    if (labels) return html`<p class="why">${this.t("target.whyLabels", { count: labels })}</p>`;
    const isText = column.type !== "number";
    const key =
      prepared.task === "regression" ? "whyRegression" : isText ? "whyText" : "whyClasses";
    return html`<p class="why">${this.t(`target.${key}`, { name, count: column.distinct })}</p>`;
  }
}

customElements.define("mb-target-form", TargetForm);

/**
 * A form for what each output of the model predicts.
 * @param {import("../experiment/types.js").State} state
 */
export function targetForms({ experiment }) {
  const targets = targetsIn(experiment.target);
  if (targets.length === 1) return html`<mb-target-form output=${targets[0][0]}></mb-target-form>`;
  return html`<div class="outputs">
    ${targets.map(([output]) => html`<mb-target-form output=${output}></mb-target-form>`)}
  </div>`;
}
