import { css, html, nothing } from "lit";
import { icons } from "./components/icons.js";
import "./components/notice.js";
import { StoreElement } from "./components/store-element.js";
import { tabBar, tabStyles } from "./components/tab-bar.js";
import { isPlane } from "./experiment/plane.js";
import { isStale } from "./experiment/recipe.js";
import { base, controls } from "./styles/shared.js";
import "./runs/score-strip.js";
import "./train/curves-pane.js";

/** @type {Record<string, (state: import("./experiment/types.js").State) => unknown>} */
const tabs = {
  curves: (state) =>
    html`<mb-curves-pane ?beside=${isPlane(state)}
      >${isPlane(state) ? html`<mb-boundary-section compact></mb-boundary-section>` : nothing}</mb-curves-pane
    >`,
  test: () => html`<mb-evaluate-pane></mb-evaluate-pane>`,
  examples: () => html`<mb-examples-pane></mb-examples-pane>`,
  predict: () => html`<mb-predict-pane></mb-predict-pane>`,
  inspect: () => html`<mb-inspect-pane></mb-inspect-pane>`,
  runs: () => html`<mb-runs-pane></mb-runs-pane>`,
};

/** Tabs that show nothing of a run without its rows. */
const needRows = ["test", "examples", "predict"];

/** The results of the recipe: the scores, and below them a tab for each view. */
class Results extends StoreElement {
  static areas = [
    "ui",
    "runs",
    "experiment",
    "data",
    "training.epoch",
    "training.experiment",
    "training.status",
  ];

  static properties = { names: { attribute: false } };

  static styles = [
    base,
    controls,
    tabStyles,
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

      [role="tabpanel"] {
        padding: 1rem 0 1.5rem;
        min-height: 24rem;
      }

      mb-notice {
        margin-bottom: 0.75rem;
      }
    `,
  ];

  constructor() {
    super();
    /** The tabs that there are. */
    this.names = Object.keys(tabs);
  }

  willUpdate() {
    const { data, ui } = this.state;
    // What is learned in a plane is seen beside the curves.
    if (isPlane(this.state) && !["test", "examples", "predict", "inspect", "runs"].includes(ui.tab))
      void this.#loadPlane();
    if (!data.wanted) return;
    void this.playground.loadRest().then(() => import("./data/wanted-files.js"));
  }

  async #loadPlane() {
    await this.playground.loadRest();
    await import("./locales/inspect.js");
    await import("./inspect/boundary-section.js");
  }

  updated() {
    this.toggleAttribute("filled", this.state.runs.list.length > 0);
  }

  render() {
    // A file that is dropped goes to its tab without a click.
    if (this.state.ui.tab !== "curves") void this.playground.loadRest();
    const { tab: chosen, focus } = this.state.ui;
    const tab = this.names.includes(chosen) ? chosen : this.names[0];
    const { wanted, alone } = this.state.data;
    const focused = focus === "results";
    const label = this.t(focused ? "page.unfocus" : "page.focus", { name: this.t("page.results") });
    return html`
      <mb-score-strip></mb-score-strip>
      <div class="bar">
        ${tabBar(this, {
          label: this.t("page.results"),
          names: this.names,
          chosen: tab,
          title: (name) => this.t(`tabs.${name}`),
          choose: (name) => this.store.patch("ui", { tab: name }),
        })}
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
        ${wanted ? html`<mb-wanted-files></mb-wanted-files>` : nothing}
        ${
          tab !== "runs" && isStale(this.state)
            ? html`<mb-notice kind="warning">${this.t("runs.stale")}</mb-notice>`
            : nothing
        }
        ${wanted && !(alone && tab === "predict") && needRows.includes(tab) ? nothing : tabs[tab](this.state)}
      </div>
    `;
  }
}

customElements.define("mb-results", Results);
