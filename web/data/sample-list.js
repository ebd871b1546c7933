import { css, html, nothing } from "lit";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { chooseSample } from "../experiment/data.js";
import { inFolder } from "../experiment/samples.js";
import { shapeText } from "../locales/i18n.js";
import { base, controls, dialogs } from "../styles/shared.js";

/** @import { Sample } from "../experiment/samples.js" */

const groups = /** @type {const} */ (["images", "tables", "series", "toys"]);

/** A dialog with all samples: a picture, the size and the story of each. */
class SampleList extends StoreElement {
  static areas = ["page", "experiment"];
  static properties = { shown: { state: true } };

  static styles = [
    base,
    controls,
    dialogs,
    css`
      dialog {
        width: min(68rem, calc(100vw - 2rem));
        max-height: min(52rem, calc(100dvh - 3rem));
      }

      .groups {
        overflow-y: auto;
        padding: 0.25rem 1rem 1rem;
      }

      h3 {
        padding: 0.75rem 0 0.375rem;
        color: var(--ink-soft);
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
        gap: 0.5rem;
      }

      li button {
        display: grid;
        grid-template-columns: 6rem minmax(0, 1fr);
        gap: 0.75rem;
        align-items: start;
        justify-content: stretch;
        width: 100%;
        height: 100%;
        padding: 0.5rem;
        border-color: var(--line);
        text-align: left;
        font-weight: 400;
      }

      img {
        display: block;
        width: 6rem;
        height: 4rem;
        border-radius: 3px;
        background: var(--sunken);
      }

      .text {
        display: grid;
        gap: 0.125rem;
      }

      b {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .size,
      .story {
        font-size: var(--tiny);
      }

      .size {
        color: var(--ink-soft);
      }

      .story {
        color: var(--ink);
        line-height: 1.45;
      }
    `,
  ];

  constructor() {
    super();
    this.shown = false;
  }

  async open() {
    this.shown = true;
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector("[aria-pressed=true]")
    )?.focus();
  }

  render() {
    if (!this.shown) return nothing;
    return html`<dialog
      aria-labelledby="title"
      @close=${() => (this.shown = false)}
      @click=${(/** @type {Event} */ event) =>
        event.target === event.currentTarget && this.#close()}
    >
      <div class="frame">
        <div class="head">
          <h2 id="title">${this.t("samples.title")}</h2>
          <button class="quiet square" aria-label=${this.t("common.close")} @click=${this.#close}>
            ${icons.remove}
          </button>
        </div>
        <div class="groups">
          ${groups.map(
            (group) =>
              html`<h3 id=${group}>${this.t(`samples.group_${group}`)}</h3>
                <ul aria-labelledby=${group}>
                  ${this.state.page.samples
                    .filter((sample) => sample.group === group)
                    .map((sample) => this.#card(sample))}
                </ul>`,
          )}
        </div>
      </div>
    </dialog>`;
  }

  /** @param {Sample} sample */
  #card(sample) {
    const { data } = this.state.experiment;
    const chosen = data && "sample" in data && data.sample === sample.id;
    return html`<li>
      <button
        aria-pressed=${Boolean(chosen)}
        aria-labelledby="name-${sample.id} size-${sample.id}"
        aria-describedby="story-${sample.id}"
        @click=${() => this.#choose(sample)}
      >
        <img
          src=${inFolder(this.playground, `pictures/${sample.id}.svg`).href}
          alt=""
          width="96"
          height="64"
          loading="lazy"
        />
        <span class="text">
          <b id="name-${sample.id}">${this.language.of(sample.name)}</b>
          <span class="size" id="size-${sample.id}">${this.#sizeOf(sample)}</span>
          <span class="story" id="story-${sample.id}">${this.language.of(sample.about)}</span>
        </span>
      </button>
    </li>`;
  }

  /** @param {Sample} sample "150 rows · 5 columns · 3 classes · 4 kB" */
  #sizeOf({ group, rows, columns, shape, classes, bytes, generated }) {
    const parts = [this.t(group === "images" ? "data.images" : "data.rows", { count: rows })];
    if (shape) parts.push(shapeText(shape));
    else if (columns) parts.push(this.t("samples.columns", { count: columns }));
    parts.push(classes ? this.t("data.classes", { count: classes }) : this.t("data.regression"));
    parts.push(this.#bytes(bytes));
    if (generated) parts.push(this.t("samples.generated"));
    return parts.join(" · ");
  }

  /** @param {number} value */
  #bytes(value) {
    const { number } = this.language;
    return value < 1e6
      ? number(Math.ceil(value / 1e3), { style: "unit", unit: "kilobyte" })
      : number(value / 1e6, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  }

  #close() {
    this.renderRoot.querySelector("dialog")?.close();
  }

  /** @param {Sample} sample */
  #choose({ id }) {
    this.#close();
    void chooseSample(this.playground, id);
  }
}

customElements.define("mb-sample-list", SampleList);
