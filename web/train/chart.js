import { html, unsafeCSS } from "lit";
import "../components/chart-frame.js";
import { StoreElement } from "../components/store-element.js";
import UPlot from "uplot";
import plotStyles from "uplot/dist/uPlot.min.css?inline";
import { smoothed, zoomed } from "../experiment/curve-view.js";
import { base } from "../styles/shared.js";
import { epochTicks, valueTicks } from "./chart-axes.js";
import { curvesSvg } from "./chart-drawing.js";
import { lines, plotOptions } from "./chart-plot.js";
import { chartStyles } from "./chart-styles.js";

/** @import { Range } from "../experiment/curve-view.js" */
/** @import { Mark } from "./chart-drawing.js" */

/** What one press of a key enlarges. */
const step = 0.5;

/**
 * Two curves over epochs, and where the best one is. The colours come from the page's custom properties, in light
 * and dark. Sends "range-chosen" with the epochs that a person wants to see, null for all.
 */
class Chart extends StoreElement {
  static properties = {
    points: { attribute: false },
    end: { attribute: false },
    best: { type: Number },
    unit: { type: Boolean },
    label: {},
    group: {},
    smoothing: { type: Number },
    log: { type: Boolean },
    range: { attribute: false },
    marks: { attribute: false },
    at: { state: true },
  };

