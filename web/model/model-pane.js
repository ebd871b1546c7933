import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icons } from "../components/icons.js";
import "../components/notice.js";
import { step, stepStyles } from "../components/step.js";
import { StoreElement } from "../components/store-element.js";
import { number, shapeText, t } from "../locales/i18n.js";
import { isTraining, store } from "../store.js";
import { base, controls } from "../styles/shared.js";
import { adaptLast, addLayer, moveLayer, undoRemove, usePreset } from "./actions.js";
import { choicesFor, inputsOf, namesOf, unread } from "./connections.js";
import "./layer-chooser.js";
import "./layer-row.js";
import { columns } from "./layer-row-styles.js";
import { Reorder } from "./reorder.js";

/** Step 2: the layers, each with its output shape and parameters. */
class ModelPane extends StoreElement {
  static areas = ["model", "data", "training"];

  static styles = [
    base,
    controls,
    stepStyles,
    columns,
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

      .number {
        text-align: right;
      }

      li {
        position: relative;
      }

      li.dragged {
        opacity: 0.45;
      }

      li.before::before,
      li.after::after {
        content: "";
        position: absolute;
        left: 0;
        right: 0;
        height: 2px;
        background: var(--accent);
        z-index: 1;
      }

      li.before::before {
        top: -1px;
      }

      li.after::after {
        bottom: -1px;
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
    `,
  ];

  #reorder = new Reorder(this, moveLayer);

  render() {
    const { model, data } = store.state;
    const { parameters, layers } = model;
    const summary =
      parameters === null
        ? nothing
        : [
            t("model.layers", { count: layers.length }),
            t("model.parameters", { count: parameters }),
          ].join(" · ");
    const body = html`<div>${this.#list()}</div>
      ${this.#notices()}
      <div class="buttons">
        <button ?disabled=${isTraining()} @click=${this.#add}>
          ${icons.add}${t("model.addLayer")}
        </button>
        <button
          class="quiet"
          ?disabled=${isTraining() || !model.edited || !data.prepared}
          @click=${usePreset}
        >
          ${t("model.usePreset")}
        </button>
      </div>
      <mb-layer-chooser
        @layer-chosen=${(/** @type {CustomEvent<string>} */ event) =>
          addLayer(event.detail, store.state.model.layers.length)}
      ></mb-layer-chooser>`;
    return step({ number: 2, title: t("steps.model"), summary, body });
  }

  #list() {
    const { model, data } = store.state;
    const { layers, facts, selected, parameters } = model;
    const firstFault = facts.findIndex(({ error }) => error);
    const names = namesOf(layers);
    const dangling = unread(layers);
    const mentioned = new Set(layers.flatMap(({ inputs }) => inputs ?? []));
    const named = (/** @type {number} */ id) => ({ id, name: names.get(id) ?? t("model.input") });
    return html`
      <div class="columns head" aria-hidden="true">
        <span class="name">${t("model.layer")}</span>
        <span class="shape">${t("model.outputShape")}</span>
        <span class="parameters number">${t("model.parametersHead")}</span>
      </div>
      <div class="columns input">
        <span class="name">${t("model.input")}</span>
        <span class="shape mono">${data.prepared ? shapeText(data.prepared.inputShape) : "?"}</span>
        <span class="parameters"></span>
      </div>
      <ol aria-label=${t("model.layersList")}>
        ${repeat(
          layers,
          ({ id }) => id,
          (entry, index) =>
            html`<li class=${this.#reorder.classOf(index)} data-id=${entry.id}>
              <mb-layer-row
                .entry=${entry}
                .facts=${facts[index]}
                .index=${index}
                .count=${layers.length}
                .total=${parameters ?? 0}
                .name=${named(entry.id).name}
                ?mentioned=${mentioned.has(entry.id)}
                .reads=${inputsOf(layers, index).map(named)}
                .choices=${choicesFor(layers, index).map(named)}
                ?unread=${dangling.includes(index)}
                ?unknown=${firstFault >= 0 && index > firstFault}
                ?open=${entry.id === selected}
                ?locked=${isTraining()}
                @grab=${(/** @type {CustomEvent<PointerEvent>} */ event) =>
                  this.#reorder.start(event.detail, entry.id, index)}
              ></mb-layer-row>
            </li>`,
        )}
      </ol>
      <div class="columns total">
        <span class="name">${t("model.total")}</span>
        <span class="shape"></span>
        <span class="parameters number">${parameters === null ? "–" : number(parameters)}</span>
      </div>
    `;
  }

  #notices() {
    const { removed, misfit, error, followed } = store.state.model;
    const locked = isTraining();
    return html`
      ${locked ? html`<p class="faint">${t("model.locked")}</p>` : nothing}
      ${
        removed && !locked
          ? html`<mb-notice
              >${t("model.removed", { layer: removed.layer.className })}
              <button slot="actions" class="small" @click=${undoRemove}>${t("common.undo")}</button>
            </mb-notice>`
          : nothing
      }
      ${followed ? html`<mb-notice>${t("model.followed")}</mb-notice>` : nothing}
      ${error ? html`<mb-notice kind="error">${error}</mb-notice>` : nothing}
      ${
        misfit
          ? html`<mb-notice kind="warning"
              >${t(misfit.key, misfit.values)}
              <button slot="actions" class="small" ?disabled=${locked} @click=${adaptLast}>
                ${t("model.adapt")}
              </button>
            </mb-notice>`
          : nothing
      }
    `;
  }

  #add() {
    /** @type {any} */ (this.renderRoot.querySelector("mb-layer-chooser")).open();
  }
}

customElements.define("mb-model-pane", ModelPane);
