import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import { cssVars } from "../components/css-vars.js";
import "../components/empty.js";
import "../components/pixels.js";
import {
  convolutionsOf,
  explainRow,
  lookedRow,
  occlude,
  occlusionSubject,
  patchOf,
  scoreNames,
  takesPictures,
} from "../experiment/explanation.js";
import { hasModel, setInspection, stopMeasuring } from "../experiment/inspection.js";
import { base, controls, sections } from "../styles/shared.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import { heatPicture, mostOf } from "./heat.js";
import { LiveLook } from "./live-look.js";
import "./row-chooser.js";

/** @import { FloatArray } from "minibatch" */

/** Which places of a test picture speak for a class. */
class ExplainSection extends LiveElement {
  static areas = [
    ...modelAreas,
    "inspection.camLayer",
    "inspection.explainClass",
    "inspection.explained",
    "inspection.measuring",
    "inspection.occluded",
    "inspection.patch",
    "inspection.row",
  ];

  static styles = [
    base,
    controls,
    sections,
    css`
      .fields input[type="number"] {
        width: 4rem;
      }

      .maps {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
        gap: 1.25rem;
        align-items: start;
      }

      mb-pixels {
        width: min(100%, 15rem);
        aspect-ratio: var(--ratio, 1);
      }

      .why {
        margin-block: 0.375rem 0.75rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      .covering {
        min-height: 1.5em;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    new LiveLook(
      this,
      () => {
        const { explainClass, camLayer } = this.state.inspection;
        return [lookedRow(this.state), explainClass, camLayer];
      },
      () => explainRow(this.playground),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    stopMeasuring(this.playground);
  }

  render() {
    const { data, inspection } = this.state;
    if (!hasModel(this.state)) {
      return html`<mb-empty text=${this.t("inspect.empty")}></mb-empty>`;
    }
    if (data.prepared && !takesPictures(this.state)) {
      return html`<p class="about">${this.t("inspect.explainNoPictures")}</p>`;
    }
    const { explained } = inspection;
    return html`<p class="about">${this.t("inspect.explainAbout")}</p>
      <div class="fields">
        <mb-row-chooser
          row=${lookedRow(this.state)}
          count=${data.prepared?.testRows ?? 0}
          label=${this.t("inspect.row")}
          @choose=${(/** @type {CustomEvent<number>} */ { detail }) => setInspection(this.playground, { row: detail })}
        ></mb-row-chooser>
        ${this.#classes()} ${this.#layers()}
      </div>
      ${explained ? this.#explained(explained) : nothing}`;
  }

  #classes() {
    const names = scoreNames(this.state);
    if (names.length < 2) return nothing;
    const { explainClass } = this.state.inspection;
    const choose = (/** @type {any} */ { target }) =>
      setInspection(this.playground, {
        explainClass: target.value === "" ? null : Number(target.value),
      });
    return html`<label>
      ${this.t("inspect.explainClass")}
      <select @change=${choose}>
        <option value="" .selected=${explainClass === null}>
          ${this.t("inspect.explainPredicted")}
        </option>
        ${names.map(
          (name, i) => html`<option value=${i} .selected=${explainClass === i}>${name}</option>`,
        )}
      </select>
    </label>`;
  }

  #layers() {
    const layers = convolutionsOf(this.state);
    if (layers.length < 2) return nothing;
    const { explained, camLayer } = this.state.inspection;
    const shown = layers.includes(camLayer) ? camLayer : explained?.cam?.layer;
    return html`<label>
      ${this.t("inspect.camLayer")}
      <select
        @change=${(/** @type {any} */ { target }) => setInspection(this.playground, { camLayer: target.value })}
      >
        ${layers.map((name) => html`<option .selected=${name === shown}>${name}</option>`)}
      </select>
    </label>`;
  }

