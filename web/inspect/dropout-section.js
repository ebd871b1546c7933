import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/empty.js";
import "../components/pixels.js";
import { droppingLayer, droppingLayers, dropsMaps, readMask } from "../experiment/dropout.js";
import { hasModel, setInspection } from "../experiment/inspection.js";
import { base, controls, sections } from "../styles/shared.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import { LiveLook } from "./live-look.js";

/** @import { DropoutMask } from "minibatch" */

/** So many units of a row stand beside each other. */
const mostUnits = 256;

/** Which units the training step of the moment drops. */
class DropoutSection extends LiveElement {
  static areas = [...modelAreas, "inspection.dropoutLayer", "inspection.dropped"];

  static styles = [
    base,
    controls,
    sections,
    css`
      mb-chart-frame {
        max-width: 44rem;
      }

      mb-pixels {
        width: 100%;
        height: 12rem;
        border: 1px solid var(--line-strong);
        --fit: fill;
      }
    `,
  ];

  constructor() {
    super();
    new LiveLook(
      this,
      () => droppingLayer(this.state),
      () => readMask(this.playground),
    );
  }

  render() {
    if (!hasModel(this.state)) {
      return html`<mb-empty text=${this.t("inspect.empty")}></mb-empty>`;
    }
    const names = droppingLayers(this.state);
    if (names.length === 0) {
      return html`<p class="about">${this.t("inspect.dropoutNone")}</p>`;
    }
    const shown = droppingLayer(this.state);
    const { dropped } = this.state.inspection;
    return html`<p class="about">${this.t("inspect.dropoutAbout")}</p>
      <div class="fields">
        <label>
          ${this.t("inspect.layer")}
          <select
            @change=${(/** @type {any} */ { target }) =>
              setInspection(this.playground, { dropoutLayer: target.value })}
          >
            ${names.map((name) => html`<option .selected=${name === shown}>${name}</option>`)}
          </select>
        </label>
      </div>
      ${dropped?.layer === shown ? this.#mask(dropped) : nothing}`;
  }

  /** @param {DropoutMask} dropped */
  #mask({ layer, iteration, mask }) {
    const { quantity, percent } = this.language;
    const rows = mask.shape[0];
    // Of a map that is dropped every place is.
    const isMaps = dropsMaps(this.state, layer);
    const channels = isMaps ? mask.shape[3] : 1;
    const perRow = mask.data.length / rows;
    const units = isMaps ? channels : perRow;
    const width = Math.min(units, mostUnits);
    const kept = (/** @type {number} */ row, /** @type {number} */ unit) =>
      mask.data[row * perRow + unit];
    const data = new Uint8ClampedArray(4 * width * rows);
    let count = 0;
    for (let row = 0; row < rows; row++) {
      for (let unit = 0; unit < units; unit++) {
        const isKept = kept(row, unit);
        count += 1 - isKept;
        if (unit >= width) continue;
        data.fill(isKept ? 225 : 30, 4 * (row * width + unit), 4 * (row * width + unit) + 3);
        data[4 * (row * width + unit) + 3] = 255;
      }
    }
    const values = {
      ...{ layer, step: quantity(iteration + 1), count: quantity(count) },
      ...{ total: quantity(units * rows), share: percent(count / (units * rows)) },
    };
    const says = this.t(isMaps ? "inspect.dropoutSaysMaps" : "inspect.dropoutSays", values);
    const table = () => ({
      columns: [
        this.t("inspect.dropoutRow"),
        ...Array.from({ length: width }, (_, unit) => String(unit)),
      ],
      rows: Array.from({ length: rows }, (_, row) => [
        row + 1,
        ...Array.from({ length: width }, (_, unit) => kept(row, unit)),
      ]),
    });
    return html`<mb-chart-frame
      heading=${this.t("inspect.dropoutOf", { layer })}
      units=${this.t("inspect.dropoutUnits", { rows, units: width, total: units })}
      .table=${table}
    >
      <mb-pixels .pictures=${[{ data, width, height: rows }]} label=${says}></mb-pixels>
      <p class="about">${says}</p>
    </mb-chart-frame>`;
  }
}

customElements.define("mb-dropout-section", DropoutSection);
