import { css, html, unsafeCSS } from "lit";
import { StoreElement } from "../components/store-element.js";
import UPlot from "uplot";
import plotStyles from "uplot/dist/uPlot.min.css?inline";
import { base } from "../styles/shared.js";

/**
 * Two curves over epochs, and where the best one is. The colours come from the page's custom properties, in light
 * and dark.
 */
class Chart extends StoreElement {
  static properties = {
    points: { attribute: false },
    end: { attribute: false },
    best: { type: Number },
    unit: { type: Boolean },
    label: {},
    group: {},
    at: { state: true },
  };

  static styles = [
    base,
    unsafeCSS(plotStyles),
    css`
      #plot {
        height: var(--chart-height);
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

      /* Moved by a transform, which moves nothing else. */
      .best {
        position: absolute;
        inset: 0 auto 0 0;
        width: 0;
        border-left: 1px dashed var(--ink-soft);
        pointer-events: none;
      }

      .best b {
        position: absolute;
        bottom: 100%;
        left: -1px;
        padding-inline: 0.25rem;
        color: var(--ink-soft);
        font-size: var(--tiny);
        font-weight: 600;
        line-height: 1.25rem;
        white-space: nowrap;
      }

      .best.left b {
        left: auto;
        right: -1px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {[number[], (number | null)[], (number | null)[]]} */
    this.points = [[], [], []];
    this.end = 1;
    /** The epoch that is marked, 0 for none. */
    this.best = 0;
    this.unit = false;
    this.label = "";
    /** Charts of one group have one cursor. */
    this.group = "";
    /** The point under the cursor. @type {number | null} */
    this.at = null;
  }

  /** @type {UPlot | null} */
  #plot = null;
  #mark = document.createElement("div");
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
    return html`<p class="readout" aria-hidden="true">${this.#readout()}</p>
      <div id="plot" role="img" aria-label=${this.label}></div>
      ${["accent", "second", "ink", "line"].map((name) => html`<i class="probe ${name}"></i>`)}`;
  }

  updated() {
    const target = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#plot"));
    if (!target || this.clientWidth === 0) return;
    this.#plot ??= new UPlot(this.#options(), this.points, target);
    this.#plot.setData(this.points);
  }

  /** The values under the cursor, or else the newest. The table of epochs has them for those who use none. */
  #readout() {
    const [x, train, validation] = this.points;
    const at = this.at !== null && x[this.at] !== undefined ? this.at : x.length - 1;
    if (at < 0) return "";
    return this.t(validation[at] === null ? "train.atTraining" : "train.at", {
      // Within an epoch its point is on the way to its end.
      epoch: this.language.quantity(Math.ceil(x[at])),
      train: this.language.metric(train[at]),
      validation: this.language.metric(validation[at]),
    });
  }

  get #size() {
    const plot = /** @type {HTMLElement} */ (this.renderRoot.querySelector("#plot"));
    return { width: plot.clientWidth, height: plot.clientHeight };
  }

  #fit() {
    if (this.#plot) this.#plot.setSize(this.#size);
    else this.requestUpdate();
  }

  /** A line at the best epoch, with its name on the side where there is room. @param {UPlot} plot */
  #drawBest(plot) {
    const shown = this.best > 0;
    this.#mark.hidden = !shown;
    if (!shown) return;
    const x = plot.valToPos(this.best, "x");
    this.#mark.className = x > plot.over.clientWidth / 2 ? "best left" : "best";
    this.#mark.style.transform = `translateX(${x}px)`;
    const label = document.createElement("b");
    label.textContent = this.t("train.bestAt", { epoch: this.language.quantity(this.best) });
    this.#mark.replaceChildren(label);
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
      ...this.#size,
      legend: { show: false },
      cursor: {
        points: { size: 6 },
        drag: { x: false, y: false },
        // One cursor in all charts of the playground.
        sync: { key: this.group, scales: ["x", null] },
      },
      hooks: {
        init: [({ over }) => over.append(this.#mark)],
        draw: [(plot) => this.#drawBest(plot)],
        setCursor: [({ cursor }) => (this.at = cursor.idx ?? null)],
      },
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
        {
          stroke: this.#colour("accent"),
          width: 2,
          // One epoch alone makes no line.
          points: {
            show: (plot) => plot.data[0].length < 2,
            size: 5,
            fill: this.#colour("accent"),
          },
          spanGaps: true,
        },
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