  /** @param {NonNullable<import("../experiment/types.js").InspectionState["explained"]>} explained */
  #explained(explained) {
    const { row, classIndex, cam, camError, saliency, picture } = explained;
    const { metric } = this.language;
    const plain = this.t("inspect.rowPicture", { row: row + 1 });
    const name = scoreNames(this.state)[classIndex] ?? String(classIndex);
    return html`<p class="about">${this.#says(explained)}</p>
      <div class="maps" ${cssVars({ "--ratio": picture.width / picture.height })}>
        <mb-chart-frame heading=${plain} .table=${() => this.#pixelTable(picture)}>
          <mb-pixels .pictures=${[picture]} label=${plain}></mb-pixels>
        </mb-chart-frame>
        ${
          cam
            ? this.#map(
                cam.heatmap,
                this.t("inspect.cam", { layer: cam.layer, name }),
                this.t("inspect.camUnits"),
                this.t("inspect.camWhy"),
              )
            : html`<p class="about">${camError ? this.language.message(camError) : ""}</p>`
        }
        ${this.#map(
          saliency,
          this.t("inspect.saliency", { name }),
          this.t("inspect.heatMost", { max: metric(mostOf(saliency)) }),
          this.t("inspect.saliencyWhy"),
        )}
        ${this.#occlusion(name, picture)}
      </div>`;
  }

  /** @param {NonNullable<import("../experiment/types.js").InspectionState["explained"]>} explained */
  #says({ predicted, shares, y }) {
    const { prepared } = this.state.data;
    if (prepared?.task === "regression") {
      return this.t("inspect.explainNumber", { value: this.language.quantity(shares[predicted]) });
    }
    const names = prepared?.classNames ?? [];
    const number = y?.length === 1 ? y[0] : Array.from(y ?? []).indexOf(1);
    return this.t("inspect.explainSays", {
      name: names[predicted] ?? String(predicted),
      share: this.language.percent(shares[predicted]),
      truth: names[number] ?? String(number),
    });
  }

  /**
   * @param {FloatArray} heatmap
   * @param {string} heading
   * @param {string} units
   * @param {string} why
   */
  #map(heatmap, heading, units, why) {
    const { picture } = /** @type {any} */ (this.state.inspection.explained);
    return html`<mb-chart-frame
      heading=${heading}
      units=${units}
      .table=${() => this.#heatTable(heatmap)}
    >
      <mb-pixels .pictures=${[heatPicture(picture, heatmap)]} label=${heading}></mb-pixels>
      <p class="why">${why}</p>
    </mb-chart-frame>`;
  }

  /** @param {string} name @param {import("../experiment/types.js").Picture} picture */
  #occlusion(name, picture) {
    const { occluded, measuring } = this.state.inspection;
    const occluding = measuring?.what === "occlusion" ? measuring : null;
    const { side, size, stride } = patchOf(this.state.inspection);
    const isOf = occluded?.of === occlusionSubject(this.state);
    const heatmap = isOf ? occluded.heatmap : null;
    const heading = this.t("inspect.occlusion", { name });
    const set = (/** @type {{ size: number, stride: number }} */ patch) =>
      setInspection(this.playground, { patch });
    return html`<mb-chart-frame
      heading=${heading}
      units=${heatmap ? this.t("inspect.occlusionUnits", { max: this.language.metric(mostOf(heatmap)) }) : ""}
      .table=${() => (heatmap ? this.#heatTable(heatmap) : { columns: [], rows: [] })}
    >
      <mb-pixels
        .pictures=${[heatmap ? heatPicture(picture, heatmap) : picture]}
        label=${heading}
      ></mb-pixels>
      <p class="why">${this.t("inspect.occlusionWhy")}</p>
      <div class="fields">
        ${this.#number("patch", size, side, (value) => set({ size: value, stride: 0 }))}
        ${this.#number("stride", stride, size, (value) => set({ size, stride: value }))}
        <button
          class="small"
          @click=${() => (occluding ? stopMeasuring : occlude)(this.playground)}
        >
          ${this.t(occluding ? "common.cancel" : "inspect.occlude")}
        </button>
      </div>
      <p class="covering" aria-hidden="true">
        ${occluding && occluding.total > 0 ? this.t("inspect.occluding", occluding) : nothing}
      </p>
    </mb-chart-frame>`;
  }

  /**
   * @param {string} name
   * @param {number} value
   * @param {number} max
   * @param {(value: number) => void} set
   */
  #number(name, value, max, set) {
    const change = (/** @type {any} */ { target }) => {
      const wanted = Math.round(target.valueAsNumber);
      if (Number.isFinite(wanted)) set(Math.max(1, Math.min(max, wanted)));
      this.requestUpdate();
    };
    return html`<label>
      ${this.t(`inspect.${name}`)}
      <input type="number" min="1" max=${max} .value=${String(value)} @change=${change} />
    </label>`;
  }

  /** @param {FloatArray} heatmap */
  #heatTable({ data, shape: [, , width] }) {
    return {
      columns: ["head_row", "head_column", "head_value"].map((id) => this.t(`inspect.${id}`)),
      rows: Array.from(data, (value, i) => [Math.floor(i / width) + 1, (i % width) + 1, value]),
    };
  }

  /** @param {import("../experiment/types.js").Picture} picture */
  #pixelTable({ data, width, height }) {
    return {
      columns: ["head_row", "head_column", "head_red", "head_green", "head_blue"].map((id) =>
        this.t(`inspect.${id}`),
      ),
      rows: Array.from({ length: width * height }, (_, i) => [
        Math.floor(i / width) + 1,
        (i % width) + 1,
        ...data.slice(i * 4, i * 4 + 3),
      ]),
    };
  }
}

customElements.define("mb-explain-section", ExplainSection);
