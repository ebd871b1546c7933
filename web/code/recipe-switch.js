import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, controls, switches } from "../styles/shared.js";

/** @type {("form" | "code")[]} */
const ways = ["form", "code"];

/** Form | Code: how the recipe is shown. */
class RecipeSwitch extends StoreElement {
  static areas = ["ui.recipe"];

  static styles = [
    base,
    controls,
    switches,
    css`
      .switch {
        justify-content: flex-end;
        gap: 0;
        padding-bottom: 0.375rem;
      }

      button:first-child {
        border-radius: var(--radius) 0 0 var(--radius);
      }

      button:last-child {
        margin-left: -1px;
        border-radius: 0 var(--radius) var(--radius) 0;
      }

      [aria-pressed="true"] {
        z-index: 1;
      }
    `,
  ];

  render() {
    const { recipe } = this.state.ui;
    return html`<div class="switch" role="group" aria-label=${this.t("page.recipeAs")}>
      ${ways.map(
        (way) =>
          html`<button class="small" aria-pressed=${way === recipe} @click=${() => this.#show(way)}>
            ${this.t(`page.recipe_${way}`)}
          </button>`,
      )}
    </div>`;
  }

  /** @param {"form" | "code"} recipe */
  async #show(recipe) {
    await this.playground.readTyped();
    if (recipe === "code") await this.playground.loadRest();
    this.store.patch("ui", { recipe, focus: "" });
  }
}

customElements.define("mb-recipe-switch", RecipeSwitch);
