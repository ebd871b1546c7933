import { css, html, nothing } from "lit";
import "../components/notice.js";
import { cssVars } from "../components/css-vars.js";
import { base, controls, track } from "../styles/shared.js";
import { canProfile, profile, subject } from "../experiment/profile.js";
import { LiveElement } from "../components/live-element.js";

/** The question where a step's time goes, the wait, and the answer. */
class ProfilePanel extends LiveElement {
  static areas = [
    "experiment",
    "data",
    "model",
    "engine",
    "evaluation",
    "profile",
    "training.status",
  ];

  static styles = [
    base,
    controls,
    track,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.625rem;
      }

      .ask {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 0.75rem;
        align-items: center;
      }

      button[aria-disabled="true"] {
        cursor: default;
        border-color: var(--line);
        background: transparent;
        color: var(--ink-faint);
      }

      .wait {
        flex: 1 1 10rem;
        display: grid;
        gap: 0.25rem;
        max-width: 20rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }
    `,
  ];

  render() {
    const { status, result, error, of } = this.state.profile;
    const running = status === "running";
    const enabled = canProfile(this.state) && !running;
    const fits = status === "ready" && of === subject(this.state);
    if (fits) void import("./profile-table.js");
    return html`
      <div class="ask">
        <button
          class="small"
          aria-disabled=${enabled ? nothing : "true"}
          @click=${() => enabled && profile(this.playground)}
        >
          ${this.t("profile.ask")}
        </button>
        ${running ? this.#wait() : nothing}
      </div>
      ${error ? html`<mb-notice kind="error">${this.language.message(error)}</mb-notice>` : nothing}
      ${fits ? html`<mb-profile-table .profile=${result}></mb-profile-table>` : nothing}
    `;
  }

  #wait() {
    const { done, total } = this.state.profile;
    return html`<div class="wait">
      <span>${total ? this.t("profile.stepOf", { done, total }) : this.t("profile.starting")}</span>
      <div
        class="track"
        role="progressbar"
        aria-label=${this.t("profile.progress")}
        aria-valuemin="0"
        aria-valuemax=${total || 1}
        aria-valuenow=${done}
      >
        <i ${cssVars({ "--share": total ? done / total : 0 })}></i>
      </div>
    </div>`;
  }
}

customElements.define("mb-profile-panel", ProfilePanel);
