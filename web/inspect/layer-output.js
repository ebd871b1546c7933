import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/pixels.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";
import { channelPicture, greyPicture, rangeOf } from "./maps.js";
import "./unit-bars.js";

/** So many maps are shown at first. */
const firstMaps = 64;
/** So many units stand beside each other. */
const mostUnits = 128;

/** What a layer gives for one row: feature maps, bars of units, or steps of units. */
class LayerOutput extends StoreElement {
  static properties = { observed: { attribute: false }, all: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host + :host {
        margin-top: 1rem;
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(3.25rem, 1fr));
        gap: 0.375rem;
      }

      li mb-pixels {
        width: 100%;
        aspect-ratio: 1;
      }

      .steps mb-pixels {
        width: 100%;
        min-height: 2rem;
        max-height: 16rem;
      }

      .range {
        font-size: var(--tiny);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("minibatch").ObservedLayer | null} */
    this.observed = null;
    this.all = false;
  }

  render() {
    if (!this.observed) return nothing;
    const { layer, output } = this.observed;
    const shape = output.shape.slice(1);
    if (shape.length === 3) return this.#maps(layer, output.data, shape);
    if (shape.length === 2) return this.#steps(layer, output.data, shape);
    return this.#units(layer);
  }

  /** @param {string} layer @param {Float32Array} data @param {number[]} shape */
  #maps(layer, data, shape) {
    const [height, width, channels] = shape;
    const range = rangeOf(data);
    const shown = this.all ? channels : Math.min(channels, firstMaps);
    const zero = Array.from({ length: channels }, (_, channel) => {
      for (let i = channel; i < data.length; i += channels) if (data[i] !== 0) return false;
      return true;
    }).filter(Boolean).length;
    const table = () => ({
      columns: ["head_map", "head_row", "head_column", "head_value"].map((id) =>
        this.t(`inspect.${id}`),
      ),
      rows: Array.from(data, (value, i) => [
        (i % channels) + 1,
        Math.floor(i / channels / width) + 1,
        (Math.floor(i / channels) % width) + 1,
        value,
      ]),
    });
    return html`<mb-chart-frame
      heading=${this.t("inspect.maps", { count: channels, layer, height, width })}
      units=${this.t("inspect.mapRange", this.#texts(range))}
      .table=${table}
    >
      <ul>
        ${Array.from(
          { length: shown },
          (_, channel) =>
            html`<li>
              <mb-pixels
                .pictures=${[channelPicture(data, shape, channel, range)]}
                label=${this.t("inspect.map", { channel: channel + 1 })}
              ></mb-pixels>
            </li>`,
        )}
      </ul>
      ${
        zero > 0
          ? html`<p class="range">${this.t("inspect.mapZero", { zero, count: channels })}</p>`
          : nothing
      }
      ${
        shown < channels
          ? html`<button class="link" @click=${() => (this.all = true)}>
              ${this.t("common.showMore", { count: channels - shown })}
            </button>`
          : nothing
      }
    </mb-chart-frame>`;
  }

  /** @param {string} layer @param {Float32Array} data @param {number[]} shape */
  #steps(layer, data, [steps, units]) {
    const range = rangeOf(data);
    const heading = this.t("inspect.steps", { steps, units, layer });
    const picture = greyPicture((y, x) => data[x * units + y], units, steps, range);
    const table = () => ({
      columns: [
        this.t("inspect.head_step"),
        ...Array.from({ length: units }, (_, unit) => `${this.t("inspect.unit")} ${unit + 1}`),
      ],
      rows: Array.from({ length: steps }, (_, step) => [
        step + 1,
        ...data.slice(step * units, (step + 1) * units),
      ]),
    });
    return html`<mb-chart-frame
      class="steps"
      heading=${heading}
      units=${this.t("inspect.mapRange", this.#texts(range))}
      .table=${table}
    >
      <mb-pixels .pictures=${[picture]} label=${heading}></mb-pixels>
    </mb-chart-frame>`;
  }

  /** @param {string} layer */
  #units(layer) {
    const { output, preActivation } = /** @type {import("minibatch").ObservedLayer} */ (
      this.observed
    );
    const count = output.data.length;
    const order = Array.from(output.data, (value, unit) => ({
      unit: unit + 1,
      value,
      before: preActivation?.data[unit],
    }));
    const isCut = count > mostUnits;
    const largest = isCut
      ? order.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, mostUnits)
      : order;
    const names = [this.t("inspect.unit"), this.t("inspect.activation")];
    if (preActivation) names.push(this.t("inspect.beforeOf"));
    const table = () => ({
      columns: names,
      rows: order.map(({ unit, value, before }) =>
        before === undefined ? [unit, value] : [unit, value, before],
      ),
    });
    const heading = this.t("inspect.units", { count, layer });
    return html`<mb-chart-frame
      heading=${heading}
      units=${this.t("inspect.activation")}
      .table=${table}
    >
      <mb-unit-bars
        .values=${largest.toSorted((a, b) => a.unit - b.unit)}
        label=${heading}
      ></mb-unit-bars>
      ${
        isCut
          ? html`<p class="range">${this.t("inspect.unitsShown", { shown: mostUnits, count })}</p>`
          : nothing
      }
    </mb-chart-frame>`;
  }

  /** @param {import("./maps.js").Range} range */
  #texts({ min, max }) {
    return { min: this.language.quantity(min), max: this.language.quantity(max) };
  }
}

customElements.define("mb-layer-output", LayerOutput);
