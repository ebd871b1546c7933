import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { editReading } from "../experiment/reading.js";
import { isTraining } from "../experiment/store.js";
import { shapeText } from "../locales/i18n.js";
import { base, controls } from "../styles/shared.js";

/** No image is longer than this many times its width, or wider. */
const longest = 8;

/** The shape of images that are rows of numbers, which a file does not say: all that a row has the numbers for. */
class ImageShape extends StoreElement {
  static areas = ["data", "training.status"];

  static styles = [
    base,
    controls,
    css`
      .field {
        margin-bottom: 0.5rem;
        max-width: 16rem;
      }
    `,
  ];

  render() {
    const { reading } = this.state.data.description ?? {};
    if (!reading?.config.shape) return nothing;
    const { shape } = reading.config;
    const shapes = shapesOf(shape);
    return html`<div class="field">
      <label for="shape">${this.t("data.imageShape")}</label>
      <select
        id="shape"
        ?disabled=${isTraining(this.state)}
        @change=${(/** @type {any} */ event) =>
          editReading(this.playground, { shape: shapes[Number(event.target.value)] })}
      >
        ${shapes.map(
          (other, i) =>
            html`<option value=${i} .selected=${String(other) === String(shape)}>
              ${shapeText(other)}
            </option>`,
        )}
      </select>
    </div>`;
  }
}

/**
 * Squares first, then others by how near they are to one.
 * @param {number[]} present one of them
 * @returns {[height: number, width: number, channels: number][]}
 */
function shapesOf(present) {
  const pixels = present.reduce((product, side) => product * side);
  /** @type {[number, number, number][]} */
  const shapes = [];
  for (const channels of [1, 3]) {
    const area = pixels / channels;
    if (!Number.isInteger(area)) continue;
    for (let height = 1; height <= area; height++) {
      if (area % height === 0) shapes.push([height, area / height, channels]);
    }
  }
  const ratio = (/** @type {[number, number, number]} */ [height, width]) =>
    Math.max(height, width) / Math.min(height, width);
  return shapes
    .filter((shape) => ratio(shape) <= longest || String(shape) === String(present))
    .toSorted((one, other) => ratio(one) - ratio(other));
}

customElements.define("mb-image-shape", ImageShape);
