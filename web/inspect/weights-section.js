import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/empty.js";
import "../components/histogram.js";
import "../components/pixels.js";
import { hasModel, readWeights, setInspection } from "../experiment/inspection.js";
import { base, controls, sections } from "../styles/shared.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import { LiveLook } from "./live-look.js";
import { greyPicture, rangeOf } from "./maps.js";
import "./number-table.js";

/** @import { NamedWeight } from "minibatch" */

const bins = 30;
/** So many filters are shown. */
const mostFilters = 64;

/** As numpy.histogram counts. @param {Float32Array} values */
function histogramOf(values) {
  const range = rangeOf(values);
  const [from, to] =
    range.min < range.max ? [range.min, range.max] : [range.min - 0.5, range.max + 0.5];
  const counts = Array(bins).fill(0);
  let [sum, squares, count] = [0, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    counts[Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins))]++;
    sum += value;
    squares += value * value;
    count++;
  }
  const mean = sum / Math.max(1, count);
  const std = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
  const edges = Array.from({ length: bins + 1 }, (_, i) => from + ((to - from) * i) / bins);
  return { counts, edges, mean, std, ...range };
}

/** The weights as arrays, with histograms, and the filters of convolutions as pictures. */
class WeightsSection extends LiveElement {
  static areas = [...modelAreas, "inspection.weight", "inspection.weights"];

  static styles = [
    base,
    controls,
    sections,
    css`
      .shape {
        margin-bottom: 0.75rem;
        font-size: var(--small);
        color: var(--ink-soft);
      }

      label {
        display: flex;
        gap: 0.375rem;
        align-items: center;
        margin-bottom: 0.5rem;
        font-size: var(--small);
      }

      select {
        width: auto;
        max-width: 100%;
      }

      mb-histogram {
        --chart-height: 7rem;
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(2.5rem, 1fr));
        gap: 0.375rem;
        margin-block: 0.5rem 1rem;
      }

      li mb-pixels {
        width: 100%;
        aspect-ratio: 1;
      }
    `,
  ];

  constructor() {
    super();
    new LiveLook(
      this,
      () => null,
      () => readWeights(this.playground),
    );
  }

  render() {
    const { weights, weight } = this.state.inspection;
    if (!hasModel(this.state)) {
      return html`<mb-empty text=${this.t("inspect.empty")}></mb-empty>`;
    }
    const about = html`<p class="about">${this.t("inspect.weightsAbout")}</p>`;
    if (!weights || weights.length === 0) return about;
    const shown = weights.find(({ name }) => name === weight) ?? weights[0];
    return html`${about}
      <label>
        ${this.t("inspect.weight")}
        <select
          @change=${(/** @type {any} */ { target }) =>
            setInspection(this.playground, { weight: target.value })}
        >
          ${weights.map(
            ({ name }) =>
              html`<option value=${name} .selected=${name === shown.name}>${name}</option>`,
          )}
        </select>
      </label>
      ${this.#weight(shown)}`;
  }

  /** @param {NamedWeight} weight */
  #weight(weight) {
    const { name, shape, data } = weight;
    const { counts, edges, mean, std, min, max } = histogramOf(data);
    const heading = this.t("inspect.weightHistogram", { name });
    const { metric, number } = this.language;
    const parts = Object.entries({ mean, std, min, max }).map(
      ([key, value]) => `${this.t(`inspect.${key}`)} ${metric(value)}`,
    );
    const table = () => ({
      columns: [this.t("inspect.min"), this.t("inspect.max"), this.t("inspect.count")],
      rows: counts.map((count, i) => [edges[i], edges[i + 1], count]),
    });
    return html`<p class="shape">
        ${this.t("inspect.weightShape", { shape: `(${shape.join(", ")})`, count: number(data.length) })}
      </p>
      ${shape.length === 4 ? this.#filters(weight) : nothing}
      <mb-chart-frame heading=${heading} units=${parts.join(", ")} .table=${table}>
        <mb-histogram .edges=${edges} .series=${[{ name, counts }]} label=${heading}></mb-histogram>
      </mb-chart-frame>
      <mb-number-table heading=${name} .array=${weight}></mb-number-table>`;
  }

  /** A convolution's kernels, (height, width, in, out), each over the mean of its input channels. @param {NamedWeight} weight */
  #filters({ name, shape: [height, width, channels, filters], data }) {
    const range = rangeOf(data);
    const at =
      (/** @type {number} */ filter) => (/** @type {number} */ y, /** @type {number} */ x) => {
        let sum = 0;
        for (let c = 0; c < channels; c++)
          sum += data[((y * width + x) * channels + c) * filters + filter];
        return sum / channels;
      };
    const table = () => ({
      columns: ["head_filter", "head_row", "head_column", "head_value"].map((id) =>
        this.t(`inspect.${id}`),
      ),
      rows: Array.from({ length: filters * height * width }, (_, i) => {
        const [filter, y, x] = [
          ...[Math.floor(i / height / width), Math.floor(i / width) % height, i % width],
        ];
        return [filter + 1, y + 1, x + 1, at(filter)(y, x)];
      }),
    });
    const { min, max } = range;
    const { quantity } = this.language;
    return html`<mb-chart-frame
      heading=${this.t("inspect.filtersOf", { name })}
      units=${this.t("inspect.mapRange", { min: quantity(min), max: quantity(max) })}
      .table=${table}
      ><ul>
        ${Array.from(
          { length: Math.min(filters, mostFilters) },
          (_, filter) =>
            html`<li>
              <mb-pixels
                .pictures=${[greyPicture(at(filter), height, width, range)]}
                label=${this.t("inspect.filter", { channel: filter + 1, height, width })}
              ></mb-pixels>
            </li>`,
        )}
      </ul></mb-chart-frame
    >`;
  }
}

customElements.define("mb-weights-section", WeightsSection);
