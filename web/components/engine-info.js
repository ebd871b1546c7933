import { css, html, nothing } from "lit";
import { has, t } from "../locales/i18n.js";
import { store } from "../store.js";
import { base } from "../styles/shared.js";
import { StoreElement } from "./store-element.js";

/** Which build of the core runs, on how many threads, and why: one line, and more of it to open. */
class EngineInfo extends StoreElement {
  static areas = ["engine"];

  static styles = [
    base,
    css`
      details {
        scroll-margin-bottom: 1.5rem;
      }

      summary {
        width: fit-content;
        cursor: pointer;
      }

      summary:hover {
        color: var(--ink-soft);
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
    const { build, threads, threadsReason, isolation, worker, version, error } = store.state.engine;
    if (error) return html`<span role="alert">${t("engine.failed", { message: error })}</span>`;
    if (!build) return nothing;
    const short = [
      `Minibatch ${version}`,
      t("engine.build", { build }),
      t(`engine.short_${threadsReason}`, { threads: t("engine.threads", { count: threads }) }),
    ].join(" · ");
    const keys = [`engine.build_${build}`, `engine.why_${threadsReason}`];
    if (threadsReason === "not-isolated") keys.push(`engine.isolation_${isolation}`);
    keys.push(worker ? "engine.worker" : "engine.noWorker");
    return html`<details @toggle=${this.#onToggle}>
      <summary>${short}</summary>
      <div class="more">${keys.filter(has).map((key) => html`<p>${t(key)}</p>`)}</div>
    </details>`;
  }

  /** At the foot of the page, what opens would be out of sight. @param {Event} event */
  #onToggle(event) {
    const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
    if (details.open) details.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("mb-engine-info", EngineInfo);
