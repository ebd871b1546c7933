import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/copy-line.js";
import { cssVars } from "../components/css-vars.js";
import "../components/histogram.js";
import "../components/pixels.js";
import { Look } from "../experiment/look.js";
import { pictureOf } from "../experiment/picture.js";
import { shapeText } from "../locales/i18n.js";
import { base, controls, tables } from "../styles/shared.js";
import { ImageClasses } from "./image-classes.js";
import "./image-options.js";
import { lookError } from "./look-error.js";

/** @import { Picture } from "../experiment/types.js" */

/** Of all examples together, so that large images do not fill the page's memory. */
const maxPixels = 8_000_000;

/** Images by class: how many, their mean image, and examples; and what their pixels hold. */
class ImagesView extends ImageClasses {
  firstClasses = 20;
  perClass = 16;

  static styles = [
    base,
    controls,
    tables,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
        align-items: center;
        font-size: var(--small);
      }

      .facts div {
        display: flex;
        gap: 0.5rem;
        align-items: baseline;
      }

      .facts dt {
        color: var(--ink-soft);
      }

      .pixels {
        max-width: 32rem;
        --chart-height: 5rem;
      }

      .lines {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.5rem;
      }

      tbody td,
      tbody th {
        vertical-align: middle;
      }

      tbody th {
        min-width: 5rem;
        max-width: 12rem;
        overflow-wrap: anywhere;
        line-height: 1.25;
      }

      .mean mb-pixels {
        display: block;
        width: 3.5rem;
        height: 3.5rem;
      }

      .examples {
        width: 70%;
        min-width: 16rem;
      }

      .examples mb-pixels {
        width: 100%;
        height: 3.5rem;
      }

      .bar {
        width: 10%;
        min-width: 4rem;
      }

      .bar i {
        display: block;
        width: calc(var(--share) * 100%);
        height: 0.5rem;
        background: var(--accent);
        opacity: 0.55;
      }
    `,
  ];

  #look = new Look(this);

  render() {
    const { description } = this.state.data;
    return html`
      ${this.#facts(description)}
      <mb-image-options></mb-image-options>
      <mb-chart-frame heading=${this.t("look.byClass")} .table=${() => this.#table()} is-table
        ><div class="scroll" tabindex="0" role="region" aria-label=${this.t("look.byClass")}>
          <table aria-label=${this.t("look.byClass")}>
            <thead>
              <tr>
                <th scope="col">${this.t("data.class")}</th>
                <th scope="col" class="number">${this.t("data.imagesHead")}</th>
                <th scope="col"><span class="visually-hidden">${this.t("look.share")}</span></th>
                <th scope="col">${this.t("look.meanImage")}</th>
                <th scope="col">${this.t("data.examples")}</th>
              </tr>
            </thead>
            <tbody>
              ${this.names.map((name, index) => this.#row(description, name, index))}
            </tbody>
          </table>
        </div>
        ${this.more()}</mb-chart-frame
      >
      <div class="lines">
        <mb-copy-line line="np.bincount(y_train)"></mb-copy-line>
        <mb-copy-line line="x_train[y_train == 0].mean(axis=0)"></mb-copy-line>
        <mb-copy-line
          line="x_train.min(), x_train.max(), x_train.mean(), x_train.std()"
        ></mb-copy-line>
      </div>
    `;
  }

  /** Those of all classes, also of those that are not shown. */
  #table() {
    const { classNames } = this.state.data.description;
    return {
      columns: [this.t("data.class"), this.t("data.imagesHead"), this.t("look.share")],
      rows: classNames.map((/** @type {string} */ name, /** @type {number} */ index) => [
        name,
        this.counts[index] ?? 0,
        this.shareOf(index),
      ]),
    };
  }

  /** Size, range and distribution of the pixels. @param {any} description */
  #facts({ height, width, channels, uniform }) {
    const pixels = this.#look.answer("pixels", (source) => source.pixels());
    const number = (/** @type {number | undefined} */ value) =>
      value === undefined ? "" : this.language.number(value, { maximumFractionDigits: 1 });
    return html`${lookError(this, this.#look, "pixels")}
      <dl class="facts">
        <div>
          <dt>${this.t(uniform ? "look.size" : "look.usualSize")}</dt>
          <dd>${shapeText([height, width, channels])}</dd>
        </div>
        <div>
          <dt>${this.t("look.range")}</dt>
          <dd>${number(pixels?.min)} – ${number(pixels?.max)}</dd>
        </div>
        <div>
          <dt>${this.t("look.mean")}</dt>
          <dd>${number(pixels?.mean)}</dd>
        </div>
        <div>
          <dt>${this.t("look.std")}</dt>
          <dd>${number(pixels?.std)}</dd>
        </div>
      </dl>
      ${pixels ? this.#values(pixels.histogram) : nothing}`;
  }

  /** How many pixels there are of each value. @param {number[]} counts of 256 values */
  #values(counts) {
    const heading = this.t("look.pixelValues");
    const bars = coarse(counts);
    const edges = Array.from({ length: bars.length + 1 }, (_, i) => 8 * i);
    const table = () => ({
      columns: [this.t("look.pixelValue"), this.t("look.pixels")],
      rows: counts.map((count, value) => [value, count]),
    });
    return html`<mb-chart-frame class="pixels" heading=${heading} .table=${table}>
      <mb-histogram
        .edges=${edges}
        .series=${[{ name: heading, counts: bars }]}
        label=${heading}
      ></mb-histogram>
    </mb-chart-frame>`;
  }

  /**
   * @param {any} description
   * @param {string} name
   * @param {number} index
   */
  #row(description, name, index) {
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="number">${this.language.number(this.counts[index] ?? 0)}</td>
      <td class="bar"><i ${cssVars({ "--share": this.shareOf(index) })}></i></td>
      <td class="mean">
        <mb-pixels
          .pictures=${this.#mean(index)}
          label=${this.t("look.meanOf", { name })}
        ></mb-pixels>
      </td>
      <td class="examples">
        <mb-pixels
          .pictures=${this.#examples(description).get(index) ?? []}
          .gap=${2}
          label=${this.t("data.examplesOf", { name })}
        ></mb-pixels>
      </td>
    </tr>`;
  }

  /** The same array each time, so that a canvas is drawn once. @type {WeakMap<object, Picture[]>} */
  #means = new WeakMap();

  /** @param {number} label */
  #mean(label) {
    const mean = this.#look.answer(`mean ${label}`, (source) => source.meanImage(label));
    if (!mean || mean.images === 0) return [];
    const { data, height, width, channels } = mean;
    const bytes = Uint8ClampedArray.from(data);
    const known = this.#means.get(mean) ?? [pictureOf(bytes, [height, width, channels])];
    this.#means.set(mean, known);
    return known;
  }

  /**
   * Examples of each class.
   * @param {any} description
   * @returns {Map<number | string | undefined, Picture[]>}
   */
  #examples({ height, width, classNames }) {
    const most = Math.max(1, Math.floor(maxPixels / (height * width)));
    const count = Math.min(most, this.perClass * Math.max(1, classNames.length) * 2);
    return (
      this.#look.answer("examples", async (source) =>
        this.byClass(/** @type {any} */ (await source.examples({ count, seed: 1 }))),
      ) ?? new Map()
    );
  }
}

/** How many pixels there are of each value, in 32 bars. @param {number[]} counts of 256 values */
function coarse(counts) {
  /** @type {number[]} */
  const bars = new Array(counts.length ? 32 : 0).fill(0);
  counts.forEach((count, value) => (bars[value >> 3] += count));
  return bars;
}

customElements.define("mb-images-view", ImagesView);
