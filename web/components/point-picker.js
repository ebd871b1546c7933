import { css, html } from "lit";
import { base } from "../styles/shared.js";
import { StoreElement } from "./store-element.js";

/** How near to a point, in pixels, a click chooses it. */
const reach = 24;

/** By how many points, in their order from left to right, a key goes. @type {Record<string, number>} */
const strides = {
  ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 },
  ...{ PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity },
};

/**
 * Lies above a plot and chooses one of its points: by the pointer or, as a slider, by keys. Sends "choose" and "hover"
 * with the point's place in the list, or null.
 */
class PointPicker extends StoreElement {
  static properties = {
    points: { attribute: false },
    textOf: { attribute: false },
    chosen: { attribute: false },
    label: {},
  };

  static styles = [
    base,
    css`
      div {
        height: 100%;
        cursor: crosshair;
      }
    `,
  ];

  constructor() {
    super();
    /** Where each point is, as shares of the width and, from above, the height. @type {[number, number][]} */
    this.points = [];
    /** @type {(at: number) => string} */
    this.textOf = String;
    /** @type {number | null} */
    this.chosen = null;
    /** What the plot is called. */
    this.label = "";
  }

  render() {
    const place = this.chosen === null ? -1 : this.#order.indexOf(this.chosen);
    return html`<div
      role="slider"
      tabindex="0"
      aria-label=${this.t("chart.choosePoint", { title: this.label })}
      aria-valuemin="0"
      aria-valuemax=${this.points.length}
      aria-valuenow=${place + 1}
      aria-valuetext=${place < 0 ? this.t("chart.noPoint") : this.textOf(Number(this.chosen))}
      @keydown=${this.#onKey}
      @pointermove=${(/** @type {PointerEvent} */ event) => this.#send("hover", this.#nearest(event))}
      @pointerleave=${() => this.#send("hover", null)}
      @click=${(/** @type {MouseEvent} */ event) => this.#send("choose", this.#nearest(event))}
    ></div>`;
  }

  /** The points from left to right. */
  get #order() {
    const { points } = this;
    return Array.from(points.keys()).sort((a, b) => points[a][0] - points[b][0] || a - b);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const stride = strides[event.key];
    if (stride === undefined) return;
    event.preventDefault();
    const order = this.#order;
    const place = this.chosen === null ? -1 : order.indexOf(this.chosen);
    this.#send("choose", order[Math.max(0, Math.min(order.length - 1, place + stride))]);
  }

  /** @param {string} type @param {number | null} detail */
  #send(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @param {MouseEvent} event */
  #nearest({ clientX, clientY }) {
    const { left, top, width, height } = this.getBoundingClientRect();
    let nearest = /** @type {number | null} */ (null);
    let least = reach;
    this.points.forEach(([x, y], at) => {
      const distance = Math.hypot(left + x * width - clientX, top + y * height - clientY);
      if (distance < least) [nearest, least] = [at, distance];
    });
    return nearest;
  }
}

customElements.define("mb-point-picker", PointPicker);
