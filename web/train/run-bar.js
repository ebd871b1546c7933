import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { duration, t } from "../locales/i18n.js";
import { canTrain } from "../model/actions.js";
import { isTraining, store } from "../store.js";
import { base, controls } from "../styles/shared.js";
import { canContinue, continueTraining, pause, resume, stop, train } from "./actions.js";

/**
 * Train, pause, resume, stop, and how far the run is. One button changes its name, so that the focus stays
 * where it is.
 */
class RunBar extends StoreElement {
  static areas = ["data", "model", "training", "engine", "evaluation"];

  static styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        gap: 0.5rem 0.75rem;
        align-items: center;
        justify-content: flex-end;
      }

      .progress {
        flex: 1 1 auto;
        display: grid;
        gap: 0.25rem;
        max-width: 34rem;
        min-width: 0;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      .text {
        display: flex;
        gap: 0.75em;
        justify-content: space-between;
        overflow: hidden;
        white-space: nowrap;
      }

      .text span:first-child {
        color: var(--ink);
      }

      .detail {
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .track {
        height: 3px;
        background: var(--line);
      }

      .track i {
        display: block;
        height: 100%;
        width: calc(var(--share) * 100%);
        background: var(--accent);
      }

      button {
        min-width: 5.75rem;
      }

      button.secondary {
        min-width: 4.5rem;
      }

      @media (max-width: 26rem) {
        button {
          min-width: 5rem;
        }
      }
    `,
  ];

  render() {
    const { status, error, epoch } = store.state.training;
    const busy = isTraining();
    const goOn = !busy && canContinue() && !error && epoch.length > 0;
    return html`
      ${busy || epoch.length > 0 ? this.#progress() : nothing}
      ${
        busy
          ? html`<button class="secondary" ?disabled=${status === "stopping"} @click=${this.#stop}>
              ${icons.stop}${t("train.stop")}
            </button>`
          : nothing
      }
      ${
        goOn
          ? html`<button class="secondary" @click=${continueTraining}>
              ${t("train.continue")}
            </button>`
          : nothing
      }
      ${this.#main(status)}
    `;
  }

  /** @param {string} status */
  #main(status) {
    if (status === "paused") {
      return this.#button("resume", icons.train, resume, false);
    }
    if (isTraining()) {
      return this.#button("pause", icons.pause, pause, status !== "running");
    }
    const testing = store.state.evaluation.status === "running";
    return this.#button("train", icons.train, train, !canTrain() || testing);
  }

  /**
   * @param {string} name
   * @param {unknown} icon
   * @param {() => void} action
   * @param {boolean} disabled
   */
  #button(name, icon, action, disabled) {
    // aria-disabled keeps the focus on the button while a run starts.
    return html`<button
      class="primary"
      id="main"
      aria-disabled=${disabled ? "true" : nothing}
      @click=${() => !disabled && action()}
    >
      ${icon}${t(`train.${name}`)}
    </button>`;
  }

  #progress() {
    const { progress, status, epoch, plannedEpochs } = store.state.training;
    const epochs = progress?.epochs ?? plannedEpochs;
    const done = epoch.length;
    const within = progress && progress.batches ? progress.batch / progress.batches : 0;
    const share = isTraining()
      ? Math.min(
          1,
          (Math.max(done, progress?.epoch ?? 0) + (done > (progress?.epoch ?? 0) ? 0 : within)) /
            epochs,
        )
      : done / Math.max(1, plannedEpochs);
    const images = store.state.data.facts?.kind === "images";
    const detail = [];
    if (status === "paused") detail.push(t("train.paused"));
    if (status === "stopping") detail.push(t("train.stopping"));
    if (status === "running" && progress) {
      detail.push(
        progress.phase === "validate"
          ? t("train.validating")
          : t("train.batchOf", { batch: progress.batch, batches: progress.batches }),
      );
      if (progress.samplesPerSecond) {
        const count = Math.round(progress.samplesPerSecond);
        detail.push(t(images ? "train.imagesPerSecond" : "train.rowsPerSecond", { count }));
      }
      if (Number.isFinite(progress.remainingMs)) {
        detail.push(t("train.timeLeft", { time: duration(Number(progress.remainingMs)) }));
      }
    }
    if (status === "starting") detail.push(t("train.starting"));
    const current = isTraining() ? Math.min(epochs, (progress?.epoch ?? done) + 1) : done;
    return html`<div class="progress">
      <div class="text">
        <span
          >${t("train.epochOf", { epoch: current, epochs: isTraining() ? epochs : plannedEpochs })}</span
        >
        <span class="detail">${detail.join(" · ")}</span>
      </div>
      <div
        class="track"
        role="progressbar"
        aria-label=${t("train.progress")}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(share * 100)}
      >
        <i ${cssVars({ "--share": share })}></i>
      </div>
    </div>`;
  }

  #stop() {
    stop();
    this.renderRoot.querySelector(/** @type {"button"} */ ("#main"))?.focus();
  }
}

customElements.define("mb-run-bar", RunBar);
