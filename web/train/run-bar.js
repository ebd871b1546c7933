import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { stopsEarly } from "../experiment/callbacks.js";
import { canTrain } from "../experiment/model.js";
import { isTraining } from "../experiment/store.js";
import { base, controls, track } from "../styles/shared.js";
import { reached } from "../experiment/series.js";
import {
  canContinue,
  continueTraining,
  pause,
  resume,
  stop,
  train,
} from "../experiment/training.js";

/** @import { Playground } from "../experiment/playground.js" */

/**
 * Train, pause, resume, stop, and how far the run is. One button changes its name, so that the focus stays
 * where it is.
 */
class RunBar extends StoreElement {
  static areas = ["experiment", "data", "model", "training", "engine", "evaluation"];

  static styles = [
    base,
    controls,
    track,
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

      button {
        min-width: 5.75rem;
      }

      button.secondary {
        min-width: 4.5rem;
      }

      .detail span + span::before {
        content: " · ";
        white-space: pre;
      }

      @media (max-width: 40rem) {
        .detail .batch,
        .detail .speed {
          display: none;
        }

        .detail .time::before {
          content: none !important;
        }
      }

      @media (max-width: 26rem) {
        button {
          min-width: 5rem;
        }
      }
    `,
  ];

  render() {
    const { status, error, epoch } = this.state.training;
    const busy = isTraining(this.state);
    const goOn = !busy && canContinue(this.state) && !error && epoch.length > 0;
    return html`
      ${busy || epoch.length > 0 ? this.#progress() : nothing}
      ${
        busy
          ? html`<button class="secondary" ?disabled=${status === "stopping"} @click=${this.#stop}>
              ${icons.stop}${this.t("train.stop")}
            </button>`
          : nothing
      }
      ${
        goOn
          ? html`<button class="secondary" @click=${() => continueTraining(this.playground)}>
              ${this.t("train.continue")}
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
    const nothingYet = () => {};
    if (isTraining(this.state)) {
      const running = status === "running";
      return this.#button("pause", icons.pause, running ? pause : nothingYet, !running);
    }
    const testing = this.state.evaluation.status === "running";
    // Where the model cannot be trained, train() goes to what is wrong.
    const start = testing ? nothingYet : train;
    return this.#button("train", icons.train, start, !canTrain(this.state) || testing);
  }

  /**
   * @param {string} name
   * @param {unknown} icon
   * @param {(playground: Playground) => void} action
   * @param {boolean} disabled
   */
  #button(name, icon, action, disabled) {
    // aria-disabled keeps the focus on the button while a run starts.
    return html`<button
      class="primary"
      id="main"
      aria-disabled=${disabled ? "true" : nothing}
      @click=${() => action(this.playground)}
    >
      ${icon}${this.t(`train.${name}`)}
    </button>`;
  }

  #progress() {
    const { share, current, epochs } = reached(this.state.training, isTraining(this.state));
    return html`<div class="progress">
      <div class="text">
        <span>${this.t("train.epochOf", { epoch: current, epochs })}</span>
        <span class="detail">
          ${this.#detail().map(([kind, text]) => html`<span class=${kind}>${text}</span>`)}
        </span>
      </div>
      <div
        class="track"
        role="progressbar"
        aria-label=${this.t("train.progress")}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(share * 100)}
      >
        <i ${cssVars({ "--share": share })}></i>
      </div>
    </div>`;
  }

  /** What goes on now, in the order in which it may be left out. @returns {[string, string][]} */
  #detail() {
    const { progress, status } = this.state.training;
    if (status === "paused" || status === "stopping" || status === "starting") {
      return [["state", this.t(`train.${status}`)]];
    }
    if (status !== "running" || !progress) return [];
    const { phase, batch, batches, samplesPerSecond, remainingMs } = progress;
    const validating = phase === "validate";
    /** @type {[string, string][]} */
    const parts = [
      [
        "batch",
        validating ? this.t("train.validating") : this.t("train.batchOf", { batch, batches }),
      ],
    ];
    if (samplesPerSecond) {
      const images = this.state.data.description?.kind === "images";
      const key = images ? "train.imagesPerSecond" : "train.rowsPerSecond";
      parts.push(["speed", this.t(key, { count: Math.round(samplesPerSecond) })]);
    }
    // Where a callback may end the run there is no telling when.
    if (Number.isFinite(remainingMs) && !stopsEarly(this.state.experiment)) {
      parts.push([
        "time",
        this.t("train.timeLeft", { time: this.language.duration(Number(remainingMs)) }),
      ]);
    }
    return parts;
  }

  #stop() {
    stop(this.playground);
    this.renderRoot.querySelector(/** @type {"button"} */ ("#main"))?.focus();
  }
}

customElements.define("mb-run-bar", RunBar);
