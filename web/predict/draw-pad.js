import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { drawingGround, forgetPrediction, predictDrawing } from "../experiment/prediction.js";
import { base, controls } from "../styles/shared.js";

/** The longer side in the canvas's pixels, and a key's step as a share of it. */
const size = 280;
const step = 1 / 28;
/** The pen's width: a tenth of the picture, and of a small one wide enough to fill its pixels. */
const share = 0.1;
const leastPixels = 1.2;

/** @typedef {[x: number, y: number]} Point from 0 to 1 */

/** Draws by pointer or keys what is predicted at once, light on dark or dark on light as the training images are. */
class DrawPad extends StoreElement {
  static areas = ["data"];

  static styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 1rem;
        width: 12rem;
        max-width: 100%;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      canvas {
        width: 12rem;
        max-width: 100%;
        align-self: start;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        cursor: crosshair;
        touch-action: none;
      }

      .below {
        display: grid;
        flex: 1 1 8rem;
        gap: 0.5rem;
        align-content: start;
        justify-items: start;
      }
    `,
  ];

  /** What was drawn. @type {Point[][]} */
  #strokes = [];

  /** Where the keys' pen is, and whether it writes. @type {{ at: Point, isDown: boolean }} */
  #pen = { at: [0.5, 0.5], isDown: false };

  /** Whether something was drawn since the last prediction began, or one is under way. */
  #isNew = false;
  #isUnderWay = false;

  render() {
    return html`<canvas
        tabindex="0"
        role="application"
        aria-label=${this.t("predict.draw")}
        aria-describedby="help"
        @pointerdown=${this.#begin}
        @pointermove=${this.#move}
        @keydown=${this.#onKey}
        @focus=${this.#paint}
        @blur=${this.#paint}
      ></canvas>
      <div class="below">
        <p id="help">${this.t("predict.drawHelp")}</p>
        <button class="small" @click=${this.#clear}>${this.t("predict.drawClear")}</button>
      </div>`;
  }

  updated() {
    const [height = 1, width = 1] = this.state.data.prepared?.inputShape ?? [];
    const canvas = this.#canvas;
    const scale = size / Math.max(height, width);
    const [wide, high] = [width, height].map((length) => Math.max(1, Math.round(length * scale)));
    if (canvas.width === wide && canvas.height === high && canvas.style.background) return;
    Object.assign(canvas, { width: wide, height: high });
    canvas.style.background = drawingGround(this.playground);
    this.#paint();
  }

  /** The pen's width in the canvas's pixels. */
  get #width() {
    const [height = 1, width = 1] = this.state.data.prepared?.inputShape ?? [];
    return size * Math.max(share, leastPixels / Math.max(height, width));
  }

  get #canvas() {
    return /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector("canvas"));
  }

  /** @param {CanvasRenderingContext2D} context */
  #draw(context) {
    const { width, height } = context.canvas;
    const ground = drawingGround(this.playground);
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
    context.strokeStyle = ground === "black" ? "white" : "black";
    Object.assign(context, { lineWidth: this.#width, lineCap: "round", lineJoin: "round" });
    for (const stroke of this.#strokes) {
      context.beginPath();
      // A point alone is a line to itself.
      for (const [x, y] of [stroke[0], ...stroke]) context.lineTo(x * width, y * height);
      context.stroke();
    }
  }

  #paint = () => {
    const context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d"));
    this.#draw(context);
    if (!this.#canvas.matches(":focus-visible")) return;
    const { at, isDown } = this.#pen;
    const { width, height } = context.canvas;
    Object.assign(context, { lineWidth: 4, strokeStyle: isDown ? "#d9773a" : "#5b7be0" });
    context.beginPath();
    context.arc(at[0] * width, at[1] * height, this.#width / 2 + 4, 0, 2 * Math.PI);
    context.stroke();
  };

  /** @param {PointerEvent} event @returns {Point} */
  #pointOf = ({ clientX, clientY }) => {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  };

  /** @param {PointerEvent} event */
  #begin(event) {
    if (event.button !== 0) return;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#strokes.push([this.#pointOf(event)]);
    this.#changed();
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.#canvas.hasPointerCapture(event.pointerId)) return;
    this.#strokes.at(-1)?.push(this.#pointOf(event));
    this.#changed();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    /** @type {Record<string, Point>} */
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    if (!way && event.key !== " ") return;
    event.preventDefault();
    const { at, isDown } = this.#pen;
    const to = /** @type {Point} */ (
      at.map((place, axis) => Math.min(1, Math.max(0, place + (way?.[axis] ?? 0) * step)))
    );
    this.#pen = { at: to, isDown: isDown !== !way };
    if (!this.#pen.isDown) return this.#paint();
    if (way) this.#strokes.at(-1)?.push(to);
    else this.#strokes.push([to]);
    this.#changed();
  }

  #clear() {
    this.#strokes = [];
    this.#pen = { at: [0.5, 0.5], isDown: false };
    this.#isNew = false;
    this.#paint();
    forgetPrediction(this.playground);
  }

  /** The prediction follows, and the last of many changes is answered. */
  async #changed() {
    this.#paint();
    this.#isNew = true;
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    try {
      while (this.#isNew) {
        this.#isNew = false;
        const { width, height } = this.#canvas;
        const sheet = Object.assign(document.createElement("canvas"), { width, height });
        this.#draw(/** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d")));
        const blob = await new Promise((done) => sheet.toBlob(done));
        if (this.#strokes.length) await predictDrawing(this.playground, blob);
      }
    } finally {
      this.#isUnderWay = false;
    }
  }
}

customElements.define("mb-draw-pad", DrawPad);
