import { css, html, nothing } from "lit";
import { icons } from "./components/icons.js";
import "./components/notice.js";
import { StoreElement } from "./components/store-element.js";
import { isStale } from "./experiment/recipe.js";
import { base, controls } from "./styles/shared.js";
import "./runs/score-strip.js";
import "./train/curves-pane.js";

/** @type {Record<string, () => unknown>} */
const tabs = {
  curves: () => html`<mb-curves-pane></mb-curves-pane>`,
  test: () => html`<mb-evaluate-pane></mb-evaluate-pane>`,
  examples: () => html`<mb-examples-pane></mb-examples-pane>`,
  predict: () => html`<mb-predict-pane></mb-predict-pane>`,
  inspect: () => html`<mb-inspect-pane></mb-inspect-pane>`,
  runs: () => html`<mb-runs-pane></mb-runs-pane>`,
};

/** The results of the recipe: the scores, and below them a tab for each view. */
class Results extends StoreElement {
  static areas = ["ui", "runs", "experiment", "training"];

  static styles = [
    base,
    controls,
    css`
      .bar {
        display: flex;
        align-items: end;
        justify-content: space-between;
        border-bottom: 1px solid var(--line-strong);
      }

      #focus {
        flex: none;
      }

      [role="tablist"] {
        display: flex;
        min-width: 0;
        overflow-x: auto;
        scrollbar-width: none;
      }

      [role="tab"] {
        min-height: 2.25rem;
        padding: 0.25rem 0.625rem;
        border: 0;
        border-bottom: 2px solid transparent;
        border-radius: 0;
        background: none;
        color: var(--ink-soft);
        white-space: nowrap;
      }

      [role="tab"]:hover:not(:disabled) {
        border-color: var(--line-strong);
        background: none;
        color: var(--ink);
      }

      [role="tab"]:focus-visible {
        outline-offset: -2px;
      }

      [role="tab"][aria-selected="true"]:not(:disabled) {
        border-bottom-color: var(--accent);
        color: var(--ink);
        font-weight: 600;
      }

      [role="tabpanel"] {
        padding: 1rem 0 1.5rem;
        min-height: 24rem;
      }

      mb-notice {
        margin-bottom: 0.75rem;
      }
    `,
  ];

  render() {
    // A file that is dropped goes to its tab without a click.
    if (this.state.ui.tab !== "curves") void this.playground.loadRest();
    const { tab, focus } = this.state.ui;
    const focused = focus === "results";
    const label = this.t(focused ? "page.unfocus" : "page.focus", { name: this.t("page.results") });
    return html`
      <mb-score-strip></mb-score-strip>
      <div class="bar">
        <div role="tablist" aria-label=${this.t("page.results")} @keydown=${this.#onKey}>
          ${Object.keys(tabs).map(
            (name) =>
              html`<button
                role="tab"
                id=${name}
                aria-selected=${name === tab}
                aria-controls="panel"
                tabindex=${name === tab ? 0 : -1}
                @click=${() => this.#show(name)}
              >
                ${this.t(`tabs.${name}`)}
              </button>`,
          )}
        </div>
        <button
          class="quiet square"
          id="focus"
          aria-label=${label}
          title=${label}
          @click=${() => this.store.patch("ui", { focus: focused ? "" : "results" })}
        >
          ${focused ? icons.shrink : icons.grow}
        </button>
      </div>
      <div role="tabpanel" id="panel" aria-labelledby=${tab}>
        ${
          tab !== "runs" && isStale(this.state)
            ? html`<mb-notice kind="warning">${this.t("runs.stale")}</mb-notice>`
            : nothing
        }
        ${(tabs[tab] ?? tabs.curves)()}
      </div>
    `;
  }

  /** @param {string} tab */
  #show(tab) {
    this.store.patch("ui", { tab });
  }

  /** @param {KeyboardEvent} event */
  async #onKey({ key }) {
    const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const names = Object.keys(tabs);
    const at = names.indexOf(this.state.ui.tab) + step + names.length;
    this.#show(names[at % names.length]);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector('[aria-selected="true"]')
    )?.focus();
  }
}

customElements.define("mb-results", Results);
