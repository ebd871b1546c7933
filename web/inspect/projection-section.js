import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/empty.js";
import "../components/pixels.js";
import "../components/scatter-plot.js";
import { hasModel, setInspection } from "../experiment/inspection.js";
import {
  choosePoint,
  projectedLayer,
  projectedLayers,
  projectRows,
} from "../experiment/layer-activity.js";
import { base, controls, sections } from "../styles/shared.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import { LiveLook } from "./live-look.js";

/** Larger seeds NumPy takes none of. */
const largestSeed = 2 ** 32 - 1;

/** The outputs of a layer in two dimensions: what it takes for alike lies together. */
class ProjectionSection extends LiveElement {
  static areas = [
    ...modelAreas,
    "inspection.pointed",
    "inspection.projected",
    "inspection.projectionOf",
  ];

  static styles = [
    base,
    controls,
    sections,
    css`
      .parts {
        display: grid;
        grid-template-columns: minmax(0, 36rem) minmax(11rem, 1fr);
        gap: 1rem 1.5rem;
        align-items: start;
      }

      .example {
        min-height: 8rem;
        font-size: var(--small);
      }

      mb-pixels {
        width: 7rem;
        aspect-ratio: 1;
      }

      dl {
        display: grid;
        grid-template-columns: minmax(0, auto) minmax(3rem, 1fr);
        gap: 0.125rem 0.75rem;
        margin-top: 0.25rem;
        font-size: var(--tiny);
      }

      dt {
        color: var(--ink-soft);
      }

      dt,
      dd {
        overflow-wrap: anywhere;
      }

      @media (max-width: 48rem) {
        .parts {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    new LiveLook(
      this,
      () => [projectedLayer(this.state), this.state.inspection.projectionOf.seed],
      () => projectRows(this.playground),
    );
  }

  render() {
    if (!hasModel(this.state)) {
      return html`<mb-empty text=${this.t("inspect.empty")}></mb-empty>`;
    }
    const { projected, projectionOf } = this.state.inspection;
    const shown = projectedLayer(this.state);
    if (!shown) return html`<p class="about">${this.t("inspect.projectionNone")}</p>`;
    const seed = (/** @type {any} */ { target }) => {
      const wanted = Math.round(target.valueAsNumber);
      const value = Math.max(0, Math.min(largestSeed, wanted));
      if (Number.isFinite(wanted))
        setInspection(this.playground, { projectionOf: { ...projectionOf, seed: value } });
      this.requestUpdate();
    };
    return html`<p class="about">${this.t("inspect.projectionAbout")}</p>
      <div class="fields">
        <label>
          ${this.t("inspect.layer")}
          <select
            @change=${(/** @type {any} */ { target }) =>
              setInspection(this.playground, {
                projectionOf: { ...projectionOf, layer: target.value },
              })}
          >
            ${projectedLayers(this.state).map(
              ({ name }) => html`<option .selected=${name === shown}>${name}</option>`,
            )}
          </select>
        </label>
        <label>
          ${this.t("inspect.seed")}
          <input
            type="number"
            min="0"
            max=${largestSeed}
            .value=${String(projectionOf.seed)}
            @change=${seed}
          />
        </label>
      </div>
      ${projected ? this.#plot(projected) : nothing}`;
  }

  /** @param {NonNullable<import("../experiment/types.js").InspectionState["projected"]>} projected */
  #plot({ of, layer, rows, total, x, y, ratios, classes }) {
    // Those of the rows that are drawn: other data may be there by now.
    const names = of?.classNames ?? [];
    const heading = this.t("inspect.projectionOf", { layer });
    const { percent, quantity } = this.language;
    const axis = (/** @type {number} */ i) =>
      this.t("inspect.component", { number: i + 1, share: percent(ratios[i] ?? 0) });
    const nameOf = (/** @type {number} */ at) => {
      const own = classes?.[at];
      return own === undefined ? "" : (names[own] ?? String(own));
    };
    const textOf = (/** @type {number} */ at) =>
      [this.t("inspect.rowPicture", { row: rows[at] + 1 }), nameOf(at)].filter(Boolean).join(": ") +
      ` (${quantity(x[at])}, ${quantity(y[at])})`;
    const table = () => ({
      columns: [
        this.t("inspect.row"),
        ...(classes ? [this.t("inspect.explainClass")] : []),
        axis(0),
        axis(1),
      ],
      rows: rows.map((row, at) => [row + 1, ...(classes ? [nameOf(at)] : []), x[at], y[at]]),
    });
    const { pointed } = this.state.inspection;
    const chosen = pointed ? rows.indexOf(pointed.row) : -1;
    const units =
      rows.length < total
        ? this.t("inspect.projectionDrawn", { count: rows.length, total })
        : this.t("inspect.projectionRows", { count: rows.length });
    return html`<div class="parts">
      <mb-chart-frame heading=${heading} units=${units} .table=${table}>
        <mb-scatter-plot
          .x=${x}
          .y=${y}
          .group=${classes}
          .groups=${classes ? names : []}
          xName=${axis(0)}
          yName=${axis(1)}
          label=${heading}
          .textOf=${textOf}
          .chosen=${chosen < 0 ? null : chosen}
          @choose=${(/** @type {CustomEvent<number | null>} */ { detail }) => choosePoint(this.playground, detail)}
        ></mb-scatter-plot>
        <p class="about">
          ${this.t("inspect.projectionSays", { share: percent((ratios[0] ?? 0) + (ratios[1] ?? 0)) })}
        </p>
      </mb-chart-frame>
      <div class="example">
        ${pointed ? this.#example(pointed, nameOf(chosen)) : this.t("inspect.projectionChoose")}
      </div>
    </div>`;
  }

  /**
   * @param {NonNullable<import("../experiment/types.js").InspectionState["pointed"]>} pointed
   * @param {string} name of its class
   */
  #example({ row, picture, cells }, name) {
    const label = this.t("inspect.rowPicture", { row: row + 1 });
    return html`${picture ? html`<mb-pixels .pictures=${[picture]} label=${label}></mb-pixels>` : nothing}
      <p>${label}</p>
      ${name ? html`<p class="soft">${this.t("inspect.truth", { name })}</p>` : nothing}
      ${
        cells
          ? html`<dl>
              ${cells.map(
                ({ name: column, value }) =>
                  html`<dt>${column}</dt>
                    <dd>${value || "–"}</dd>`,
              )}
            </dl>`
          : nothing
      }`;
  }
}

customElements.define("mb-projection-section", ProjectionSection);
