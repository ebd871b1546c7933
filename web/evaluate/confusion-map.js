import { html, nothing, svg } from "lit";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import { setCell } from "../experiment/examples.js";
import { base, controls } from "../styles/shared.js";
import { judgedAs } from "../experiment/labels.js";
import { confusionMapStyles } from "./confusion-map-styles.js";
import { shadesOf } from "./confusion-shares.js";
import { testWords } from "./words.js";

/** @typedef {{ actual: number, predicted: number }} Place */

/** In so many shades the cells are drawn. */
const levels = 16;
/** The lightest of them is told from an empty cell. */
const lightest = 0.15;
/** How far apart names are at least, and how near to a cell that counts something a pointer finds it, in pixels. */
const apart = 14;
const reach = 5;
const touchReach = 16;

/** By how many cells, down and across, a key goes. @type {Record<string, [down: number, across: number]>} */
const strides = {
  ...{ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] },
  ...{ PageUp: [-10, 0], PageDown: [10, 0], Home: [0, -Infinity], End: [0, Infinity] },
};

/**
 * Many classes, true ones down and predicted ones across: a cell is the darker the larger its share is. The map is one
 * stop of the Tab key; arrow keys go from cell to cell. What is pointed at is read below it, and chosen shows its rows.
 */
class ConfusionMap extends StoreElement {
  static areas = ["evaluation", "data"];
  static properties = {
    by: {},
    at: { state: true },
    hovered: { state: true },
    width: { state: true },
  };
  static styles = [base, controls, confusionMapStyles];

  constructor() {
    super();
    /** What the counts are divided by. */
    this.by = "";
    /** The cell of the keyboard, or that was tapped. @type {Place | null} */
    this.at = null;
    /** The cell under the pointer. @type {Place | null} */
    this.hovered = null;
    /** Of the map, in pixels. */
    this.width = 0;
  }

  /** @type {{ of: unknown, by: string } & ReturnType<typeof shadesOf> | null} */
  #drawn = null;
  #isTouch = false;
  /** Other rows are judged: a cell of the ones before may not be there. @type {unknown} */
  #of = null;
  #resize = new ResizeObserver(([{ contentRect }]) => (this.width = contentRect.width));

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  willUpdate() {
    const { metrics } = this.state.evaluation;
    if (this.#of === metrics) return;
    this.#of = metrics;
    [this.at, this.hovered] = [null, null];
  }

  updated() {
    this.#resize.observe(/** @type {Element} */ (this.renderRoot.querySelector(".map")));
  }

  get #shades() {
    const { confusion } = this.state.evaluation;
    const before = this.#drawn;
    if (before?.of === confusion && before.by === this.by) return before;
    this.#drawn = { of: confusion, by: this.by, ...shadesOf(confusion, this.by, levels) };
    return this.#drawn;
  }

