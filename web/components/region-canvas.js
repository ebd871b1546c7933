import { LitElement, css, html } from "lit";
import { nextTask } from "../experiment/next-task.js";
import { base } from "../styles/shared.js";
import { Inks } from "./chart-inks.js";
import { classColour, classStyles, colouredClasses } from "./class-colours.js";
import { cssVars } from "./css-vars.js";
import { paintClasses, paintNumber } from "./region-paint.js";

/** @typedef {import("./region-paint.js").GridValues} GridValues */
/** @typedef {{ output: number, low: number, high: number, ticks: readonly number[] }} NumberScale */

const width = 480;
const height = 360;

/** The ground of a plot: what a model gives at each place. */
class RegionCanvas extends LitElement {
  static properties = {
    values: { attribute: false },
    threshold: { attribute: false },
    scale: { attribute: false },
    look: {},
    label: {},
  };

  static styles = [
    base,
    classStyles,
    css`
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }

      i {
        position: absolute;
        visibility: hidden;
        color: var(--colour);
      }
    `,
  ];

  #inks = new Inks();

  constructor() {
    super();
    /** @type {GridValues | null} */
    this.values = null;
    /** From which probability on the second of two classes is predicted. @type {number | null} */
    this.threshold = null;
    /** Where a number is painted in place of classes. @type {NumberScale | null} */
    this.scale = null;
    /** Light or dark: it is painted again in the other colours. */
    this.look = "";
    this.label = "";
  }

  render() {
    return html`<canvas
        width=${width}
        height=${height}
        role="img"
        aria-label=${this.label}
      ></canvas>
      ${Array.from({ length: colouredClasses + 1 }, (_, of) => html`<i ${cssVars({ "--colour": classColour(of) })}></i>`)}
      <i ${cssVars({ "--colour": "var(--ink)" })}></i>`;
  }

  #isDue = false;

  /** Painted in a task of its own: what is drawn around it has taken its share of this one. */
  async updated() {
    if (this.#isDue) return;
    this.#isDue = true;
    await nextTask();
    this.#isDue = false;
    if (!this.isConnected) return;
    const canvas = /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector("canvas"));
    const context = canvas.getContext("2d");
    const painted = this.#painted();
    if (painted) context?.putImageData(painted, 0, 0);
    else context?.clearRect(0, 0, width, height);
  }

  /** The pixels, in the colours that the page has now. @returns {ImageData | null} */
  #painted() {
    const { values, threshold, scale } = this;
    if (!values) return null;
    const colours = [...this.renderRoot.querySelectorAll("i")].map((probe) => {
      const { hex } = this.#inks.of(getComputedStyle(probe).color) ?? { hex: "#000000" };
      const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      return /** @type {import("./region-paint.js").Colour} */ (parts);
    });
    const line = /** @type {import("./region-paint.js").Colour} */ (colours.pop());
    const image = scale
      ? paintNumber(values, scale.output, scale, { width, height, colour: colours[0], line })
      : paintClasses(values, threshold, { width, height, colours, line });
    return new ImageData(image, width, height);
  }

  /** As mb-chart-frame saves it. */
  drawing() {
    const box = this.getBoundingClientRect();
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const painted = this.#painted();
    if (painted) canvas.getContext("2d")?.putImageData(painted, 0, 0);
    const size = `width="${box.width}" height="${box.height}"`;
    const svg = `<image ${size} preserveAspectRatio="none" href="${canvas.toDataURL()}"/>`;
    return { svg, box };
  }
}

customElements.define("mb-region-canvas", RegionCanvas);
