import { css, html, unsafeCSS } from "lit";
import { StoreElement } from "../components/store-element.js";
import UPlot from "uplot";
import plotStyles from "uplot/dist/uPlot.min.css?inline";
import { base } from "../styles/shared.js";

const height = 240;

/** Two curves over epochs. The colours come from the page's custom properties, in light and dark. */
class Chart extends StoreElement {
  static properties = {
    points: { attribute: false },
    end: { attribute: false },
    unit: { type: Boolean },
    label: {},
    at: { state: true },
  };

  static styles = [
    base,
    unsafeCSS(plotStyles),
    css`
      :host {
        margin-top: 0.25rem;
        min-height: calc(${unsafeCSS(height)}px + 1.5 * var(--tiny));
      }

      .readout {
        min-height: 1.5em;
        margin: 0;
        padding-left: 2.75rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      .probe {
        position: absolute;
        visibility: hidden;
      }

      .accent {
        color: var(--accent);
      }

      .second {
        color: var(--second);
      }

      .ink {
        color: var(--ink-faint);
      }

      .line {
        color: var(--line);
      }

      .u-over {
        cursor: crosshair;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {[number[], (number | null)[], (number | null)[]]} */
    this.points = [[], [], []];
    this.end = 1;
    this.unit = false;
    this.label = "";
    /** The point under the cursor. @type {number | null} */
    this.at = null;
  }

  /** @type {UPlot | null} */
  #plot = null;
  #resize = new ResizeObserver(() => this.#fit());
  #scheme = matchMedia("(prefers-color-scheme: dark)");
  #theme = new MutationObserver(() => this.#rebuild());
  #rebuild = () => {
    this.#plot?.destroy();
    this.#plot = null;
    this.requestUpdate();
  };

  connectedCallback() {
    super.connectedCallback();
    this.#resize.observe(this);
    this.#scheme.addEventListener("change", this.#rebuild);
    this.#theme.observe(this.playground.scope, { attributeFilter: ["data-theme", "lang"] });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#theme.disconnect();
    this.#scheme.removeEventListener("change", this.#rebuild);
    this.#plot?.destroy();
    this.#plot = null;
  }

  render() {
    return html`<div id="plot" role="img" aria-label=${this.label}></div>
      <p class="readout" aria-hidden="true">${this.#readout()}</p>
      ${["accent", "second", "ink", "line"].map((name) => html`<i class="probe ${name}"></i>`)}`;
  }

  updated() {
    const target = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#plot"));
    if (!target || this.clientWidth === 0) return;
    this.#plot ??= new UPlot(this.#options(), this.points, target);
    this.#plot.setData(this.points);
  }

  /** The values under the cursor. The table of epochs has them for those who use none. */
  #readout() {
    const [x, train, validation] = this.points;
    if (this.at === null || x[this.at] === undefined) return "";
    return this.t(validation[this.at] === null ? "train.atTraining" : "train.at", {
      epoch: this.language.quantity(x[this.at]),
      train: this.language.metric(train[this.at]),
      validation: this.language.metric(validation[this.at]),
    });
  }

  #fit() {
    if (this.#plot) this.#plot.setSize({ width: this.clientWidth, height });
    else this.requestUpdate();
  }

  /** @param {string} name */
  #colour(name) {
    const probe = /** @type {Element} */ (this.renderRoot.querySelector(`.${name}`));
    return getComputedStyle(probe).color;
  }

  /** @returns {UPlot.Options} */
  #options() {
    const font = `11px ${getComputedStyle(this).fontFamily}`;
    const stroke = this.#colour("ink");
    const grid = { stroke: this.#colour("line"), width: 1 };
    const axis = { font, stroke, grid, ticks: { show: false }, border: { show: false } };
    /** @type {(u: unknown, values: number[]) => string[]} */
    const label = (_, values) =>
      values.map((value) => (value === null ? "" : this.language.quantity(value)));
    return {
      width: this.clientWidth,
      height,
      legend: { show: false },
      cursor: { points: { size: 6 }, drag: { x: false, y: false } },
      hooks: { setCursor: [({ cursor }) => (this.at = cursor.idx ?? null)] },
      scales: {
        x: { time: false, range: () => [0, this.end] },
        y: { range: (_, low, high) => this.#range(low, high) },
      },
      axes: [
        {
          ...axis,
          values: label,
          size: 26,
          gap: 6,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
        },
        {
          ...axis,
          values: label,
          // Learning rates have many digits.
          size: (_, values) => Math.max(44, ...(values ?? []).map((text) => text.length * 7 + 8)),
          gap: 6,
          space: 36,
        },
      ],
      series: [
        {},
        { stroke: this.#colour("accent"), width: 2, points: { show: false }, spanGaps: true },
        {
          stroke: this.#colour("second"),
          width: 2,
          dash: [6, 4],
          points: {
            show: (plot) => plot.data[0].length < 60,
            size: 5,
            fill: this.#colour("second"),
          },
          spanGaps: true,
        },
      ],
    };
  }

  /**
   * @param {number | null} low
   * @param {number | null} high
   * @returns {[number, number]}
   */
  #range(low, high) {
    if (low === null || high === null || !Number.isFinite(low)) return [0, 1];
    if (this.unit) return [Math.max(0, Math.floor(low * 10 - 0.2) / 10), 1];
    const span = high - low || Math.abs(high) || 1;
    const bottom = low >= 0 && low < 4 * span ? 0 : low - span * 0.08;
    return [bottom, high + span * 0.08];
  }
}

customElements.define("mb-chart", Chart);
