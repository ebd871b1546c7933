import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icons } from "../components/icons.js";
import { Reorder, reorderStyles } from "../components/reorder.js";
import "../components/notice.js";
import { section, sectionStyles } from "../components/section.js";
import { StoreElement } from "../components/store-element.js";
import { shapeText } from "../locales/i18n.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import { choicesFor, inputsOf, isFixed, outputNames } from "../experiment/connections.js";
import { undo } from "../experiment/steps.js";
import { graphOf } from "../experiment/layers.js";
import { addLayer, isOwnModel, moveLayer, usePreset } from "../experiment/model.js";
import "./layer-row.js";
import { columns } from "./layer-row-styles.js";

/** The layers, each with its output shape and parameters. */
class ModelPane extends StoreElement {
  static areas = ["experiment", "drafts", "model", "data", "ui", "training.status"];

  static styles = [
    base,
    controls,
    sectionStyles,
    columns,
    reorderStyles,
    css`
      .head {
        border-bottom: 1px solid var(--line-strong);
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      .head,
      .input,
      .total {
        padding-block: 0.3rem;
      }

      .input {
        border-bottom: 1px solid var(--line);
        font-size: var(--small);
        color: var(--ink-soft);
      }

      .total {
        border-top: 1px solid var(--line-strong);
        font-size: var(--small);
      }

      .own {
        font-family: var(--mono);
        font-size: 0.92em;
        color: var(--ink-faint);
      }

      .number {
        text-align: right;
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
      }

      mb-terms {
        min-height: var(--target);
      }

      /* In the place of a button, so that nothing moves when the training begins. */
      .buttons p {
        flex: 1 1 8rem;
        min-width: 0;
        line-height: 1.0625rem;
      }
    `,
  ];

  #reorder = new Reorder(this, (name, to) => moveLayer(this.playground, name, to));

  render() {
    return section(this, {
      name: "model",
      number: 3,
      summary: this.#summary(),
      body: () => this.#body(),
    });
  }

