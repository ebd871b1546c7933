import { css, html, nothing } from "lit";
import { isRestartDue, setTurbo } from "../experiment/engine.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import { StoreElement } from "./store-element.js";

/**
 * Which build of the core runs, on how many threads, and why: one line, and more of it to open. Beside it the
 * choice between bits that are the same everywhere and turbo.
 */
class EngineInfo extends StoreElement {
  static areas = ["engine", "training.status"];

  static styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
        align-items: start;
      }

      details[open],
      .note {
        flex: 1 1 100%;
      }

      .check {
        align-items: start;
        min-height: var(--target);
        padding-block: 0.2rem;
        font-size: inherit;
      }

      .check input {
        flex: none;
        margin-top: 0.125rem;
      }

      details {
        scroll-margin-bottom: 1.5rem;
      }

      summary {
        font-size: inherit;
        color: inherit;
      }

      .more {
        display: grid;
        gap: 0.25rem;
        max-width: 44rem;
        padding: 0.375rem 0 0 1rem;
        color: var(--ink-soft);
      }

      @media (max-width: 67.99rem) {
        details {
          scroll-margin-bottom: 5.5rem; /* the action bar stands at the bottom */
        }
      }
    `,
  ];

  render() {
    const { build, threads, threadsReason, relaxedReason, isolation, worker, version, error } =
      this.state.engine;
    if (error)
      return html`<span role="alert">${this.t("engine.failed", { message: error })}</span>`;
    if (!build) return nothing;
    const short = [
      `Minibatch ${version}`,
      this.t("engine.build", { build }),
      this.t(`engine.short_${threadsReason}`, {
        threads: this.t("engine.threads", { count: threads }),
      }),
    ].join(" · ");
    const keys = [`engine.build_${build}`, `engine.relaxed_${relaxedReason}`];
    keys.push(`engine.why_${threadsReason}`);
    if (threadsReason === "not-isolated") keys.push(`engine.isolation_${isolation}`);
    keys.push(worker ? "engine.worker" : "engine.noWorker");
    return html`<details @toggle=${this.#onToggle}>
        <summary>${short}</summary>
        <div class="more">
          ${keys.filter(this.language.has).map((key) => html`<p>${this.t(key)}</p>`)}
        </div>
      </details>
      ${this.#turbo()}`;
  }

  #turbo() {
    const { turbo, relaxedReason } = this.state.engine;
    const unsupported = relaxedReason === "unsupported";
    return html`<label class="check">
        <input
          type="checkbox"
          .checked=${turbo && !unsupported}
          ?disabled=${unsupported}
          aria-describedby="turbo-note"
          @change=${(/** @type {any} */ event) => setTurbo(this.playground, event.target.checked)}
        />
        ${this.t("engine.turbo")}
      </label>
      <p id="turbo-note" class="note" role="status">${this.#turboNote()}</p>`;
  }

  #turboNote() {
    const { relaxedReason, turboError } = this.state.engine;
    if (relaxedReason === "unsupported") return this.t("engine.turboUnsupported");
    if (turboError) return this.t("engine.turboFailed", { message: turboError });
    const waits = isTraining(this.state) || this.state.engine.waits;
    return isRestartDue(this.state) && waits ? this.t("engine.turboLater") : nothing;
  }

  /** At the foot of the page, what opens would be out of sight. @param {Event} event */
  #onToggle(event) {
    const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
    if (details.open) details.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("mb-engine-info", EngineInfo);
