import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/empty.js";
import "../components/histogram.js";
import "../components/lines-plot.js";
import { hasModel, setInspection } from "../experiment/inspection.js";
import { bentLayer, bentLayers, flat, readSlopes } from "../experiment/layer-activity.js";
import { base, controls, sections } from "../styles/shared.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import { LiveLook } from "./live-look.js";

/** An activation, its slope, and the numbers that a layer really feeds it. */
class SlopesSection extends LiveElement {
  static areas = [...modelAreas, "inspection.slopeLayer", "inspection.slopes"];

  static styles = [
    base,
    controls,
    sections,
    css`
      mb-chart-frame {
        max-width: 44rem;
      }

      /* Under the plot above: as wide as its lines, between the columns of its axis. */
      mb-histogram {
        --chart-height: 6rem;

        margin-right: calc(2.25rem + (100% - 5.75rem) / 64);
        margin-left: calc(3.5rem + (100% - 5.75rem) / 64);
      }
    `,
  ];

  constructor() {
    super();
    new LiveLook(
      this,
      () => bentLayer(this.state)?.name,
      () => readSlopes(this.playground),
    );
  }

  render() {
    if (!hasModel(this.state)) {
      return html`<mb-empty text=${this.t("inspect.empty")}></mb-empty>`;
    }
    const shown = bentLayer(this.state);
    if (!shown) return html`<p class="about">${this.t("inspect.slopesNone")}</p>`;
    const { slopes } = this.state.inspection;
    return html`<p class="about">${this.t("inspect.slopesAbout")}</p>
      <div class="fields">
        <label>
          ${this.t("inspect.layer")}
          <select
            @change=${(/** @type {any} */ { target }) =>
              setInspection(this.playground, { slopeLayer: target.value })}
          >
            ${bentLayers(this.state).map(
              ({ name }) => html`<option .selected=${name === shown.name}>${name}</option>`,
            )}
          </select>
        </label>
      </div>
      ${slopes?.layer === shown.name ? this.#plot(slopes) : nothing}`;
  }

  /** @param {import("../experiment/inspection-types.js").Slopes} slopes */
  #plot(slopes) {
    const { layer, name, x, y, slope, counts, units, rows } = slopes;
    const heading = this.t("inspect.slopesOf", { name, layer });
    const line = (
      /** @type {string} */ mark,
      /** @type {number[]} */ values,
      /** @type {number} */ colour,
    ) => ({
      ...{
        name: this.t(`inspect.curve_${colour === 0 ? "value" : "slope"}`, { name }),
        mark,
        colour,
      },
      dashed: colour > 0,
      points: values.map((value, i) => ({ x: x[i], y: value })),
    });
    const [low, high] = [x[0], x[x.length - 1]];
    const edges = Array.from(
      { length: counts.length + 1 },
      (_, i) => low + ((high - low) * i) / counts.length,
    );
    const given = this.t("inspect.slopesGiven", { layer });
    const table = () => ({
      columns: ["z", `${name}(z)`, `${name}′(z)`],
      rows: x.map((value, i) => [value, y[i], slope[i]]),
    });
    const countTable = () => ({
      columns: [this.t("inspect.min"), this.t("inspect.max"), this.t("inspect.count")],
      rows: counts.map((count, i) => [edges[i], edges[i + 1], count]),
    });
    return html`<mb-chart-frame heading=${heading} .table=${table}>
        <mb-lines-plot
          .lines=${[line("f", y, 0), line("f′", slope, 1)]}
          xName="z"
          label=${heading}
        ></mb-lines-plot>
      </mb-chart-frame>
      <mb-chart-frame
        heading=${given}
        units=${this.t("inspect.slopesCount", { units, rows })}
        .table=${countTable}
      >
        <mb-histogram
          .edges=${edges}
          .series=${[{ name: given, counts }]}
          label=${given}
        ></mb-histogram>
        <p class="about">${this.#says(slopes)}</p>
      </mb-chart-frame>`;
  }

  /** @param {import("../experiment/inspection-types.js").Slopes} slopes */
  #says({ name, layer, share, flatUnits, units, steepest }) {
    const { percent, number, quantity } = this.language;
    const values = {
      ...{ name, layer, share: percent(share), flat: quantity(flat) },
      ...{ steepest: quantity(steepest), units: number(units), count: number(flatUnits) },
    };
    const says = this.t(share > 0 ? "inspect.slopesSay" : "inspect.slopesFine", values);
    const never = flatUnits > 0 ? ` ${this.t("inspect.slopesUnits", values)}` : "";
    return says + never;
  }
}

customElements.define("mb-slopes-section", SlopesSection);