  #summary() {
    const { parameters } = this.state.model;
    const { layers } = graphOf(this.state.experiment.model);
    if (layers.length === 0) return nothing;
    const parts = [this.t("model.layers", { count: layers.length })];
    if (parameters !== null) parts.push(this.t("model.parameters", { count: parameters }));
    return parts.join(" · ");
  }

  #body() {
    const locked = isTraining(this.state);
    return html`<div>${this.#list()}</div>
      ${this.#notices()}
      ${this.state.experiment.begin ? html`<mb-model-beginning></mb-model-beginning>` : nothing}
      <div class="buttons">
        <button id="add" ?disabled=${locked} @click=${() => this.#choose(undefined)}>
          ${icons.add}${this.t("model.addLayer")}
        </button>
        ${
          locked
            ? html`<p class="faint">${this.t("model.locked")}</p>`
            : html`<button
                class="quiet"
                ?disabled=${!isOwnModel(this.state)}
                @click=${() => usePreset(this.playground)}
              >
                ${this.t("model.usePreset")}
              </button>`
        }
      </div>
      <mb-model-ends></mb-model-ends>
      <mb-terms of="model"></mb-terms>
      <mb-entry-chooser
        kind="layer"
        label=${this.t("model.addLayer")}
        search=${this.t("model.search")}
        none=${this.t("model.noLayer")}
        @entry-chosen=${(/** @type {CustomEvent<string>} */ event) => this.#add(event.detail)}
      ></mb-entry-chooser>`;
  }

  #list() {
    const { model, experiment } = this.state;
    const { layers: descriptions, selected, parameters, findings } = model;
    const graph = graphOf(experiment.model);
    const { layers } = graph;
    const firstFault = layers.findIndex(({ name }) => descriptions[name]?.error);
    const mentioned = new Set(layers.flatMap(({ inputs }) => inputs ?? []));
    return html`
      <div class="columns head" aria-hidden="true">
        <span class="name">${this.t("model.layer")}</span>
        <span class="shape">${this.t("model.outputShape")}</span>
        <span class="parameters number">${this.t("model.parametersHead")}</span>
      </div>
      ${graph.inputs.map(
        ({ config }) =>
          html`<div class="columns input">
            <span class="name">
              ${this.t("model.input")}
              ${
                graph.inputs.length > 1 || mentioned.has(config.name)
                  ? html`<span class="own">${config.name}</span>`
                  : nothing
              }
            </span>
            <span class="shape mono">${shapeText(config.batch_shape ?? [])}</span>
            <span class="parameters"></span>
          </div>`,
      )}
      <ol aria-label=${this.t("model.layersList")} @repaired=${this.#repaired}>
        ${repeat(
          layers,
          ({ name }) => name,
          (entry, index) =>
            html`<li class=${this.#reorder.classOf(index)}>
              <mb-layer-row
                .entry=${entry}
                .description=${descriptions[entry.name]}
                .index=${index}
                .count=${layers.length}
                .total=${parameters ?? 0}
                ?mentioned=${mentioned.has(entry.name) || graph.outputs !== null}
                .reads=${inputsOf(graph, index)}
                .choices=${choicesFor(graph, index)}
                ?fixed=${isFixed(graph, index)}
                .finding=${findings.find(({ layer }) => layer === entry.name)}
                ?unknown=${firstFault >= 0 && index > firstFault}
                ?open=${entry.name === selected}
                ?locked=${isTraining(this.state)}
                @insert=${() => this.#choose(index)}
                @grab=${(/** @type {CustomEvent<PointerEvent>} */ event) =>
                  this.#reorder.start(event.detail, entry.name, index)}
              ></mb-layer-row>
            </li>`,
        )}
      </ol>
      ${
        graph.outputs
          ? html`<p class="input">
              ${this.t("model.outputs", { names: outputNames(graph).join(", ") })}
            </p>`
          : nothing
      }
      <div class="columns total">
        <span class="name">${this.t("model.total")}</span>
        <span class="shape"></span>
        <span class="parameters number"
          >${parameters === null ? "–" : this.language.number(parameters)}</span
        >
      </div>
    `;
  }

  #notices() {
    const { removed, findings, error, followed } = this.state.model;
    const locked = isTraining(this.state);
    const finding = findings.find(({ layer, loss, begin }) => !layer && !loss && !begin);
    const undoing = html`<button slot="actions" class="small" @click=${() => undo(this.playground)}>
      ${this.t("common.undo")}
    </button>`;
    if (finding) {
      return html`<mb-finding .finding=${finding} @repaired=${this.#repaired}
        >${removed && !locked ? undoing : nothing}</mb-finding
      >`;
    }
    if (error) return html`<mb-notice kind="error">${this.language.message(error)}</mb-notice>`;
    if (removed && !locked) {
      return html`<mb-notice>${this.t("model.removed", { layer: removed })} ${undoing}</mb-notice>`;
    }
    return followed ? html`<mb-notice>${this.t("model.followed")}</mb-notice>` : nothing;
  }

  /** The button is gone with what was wrong. @param {CustomEvent<string>} event */
  async #repaired({ detail: name }) {
    await this.updateComplete;
    this.#rows.find((row) => row.entry.name === name)?.focus();
  }

  /** Where a layer that is chosen goes: before the output where nothing is said. @type {number | undefined} */
  #place;

  /** @param {number | undefined} place */
  async #choose(place) {
    this.#place = place;
    if (!customElements.get("mb-entry-chooser")) await this.playground.loadRest();
    /** @type {any} */ (this.renderRoot.querySelector("mb-entry-chooser")).open();
  }

  /** @param {string} className */
  async #add(className) {
    const name = addLayer(this.playground, className, this.#place);
    await this.updateComplete;
    void this.#rows.find((row) => row.entry.name === name)?.focusForm();
  }

  /** @returns {any[]} */
  get #rows() {
    return [...this.renderRoot.querySelectorAll("mb-layer-row")];
  }

  /** What has the focus, and the place of the layer it is in. @type {{ element: Element, row: number } | null} */
  #focused = null;

  willUpdate() {
    if (this.state.model.findings.length) void this.playground.loadRest();
    const inside = /** @type {ShadowRoot | null} */ (this.shadowRoot)?.activeElement;
    let element = inside;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    this.#focused = inside && element ? { element, row: this.#rows.indexOf(inside) } : null;
  }

  /** A layer that moves or is removed, or a notice that goes, takes the focus with it: it stays in its place. */
  updated() {
    if (!this.#focused || this.shadowRoot?.activeElement) return;
    const { element, row } = this.#focused;
    const rows = this.#rows;
    if (element.isConnected) /** @type {HTMLElement} */ (element).focus();
    else
      (rows.at(Math.min(row, rows.length - 1)) ?? this.renderRoot.querySelector("#add"))?.focus();
  }
}

customElements.define("mb-model-pane", ModelPane);
