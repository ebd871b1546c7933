import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { cssVars } from "../components/css-vars.js";
import { rowWindow, scrollHeight, scrollToRow } from "../components/grid-window.js";
import { RowPages } from "../components/row-pages.js";
import { StoreElement } from "../components/store-element.js";
import { examplesFrom, selectExample } from "../experiment/examples.js";
import { base } from "../styles/shared.js";
import { exampleListStyles } from "./example-list-styles.js";
import { exampleCard, exampleHead, exampleLine, lineColumns } from "./example-option.js";
import { exampleLabel } from "./example-words.js";
import { testWords } from "./words.js";

/** @import { Picture } from "../experiment/types.js" */

/** In rem: the height of a line, of a card, and how wide a card is at least. */
const [lineHeight, cardHeight, cardWidth] = [2, 5.75, 10.5];
/** In rem, what is seen of a long list where nothing else is said. */
const mostHeight = 26;

/**
 * Any number of tested rows or images, of which those that can be seen are drawn (WAI-ARIA's pattern "Listbox"). The
 * list has the focus; the arrow keys go from one to the next, which is then shown large.
 */
class ExampleList extends StoreElement {
  static areas = ["evaluation", "data"];
  static properties = { pictures: { state: true } };
  static styles = [base, exampleListStyles];

  constructor() {
    super();
    /** @type {Map<number, Picture[]>} */
    this.pictures = new Map();
  }