  get #names() {
    const names = judgedAs(this.state)?.classNames ?? [];
    return this.state.evaluation.confusion.map((_, i) => names[i] ?? String(i));
  }

  /** What is read. */
  get #place() {
    return this.hovered ?? this.at ?? this.state.evaluation.cell;
  }

  render() {
    const names = this.#names;
    const classes = names.length;
    const { shades, most } = this.#shades;
    const place = this.#place;
    const every = Math.max(1, Math.ceil((apart * classes) / Math.max(1, this.width)));
    const shown = names.map((name, i) => ({ name, i })).filter(({ i }) => i % every === 0);
    const spans = shown.map(
      ({ name, i }) =>
        html`<span ${cssVars({ "--at": (i + 0.5) / classes })}><span>${name}</span></span>`,
    );
    return html`<div class="plot">
        <span class="name" aria-hidden="true">${this.t("evaluate.predicted")} →</span>
        <div class="names across" aria-hidden="true">${spans}</div>
        <div class="names down" aria-hidden="true">${spans}</div>
        <div class="map">
          <svg viewBox="0 0 ${classes} ${classes}" aria-hidden="true">
            <path class="ground" d=${`M0 0h${classes}v${classes}h${-classes}z`} />
            ${shades.map(({ path, right, level }) => svg`<path class=${right ? "right" : "wrong"} d=${path} ${opacityOf(level)} />`)}
            ${
              place
                ? svg`<path class="cross" data-not-drawn d=${`M0 ${place.actual + 0.5}h${classes}M${place.predicted + 0.5} 0v${classes}`} />`
                : nothing
            }
          </svg>
          <div
            role="grid"
            tabindex="0"
            aria-label=${this.t("evaluate.confusion")}
            aria-rowcount=${classes}
            aria-colcount=${classes}
            aria-activedescendant=${place ? "cell" : nothing}
            data-not-drawn
            @keydown=${this.#onKey}
            @pointerdown=${(/** @type {PointerEvent} */ event) => (this.#isTouch = event.pointerType !== "mouse")}
            @pointermove=${(/** @type {PointerEvent} */ event) => {
              if (event.pointerType === "mouse") this.hovered = this.#under(event, reach);
            }}
            @pointerleave=${() => (this.hovered = null)}
            @click=${this.#onClick}
          >
            ${place ? this.#ring(place) : nothing}
          </div>
        </div>
      </div>
      ${this.#legend(most)} ${this.#readout(place)}`;
  }

  /** @param {Place} place */
  #ring({ actual, predicted }) {
    const { length } = this.state.evaluation.confusion;
    return html`<div role="row" aria-rowindex=${actual + 1}>
      <div
        role="gridcell"
        id="cell"
        aria-colindex=${predicted + 1}
        aria-label=${this.#text({ actual, predicted })}
        ${cssVars({ "--down": actual / length, "--right": predicted / length, "--size": 1 / length })}
      ></div>
    </div>`;
  }

  /** @param {Place} place */
  #text({ actual, predicted }) {
    const names = this.#names;
    return this.t("evaluate.cellShare", {
      ...{ actual: names[actual], predicted: names[predicted] },
      count: this.state.evaluation.confusion[actual][predicted],
      share: this.#percent(this.#shades.share(actual, predicted)),
    });
  }

  /** @param {number} share */
  #percent(share) {
    return this.language.number(share, { style: "percent", maximumFractionDigits: 1 });
  }

  /** @param {number} most the share of the darkest cells */
  #legend(most) {
    const steps = [1, 4, 7, 10, 13, levels];
    return html`<div class="legend">
      ${["right", "wrong"].map(
        (kind) =>
          html`<span
            ><svg viewBox="0 0 ${steps.length} 1" aria-hidden="true">
              ${steps.map((level, i) => svg`<path class=${kind} d=${`M${i} 0h1v1h-1z`} ${opacityOf(level)} />`)}
            </svg>
            <span>${this.t(`evaluate.${kind}`)}</span></span
          >`,
      )}
      <span>${this.t("evaluate.darkest", { share: this.#percent(most) })}</span>
    </div>`;
  }

  /** @param {Place | null} place */
  #readout(place) {
    const { confusion } = this.state.evaluation;
    const names = this.#names;
    const count = place ? confusion[place.actual][place.predicted] : 0;
    const share = place ? this.#shades.share(place.actual, place.predicted) : 0;
    /** @type {[term: string, text: string][]} */
    const pairs = [
      [this.t("evaluate.actual"), place ? names[place.actual] : "–"],
      [this.t("evaluate.predicted"), place ? names[place.predicted] : "–"],
      [this.t(`evaluate.${testWords(this.state)}count`), place ? this.language.number(count) : "–"],
      [this.t(`evaluate.cells_${this.by || "true"}`), place ? this.#percent(share) : "–"],
    ];
    const label =
      place && count
        ? this.t("evaluate.showCell", {
            ...{ actual: names[place.actual], predicted: names[place.predicted], count },
          })
        : null;
    return html`<div class="readout" data-not-drawn>
      <dl>
        ${pairs.map(
          ([term, text], i) =>
            html`<dt>${term}</dt>
              <dd class=${i < 2 ? "long" : ""} title=${text}>${text}</dd>`,
        )}
      </dl>
      <button
        class="small"
        aria-label=${label ?? nothing}
        ?disabled=${!count}
        @click=${() => place && this.#show(place)}
      >
        ${this.t("tabs.examples")}
      </button>
      <p>${this.t("evaluate.mapHelp")}</p>
    </div>`;
  }

  /** @param {Place} place */
  #show(place) {
    const { actual, predicted } = place;
    if (this.state.evaluation.confusion[actual][predicted] === 0) return;
    void setCell(this.playground, place);
    this.store.patch("ui", { tab: "examples" });
  }

  /**
   * The cell there, or the nearest one that counts something.
   * @param {MouseEvent} event
   * @param {number} within pixels
   * @returns {Place}
   */
  #under({ clientX, clientY }, within) {
    const { confusion } = this.state.evaluation;
    const map = /** @type {Element} */ (this.renderRoot.querySelector("[role=grid]"));
    const { left, top, width } = map.getBoundingClientRect();
    const size = width / confusion.length;
    const [x, y] = [(clientX - left) / size, (clientY - top) / size];
    const last = confusion.length - 1;
    const bounded = (/** @type {number} */ value) => Math.min(Math.max(Math.floor(value), 0), last);
    let nearest = { actual: bounded(y), predicted: bounded(x) };
    if (confusion[nearest.actual][nearest.predicted] > 0) return nearest;
    const far = within / size;
    let least = far;
    for (let actual = bounded(y - far); actual <= bounded(y + far); actual++) {
      for (let predicted = bounded(x - far); predicted <= bounded(x + far); predicted++) {
        const distance = Math.hypot(predicted + 0.5 - x, actual + 0.5 - y);
        if (confusion[actual][predicted] === 0 || distance >= least) continue;
        [nearest, least] = [{ actual, predicted }, distance];
      }
    }
    return nearest;
  }

  /** A finger covers many cells: what it has found is read first, and shown by a second tap. @param {MouseEvent} event */
  #onClick(event) {
    const place = this.#under(event, this.#isTouch ? touchReach : reach);
    const { at } = this;
    this.at = place;
    const isAgain = at?.actual === place.actual && at.predicted === place.predicted;
    if (!this.#isTouch || isAgain) this.#show(place);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const place = this.at ?? this.state.evaluation.cell ?? { actual: 0, predicted: 0 };
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (this.at) this.#show(place);
      return;
    }
    const stride = strides[event.key];
    if (!stride) return;
    event.preventDefault();
    const last = this.state.evaluation.confusion.length - 1;
    const moved = (/** @type {number} */ from, /** @type {number} */ by) =>
      Math.min(Math.max(from + by, 0), last);
    this.hovered = null;
    this.at = {
      actual: moved(place.actual, stride[0]),
      predicted: moved(place.predicted, stride[1]),
    };
  }
}

/** @param {number} level of the shades */
const opacityOf = (level) => cssVars({ "--opacity": lightest + (1 - lightest) * (level / levels) });

customElements.define("mb-confusion-map", ConfusionMap);
