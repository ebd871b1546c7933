import { css, html, nothing } from "lit";
import "../components/pixels.js";
import { StoreElement } from "../components/store-element.js";
import { augmentedExamples } from "../experiment/augmentation.js";
import { augmentationUpTo } from "../experiment/connections.js";
import { graphOf } from "../experiment/layers.js";
import { base, controls } from "../styles/shared.js";

/** @import { Layer, Picture } from "../experiment/types.js" */

const count = 10;

/** Training images before and behind the layers that change them at random, up to one of them. */
class AugmentationPreview extends StoreElement {
  static areas = ["data", "experiment"];
  static properties = {
    layer: { attribute: false },
    draws: { state: true },
    shown: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      figure {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.25rem 0.625rem;
        align-items: center;
        margin: 0.625rem 0 0;
        font-size: var(--small);
        color: var(--ink-soft);
      }

      figcaption {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.75rem;
        align-items: center;
        justify-content: space-between;
      }

      mb-pixels {
        width: 100%;
        height: 3rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Layer} */
    this.layer = { name: "", class_name: "", config: {} };
    /** How often a person had it draw again. */
    this.draws = 0;
    /** @type {{ before: Picture[], after: Picture[] } | null} */
    this.shown = null;
  }

  /** The layers of augmentation up to this one. */
  get #chain() {
    return augmentationUpTo(graphOf(this.state.experiment.model), this.layer.name);
  }

  /** What was asked for last: layers as JSON, and the rows. @type {[string, unknown]} */
  #asked = ["", null];

  updated() {
    const { description, prepared } = this.state.data;
    const asked = JSON.stringify([this.#chain, this.draws]);
    if (asked === this.#asked[0] && prepared === this.#asked[1]) return;
    this.#asked = [asked, prepared];
    if (prepared && description?.kind === "images") void this.#ask(this.#asked);
  }

  /** @param {[string, unknown]} asked */
  async #ask(asked) {
    /** @type {typeof this.shown} */
    let shown = null;
    try {
      const options = { count, seed: this.draws };
      shown = await augmentedExamples(this.playground, this.#chain, options);
    } catch {
      // What is wrong with the layer or the data is said where they are.
    }
    if (asked === this.#asked) this.shown = shown;
  }

  render() {
    if (!this.shown) return nothing;
    const { before, after } = this.shown;
    const row = (/** @type {"before" | "after"} */ name, /** @type {Picture[]} */ pictures) => {
      const label = this.t(`augmentation.${name}`);
      return html`<span aria-hidden="true">${label}</span>
        <mb-pixels .pictures=${pictures} .gap=${2} label=${label}></mb-pixels>`;
    };
    return html`<figure>
      <figcaption>
        ${this.t(`augmentation.${this.#chain.length > 1 ? "chain" : "title"}`, {
          names: this.#chain.map(({ class_name }) => class_name).join(" → "),
        })}
        <button class="small" @click=${() => this.draws++}>${this.t("augmentation.again")}</button>
      </figcaption>
      ${row("before", before)} ${row("after", after)}
    </figure>`;
  }
}

customElements.define("mb-augmentation-preview", AugmentationPreview);
