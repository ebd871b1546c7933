import { css, html, nothing, svg } from "lit";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import { ticks } from "../components/ticks.js";
import { base } from "../styles/shared.js";

const width = 480;
const height = 200;

/** A line for each layer, from the input to the output in deeper and deeper colour, over the epochs. */
class EpochLines extends StoreElement {
  static properties = {
    epochs: { attribute: false },
    series: { attribute: false },
    log: { type: Boolean },
    label: {},
    at: { state: true },
  };

  static styles = [
    base,
    css`
      .plot {
        display: grid;
        grid-template-columns: 4rem minmax(0, 1fr);
        font-size: var(--tiny);
        color: var(--ink-faint);
      }

      svg {
        display: block;
        width: 100%;
        height: 12rem;
        border-bottom: 1px solid var(--line-strong);
        border-left: 1px solid var(--line-strong);
      }

      .line {
        fill: none;
        stroke: color-mix(in oklab, var(--accent) var(--depth), var(--second));
        stroke-width: 1.75;
        vector-effect: non-scaling-stroke;
      }

      .point {
        fill: none;
        stroke: color-mix(in oklab, var(--accent) var(--depth), var(--second));
        stroke-width: 5;
        stroke-linecap: round;
        vector-effect: non-scaling-stroke;
      }

      .grid {
        stroke: var(--line);
        vector-effect: non-scaling-stroke;
      }

      .y {
        position: relative;
      }

      .y span {
        position: absolute;
        right: 0.375rem;
        bottom: calc(var(--at) * 100%);
        transform: translateY(50%);
      }

      .x {
        grid-column: 2;
        display: flex;
        justify-content: space-between;
      }

      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.75rem;
        margin-top: 0.25rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      .key i {
        display: inline-block;
        width: 0.875rem;
        height: 0.1875rem;
        margin-right: 0.25rem;
        vertical-align: middle;
        background: color-mix(in oklab, var(--accent) var(--depth), var(--second));
      }
    `,
  ];

  constructor() {
    super();
    /** @type {number[]} from 1 */
    this.epochs = [];
    /** @type {{ name: string, values: (number | null)[] }[]} */
    this.series = [];
    this.log = false;
    this.label = "";
    /** The epoch under the pointer, by its place. @type {number | null} */
    this.at = null;
  }

  /** @param {number} value */
  #scaled = (value) => (this.log ? Math.log10(value) : value);

  /** @param {number | null} value @returns {value is number} */
  #isDrawn = (value) => value !== null && Number.isFinite(this.#scaled(value));

  render() {
    const drawn = this.series.flatMap(({ values }) => values.filter(this.#isDrawn));
    if (drawn.length === 0) return nothing;
    const scaled = drawn.map(this.#scaled);
    let [low, high] = [Math.min(...scaled), Math.max(...scaled)];
    if (!this.log) low = Math.min(0, low);
    if (low === high) [low, high] = [low - 0.5, high + 0.5];
    const [from, to] = [this.epochs[0], this.epochs[this.epochs.length - 1]];
    const x = (/** @type {number} */ i) =>
      to > from ? ((this.epochs[i] - from) / (to - from)) * width : width / 2;
    const y = (/** @type {number} */ value) =>
      height - ((this.#scaled(value) - low) / (high - low)) * (height - 8) - 4;
    const marks = ticks(low, high, 4);
    const depth = (/** @type {number} */ i) =>
      `${Math.round((100 * i) / Math.max(1, this.series.length - 1))}%`;
    const lines = this.series.map(({ values }, i) => {
      const points = values.flatMap((value, k) =>
        this.#isDrawn(value) ? [`${x(k).toFixed(1)} ${y(value).toFixed(1)}`] : [],
      );
      const path = points.length > 1 ? `M${points.join("L")}` : `M${points[0] ?? "0 0"}h0.01`;
      const kind = points.length > 1 ? "line" : "point";
      return points.length > 0
        ? svg`<path class=${kind} d=${path} ${cssVars({ "--depth": depth(i) })} />`
        : nothing;
    });
    const share = (/** @type {number} */ mark) =>
      (((mark - low) / (high - low)) * (height - 8) + 4) / height;
    return html`<div class="plot">
        <div class="y" aria-hidden="true">
          ${marks.map(
            (mark) =>
              html`<span ${cssVars({ "--at": share(mark) })}
                >${this.log ? this.language.metric(10 ** mark) : this.language.quantity(mark)}</span
              >`,
          )}
        </div>
        <svg
          viewBox="0 0 ${width} ${height}"
          preserveAspectRatio="none"
          role="img"
          aria-label=${this.label}
          @pointermove=${this.#onMove}
          @pointerleave=${() => (this.at = null)}
        >
          ${marks.map((mark) => {
            const at = height * (1 - share(mark));
            return svg`<line class="grid" x1="0" x2=${width} y1=${at} y2=${at} />`;
          })}
          ${lines}
        </svg>
        <div class="x" aria-hidden="true">
          <span>${this.language.number(from)}</span>
          <span>${this.t("inspect.epoch")}</span>
          <span>${this.language.number(to)}</span>
        </div>
      </div>
      <div class="key">
        ${this.series.map(
          ({ name, values }, i) =>
            html`<span ${cssVars({ "--depth": depth(i) })}
              ><i></i>${name}${this.#read(values)}</span
            >`,
        )}
      </div>`;
  }

  /** What a line says under the pointer. @param {(number | null)[]} values */
  #read(values) {
    const value = this.at === null ? null : values[this.at];
    return value === null || value === undefined ? "" : `: ${this.language.metric(value)}`;
  }

  /** @param {PointerEvent} event */
  #onMove({ currentTarget, clientX }) {
    const { left, width: wide } = /** @type {Element} */ (currentTarget).getBoundingClientRect();
    const [from, to] = [this.epochs[0], this.epochs[this.epochs.length - 1]];
    const wanted = from + ((clientX - left) / wide) * (to - from);
    const off = this.epochs.map((epoch) => Math.abs(epoch - wanted));
    this.at = off.indexOf(Math.min(...off));
  }
}

customElements.define("mb-epoch-lines", EpochLines);
