import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { tabBar, tabStyles } from "../components/tab-bar.js";
import { base, controls } from "../styles/shared.js";
import "./columns-view.js";
import "./gaps-view.js";
import "./images-view.js";
import "./pairs-view.js";
import "./rows-view.js";
import "./target-view.js";

/** What can be seen of a table. @type {Record<string, () => unknown>} */
const views = {
  rows: () => html`<mb-rows-view></mb-rows-view>`,
  columns: () => html`<mb-columns-view></mb-columns-view>`,
  target: () => html`<mb-target-view></mb-target-view>`,
  pairs: () => html`<mb-pairs-view></mb-pairs-view>`,
  gaps: () => html`<mb-gaps-view></mb-gaps-view>`,
};

/** The data at the full width of the page: its rows, and what they say. */
class DataViews extends StoreElement {
  static areas = ["data"];

  static styles = [
    base,
    controls,
    tabStyles,
    css`
      [role="tablist"] {
        border-bottom: 1px solid var(--line-strong);
      }

      [role="tabpanel"] {
        padding-top: 0.75rem;
        min-height: 24rem;
      }
    `,
  ];

  render() {
    const { description, look } = this.state.data;
    if (!description) return html``;
    if (description.kind === "images") return html`<mb-images-view></mb-images-view>`;
    return html`${tabBar(this, {
        label: this.t("look.views"),
        names: Object.keys(views),
        chosen: look.view,
        title: (name) => this.t(`look.view_${name}`),
        choose: (view) => this.store.patch("data", { look: { ...look, view } }),
      })}
      <div role="tabpanel" id="panel" aria-labelledby=${look.view}>${views[look.view]()}</div>`;
  }
}

customElements.define("mb-data-views", DataViews);