  static styles = [base, unsafeCSS(plotStyles), chartStyles];

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
    /** The weight of what came before, 0 for curves as they are. */
    this.smoothing = 0;
    this.log = false;
    /** The epochs that are shown, null for all. @type {Range | null} */
    this.range = null;
    /** Other lines across the curves. @type {Mark[]} */
    this.marks = [];
    /** The point under the cursor. @type {number | null} */
    this.at = null;
  }

  /** @type {UPlot | null} */
  #plot = null;
  /** What is drawn: x, training, validation, both smoothed. @type {UPlot.AlignedData} */
  #data = [[]];
  /** The colours, asked of the page once for each look of it. @type {Map<string, string>} */
  #colours = new Map();
  #overlay = document.createElement("div");
  /** The marks that it has, as JSON. */
  #shownMarks = "";
  /** Known without asking for a layout each time. */
  #isWide = false;
  #resize = new ResizeObserver(([{ contentRect }]) => {
    this.#isWide = contentRect.width > 0;
    this.#fit();
  });
  /** Another look of the page: on paper it is always light. */
  #looks = ["(prefers-color-scheme: dark)", "print"].map((query) => matchMedia(query));
  #theme = new MutationObserver(() => this.#rebuild());
  #rebuild = () => {
    this.#plot?.destroy();
    this.#plot = null;
    this.#colours.clear();
    this.requestUpdate();
  };

  connectedCallback() {
    super.connectedCallback();
    this.#resize.observe(this);
    for (const look of this.#looks) look.addEventListener("change", this.#rebuild);
    this.#theme.observe(this.playground.scope, { attributeFilter: ["data-theme", "lang"] });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#theme.disconnect();
    for (const look of this.#looks) look.removeEventListener("change", this.#rebuild);
    this.#plot?.destroy();
    this.#plot = null;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("log")) this.#rebuild();
    if (!["points", "smoothing", "log"].some((name) => changed.has(name))) return;
    const [x, ...curves] = this.points;
    const shown = this.log
      ? curves.map((values) => values.map((value) => (Number(value) > 0 ? value : null)))
      : curves;
    // What is within an epoch stands for few rows, and moves on.
    const ended = (/** @type {(number | null)[]} */ values) =>
      values.map((value, at) => (Number.isInteger(x[at]) ? value : null));
    const means = shown.map((values) =>
      this.smoothing > 0 ? smoothed(ended(values), this.smoothing) : values.map(() => null),
    );
    this.#data = [x, ...shown, ...means];
  }

  render() {
    return html`<p class="readout" aria-hidden="true">${this.#readout()}</p>
      <div
        id="plot"
        role="img"
        tabindex="0"
        aria-label=${this.label}
        aria-description=${this.t("curves.keys")}
        @keydown=${this.#onKey}
      ></div>
      ${[...lines.flatMap(({ colour, faint }) => [colour, faint]), "ink", "line"].map(
        (name) => html`<i class="probe ${name}"></i>`,
      )}`;
  }

  updated() {
    const target = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#plot"));
    if (!target || !this.#isWide) return;
    this.#plot ??= this.#make(target);
    this.#plot.setData(this.#data);
  }

  /** @param {HTMLElement} target */
  #make(target) {
    const { fontFamily: family } = getComputedStyle(this);
    const { group, log } = this;
    const options = plotOptions(
      this.#size,
      { family, group, log },
      {
        epochs: () => this.#range,
        isUnit: () => this.unit,
        isSmoothed: () => this.smoothing > 0,
        colour: (name) => this.#colour(name),
        text: (value) => this.language.quantity(value),
        onDraw: (plot) => this.#drawMarks(plot),
        onCursor: (point) => (this.at = point),
        onRange: (range) => this.#choose(range),
      },
    );
    const plot = new UPlot(options, this.#data, target);
    plot.over.append(this.#overlay);
    return plot;
  }

  /** @returns {Range} */
  get #range() {
    return this.range ?? [0, this.end];
  }

  /** @param {Range | null} range */
  #choose(range) {
    this.dispatchEvent(new CustomEvent("range-chosen", { detail: range, bubbles: true }));
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

  /**
   * Arrow keys read one epoch after the other; + and − enlarge and reduce around the one that is read, 0 shows all.
   * @param {KeyboardEvent} event
   */
  #onKey(event) {
    if (!this.#plot || event.ctrlKey || event.altKey || event.metaKey) return;
    const [x] = this.points;
    const at = this.at ?? x.length - 1;
    const last = x.length - 1;
    /** @type {Record<string, number>} */
    const places = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last };
    /** @type {Record<string, () => Range | null>} */
    const ranges = {
      "+": () => zoomed(this.#range, this.end, step, x[at]),
      "=": () => zoomed(this.#range, this.end, step, x[at]),
      "-": () => zoomed(this.#range, this.end, 1 / step, x[at]),
      0: () => null,
    };
    const place = places[event.key];
    if (place !== undefined) this.#read(Math.min(Math.max(place, 0), last));
    else if (ranges[event.key]) this.#choose(ranges[event.key]());
    else if (event.key === "Escape" && this.range) this.#choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Puts the cursor at a point, and says what is there. @param {number} at */
  #read(at) {
    const plot = /** @type {UPlot} */ (this.#plot);
    const left = plot.valToPos(this.points[0][at], "x");
    plot.setCursor({ left, top: plot.over.clientHeight / 2 });
    this.at = at;
    this.store.announce(this.#readout());
  }

  /** Lines across the curves: at the best epoch, and the others. @returns {Mark[]} */
  get #marks() {
    const epoch = this.language.quantity(this.best);
    return this.best > 0
      ? [...this.marks, { x: this.best, text: this.t("train.bestAt", { epoch }) }]
      : this.marks;
  }

  /** Each line has its words on the side where there is room. @param {UPlot} plot */
  #drawMarks(plot) {
    const [from, to] = this.#range;
    const width = plot.bbox.width / devicePixelRatio;
    const marks = this.#marks
      .filter(({ x }) => x >= from && x <= to)
      .map((mark) => ({ ...mark, place: plot.valToPos(mark.x, "x") }));
    const shown = JSON.stringify([width, marks]);
    if (shown === this.#shownMarks) return;
    this.#shownMarks = shown;
    this.#overlay.replaceChildren(
      ...marks.map(({ text, low, place }) => {
        const mark = document.createElement("div");
        const side = place > width / 2 ? "left" : "";
        mark.className = `mark ${low ? "low" : "best"} ${side}`;
        mark.style.transform = `translateX(${place}px)`;
        const label = document.createElement("b");
        label.textContent = text;
        mark.append(label);
        return mark;
      }),
    );
  }

  /** @param {string} name */
  #colour(name) {
    const known = this.#colours.get(name);
    if (known) return known;
    const probe = /** @type {Element} */ (this.renderRoot.querySelector(`.${name}`));
    const { color } = getComputedStyle(probe);
    this.#colours.set(name, color);
    return color;
  }

  /** As mb-chart-frame saves it, in the colours that the page has at that moment. */
  drawing() {
    const plot = /** @type {UPlot} */ (this.#plot);
    const { width, height } = plot.over.getBoundingClientRect();
    const [low, high] = [plot.scales.y.min ?? 0, plot.scales.y.max ?? 1];
    const colour = (/** @type {string} */ name) =>
      getComputedStyle(/** @type {Element} */ (this.renderRoot.querySelector(`.${name}`))).color;
    const isSmoothed = this.smoothing > 0;
    const drawn = lines.flatMap(({ colour: full, faint, dash }, at) => [
      { at: at + 1, colour: colour(isSmoothed ? faint : full), dash: dash.join(" ") },
      ...(isSmoothed ? [{ at: at + 3, colour: colour(full), dash: dash.join(" ") }] : []),
    ]);
    const ticks = {
      x: epochTicks(...this.#range, width),
      y: valueTicks(low, high, height, this.log),
      text: (/** @type {number} */ value) => this.language.quantity(value),
    };
    const { fontFamily: family } = getComputedStyle(this);
    const look = { ink: colour("ink"), line: colour("line"), family };
    const svg = curvesSvg(plot, ticks, drawn, this.#marks, look);
    return { svg, box: plot.root.getBoundingClientRect() };
  }
}

customElements.define("mb-chart", Chart);
