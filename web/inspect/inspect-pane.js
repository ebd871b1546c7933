import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base } from "../styles/shared.js";
import "./profile-panel.js";

/** What happens inside: where a step's time goes. */
class InspectPane extends StoreElement {
  static styles = [
    base,
    css`
      p {
        margin-bottom: 0.75rem;
        font-size: var(--small);
        color: var(--ink-soft);
      }
    `,
  ];

  render() {
    return html`<p>${this.t("profile.about")}</p>
      <mb-profile-panel></mb-profile-panel>`;
  }
}

customElements.define("mb-inspect-pane", InspectPane);
