import { css, html, nothing } from "lit";
import "../components/empty.js";
import "../components/pixels.js";
import {
  hasModel,
  inspectedGraph,
  observeRow,
  setInspection,
  shownLayer,
} from "../experiment/inspection.js";
import { isTraining } from "../experiment/store.js";
import { base, controls, sections } from "../styles/shared.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import "./layer-output.js";
import { LiveLook } from "./live-look.js";
import "./row-chooser.js";

/** What a layer makes of a row of the test rows. */
class SeenSection extends LiveElement {
  static areas = [...modelAreas, "inspection.layer", "inspection.row", "inspection.seen"];

  static styles = [
    base,
    controls,
    sections,
    css`
      .parts {
        display: grid;
        grid-template-columns: minmax(0, 7rem) minmax(0, 1fr);
        gap: 1rem;
        align-items: start;
      }

      .parts.plain {
        grid-template-columns: minmax(0, 1fr);
      }

      mb-pixels {
        width: 100%;
        aspect-ratio: 1;
      }

      figcaption,
      .live {
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      @media (max-width: 30rem) {
        .parts {
          grid-template-columns: minmax(0, 1fr);
        }

        figure {
          max-width: 7rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    new LiveLook(
      this,
      () => [this.state.inspection.row, shownLayer(this.state)?.name],
      () => observeRow(this.playground),
    );
  }

  render() {
    const { data, inspection } = this.state;
    if (!hasModel(this.state)) {
      return html`<mb-empty text=${this.t("inspect.empty")}></mb-empty>`;
    }
    const rows = data.prepared?.testRows ?? 0;
    const { layers } = inspectedGraph(this.state);
    const shown = shownLayer(this.state);
    const row = Math.max(0, Math.min(inspection.row, rows - 1));
    return html`
      <div class="fields">
        <mb-row-chooser
          row=${row}
          count=${rows}
          label=${this.t("inspect.row")}
          @choose=${(/** @type {CustomEvent<number>} */ { detail }) => setInspection(this.playground, { row: detail })}
        ></mb-row-chooser>
        <label>
          ${this.t("inspect.layer")}
          <select
            @change=${(/** @type {any} */ { target }) =>
              setInspection(this.playground, { layer: target.value })}
          >
            ${layers.map(
              ({ name }) =>
                html`<option value=${name} .selected=${name === shown?.name}>${name}</option>`,
            )}
          </select>
        </label>
        ${
          isTraining(this.state)
            ? html`<span class="live">${this.t("inspect.live")}</span>`
            : nothing
        }
      </div>
      ${inspection.seen ? this.#seen(inspection.seen) : nothing}
    `;
  }

  /** @param {NonNullable<import("../experiment/types.js").InspectionState["seen"]>} seen */
  #seen({ row, layers, picture, y }) {
    const label = this.t("inspect.rowPicture", { row: row + 1 });
    return html`<div class="parts ${picture ? "" : "plain"}">
      <figure>
        ${picture ? html`<mb-pixels .pictures=${[picture]} label=${label}></mb-pixels>` : nothing}
        <figcaption>${this.#truth(y)}</figcaption>
      </figure>
      <div>
        ${layers.map((observed) => html`<mb-layer-output .observed=${observed}></mb-layer-output>`)}
      </div>
    </div>`;
  }

  /** What the row really is. @param {ArrayLike<number> | null} y */
  #truth(y) {
    const { prepared } = this.state.data;
    if (!y || y.length === 0 || !prepared) return nothing;
    if (prepared.task === "regression") {
      const value = Array.from(y, (number) => this.language.quantity(number)).join(", ");
      return this.t("inspect.truthNumber", { value });
    }
    const number = y.length === 1 ? y[0] : Array.from(y).indexOf(Math.max(...Array.from(y)));
    return this.t("inspect.truth", { name: prepared.classNames[number] ?? String(number) });
  }
}

customElements.define("mb-seen-section", SeenSection);
