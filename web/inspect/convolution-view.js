import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import "../components/chart-frame.js";
import "../components/pixels.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls, sections, tables } from "../styles/shared.js";
import { channelPicture, rangeOf } from "./maps.js";
import { sumAt, windowOf } from "./window-sum.js";

/** @import { FloatArray } from "minibatch" */

/** Steps of the keys over the output. @type {Record<string, [y: number, x: number]>} */
const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** A convolution of the batch's first row: the window, the kernel, the products and their sum, position by position. */
class ConvolutionView extends StoreElement {
  static properties = {
    input: { attribute: false },
    kernel: { attribute: false },
    bias: { attribute: false },
    config: { attribute: false },
    output: { attribute: false },
    at: { state: true },
    filter: { state: true },
    channel: { state: true },
  };

  static styles = [
    base,
    controls,
    sections,
    tables,
    css`
      :host {
        margin-bottom: 1rem;
      }

      figcaption {
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      .pictures {
        display: flex;
        flex-wrap: wrap;
        gap: 1rem;
      }

      .map {
        position: relative;
        width: 11rem;
        border: 1px solid var(--line-strong);
      }

      .map mb-pixels {
        display: block;
        width: 100%;
        aspect-ratio: var(--ratio);
      }

      .map i {
        position: absolute;
        left: calc(var(--left) * 100%);
        top: calc(var(--top) * 100%);
        width: calc(var(--wide) * 100%);
        height: calc(var(--high) * 100%);
        border: 2px solid var(--second);
        pointer-events: none;
      }

      .output {
        cursor: crosshair;
      }

      .sums {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1.25rem;
        align-items: start;
        margin-top: 0.75rem;
        overflow-x: auto;
      }

      .sums table {
        width: auto;
      }

      .sums td {
        padding: 0.0625rem 0.375rem;
        font-size: var(--tiny);
        text-align: right;
      }

      .result {
        margin-top: 0.5rem;
        font-family: var(--mono);
        font-size: var(--small);
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {FloatArray} */
    this.input = { data: new Float32Array(), shape: [] };
    /** @type {FloatArray} */
    this.kernel = this.input;
    /** @type {FloatArray | null} */
    this.bias = null;
    /** @type {Record<string, any>} */
    this.config = {};
    /** @type {FloatArray} */
    this.output = this.input;
    /** The output's position; its middle at first. @type {{ y: number, x: number } | null} */
    this.at = null;
    this.filter = 0;
    this.channel = 0;
  }

  /** A move over the output, kept within it. */
  get #at() {
    const [, height, width] = this.output.shape;
    const { y, x } = this.at ?? { y: Math.floor(height / 2), x: Math.floor(width / 2) };
    return { y: Math.min(y, height - 1), x: Math.min(x, width - 1) };
  }

  render() {
    const [, height, width, filters] = this.output.shape;
    const [, inHeight, inWidth] = this.input.shape;
    const window = windowOf(this.config, [inHeight, inWidth], [height, width]);
    const { y, x } = this.#at;
    const filter = Math.min(this.filter, filters - 1);
    const depth = this.kernel.shape[2];
    const channel = Math.min(this.channel, depth - 1);
    const sum = sumAt(this.input, this.kernel, window, { y, x, filter, channel });
    const reach = [0, 1].map((axis) => window.dilation[axis] * (window.size[axis] - 1) + 1);
    return html`<mb-chart-frame
      heading=${this.t("inspect.convolution")}
      units=${this.t("inspect.convolutionAt", { y: y + 1, x: x + 1 })}
      .table=${() => this.#table(sum)}
    >
      <p class="about" slot="fields">${this.t("inspect.convolutionAbout")}</p>
      <div class="fields" slot="fields">
        ${this.#number("chooseFilter", filter, filters, (value) => (this.filter = value))}
        ${this.#number("chooseChannel", channel, depth, (value) => (this.channel = value))}
      </div>
      <div class="pictures">
        <figure>
          ${this.#map(this.input, channel, {
            "--left": sum.left / inWidth,
            "--top": sum.top / inHeight,
            "--wide": reach[1] / inWidth,
            "--high": reach[0] / inHeight,
          })}
          <figcaption>
            ${this.t("inspect.convolutionInput", { channel: channel + 1, count: depth })}
          </figcaption>
        </figure>
        <figure>
          <div
            class="output"
            id="output"
            tabindex="0"
            role="application"
            aria-label=${this.t("inspect.convolutionAt", { y: y + 1, x: x + 1 })}
            @keydown=${this.#onKey}
            @pointermove=${this.#onMove}
          >
            ${this.#map(this.output, filter, {
              "--left": x / width,
              "--top": y / height,
              "--wide": 1 / width,
              "--high": 1 / height,
            })}
          </div>
          <figcaption>
            ${this.t("inspect.convolutionOutput", { channel: filter + 1, count: filters })}
          </figcaption>
        </figure>
      </div>
      <div class="sums">
        ${this.#grid("window", sum, "value")} ${this.#grid("kernel", sum, "weight")}
        ${this.#grid("products", sum, "product")}
      </div>
      ${this.#result(sum, { y, x, filter, channel, depth })}
    </mb-chart-frame>`;
  }

  /** The window's numbers, of the channel that is shown. @param {ReturnType<typeof sumAt>} sum */
  #table({ cells }) {
    const names = ["windowRow", "windowColumn", "window", "kernel", "products"];
    return {
      columns: names.map((name) => this.t(`inspect.${name}`)),
      rows: cells.flatMap((row, i) =>
        row.map(({ value, weight, product }, j) => [i + 1, j + 1, value, weight, product]),
      ),
    };
  }

  /** @param {FloatArray} array @param {number} channel @param {Record<string, number>} place of the frame */
  #map({ data, shape }, channel, place) {
    const [, height, width, channels] = shape;
    // The first row of the batch.
    const values = data.subarray(0, height * width * channels);
    const picture = channelPicture(values, [height, width, channels], channel, rangeOf(values));
    return html`<div class="map" ${cssVars({ "--ratio": width / height })}>
      <mb-pixels .pictures=${[picture]}></mb-pixels><i ${cssVars(place)}></i>
    </div>`;
  }

  /**
   * @param {string} name
   * @param {number} value from 0
   * @param {number} count
   * @param {(value: number) => void} set
   */
  #number(name, value, count, set) {
    const change = (/** @type {any} */ { target }) => {
      const wanted = Math.round(target.valueAsNumber) - 1;
      if (Number.isFinite(wanted)) set(Math.max(0, Math.min(count - 1, wanted)));
      this.requestUpdate();
    };
    return html`<label>
      ${this.t(`inspect.${name}`)}
      <input type="number" min="1" max=${count} .value=${String(value + 1)} @change=${change} />
    </label>`;
  }

  /** @param {string} name @param {ReturnType<typeof sumAt>} sum @param {"value" | "weight" | "product"} part */
  #grid(name, { cells }, part) {
    return html`<table>
      <caption>
        ${this.t(`inspect.${name}`)}
      </caption>
      <tbody>
        ${cells.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${this.language.metric(cell[part])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /**
   * @param {ReturnType<typeof sumAt>} sum
   * @param {{ y: number, x: number, filter: number, channel: number, depth: number }} at
   */
  #result({ ofChannel, total }, { y, x, filter, channel, depth }) {
    const { metric } = this.language;
    const [, , width, filters] = this.output.shape;
    const bias = this.bias?.data[filter] ?? 0;
    const given = this.output.data[(y * width + x) * filters + filter];
    const others = depth > 1 ? ` + ${metric(total - ofChannel)} (c ≠ ${channel + 1})` : "";
    const { activation = "linear" } = this.config;
    const name = typeof activation === "string" ? activation : activation?.class_name;
    return html`<p class="result" role="status">
      ${this.t("inspect.convolutionAt", { y: y + 1, x: x + 1 })}:<br />
      z = ${metric(ofChannel)}${others}${this.bias ? ` + ${metric(bias)}` : nothing} =
      ${metric(total + bias)}<br />
      a = ${name && name !== "linear" ? `${name}(z)` : "z"} = ${metric(given)}
    </p>`;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const [, height, width] = this.output.shape;
    const { y, x } = this.#at;
    this.at = {
      y: Math.max(0, Math.min(height - 1, y + move[0])),
      x: Math.max(0, Math.min(width - 1, x + move[1])),
    };
  }

  /** @param {PointerEvent} event */
  #onMove({ currentTarget, clientX, clientY }) {
    const { left, top, width, height } = /** @type {Element} */ (
      currentTarget
    ).getBoundingClientRect();
    const [, rows, columns] = this.output.shape;
    const y = Math.floor(((clientY - top) / height) * rows);
    const x = Math.floor(((clientX - left) / width) * columns);
    this.at = {
      y: Math.max(0, Math.min(rows - 1, y)),
      x: Math.max(0, Math.min(columns - 1, x)),
    };
  }
}

customElements.define("mb-convolution-view", ConvolutionView);
