import { css, html, nothing } from "lit";
import "../components/argument-field.js";
import "../components/column-field.js";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { outputNames } from "../experiment/connections.js";
import { pathOf } from "../experiment/drafts.js";
import {
  addInput,
  addOutput,
  mayRemoveInput,
  removeInput,
  removeOutput,
  setInputColumns,
  setInputShape,
} from "../experiment/ends.js";
import { choosable } from "../experiment/inputs.js";
import { graphOf } from "../experiment/layers.js";
import { isTraining } from "../experiment/store.js";
import { shapeText } from "../locales/i18n.js";
import { base, controls } from "../styles/shared.js";

/** @import { Argument } from "../experiment/catalogue.js" */
/** @import { GraphView } from "../experiment/types.js" */

/** @type {Argument} */
const shape = {
  ...{ name: "shape", type: "shape", minimum: 1, doc: "" },
  ...{ required: true, nullable: true },
};

/** The model's inputs and outputs, folded away: most models have one of each. */
class ModelEnds extends StoreElement {
  static areas = ["experiment", "data", "training.status"];

  static styles = [
    base,
    controls,
    css`
      details[open] > summary {
        margin-bottom: 0.5rem;
      }

      .ends {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        gap: 0.75rem 1.5rem;
      }

      fieldset {
        display: grid;
        align-content: start;
        justify-items: start;
        gap: 0.5rem;
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        margin-bottom: 0.25rem;
        padding: 0;
        font-size: var(--small);
        font-weight: 600;
      }

      .end {
        display: flex;
        gap: 0.25rem;
        align-items: end;
        max-width: 100%;
        font-size: var(--small);
      }

      .end code {
        align-self: center;
        overflow-wrap: anywhere;
      }

      select {
        width: auto;
        max-width: 100%;
      }
    `,
  ];

  #several = false;

  /** Where there come to be several inputs it is seen what they take. */
  updated() {
    const several = graphOf(this.state.experiment.model).inputs.length > 1;
    const details = this.renderRoot.querySelector("details");
    if (details && several && !this.#several) details.open = true;
    this.#several = several;
  }

  render() {
    const graph = graphOf(this.state.experiment.model);
    const outputs = outputNames(graph);
    const locked = isTraining(this.state);
    return html`<details>
      <summary>${this.t("model.ends")}</summary>
      <div class="ends">
        <fieldset ?disabled=${locked}>
          <legend>${this.t("model.inputs")}</legend>
          ${graph.inputs.map(({ config }) => this.#input(graph, config, locked))}
          <button class="small" id="addInput" @click=${this.#addInput}>
            ${icons.add}${this.t("model.addInput")}
          </button>
        </fieldset>
        <fieldset ?disabled=${locked}>
          <legend>${this.t("model.outputsHead")}</legend>
          ${outputs.map((name, place) => this.#output(name, place, outputs.length))}
          ${this.#moreOutputs(graph, outputs)}
        </fieldset>
      </div>
    </details>`;
  }

  /**
   * The shape of the only input is the data's; of several the shapes are those of the columns that they take.
   * @param {GraphView} graph
   * @param {any} config
   * @param {boolean} locked
   */
  #input(graph, { name, batch_shape: [, ...sizes] }, locked) {
    const { experiment, data } = this.state;
    const columns = experiment.inputs?.[name];
    // There is nothing to choose from before the data have come.
    if (graph.inputs.length === 1 || (columns && !data.description))
      return html`<div class="end"><code>${name}</code>${this.#lengths(sizes)}</div>`;
    if (columns) {
      return html`<div class="end">
        <mb-column-field
          label=${this.t("model.columnsOf", { name })}
          .columns=${choosable(experiment, data.description)}
          .value=${columns}
          ?disabled=${locked}
          @columns-change=${(/** @type {CustomEvent} */ event) =>
            setInputColumns(this.playground, name, event.detail)}
        ></mb-column-field>
        ${this.#removeInput(graph, name)}
      </div>`;
    }
    return html`<div class="end">
      <mb-argument-field
        label=${this.t("model.shapeOf", { name })}
        path=${pathOf("model", name, "InputLayer", "shape")}
        .argument=${shape}
        .value=${sizes}
        ?disabled=${locked}
        @value-change=${(/** @type {CustomEvent} */ event) =>
          setInputShape(this.playground, name, event.detail.value)}
      ></mb-argument-field>
      ${this.#removeInput(graph, name)}
    </div>`;
  }

  /** What lengths that the model leaves open are in these data. @param {(number | null)[]} sizes */
  #lengths(sizes) {
    const { prepared } = this.state.data;
    if (!sizes.includes(null)) return nothing;
    return html`<span>
      ${
        prepared
          ? this.t("model.openInput", { shape: shapeText(prepared.inputShape) })
          : this.t("model.openInputAlone")
      }
    </span>`;
  }

  /**
   * @param {GraphView} graph
   * @param {string} name
   */
  #removeInput(graph, name) {
    if (!mayRemoveInput(graph, name)) return nothing;
    return this.#remove("model.removeInput", name, () => {
      removeInput(this.playground, name);
      void this.#focus("#addInput");
    });
  }

  /**
   * @param {string} name
   * @param {number} place
   * @param {number} count
   */
  #output(name, place, count) {
    return html`<div class="end">
      <code>${name}</code>
      ${
        count > 1
          ? this.#remove("model.removeOutput", name, () => {
              removeOutput(this.playground, place);
              void this.#focus("select");
            })
          : nothing
      }
    </div>`;
  }

  /**
   * @param {GraphView} graph
   * @param {string[]} outputs
   */
  #moreOutputs(graph, outputs) {
    const others = graph.layers.filter(({ name, fixed }) => !fixed && !outputs.includes(name));
    if (others.length === 0) return nothing;
    return html`<select
      aria-label=${this.t("model.addOutput")}
      @change=${(/** @type {any} */ event) => {
        addOutput(this.playground, event.target.value);
        event.target.value = "";
      }}
    >
      <option value="">${this.t("model.addOutput")}</option>
      ${others.map(({ name }) => html`<option value=${name}>${name}</option>`)}
    </select>`;
  }

  /**
   * @param {string} key
   * @param {string} name
   * @param {() => void} act
   */
  #remove(key, name, act) {
    const label = this.t(key, { name });
    return html`<button class="quiet square" aria-label=${label} title=${label} @click=${act}>
      ${icons.remove}
    </button>`;
  }

  #addInput() {
    addInput(this.playground, this.state.data.prepared?.inputShape ?? [1]);
  }

  /** The button that had the focus is gone. @param {string} selector */
  async #focus(selector) {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }
}

customElements.define("mb-model-ends", ModelEnds);
