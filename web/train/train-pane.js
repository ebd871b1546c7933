import { css, html, nothing } from "lit";
import "../components/notice.js";
import { step, stepStyles } from "../components/step.js";
import { StoreElement } from "../components/store-element.js";
import { metric, t } from "../locales/i18n.js";
import { store } from "../store.js";
import { base, controls } from "../styles/shared.js";
import { seriesName } from "./series.js";
import "./curves.js";
import "./history-table.js";
import "./profile-panel.js";
import "./settings-form.js";

/** Step 3: how to train, and how it goes. */
class TrainPane extends StoreElement {
  static areas = ["training"];

  static styles = [
    base,
    controls,
    stepStyles,
    css`
      .curves {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
      }
    `,
  ];

  render() {
    const { notice, error } = store.state.training;
    const body = html`
      <mb-settings-form></mb-settings-form>
      ${
        notice
          ? html`<mb-notice kind=${notice.kind ?? "info"}
              >${t(notice.key, notice.values)}</mb-notice
            >`
          : nothing
      }
      ${error ? html`<mb-notice kind="error">${error}</mb-notice>` : nothing}
      <div class="curves">
        <mb-curves></mb-curves>
        <mb-history-table></mb-history-table>
      </div>
      <mb-profile-panel></mb-profile-panel>
    `;
    return step({ number: 3, title: t("steps.training"), summary: this.#summary(), body });
  }

  /** The last values in words. */
  #summary() {
    const { history, epoch, tail } = store.state.training;
    const live = tail.at(-1)?.logs;
    const names = live ? Object.keys(live) : Object.keys(history);
    if (epoch.length === 0 && !live) return nothing;
    return names
      .map((name) => `${seriesName(name)} ${metric(live ? live[name] : history[name].at(-1))}`)
      .slice(0, 4)
      .join(" · ");
  }
}

customElements.define("mb-train-pane", TrainPane);
