import { html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";

/** How a table was read, folded; what is inside comes when it is first opened. */
class ReadingPanel extends StoreElement {
  static areas = ["data"];

  static styles = [base, controls];

  render() {
    const { description } = this.state.data;
    // Of columns that were made of arrays, nothing can be said.
    if (description?.kind !== "table" || !description.reading?.config) return nothing;
    return html`<details @toggle=${() => this.playground.loadRest()}>
      <summary>${this.t("reading.title")}</summary>
      <mb-reading-form></mb-reading-form>
    </details>`;
  }
}

customElements.define("mb-reading-panel", ReadingPanel);