  #resize = new ResizeObserver(() => this.requestUpdate());
  /** @type {{ order: unknown, sort: unknown, threshold: unknown, pages: RowPages<any> } | null} */
  #shown = null;
  /** The item that was scrolled to. @type {number | null} */
  #seen = null;
  #isFetching = false;
  /** The test that the pictures are of. @type {unknown} */
  #of = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  get #frame() {
    return /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".frame"));
  }

  get #isImages() {
    return this.state.data.description?.kind === "images";
  }

  willUpdate() {
    const { metrics } = this.state.evaluation;
    if (this.#of === metrics) return;
    this.#of = metrics;
    this.pictures = new Map();
  }

  /** What is there of the rows: of others where the order changes. */
  get #pages() {
    const { order, sort, threshold } = this.state.evaluation;
    const before = this.#shown;
    if (before?.order === order && before.sort === sort && before.threshold === threshold) {
      return before.pages;
    }
    /** @type {RowPages<any>} */
    const pages = new RowPages(
      async (from, count) => {
        const isWanted = () => this.isConnected && this.#shown?.pages === pages;
        await Promise.resolve(); // what asks for it is stored only then
        const rows = isWanted() ? await examplesFrom(this.playground, from, count) : null;
        return rows && isWanted() ? { rows, numbers: [] } : null;
      },
      () => this.requestUpdate(),
    );
    this.#shown = { order, sort, threshold, pages };
    return pages;
  }

  #geometry() {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const frame = this.#frame;
    const width = frame?.clientWidth ?? 0;
    const across = this.#isImages ? Math.max(1, Math.floor(width / (cardWidth * rem))) : 1;
    const total = Math.ceil(this.state.evaluation.order.length / across);
    const rowHeight = (this.#isImages ? cardHeight : lineHeight) * rem;
    const most = Number.parseFloat(getComputedStyle(this).getPropertyValue("--most-height"));
    const height = Math.min((most || mostHeight) * rem, total * rowHeight);
    return { across, rows: { total, rowHeight, scrollTop: frame?.scrollTop ?? 0, height } };
  }

  render() {
    const { order, selected } = this.state.evaluation;
    if (order.length === 0) return html`<p class="faint">${this.t("evaluate.noneHere")}</p>`;
    const { across, rows } = this.#geometry();
    const down = rowWindow(rows);
    const first = down.first * across;
    const places = Array.from(
      { length: Math.min(order.length, down.last * across) - first },
      (_, i) => first + i,
    );
    const pages = this.#pages;
    const columns = lineColumns(this);
    const isDrawn = places.some((place) => order[place] === selected);
    return html`<div
      class=${this.#isImages ? "images" : "rows"}
      ${cssVars({
        "--frame": `${rows.height + 2}px`,
        "--height": `${scrollHeight(rows.total, rows.rowHeight)}px`,
        "--row": `${rows.rowHeight}px`,
        "--top": `${down.top}px`,
        "--across": across,
        "--columns": columns.map(({ width }) => width).join(" "),
      })}
    >
      ${this.#isImages ? nothing : exampleHead(this, columns)}
      <div
        class="frame"
        role="listbox"
        tabindex="0"
        aria-label=${this.t(`evaluate.${testWords(this.state)}testRows`)}
        aria-activedescendant=${isDrawn ? "active" : nothing}
        @scroll=${() => this.requestUpdate()}
        @keydown=${this.#onKey}
        @click=${this.#onClick}
      >
        <div class="space" role="presentation">
          <div class="window" role="presentation">
            ${repeat(
              places,
              (place) => place,
              (place) => this.#option(place, pages.row(place)?.cells),
            )}
          </div>
        </div>
      </div>
    </div>`;
  }

  /**
   * @param {number} place
   * @param {any} example undefined until it is there
   */
  #option(place, example) {
    const { order, selected } = this.state.evaluation;
    const isChosen = order[place] === selected;
    const body = () =>
      this.#isImages
        ? exampleCard(this, example, this.pictures.get(example.row) ?? [])
        : exampleLine(this, example);
    return html`<div
      class=${this.#isImages ? "card" : "line"}
      role="option"
      id=${isChosen ? "active" : nothing}
      data-place=${place}
      aria-selected=${isChosen}
      aria-posinset=${place + 1}
      aria-setsize=${order.length}
      aria-label=${example ? exampleLabel(this, example) : String(place + 1)}
    >
      ${example ? body() : nothing}
    </div>`;
  }

  updated() {
    const frame = this.#frame;
    if (!frame) return;
    this.#resize.observe(frame);
    const { order, selected } = this.state.evaluation;
    if (this.#seen !== selected && frame.clientWidth > 0) {
      this.#seen = selected;
      if (selected !== null) this.#reveal(order.indexOf(selected));
    }
    const { across, rows } = this.#geometry();
    const { first, last } = rowWindow(rows);
    this.#pages.want(first * across, Math.min(order.length, last * across));
    if (this.#isImages) void this.#fetchPictures();
  }

  /** The pictures of the rows that are drawn; those of rows that were scrolled past are not asked for. */
  async #fetchPictures() {
    if (this.#isFetching) return;
    const { across, rows } = this.#geometry();
    const { first, last } = rowWindow(rows);
    const pages = this.#pages;
    const numbers = [];
    for (let place = first * across; place < last * across; place++) {
      const example = pages.row(place)?.cells;
      if (example) numbers.push(example.row);
    }
    if (numbers.every((row) => this.pictures.has(row))) return;
    this.#isFetching = true;
    const pictures = await this.playground.selection.picturesOf(numbers);
    this.#isFetching = false;
    this.pictures = new Map(numbers.map((row, i) => [row, pictures[i]]));
  }

  /** @param {number} place */
  #choose(place) {
    const { order } = this.state.evaluation;
    void selectExample(this.playground, order[place], this.#pages.row(place)?.cells);
  }

  /** @param {number} place */
  #reveal(place) {
    const frame = this.#frame;
    if (!frame || place < 0) return;
    const { across, rows } = this.#geometry();
    frame.scrollTop = scrollToRow(Math.floor(place / across), rows);
  }

  /** @param {Event} event */
  #onClick({ target }) {
    const option = /** @type {HTMLElement} */ (target).closest("[data-place]");
    if (option instanceof HTMLElement) this.#choose(Number(option.dataset.place));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { order, selected } = this.state.evaluation;
    const { across, rows } = this.#geometry();
    const page = Math.max(1, Math.floor(rows.height / rows.rowHeight)) * across;
    const from = selected === null ? 0 : Math.max(0, order.indexOf(selected));
    /** @type {Record<string, number>} */
    const places = {
      ArrowUp: from - across,
      ArrowDown: from + across,
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      PageUp: from - page,
      PageDown: from + page,
      Home: 0,
      End: order.length - 1,
    };
    if (!(event.key in places)) return;
    event.preventDefault();
    const to = Math.min(Math.max(places[event.key], 0), order.length - 1);
    if (to !== from) this.#choose(to);
  }
}

customElements.define("mb-example-list", ExampleList);
