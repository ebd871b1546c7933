import { LitElement, css, html } from "lit";
import { base } from "../styles/shared.js";

/** @import { Picture } from "../experiment/types.js" */

/** One image, or several in a row, drawn pixel for pixel; `label` says in words what is seen. */
class Pixels extends LitElement {
  static properties = { pictures: { attribute: false }, label: {}, gap: { type: Number } };

  static styles = [
    base,
    css`
      :host {
        display: inline-block;
        line-height: 0;
      }

      canvas {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: var(--fit, contain);
        object-position: left;
        image-rendering: pixelated;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Picture[]} */
    this.pictures = [];
    this.label = "";
    this.gap = 0;
  }

  render() {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has("pictures")) return;
    const canvas = this.renderRoot.querySelector("canvas");
    if (!canvas || this.pictures.length === 0) return;
    const width = Math.max(...this.pictures.map((picture) => picture.width));
    const gap = this.gap * Math.ceil(width / 28);
    const sheet = new ImageData(
      (width + gap) * this.pictures.length - gap,
      Math.max(...this.pictures.map((picture) => picture.height)),
    );
    this.pictures.forEach((picture, index) => {
      for (let row = 0; row < picture.height; row++) {
        const line = picture.data.subarray(4 * row * picture.width, 4 * (row + 1) * picture.width);
        sheet.data.set(line, 4 * (row * sheet.width + index * (width + gap)));
      }
    });
    // A new size makes a new canvas: one that is drawn while a model trains keeps its own.
    if (canvas.width !== sheet.width) canvas.width = sheet.width;
    if (canvas.height !== sheet.height) canvas.height = sheet.height;
    canvas.getContext("2d")?.putImageData(sheet, 0, 0);
  }
}

customElements.define("mb-pixels", Pixels);
